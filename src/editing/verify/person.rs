//! Who goes through what is due, and the whole of their walk.
//!
//! Their role is asked for first, where the command line does not give it.

use jiff::civil::DateTime;

use super::leads::Leads;
use super::stamper::Stamper;
use super::walk::Walk;
use crate::editing::conversation::{Conversation, Stopped};
use crate::editing::folder::Folder;
use crate::editing::role;
use crate::review::{Due, Verifier};
use crate::values::Label;

/// Who goes through what is due.
pub(crate) struct Person {
    /// Their role, where it was given.
    pub(crate) role: Option<Label>,
    /// Whose role is a lead's.
    pub(crate) leads: Leads,
}

/// Walks, after asking for the role where none was given; returns how many things are still due.
///
/// # Errors
///
/// Where the person has left, or the terminal is gone.
pub(crate) fn walk(
    with: &mut dyn Conversation,
    folder: Folder,
    due: &[Due],
    person: Person,
    now: DateTime,
) -> Result<usize, Stopped> {
    with.say(&format!(
        "{} thing(s) to verify. The first letter of an answer is enough.\nStop whenever you like, with quit or Ctrl-C: what is stamped is kept.",
        due.len()
    ))?;
    let role = match person.role {
        Some(role) => role,
        None => role::ask(with)?,
    };
    let verifier = Verifier { role, today: now.date() };
    Walk::new(Stamper::new(folder, verifier), person.leads, now).through(with, due)
}
