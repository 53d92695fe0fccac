//! The form in which a query is answered: the usual one, or past the lead.
//!
//! What has a form of its own answers in that, however it was reached.

use super::query::{Query, Subject};
use crate::content::{Content, Ending};

/// Returns `query` in the form in which it is answered.
pub fn in_its_form(content: &Content, query: &Query) -> Query {
    Query { form: ending(content, query).form(), ..query.clone() }
}

/// Returns what the signpost of the answer to `query` ends with.
pub fn ending(content: &Content, query: &Query) -> Ending {
    let own = match &query.subject {
        Subject::Door(id) => content.doors.get(id).and_then(|(_, door)| door.own_ending()),
        Subject::Helplines(Some(audience)) => {
            audience.is_for_oneself().then_some(Ending::ForOneself)
        }
        _ => None,
    };
    own.unwrap_or(Ending::of(query.form))
}
