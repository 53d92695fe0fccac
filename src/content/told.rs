//! What a text tells its reader to press or to open: how a name is told from other words.
//!
//! A name is in quotes of any kind, after the verb or up to three plain words after it: `Press "A"`, `press the
//! button 'A'`, `PRESS either "A" or "B"`, `Open "A"`. After "open" it may be without quotes too, and then starts
//! with a capital letter. The same rules read a text and the file that it is written in, where a quote can have
//! a backslash before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Most words between a verb and the name after it.
const WORDS_BETWEEN: usize = 3;

/// Words after which something else is done than to press.
const TURNS: [&str; 3] = ["and", "then", "to"];

/// The words that can follow "open" where it is no adjective: "keep an open mind about" names nothing.
const AFTER_OPEN: [&str; 4] = ["the", "either", "our", "your"];

/// What can be between two names of which one is to be pressed, or each.
const BETWEEN_NAMES: [&str; 7] = [", or ", " or ", ", and ", " and ", ", then ", " then ", ", "];

/// Returns the bytes of each name in quotes that a text says to press or to open, without its quotes: `Press "A",
/// "B" or "C"` names three.
pub fn pressed(text: &str) -> Vec<Range<usize>> {
    told(text).flat_map(|told| all_in_quotes(text, &told)).collect()
}

/// Returns the bytes from each name on that a text says to open, to the end of the text: where a name without
/// quotes ends, only the labels can say. It starts with a capital letter.
pub fn opened(text: &str) -> Vec<Range<usize>> {
    let opened = told(text).filter(|told| told.verb == Verb::Open);
    let named = opened.filter(|told| text[told.next..].starts_with(char::is_uppercase));
    named.map(|told| told.next..text.len()).collect()
}

/// Returns whether a text can name anything: most names nothing, and this is soon seen.
pub fn may_name(text: &str) -> bool {
    VERBS.is_match(text)
}

/// The part of the verbs that is the same at the start of a sentence.
static VERBS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("ress|RESS|pen|PEN").expect("the pattern is a regex"));

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Press,
    Open,
}

/// A verb of a text, and where the next word starts.
struct Told {
    verb: Verb,
    next: usize,
}

/// Returns each verb of a text.
fn told(text: &str) -> impl Iterator<Item = Told> {
    VERBS.find_iter(text).filter_map(|found| {
        let start = text[..found.start()].chars().next_back()?;
        let verb = match (start, found.as_str()) {
            ('p' | 'P', "ress" | "RESS") => Verb::Press,
            ('o' | 'O', "pen" | "PEN") => Verb::Open,
            _ => return None,
        };
        let before = &text[..found.start() - start.len_utf8()];
        let (ending, rest) = split_word(&text[found.end()..]);
        let endings = ["", "s", "es", "ed", "ing"];
        let is_verb = endings.iter().any(|one| one.eq_ignore_ascii_case(ending));
        let is_whole = !before.ends_with(char::is_alphanumeric);
        let next = text.len() - rest.trim_start().len();
        (is_verb && is_whole && rest.starts_with(char::is_whitespace))
            .then_some(Told { verb, next })
    })
}

/// Splits off the letters that words start with.
fn split_word(words: &str) -> (&str, &str) {
    words.split_at(words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len()))
}

/// Returns the names in quotes after a verb.
fn all_in_quotes(text: &str, told: &Told) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut next = first_in_quotes(text, told);
    while let Some(name) = next {
        let rest = &text[name.end..];
        let after = BETWEEN_NAMES.iter().find_map(|between| rest.strip_prefix(between));
        next = after.and_then(|after| in_quotes(text, text.len() - after.len()));
        names.push(name.words);
    }
    names
}

/// Returns the first of them.
fn first_in_quotes(text: &str, told: &Told) -> Option<Name> {
    let mut at = told.next;
    for count in 0..=WORDS_BETWEEN {
        if let Some(name) = in_quotes(text, at) {
            // Further from the verb, words in quotes can be what somebody says.
            let is_near = told.verb == Verb::Press && (count == 0 || !name.is_single);
            let is_capital = |c: char| c == '{' || c.is_uppercase() || c.is_numeric();
            let is_name = is_near || text[name.words.clone()].starts_with(is_capital);
            return is_name.then_some(name);
        }
        let (word, rest) = split_word(&text[at..]);
        let is_one_of = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
        let is_adjective = told.verb == Verb::Open && count == 0 && !is_one_of(&AFTER_OPEN);
        if word.is_empty() || is_one_of(&TURNS) || is_adjective {
            return None;
        }
        let next = rest.trim_start();
        if next.len() == rest.len() {
            return None;
        }
        at = text.len() - next.len();
    }
    None
}

/// Words in quotes.
struct Name {
    words: Range<usize>,
    /// Where the quotes end.
    end: usize,
    is_single: bool,
}

/// Returns the words in the quotes that open at `at`. Those in double quotes may hold an apostrophe, and those in
/// single ones may too, within a word.
fn in_quotes(text: &str, at: usize) -> Option<Name> {
    let rest = &text[at..];
    let unescaped = rest.strip_prefix('\\').unwrap_or(rest);
    let opening = unescaped.chars().next()?;
    let is_single = match opening {
        '"' | '\u{201c}' => false,
        '\'' | '\u{2018}' => true,
        _ => return None,
    };
    let start = text.len() - unescaped.len() + opening.len_utf8();
    let inside = &text[start..];
    let mut marks = inside.char_indices().filter(|(at, c)| match (is_single, c) {
        (_, '\n') | (false, '"' | '\u{201c}' | '\u{201d}') => true,
        (true, '\'' | '\u{2019}') => {
            !inside[at + c.len_utf8()..].starts_with(char::is_alphanumeric)
        }
        _ => false,
    });
    let (length, closing) = marks.next().filter(|(_, c)| !matches!(c, '\n' | '\u{201c}'))?;
    let words = inside[..length].strip_suffix('\\').unwrap_or(&inside[..length]);
    let is_named = !words.is_empty() && !words.starts_with(char::is_whitespace);
    let end = start + length + closing.len_utf8();
    is_named.then_some(Name { words: start..start + words.len(), end, is_single })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, find: fn(&str) -> Vec<Range<usize>>) -> Vec<&str> {
        find(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn what_is_in_quotes_after_press_is_a_name_and_nothing_else_is() {
        for (text, names) in [
            ("Press \"A b\". Then press \"C\".", vec!["A b", "C"]),
            ("Pressing \"A\" or \"B\" tells no one.", vec!["A", "B"]),
            ("Press \"A\", \"B\", or \"C\".", vec!["A", "B", "C"]),
            ("Press \u{201c}A\u{201d} now.", vec!["A"]),
            ("Press \"A\" and say \"B\".", vec!["A"]),
            ("Press 55. Do not press. Choose \"A\". They express \"B\".", vec![]),
        ] {
            assert_eq!(named(text, pressed), names, "{text}");
        }
    }

    #[test]
    fn a_name_is_found_in_any_quotes_and_some_words_after_its_verb() {
        for (text, names) in [
            ("Press 'A b'.", vec!["A b"]),
            ("press 'a b'", vec!["a b"]),
            ("Press \u{2018}A\u{2019} or \u{2018}B\u{2019}.", vec!["A", "B"]),
            ("PRESS \"A\". Whoever presses \"B\".", vec!["A", "B"]),
            ("Press either \"A\" or 'B'.", vec!["A", "B"]),
            ("Press the button \"a\".", vec!["a"]),
            ("Press the big red \"A\".", vec!["A"]),
            ("Open \"A\". OPEN 'B', then \"C\".", vec!["A", "B", "C"]),
            ("Open the page \"A\".", vec!["A"]),
            ("Press \"Children's homes\" or 'Children's homes'.", vec!["Children's homes"; 2]),
            (r#"text = "Press \"A\" or \"B\".""#, vec!["A", "B"]),
            ("\"Press 'A'.\", 'Press \"B\".'", vec!["A", "B"]),
        ] {
            assert_eq!(named(text, pressed), names, "{text}");
        }
        for text in [
            "The press is children's. They say 'It is' so.",
            "If you press on, 'It is' all right.",
            "Press them and say \"A\". Press it to hear \"A\".",
            "They press him for what 'it is'.",
            "Press the big red round \"A\".",
            "Keep an open mind about \"A\". It is open \"all day\".",
            "[\"Do not press\", \"A\", 'press']",
            "Press \"\u{201c}A\u{201d}. Press \"A",
        ] {
            assert_eq!(named(text, pressed), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_starts_with_a_capital_after_open_is_a_name_and_nothing_else_is() {
        for (text, names) in [
            ("Call, or open Local contacts.", vec!["Local contacts."]),
            ("Open Local contacts", vec!["Local contacts"]),
            ("OPEN Local contacts", vec!["Local contacts"]),
            ("Open it again. It is open. Reopen This.", vec![]),
        ] {
            assert_eq!(named(text, opened), names, "{text}");
        }
    }
}
