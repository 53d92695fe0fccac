//! Files in the shape of a version before, which an organisation's folder may still have.
//!
//! A calendar of that shape is refused whole, with one problem whose hint shows the shape of now: a list of the
//! keys that are unknown or missing would say less. A key that has another name now, and a table that a calendar
//! lacks, are told one by one.

use std::sync::Arc;

use super::load::{Origin, read};
use super::shipped::{block, is_called, without_comments};
use crate::schema::{Problem, SourceFile};

const CALENDAR: &str = "calendar.toml";

/// The key of the calendar that it had until each nation had a list of its own.
const FORMER_KEY: &str = "office-hours";

/// Returns the problem of the single file `name`, where it has the shape of a version before.
pub(super) fn problem(name: &str, file: &Arc<SourceFile>) -> Option<Problem> {
    let former = (name == CALENDAR).then(|| file.spans_of(FORMER_KEY).into_iter().next())??;
    let message = format!("a calendar with `{FORMER_KEY}` has the shape of a version before");
    Some(Problem::error(file, former, message).hint(hint()))
}

/// A key that had another name in a version before.
struct Renamed {
    file: &'static str,
    table: &'static str,
    former: &'static str,
    now: &'static str,
}

const RENAMED: [Renamed; 1] =
    [Renamed { file: "words.toml", table: "[boards.report]", former: "overdue", now: "lapsed" }];

/// Returns the name of now of the unknown `key` at the byte `at` of a file, where it had another one before.
pub(super) fn renamed(file: &SourceFile, at: usize, key: &str) -> Option<&'static str> {
    let above = file.text.get(..at)?.lines();
    let table = above.rev().find(|line| line.starts_with('[')).unwrap_or_default();
    let is_it = |one: &&Renamed| {
        is_called(file, one.file) && one.former == key && table.trim_end() == one.table
    };
    RENAMED.iter().find(is_it).map(|one| one.now)
}

/// Returns how to add the table `key`, which a calendar lacks. The days are those of the program; when somebody
/// checked them is for the editor to say.
pub(super) fn missing_table(file: &SourceFile, key: &str) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok().filter(|_| is_called(file, CALENDAR))?;
    let text = &shipped.files.get(CALENDAR)?.text;
    let is_it = |line: &&str| {
        let name = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        name.is_some_and(|name| name.rsplit('.').next() == Some(key))
    };
    if key == "checked" {
        let header = text.lines().find(is_it)?;
        return Some(format!("add the table `{header}`; content/README.md shows every field"));
    }
    let table = block(text, is_it)?;
    Some(format!("add this, as the content in the program has it:\n{table}"))
}

/// Returns what to write instead: the file of the program, which an organisation need not have at hand.
fn hint() -> String {
    let what = "in a folder for --content, without days of your own, remove this file. Else write it as below, and add your own days to the list of their nation";
    let shipped = read(&Origin::Shipped).ok();
    let file = shipped.as_ref().and_then(|tree| tree.files.get(CALENDAR));
    let lines = file.iter().flat_map(|file| file.text.lines());
    without_comments(std::iter::once(what).chain(lines))
}
