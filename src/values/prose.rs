//! What must not be in a sentence that people read.
//!
//! Each check is one small function that finds the first fault of its kind. A number in prose
//! cannot be kept right, a person's address must not be shown, and a placeholder is a sentence
//! that nobody finished; so none of them loads.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::numbers_in_prose;

/// What is wrong in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ProseFault {
    /// The bytes of the text that are wrong.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What the editor can do next.
    pub(super) hint: String,
}

type Find = fn(&str) -> Option<ProseFault>;

/// Every check of a sentence but those on its digits and its length.
const CHECKS: &[Find] = &[
    no_email_address,
    no_placeholder,
    no_web_address,
    no_markup,
    no_character_beyond_the_basic_plane,
    no_control_character,
];

/// Every check of digits: most sentences have none.
const CHECKS_OF_DIGITS: &[Find] = &[no_telephone_number, no_digit_of_another_script, no_postcode];

/// Returns every fault of `text`, whose sentences may have `sentence_words` words.
pub(super) fn faults(text: &str, sentence_words: usize) -> Vec<ProseFault> {
    let of_digits = if has_a_digit(text) { CHECKS_OF_DIGITS } else { &[] };
    let checks = CHECKS.iter().chain(of_digits);
    let mut found: Vec<ProseFault> = checks.filter_map(|check| check(text)).collect();
    found.extend(long_sentence(text, sentence_words));
    if text.trim() != text || text.is_empty() {
        found.push(fault(
            0..text.len(),
            "the text is empty or has spaces at an end",
            "write the words and no more",
        ));
    }
    found
}

fn fault(at: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> ProseFault {
    ProseFault { at, message: message.into(), hint: hint.into() }
}

fn find(pattern: &LazyLock<Regex>, text: &str, what: &str, hint: &str) -> Option<ProseFault> {
    let found = pattern.find(text)?;
    Some(fault(found.range(), format!("{what} in a sentence: `{}`", found.as_str()), hint))
}

macro_rules! pattern {
    ($name:ident, $regex:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($regex).expect("the pattern is a regex"));
    };
}

pattern!(EMAIL, r"[\w.+-]+@[\w-]+\.[\w.-]*\w");
pattern!(POSTCODE, r"(?i)\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b");
pattern!(
    PLACEHOLDER,
    r"\{[^}]*\}?|(?i:\b(?:TODO|TBC|TBD|FIXME|XXX+)\b)|\[[^\]]*\]|(?i:lorem ipsum)|\?\?+"
);
pattern!(WEB, r"(?i)\b(?:https?:|www\.)(?:\S*[\w/])?");
pattern!(MARKUP, r"</?[a-zA-Z@#!:][^>]*>|\*\*|__|~~|\|\||`");

// A pattern takes longer to build than all of content to read: each is built where a text has a character that
// it needs, and of most there is never one.

/// Returns whether a text has a digit, or a character that may be one in another script.
fn has_a_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii())
}

/// Returns whether a text has one of `bytes`.
fn has_one_of(text: &str, bytes: &[u8]) -> bool {
    text.bytes().any(|byte| bytes.contains(&byte))
}

/// Returns whether a text has one of `words`, which are written small, in capitals or not.
fn has_one_of_words(text: &str, words: &[&str]) -> bool {
    let text = text.as_bytes();
    let begins = |at: usize, word: &[u8]| {
        text.get(at..at + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word))
    };
    text.iter().enumerate().any(|(at, byte)| {
        let mut words = words.iter().map(|word| word.as_bytes());
        words.any(|word| word[0] == byte.to_ascii_lowercase() && begins(at, word))
    })
}

/// What to do about digits that are a number to ring, or look like one.
pub(crate) const NUMBER_HINT: &str = "name the service here: its number is for its own file alone. Is it none? Write a count as `60,000` or `112 children`, pages as `pages 116 to 118`, a day as `1 September 2026`";

fn no_telephone_number(text: &str) -> Option<ProseFault> {
    let at = numbers_in_prose::number(text)?;
    let message = format!("a telephone number in a sentence: `{}`", &text[at.clone()]);
    Some(fault(at, message, NUMBER_HINT))
}

/// Returns every fault of one word that is no sentence, such as a list of pages.
pub(super) fn faults_of_a_word(text: &str) -> Vec<ProseFault> {
    let number = numbers_in_prose::number_among_pages(text).map(|at| {
        let message = format!("a telephone number in a word: `{}`", &text[at.clone()]);
        fault(at, message, NUMBER_HINT)
    });
    number.into_iter().chain(no_placeholder(text)).collect()
}

/// A digit that is none of 0 to 9 can hide a number: most people cannot dial it.
fn no_digit_of_another_script(text: &str) -> Option<ProseFault> {
    if text.is_ascii() {
        return None;
    }
    let is_fraction =
        |c: char| matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215f}' | '\u{2189}');
    let mut all = text.char_indices();
    let (at, wrong) = all.find(|(_, c)| !c.is_ascii() && c.is_numeric() && !is_fraction(*c))?;
    let message = format!("`{wrong}` is a digit that is none of 0 to 9");
    Some(fault(at..at + wrong.len_utf8(), message, "write it with the digits 0 to 9"))
}

fn no_email_address(text: &str) -> Option<ProseFault> {
    if !text.contains('@') {
        return None;
    }
    find(
        &EMAIL,
        text,
        "an e-mail address",
        "addresses change and may be a person's; name a service instead",
    )
}

fn no_postcode(text: &str) -> Option<ProseFault> {
    find(&POSTCODE, text, "a postcode", "leave out where people live or work")
}

fn no_placeholder(text: &str) -> Option<ProseFault> {
    let words = ["todo", "tbc", "tbd", "fixme", "xxx", "lorem"];
    let has_marks = has_one_of(text, b"{[") || text.contains("??");
    if !has_marks && !has_one_of_words(text, &words) {
        return None;
    }
    find(
        &PLACEHOLDER,
        text,
        "a placeholder",
        "write what belongs there; only some texts of words.toml have slots",
    )
}

fn no_web_address(text: &str) -> Option<ProseFault> {
    if !has_one_of_words(text, &["http", "www"]) {
        return None;
    }
    find(
        &WEB,
        text,
        "a web address",
        "put it in a `web` or `form` route of a service, or in sources.toml, with https",
    )
}

fn no_markup(text: &str) -> Option<ProseFault> {
    if !has_one_of(text, b"<*_~|`") {
        return None;
    }
    find(
        &MARKUP,
        text,
        "markup",
        "content is plain text; headings and lists have keys of their own",
    )
}

fn no_character_beyond_the_basic_plane(text: &str) -> Option<ProseFault> {
    // Such a character is four bytes long in UTF-8, and no other starts with a byte like its first.
    let at = text.bytes().position(|byte| byte >= 0xF0)?;
    let wrong = text[at..].chars().next()?;
    let message = format!("`{wrong}` is outside the Basic Multilingual Plane");
    Some(fault(
        at..at + wrong.len_utf8(),
        message,
        "leave out emoji; not every screen reader says them",
    ))
}

fn no_control_character(text: &str) -> Option<ProseFault> {
    // Nearly every sentence is plain ASCII, and then need not be read character by character.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let (at, wrong) = text.char_indices().find(|(_, c)| c.is_control())?;
    let hint = "one string is one paragraph or point; write the next as a string of its own";
    Some(fault(at..at + wrong.len_utf8(), "a line break, tab or other control character", hint))
}

/// Returns the first sentence that has more than `most` words.
fn long_sentence(text: &str, most: usize) -> Option<ProseFault> {
    // Every space has a byte that is no letter, digit or mark of ASCII; with too few of them the whole
    // text is short enough, and most texts are.
    if text.bytes().filter(|byte| !byte.is_ascii_graphic()).count() < most {
        return None;
    }
    sentences(text).into_iter().find_map(|at| {
        let words = words(&text[at.clone()]).count();
        let message = || format!("a sentence of {words} words; at most {most} here");
        (words > most).then(|| fault(at, message(), "make two sentences of it"))
    })
}

/// Returns the words of a text as its spaces part them; a dash between two of them is none.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Returns the bytes of each sentence: up to a colon, or a stop (with the quotes and brackets that
/// close after it) before a space and no small letter ("e.g. this" goes on), or the end.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | ':')) {
        let after = &text[at + 1..];
        let closed = after.trim_start_matches(['"', '\'', ')', '\u{2019}', '\u{201d}']);
        let next = closed.trim_start().chars().next();
        let is_apart = closed.is_empty() || closed.starts_with(char::is_whitespace);
        let goes_on = c != ':' && next.is_some_and(char::is_lowercase);
        if is_apart && !goes_on && at >= start {
            let end = text.len() - closed.len();
            found.push(start..end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found.into_iter().map(|at| trimmed(text, at)).collect()
}

fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let lead = text[at.clone()].len() - text[at.clone()].trim_start().len();
    at.start + lead..at.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<String> {
        faults(text, 25).into_iter().next().map(|fault| fault.message)
    }

    #[test]
    fn plain_sentences_with_999_and_101_have_no_fault() {
        let plain = "Call 999. Police, not urgent: 101. Section 74 of the Sexual Offences Act 2003 (aged 16 or 17).";
        assert_eq!(faults(plain, 20), []);
    }

    #[test]
    fn numbers_addresses_postcodes_and_placeholders_are_found() {
        for text in [
            "Call 0808 800 500 now",
            "Call 0808.800.5000 now",
            "Call 0808\u{a0}800\u{a0}5000 now",
            "Call 1582 547653 or so",
            "It is at lu1 2bq now",
            "Todo: write this",
            "Call +44 1582 547653",
            "Text 85258",
            "Call \u{ff10}\u{ff18}\u{ff10}\u{ff10} 1111",
            "Call \u{660}\u{668}\u{660}\u{660} \u{661}\u{661}\u{661}\u{661}",
            "Write to someone@example.org",
            "Go to LU1 2BQ today",
            "Ask {name}",
            "Ask [your lead]",
            "TODO: ask",
            "See http://www.gov.uk",
            "See www.gov.uk",
            "Say **this** now",
            "A <b>bold</b> word",
            "Hello 😀",
            "two\nlines",
            "",
        ] {
            assert!(first(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_colon_ends_a_sentence_and_a_decimal_point_does_not() {
        let text = "Do this: call 1.5 times. Now";
        let parts: Vec<&str> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(parts, ["Do this:", "call 1.5 times.", "Now"]);
    }

    #[test]
    fn a_stop_before_a_closing_quote_ends_a_sentence_and_an_abbreviation_does_not() {
        let text = "He said \"no more.\" Then e.g. this went on.";
        let parts: Vec<&str> = sentences(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(parts, ["He said \"no more.\"", "Then e.g. this went on."]);
    }

    #[test]
    fn the_sentence_that_is_too_long_is_the_one_that_is_shown() {
        let text = "Short. One two three four five.";
        let found = long_sentence(text, 4).unwrap();
        assert_eq!(&text[found.at], "One two three four five.");
    }
}
