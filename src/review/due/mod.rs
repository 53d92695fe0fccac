//! What a person has still to verify, approve or read again: one [`Due`] for each thing.
//!
//! None of it keeps content from being used: to the person asking, a contact never looks doubtful.
//! It is shown to those who can put it right: `check --strict` prints it, `verify` walks through it.
//! `thing` is what can be vouched for, `due_thing` one that is due, `list` all of them. Why one is due is in
//! `reasons` and `contacts`; what falls due in the months to come is in `plan`.

mod contacts;
mod due_thing;
mod list;
mod plan;
mod reasons;
mod thing;

pub use contacts::{CheckOf, LastCheck};
pub use due_thing::{Due, DuePart, Reason, Why};
pub use list::{calendar_ending, due_problems, dues};
pub use plan::{CalendarMonth, Visit, plan};
pub use thing::Thing;

pub(super) use reasons::verify_command;
