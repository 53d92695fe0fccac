//! Reads a cell that takes one of some words: the nation, the office, how it was checked, how sure it is, whether it is shared.
//!
//! A table verifies nothing: whoever says that somebody has opened the page is told that they say so to `verify`.

use super::column::plain;
use crate::editing::conversation::typed_wrongly;
use crate::review::OfficePart;
use crate::schema::{Problem, suggestion};
use crate::values::{Grade, How, Nation};

/// Returns the value that one of `known` names; `what` is what they are.
fn one_of<T: Copy>(text: &str, known: &[(&'static str, T)], what: &str) -> Result<T, Vec<Problem>> {
    let word = plain(text);
    let found = known.iter().find(|(name, _)| *name == word);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let otherwise = || format!("write one of: {}", names.join(", "));
        let hint = suggestion(&word, names.iter().copied(), otherwise);
        vec![typed_wrongly(text, format!("`{text}` is no {what}"), hint)]
    })
}

pub(super) fn nation(text: &str) -> Result<Nation, Vec<Problem>> {
    let known: Vec<(&str, Nation)> = Nation::ALL.iter().map(|it| (it.name(), *it)).collect();
    one_of(text, &known, "nation")
}

pub(super) fn office(text: &str) -> Result<OfficePart, Vec<Problem>> {
    one_of(text, &OfficePart::ALL.map(|part| (part.key(), part)), "office")
}

pub(super) fn grade(text: &str) -> Result<Grade, Vec<Problem>> {
    let known: Vec<(&str, Grade)> = Grade::ALL.iter().map(|it| (it.name(), *it)).collect();
    one_of(text, &known, "grade")
}

pub(super) fn shared(text: &str) -> Result<bool, Vec<Problem>> {
    one_of(text, &[("yes", true), ("no", false)], "answer here")
}

pub(super) fn how(text: &str) -> Result<How, Vec<Problem>> {
    if matches!(plain(text).as_str(), "opened" | "page-opened" | "called" | "number-called") {
        let hint = "write copy: a table is one. Whoever opens the page says so afterwards, with their role, to `signpost verify`";
        let message = format!("`{text}` is for a person to say, and no table verifies a number");
        return Err(vec![typed_wrongly(text, message, hint)]);
    }
    let known = [("copy", How::SecondHand), ("elsewhere", How::Unread)];
    let as_in_a_file = How::ALL.iter().find(|it| plain(it.name()) == plain(text));
    as_in_a_file.map_or_else(|| one_of(text, &known, "way of checking"), |how| Ok(*how))
}
