//! What the files name for their readers to press or to open, and where that is written.
//!
//! An editor writes `Press "Help for me"`, or `open Local contacts` without quotes. Whether a message has such a
//! button is for `render` to find out, and `told` tells a name from other words; here is the way from a line that
//! people read back to the file that says it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::reader::{FileKind, Files};
use super::told::{opened, pressed};
use crate::schema::{Passage, SourceFile, place};

/// Where words are written.
#[derive(Debug, Clone)]
pub struct Written {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes in it.
    pub at: Range<usize>,
}

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
        let all = self.each_of_its_own().map(|(kind, id, file)| {
            let pressed = words_at(&file.text, pressed(&file.text));
            NamesInFile { kind, id, pressed, opened: opened_in(&file.text) }
        });
        all.filter(|names| !names.pressed.is_empty() || !names.opened.is_empty())
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
            Some(Written { file: Arc::clone(&passage.file), at })
        });
        found.collect()
    }

    /// Returns where a sentence says to press or to open `name`, whatever line it becomes a part of.
    pub fn saying(&self, name: &str) -> Vec<Written> {
        let found = self.passages.iter().filter_map(|passage| {
            let at = place_of(passage.text(), name)?;
            Some(Written { file: Arc::clone(&passage.file), at: passage.place(&at) })
        });
        found.collect()
    }

    /// Returns where a text that is no sentence, such as a title, says to press `name`.
    pub fn written_outside_sentences(&self, name: &str) -> Vec<Written> {
        let all = self.each_of_its_own().map(|(.., file)| file);
        let found = all.filter_map(|file| {
            let mut places = pressed(&file.text).into_iter();
            let at = places.find(|at| &file.text[at.clone()] == name)?;
            Some(Written { file: Arc::clone(file), at })
        });
        found.collect()
    }
}

/// Returns the words at each place.
fn words_at(text: &str, places: Vec<Range<usize>>) -> Vec<String> {
    places.into_iter().map(|at| text[at].to_owned()).collect()
}

fn opened_in(text: &str) -> Vec<String> {
    let all = opened(text).into_iter();
    all.map(|at| text[at].lines().next().unwrap_or_default().to_owned()).collect()
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
    let written = passage.as_written();
    if written.contains('{') {
        Cow::Owned(written.replace("\\\"", "\""))
    } else {
        Cow::Borrowed(passage.text())
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

    #[test]
    fn a_line_is_made_from_a_text_with_its_slots_filled_and_with_more_around_it() {
        assert!(is_made_from("In Wales: Press \"A\".", "Press \"A\"."));
        assert!(is_made_from("Is it so? Press \"A\".", "Is it so? Press \"{button}\"."));
        assert!(!is_made_from("Press \"B\".", "Press \"A\"."));
    }
}
