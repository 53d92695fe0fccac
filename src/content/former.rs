//! Files in the shape of a version before, which an organisation's folder may still have.
//!
//! A calendar of that shape is refused whole, with one problem whose hint shows the shape of now: a list of the
//! keys that are unknown or missing would say less. A key that has another name now, and a table that a calendar
//! lacks, are told one by one.

use std::ops::Range;
use std::sync::Arc;

use super::shipped::{is_called, table_at, without_comments};
use crate::files::{Origin, read};
use crate::schema::At::{self, Key};
use crate::schema::{Problem, SourceFile};

const CALENDAR: &str = "calendar.toml";

/// The key of the calendar that it had until each nation had a list of its own.
const FORMER_KEY: &str = "office-hours";

/// Returns the problem of the single file `name`, where it has the shape of a version before.
pub(super) fn problem(name: &str, file: &Arc<SourceFile>) -> Option<Problem> {
    let former = (name == CALENDAR).then(|| file.span(&[Key(FORMER_KEY)]))??;
    let message = format!("a calendar with `{FORMER_KEY}` has the shape of a version before");
    Some(Problem::error(file, former, message).hint(hint()))
}

/// A key that had another name in a version before.
struct Renamed {
    file: &'static str,
    table: &'static [At<'static>],
    former: &'static str,
    now: &'static str,
}

const RENAMED: [Renamed; 1] = [Renamed {
    file: "words.toml",
    table: &[Key("boards"), Key("report")],
    former: "overdue",
    now: "lapsed",
}];

/// Returns what the unknown `key` at these bytes of a file is called now, where a version before called it so.
pub(super) fn renamed(file: &SourceFile, at: &Range<usize>, key: &str) -> Option<&'static str> {
    let mut all = RENAMED.iter().filter(|one| is_called(file, one.file) && one.former == key);
    let is_it = |one: &&Renamed| file.table_of_key(at).is_some_and(|table| table == one.table);
    all.find(is_it).map(|one| one.now)
}

/// Returns how to add the table at the end of a path, where a calendar lacks it. The days are those of the program; when somebody
/// checked them is for the editor to say.
pub(super) fn missing_table(file: &SourceFile, path: &[At<'_>]) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok().filter(|_| is_called(file, CALENDAR))?;
    let own = shipped.files.get(CALENDAR)?;
    let table = table_at(own, path)?;
    if path.last() == Some(&Key("checked")) {
        let header = own.written(path);
        return Some(format!("add the table `{header}`; content/README.md shows every field"));
    }
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
