//! What is due of one thing, as the page on the state of the content shows it.
//!
//! The list itself is `review`'s.

use crate::review::{Due, Thing};

/// Returns why a thing is due, each reason as the end of a sentence.
pub(super) fn why(due: &Due) -> impl Iterator<Item = String> {
    due.reasons.iter().map(|reason| reason.why.beside_its_name())
}

/// Returns what is due of a thing, where anything is.
pub(super) fn due_of<'d>(dues: &'d [Due], thing: &Thing) -> Option<&'d Due> {
    dues.iter().find(|due| due.thing == *thing)
}
