//! What a text names for its reader to press or to open, and where in the files that is written.
//!
//! An editor writes `Press "Help for me"`, or `open Local contacts` without quotes. Whether a message has such a
//! button is for `render` to find out; here is how a name is told from other words, and the way from a
//! line that people read back to the file that says it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::passage::{Passage, place};
use super::problem::SourceFile;
use super::reader::{FileKind, Files};

/// Returns the bytes of each name that a text says to press, without its quotes: `Press "A", "B" or "C"` names
/// three.
pub fn pressed(text: &str) -> Vec<Range<usize>> {
    static PRESS: LazyLock<Regex> = LazyLock::new(|| {
        let name = r#"["\x{201c}][^"\x{201c}\x{201d}]+["\x{201d}]"#;
        let next = format!(r"(?:,? (?:or|and|then) |, ){name}");
        let press = format!(r"(?i:\bpress(?:ing)?) {name}(?:{next})*");
        Regex::new(&press).expect("the pattern is a regex")
    });
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"["\x{201c}]([^"\x{201c}\x{201d}]+)"#).expect("the pattern is a regex")
    });
    if !text.contains("ress") {
        return Vec::new();
    }
    let all = PRESS.find_iter(text).flat_map(|press| {
        let mut names = Vec::new();
        let mut at = press.start();
        while let Some(name) = NAME.captures_at(&text[..press.end()], at).and_then(|it| it.get(1)) {
            names.push(name.range());
            // Past the quote that closes it.
            at = name.end() + text[name.end()..].chars().next().map_or(0, char::len_utf8);
        }
        names
    });
    all.collect()
}

/// Returns the bytes from each name on that a text says to open, to the end of the text: where a name without
/// quotes ends, only the labels can say. It starts with a capital letter.
pub fn opened(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("pen ").filter_map(|(at, verb)| {
        let before = text[..at].strip_suffix(['o', 'O'])?;
        let (is_a_word, next) = (!before.ends_with(char::is_alphanumeric), at + verb.len());
        (is_a_word && text[next..].starts_with(char::is_uppercase)).then_some(next)
    });
    starts.map(|start| start..text.len()).collect()
}

/// A place in a file: the file, and the bytes in it.
pub type Written = (Arc<SourceFile>, Range<usize>);

/// What a file names, comments included: so more is looked at, and nothing is missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesInFile<'f> {
    /// The kind of file.
    pub kind: FileKind,
    /// The id of what it holds; a single file's own name.
    pub id: &'f str,
    /// What it says to press.
    pub pressed: Vec<String>,
    /// What it says to open, each with the rest of its line.
    pub opened: Vec<String>,
}

impl Files {
    /// Returns what each file names, where it names anything.
    pub fn names(&self) -> impl Iterator<Item = NamesInFile<'_>> {
        let naming = self.each_of_its_own().filter(|(.., file)| may_name(&file.text));
        naming.map(|(kind, id, file)| NamesInFile {
            kind,
            id,
            pressed: pressed_in(file),
            opened: opened_in(file),
        })
    }

    /// Returns where `name` is written in the texts that `line` was made from. A name that fills a slot is
    /// written as that slot.
    pub fn written(&self, line: &str, name: &str) -> Vec<Written> {
        let made = self.passages.iter().filter_map(|passage| {
            let text = as_written(passage);
            is_made_from(line, &text).then_some((passage, text))
        });
        let found = made.filter_map(|(passage, text)| {
            let at = place(&passage.file, &passage.span, &text, &place_of(&text, name)?);
            Some((Arc::clone(&passage.file), at))
        });
        found.collect()
    }

    /// Returns where a sentence says to press or to open `name`, whatever line it becomes a part of.
    pub fn saying(&self, name: &str) -> Vec<Written> {
        let found = self.passages.iter().filter_map(|passage| {
            let at = place_of(&passage.text, name)?;
            Some((Arc::clone(&passage.file), passage.place(&at)))
        });
        found.collect()
    }

    /// Returns where a text that is no sentence, such as a title, says to press `name`.
    pub fn written_outside_sentences(&self, name: &str) -> Vec<Written> {
        let all = self.each_of_its_own().map(|(.., file)| file);
        let found = all.filter(|file| pressed_in(file).iter().any(|one| one == name));
        found.map(|file| (Arc::clone(file), file.span_of_words(name))).collect()
    }
}

/// Returns whether a file can name anything: most name nothing, and this is soon seen.
fn may_name(text: &str) -> bool {
    static MAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i:press|pressing) \\?["\x{201c}]|[Oo]pen \p{Lu}"#)
            .expect("the pattern is a regex")
    });
    MAY.is_match(text)
}

fn pressed_in(file: &SourceFile) -> Vec<String> {
    let text = file.text.replace("\\\"", "\"");
    pressed(&text).into_iter().map(|at| text[at].to_owned()).collect()
}

fn opened_in(file: &SourceFile) -> Vec<String> {
    let all = opened(&file.text).into_iter();
    all.map(|at| file.text[at].lines().next().unwrap_or_default().to_owned()).collect()
}

/// Returns whether a text is the line or a part of it, once its slots are filled.
fn is_made_from(line: &str, text: &str) -> bool {
    let mut rest = line;
    text.split('{').enumerate().all(|(nth, part)| {
        let words = if nth == 0 { part } else { part.split_once('}').map_or(part, |it| it.1) };
        let found = rest.find(words).map(|at| &rest[at + words.len()..]);
        found.inspect(|after| rest = after).is_some()
    })
}

/// Returns the words of a passage with the slots that it may have.
fn as_written(passage: &Passage) -> Cow<'_, str> {
    let written = passage.file.text.get(passage.span.clone()).unwrap_or_default();
    match written.contains('{') {
        true => Cow::Owned(written.trim_matches(['"', '\'']).replace("\\\"", "\"")),
        false => Cow::Borrowed(&passage.text),
    }
}

/// Returns where a text says a name, or has the slot for it.
fn place_of(text: &str, name: &str) -> Option<Range<usize>> {
    let is_it = |at: &Range<usize>| &text[at.clone()] == name || text[at.clone()].starts_with('{');
    let is_opened = || {
        let mut all = opened(text).into_iter().map(|at| at.start);
        all.find(|start| text[*start..].starts_with(name)).map(|start| start..start + name.len())
    };
    pressed(text).into_iter().find(is_it).or_else(is_opened)
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
    fn what_starts_with_a_capital_after_open_is_a_name_and_nothing_else_is() {
        for (text, names) in [
            ("Call, or open Local contacts.", vec!["Local contacts."]),
            ("Open Local contacts", vec!["Local contacts"]),
            ("Open it again. It is open. Reopen This.", vec![]),
        ] {
            assert_eq!(named(text, opened), names, "{text}");
        }
    }

    #[test]
    fn a_line_is_made_from_a_text_with_its_slots_filled_and_with_more_around_it() {
        assert!(is_made_from("In Wales: Press \"A\".", "Press \"A\"."));
        assert!(is_made_from("Is it so? Press \"A\".", "Is it so? Press \"{button}\"."));
        assert!(!is_made_from("Press \"B\".", "Press \"A\"."));
    }
}
