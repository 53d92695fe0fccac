//! Files in the shape of a version before, which an organisation's folder may still have.
//!
//! Such a file is refused whole, with one problem whose hint shows the shape of now: a list of the keys
//! that are unknown or missing would say less.

use std::sync::Arc;

use super::load::{Origin, read};
use super::problem::{Problem, SourceFile};

const CALENDAR: &str = "calendar.toml";

/// The key of the calendar that it had until each nation had a list of its own.
const FORMER_KEY: &str = "office-hours";

/// Returns the problem of the single file `name`, where it has the shape of a version before.
pub(super) fn problem(name: &str, file: &Arc<SourceFile>) -> Option<Problem> {
    let former = (name == CALENDAR).then(|| file.spans_of(FORMER_KEY).into_iter().next())??;
    let message = format!("a calendar with `{FORMER_KEY}` has the shape of a version before");
    Some(Problem::error(file, former, message).hint(hint()))
}

/// Returns what to write instead: the file of the program, which an organisation need not have at hand.
fn hint() -> String {
    let what = "in a folder for --content, without days of your own, remove this file. Else write it as below, and add your own days to the list of their nation";
    let shipped = read(&Origin::Shipped).ok();
    let file = shipped.as_ref().and_then(|tree| tree.files.get(CALENDAR));
    let lines = file.iter().flat_map(|file| file.text.lines());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    std::iter::once(what).chain(lines).collect::<Vec<_>>().join("\n")
}
