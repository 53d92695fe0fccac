//! How many syllables a word has when it is read aloud.
//!
//! English spelling does not say, so this counts by rule, as `Lingua::EN::Syllable` does: runs of
//! vowels, one more where two vowels are said apart, one fewer where one is silent. A word made of
//! two (safe-guarding) is counted as two. Held against the CMU Pronouncing Dictionary, they are
//! right for 99 of 100 words of the guidance; to carry the dictionary would add megabytes to the
//! program. A name may be wrong by one, which hardly moves the grade of a file.

use std::sync::LazyLock;

use regex::Regex;

/// Returns how many syllables `word` has: the sum over the parts of a word with hyphens.
///
/// Digits are read one by one, as one says 999; capitals letter by letter, as one says NSPCC,
/// unless they can be said as a word, as MASH is.
pub(super) fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_alphanumeric() && !APOSTROPHES.contains(&c));
    parts.map(|part| of_part(part.trim_matches(APOSTROPHES))).sum()
}

const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];

fn of_part(part: &str) -> usize {
    let digits: usize = part.chars().filter(char::is_ascii_digit).map(of_digit).sum();
    let letters: String = part.chars().filter(|c| !c.is_ascii_digit()).collect();
    let in_letters = match letters.split_once(APOSTROPHES) {
        None if letters.is_empty() => 0,
        None => of_letters(&letters),
        Some((owner, "s")) if HISS.is_match(owner) => of_letters(owner) + 1,
        Some((verb, "t")) if SAID_BEFORE_NOT.is_match(verb) => {
            of_letters(verb.trim_end_matches('n')) + 1
        }
        Some((verb, "t")) => of_letters(verb.trim_end_matches('n')),
        Some((word, _)) => of_letters(word),
    };
    digits + in_letters
}

const fn of_digit(digit: char) -> usize {
    if digit == '7' { 2 } else { 1 }
}

fn of_letters(letters: &str) -> usize {
    let one = letters.strip_suffix('s').unwrap_or(letters);
    let is_short_for_words = one.chars().count() > 1 && one.chars().all(char::is_uppercase);
    if is_short_for_words && !CAN_BE_SAID.is_match(one) {
        one.chars().map(|letter| if letter == 'W' { 3 } else { 1 }).sum()
    } else {
        of_word(&letters.to_lowercase())
    }
}

fn of_word(word: &str) -> usize {
    if let Some((_, count)) = LEARNT.iter().find(|(known, _)| *known == word) {
        return *count;
    }
    if let Some((first, second)) = parted(word) {
        return of_word(first) + of_word(second);
    }
    let word = with_y_as_it_sounds(word);
    let times = |rules: &[Regex]| rules.iter().map(|rule| rule.find_iter(&word).count()).sum();
    let (apart, silent): (usize, usize) = (times(&APART), times(&SILENT));
    (RUN.find_iter(&word).count() + apart).saturating_sub(silent).max(1)
}

/// Words that the rules get wrong and that guidance says often.
const LEARNT: &[(&str, usize)] = &[
    ("being", 2),
    ("business", 2),
    ("conscience", 2),
    ("element", 3),
    ("elements", 3),
    ("evening", 2),
    ("every", 2),
    ("initiative", 4),
    ("marriage", 2),
    ("marriages", 2),
    ("maybe", 2),
    ("naked", 2),
    ("parliament", 3),
    ("people", 2),
    ("proactive", 3),
    ("useful", 2),
    ("whoever", 3),
];

/// First halves of words made of two, most with an `e` that stays silent in the middle.
const FIRST: &[&str] = &[
    "any", "base", "care", "case", "else", "every", "frame", "gate", "guide", "home", "house",
    "life", "like", "name", "place", "safe", "side", "some", "there", "time", "use", "well",
    "where", "white", "whole",
];

/// Endings before which an `e` stays silent.
const LAST: &[&str] = &["ful", "fully", "less", "ly", "ment", "ments", "ness", "ty"];

/// Returns the two parts of a word made of two, where an `e` in the middle would be miscounted.
fn parted(word: &str) -> Option<(&str, &str)> {
    let is_said = |rest: &str| rest.len() > 1 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let first = FIRST.iter().find_map(|first| {
        let rest = word.strip_prefix(first).filter(|rest| is_said(rest))?;
        Some((*first, rest))
    });
    let last = || {
        LAST.iter().find_map(|last| {
            let stem = word.strip_suffix(last)?;
            (stem.len() > 2 && stem.ends_with('e') && !stem.ends_with("ie"))
                .then(|| (stem, &word[stem.len()..]))
        })
    };
    first.or_else(last)
}

/// Writes `y` as `j` where it is a consonant (young, staying) and as `i` after one (any, trying).
fn with_y_as_it_sounds(word: &str) -> String {
    let is_vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let mut before = None;
    let mut letters = word.chars().peekable();
    let mut sounds = String::with_capacity(word.len());
    while let Some(letter) = letters.next() {
        let opens = is_vowel(letters.peek().copied());
        sounds.push(match letter {
            'y' if opens && (before.is_none() || is_vowel(before)) => 'j',
            'y' if !is_vowel(before) => 'i',
            other => other,
        });
        before = Some(letter);
    }
    sounds
}

macro_rules! patterns {
    ($( $(#[$meta:meta])* $NAME:ident = $pattern:literal; )*) => { $(
        $(#[$meta])*
        static $NAME: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a regex"));
    )* };
}

patterns! {
    RUN = "[aeiouy]+";
    /// After these the `s` of an owner is a syllable: police's.
    HISS = "(?i)(?:[sxz]|[cs]h|[cgsz]e)$";
    /// After these `n't` is a syllable: didn't, but not don't.
    SAID_BEFORE_NOT = "(?i)[^aeiour]n$";
    /// Four capitals or more, a consonant and a vowel first: MASH, LADO, but not NSPCC.
    CAN_BE_SAID = "^[^AEIOU][AEIOU]..";
}

/// Each find is one syllable more than runs of vowels: two vowels are said apart.
static APART: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    all(&[
        // Special and nation are not, media and violence are.
        "(?:^|[^cgstx])ia|[ct]iat[ei]|[ct]ialit",
        "[^cglnstxv]io|[^l]lio|vio(?:[^u]|us)|nio[^nru]|tio$",
        "[^ctf]ien[ct]|iet|^scie|[aeiou].*[^aeiout]i(?:er|ers|est)$|i(?:i|u)",
        "[^gq]ua|[^gqs]ue[ln]|uing|sui[cn]|nui|ruin|[lr]uid|uit[iy]|uou",
        "area|idea|linea|[^s]crea[^ms]|^crea[^mks]|^rea(?:c[^h]|li|ss|pp)|theat",
        "theor|deo|ereo|geog|neou|preo|^reo|^rei[ns]|^reu|eei|seum",
        "^coe|poe[mt]|coor|coop|coali|chao|[^n]oing$|[st]hm$|isms?$",
    ])
});

/// Each find is one syllable fewer: an `e` at the end is silent, but not in little or wanted.
static SILENT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    all(&[
        "[aeiou].*[^aeioulr]e$|(?:[aeiouw]l|ll|rl|[aeiou]r|rr)e$",
        "[aeiou].*[^aeioulrsxzcgh]es$|(?:[aeiouw]l|ll|rl|[aeiou]r|rr)es$|[aeiou].*[^cs]hes$",
        "[aeiou].*[^aeiouldtr]ed$|(?:[aeiouw]l|ll|rl|[aeiou]r|rr)ed$",
        // League, and physically.
        "[aeiou].*[aeiou][gq]ues?$|icalli$",
    ])
});

fn all(patterns: &[&str]) -> Vec<Regex> {
    let made = patterns.iter().map(|one| Regex::new(one).expect("the pattern is a regex"));
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all_have(count: usize, words: &str) {
        for word in words.split_whitespace() {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_words_that_the_content_says_have_the_syllables_that_they_are_said_with() {
        all_have(1, "a the child harm used worked called there where more rule says young league");
        all_have(2, "police council people agreed abused social children consent something");
        all_have(2, "being wanted little hundred centre careful statement trying carer");
        all_have(3, "safeguarding areas idea violence anyone sexual worrier settlement");
        all_have(4, "exploitation vulnerable society immediate material ability");
        all_have(5, "immediately opportunity organisation");
        all_have(7, "confidentiality");
    }

    #[test]
    fn an_owner_and_a_contraction_are_said_as_they_are_spelt() {
        all_have(1, "child's don't can\u{2019}t won't it's they're");
        all_have(2, "children's didn't wasn't couldn't");
        all_have(3, "police's service's");
    }

    #[test]
    fn a_word_with_hyphens_has_the_syllables_of_its_parts() {
        all_have(5, "decision-making");
        all_have(4, "16-year-old trauma-informed\u{2019}");
        all_have(2, "e-mail on/off");
    }

    #[test]
    fn a_number_is_read_digit_by_digit() {
        all_have(3, "999 101 (999), 16+1");
        all_have(4, "2003");
    }

    #[test]
    fn an_abbreviation_is_read_letter_by_letter_unless_it_can_be_said() {
        all_have(5, "NSPCC");
        all_have(3, "CSE DSL DSLs");
        all_have(4, "WT");
        all_have(2, "UK LADO LADOs");
        all_have(1, "MASH I");
    }

    #[test]
    fn what_is_neither_letter_nor_digit_has_none() {
        all_have(0, "\u{2013} & ' \"\"");
    }
}
