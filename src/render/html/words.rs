//! The words of a line, and what of them can be dialled, texted or followed.
//!
//! On Discord a text can only say which button to press or that 999 is to be called. On a page the name
//! and the number are links: whoever reads "call 999" on a phone need not look for where to press.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::link::Link;
use crate::answer::{Line, Span};

/// The words of one line.
pub type WordsOnPage = Vec<Bit>;

/// A run of characters of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bit {
    /// Words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// A number to ring.
    Call {
        /// Its digits.
        digits: String,
        /// How it reads.
        shown: String,
    },
    /// A number to send a text message to.
    Text {
        /// Its digits.
        digits: String,
        /// How it reads.
        shown: String,
    },
    /// An address on the web.
    Address(String),
    /// The name of a page.
    Page {
        /// The name.
        label: String,
        /// Where it leads.
        href: String,
    },
    /// Where to look for the page before it, on paper.
    Section(String),
}

/// Returns the words of a line. What it says to press or to open is a link where it is one of `named`.
pub fn words(line: &Line, named: &[Link]) -> WordsOnPage {
    let mut bits = Vec::new();
    for span in &line.0 {
        match span {
            Span::Plain(words) => split(words, named, Bit::Plain, &mut bits),
            Span::Strong(words) => split(words, named, Bit::Strong, &mut bits),
            Span::Number(number) => {
                bits.push(Bit::Call { digits: number.digits(), shown: number.to_string() });
            }
            Span::TextNumber(number) => {
                bits.push(Bit::Text { digits: number.digits(), shown: number.to_string() });
            }
            Span::Address(url) => bits.push(Bit::Address(url.to_string())),
        }
    }
    bits
}

/// Adds words, with what can be dialled or followed in them.
fn split(words: &str, named: &[Link], kind: fn(String) -> Bit, into: &mut WordsOnPage) {
    let mut rest = words;
    while let Some(FoundInWords { at, bit, section }) = first(rest, named) {
        into.extend((at.start > 0).then(|| kind(rest[..at.start].to_owned())));
        into.push(bit);
        rest = &rest[at.end..];
        if let Some(section) = section {
            // The quote belongs to the name.
            let quote = rest.find(|c| !QUOTES.contains(&c)).unwrap_or(rest.len());
            into.extend((quote > 0).then(|| kind(rest[..quote].to_owned())));
            into.push(Bit::Section(section.to_owned()));
            rest = &rest[quote..];
        }
    }
    into.extend((!rest.is_empty()).then(|| kind(rest.to_owned())));
}

/// What closes a name.
const QUOTES: [char; 4] = ['"', '\u{201d}', '\'', '\u{2019}'];

/// What opens it.
const OPENING: [char; 4] = ['"', '\u{201c}', '\'', '\u{2018}'];

/// What can be dialled or followed, and where it is.
struct FoundInWords<'l> {
    at: Range<usize>,
    bit: Bit,
    section: Option<&'l str>,
}

/// Returns the first of what can be dialled or followed.
fn first<'l>(words: &str, named: &'l [Link]) -> Option<FoundInWords<'l>> {
    // Most words name nothing, and this is soon seen.
    let may_name = words.contains(OPENING) || words.contains("pen ");
    let named = if may_name { named } else { &[] };
    let names = named.iter().filter_map(|link| Some(page(name(words, &link.label)?, link)));
    // Of two that begin together the longer name is meant.
    names.chain(call(words)).min_by_key(|found| (found.at.start, usize::MAX - found.at.end))
}

/// Returns where a text says to press or to open what has this name.
fn name(words: &str, label: &str) -> Option<Range<usize>> {
    let places = words.match_indices(label).map(|(at, _)| at);
    let mut named = places.filter(|at| {
        let (before, after) = (&words[..*at], &words[*at + label.len()..]);
        let is_quoted = before.ends_with(OPENING) && after.starts_with(QUOTES);
        let is_opened = before.ends_with("open ") || before.ends_with("Open ");
        // Not the beginning of a longer word.
        is_quoted || (is_opened && !after.starts_with(char::is_alphanumeric))
    });
    named.next().map(|start| start..start + label.len())
}

fn page(at: Range<usize>, link: &Link) -> FoundInWords<'_> {
    let bit = Bit::Page { label: link.label.clone(), href: link.href.clone() };
    FoundInWords { at, bit, section: link.section.as_deref() }
}

/// Returns where a text says to call the two numbers that may be in a sentence.
fn call(words: &str) -> Option<FoundInWords<'static>> {
    static CALL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:call |danger[,:] |hurt\? |now: |not: |on |or )(999|101)\b")
            .expect("the pattern is a regex")
    });
    let is_whole = |at: usize| {
        let mut after = words[at..].chars();
        !(after.next() == Some(' ') && after.next().is_some_and(|c| c.is_ascii_digit()))
    };
    let mut all = CALL.captures_iter(words).filter_map(|found| found.get(1));
    let number = all.find(|number| is_whole(number.end()))?;
    let digits = number.as_str().to_owned();
    let bit = Bit::Call { shown: digits.clone(), digits };
    Some(FoundInWords { at: number.range(), bit, section: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(label: &str) -> Link {
        let (label, href) = (label.to_owned(), format!("to-{label}"));
        Link { label, under: Vec::new(), href, section: None }
    }

    /// Returns the words with what is a link in brackets.
    fn marked(words: &str, named: &[&str]) -> String {
        let named: Vec<Link> = named.iter().map(|label| link(label)).collect();
        let bits = super::words(&Line::plain(words), &named).into_iter().map(|bit| match bit {
            Bit::Plain(words) | Bit::Strong(words) => words,
            Bit::Call { shown, .. } => format!("[call {shown}]"),
            Bit::Page { label, .. } => format!("[{label}]"),
            other => panic!("{other:?}"),
        });
        bits.collect()
    }

    #[test]
    fn what_a_text_says_to_call_is_a_link_and_other_numbers_are_not() {
        assert_eq!(marked("In danger? Call 999.", &[]), "In danger? Call [call 999].");
        assert_eq!(
            marked("In danger, 999. If not: 101", &[]),
            "In danger, [call 999]. If not: [call 101]"
        );
        assert_eq!(marked("Hurt? 999 or A&E.", &[]), "Hurt? [call 999] or A&E.");
        assert_eq!(
            marked("On a mobile, call 999 or call 101", &[]),
            "On a mobile, call [call 999] or call [call 101]"
        );
        for words in [
            "Text 999 only if registered.",
            "Section 101.",
            "register to 999",
            "999 without speaking",
            "Press 55.",
            "call 9990",
            "call 101 2000",
        ] {
            assert_eq!(marked(words, &[]), words);
        }
    }

    #[test]
    fn what_a_text_says_to_press_or_open_is_a_link_where_it_is_a_page() {
        let named = ["Help for me", "Local contacts", "Local contacts: more"];
        assert_eq!(marked("Press \"Help for me\" now.", &named), "Press \"[Help for me]\" now.");
        assert_eq!(marked("Press 'Help for me' now.", &named), "Press '[Help for me]' now.");
        assert_eq!(marked("Open Local contacts.", &named), "Open [Local contacts].");
        assert_eq!(marked("open Local contacts: more", &named), "open [Local contacts: more]");
        for words in ["Local contacts are here.", "Press \"Nothing\".", "open Local contactsx"] {
            assert_eq!(marked(words, &named), words);
        }
    }

    #[test]
    fn on_paper_a_name_has_its_section_after_its_quotes() {
        let named = ["Help for me", "Local contacts"]
            .map(|label| Link { section: Some("section 2".to_owned()), ..link(label) });
        let words = "Press \"Help for me\", or open Local contacts.";
        let bits = super::words(&Line::plain(words), &named).into_iter().map(|bit| match bit {
            Bit::Plain(words) => words,
            Bit::Page { label, .. } => format!("[{label}]"),
            Bit::Section(words) => format!(" ({words})"),
            other => panic!("{other:?}"),
        });
        assert_eq!(
            bits.collect::<String>(),
            "Press \"[Help for me]\" (section 2), or open [Local contacts] (section 2)."
        );
    }

    #[test]
    fn no_character_is_lost_or_doubled() {
        let words = "Call 999: \"Help for me\", call 101, open Local contacts, \"Help for me\"";
        let bits =
            super::words(&Line::plain(words), &[link("Help for me"), link("Local contacts")]);
        let text: String = bits
            .iter()
            .map(|bit| match bit {
                Bit::Plain(words) | Bit::Strong(words) => words.as_str(),
                Bit::Call { shown, .. } | Bit::Text { shown, .. } => shown,
                Bit::Page { label, .. } => label,
                Bit::Address(url) => url,
                Bit::Section(_) => panic!("no section has a number here"),
            })
            .collect();
        assert_eq!(text, words);
        assert_eq!(bits.iter().filter(|bit| !matches!(bit, Bit::Plain(_))).count(), 5);
    }
}
