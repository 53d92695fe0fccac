//! Who goes through what is due, and the whole of their walk.
//!
//! Their role is asked for first, where the command line does not give it.

use jiff::civil::DateTime;

use super::leads::Leads;
use super::stamper::Stamper;
use super::talk::asked_role;
use super::walk::Walk;
use crate::editing::conversation::{Conversation, Stopped};
use crate::editing::folder::Folder;
use crate::review::{Due, Verifier};
use crate::values::Label;

/// Who goes through what is due.
pub(crate) struct Person {
    /// Their role, where it was given.
    pub(crate) role: Option<Label>,
    /// Whose role is a lead's.
    pub(crate) leads: Leads,
    /// The command with which they go through it again.
    pub(crate) again: String,
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
    with.say(&format!("{} thing(s) to verify. {OPENING}", due.len()))?;
    let asks_role = person.role.is_none();
    let role = match person.role {
        Some(role) => role,
        None => asked_role(with)?,
    };
    let stamper = Stamper::new(folder, Verifier { role, today: now.date() });
    let walk = Walk::new(stamper, person.leads, now).that_is_run_again_by(person.again);
    if asks_role { walk.that_asks_for_the_role() } else { walk }.through(with, due)
}

const OPENING: &str = "Each question shows which of these it takes, beside answers of its own:\n  \
    yes   it is right: that is written into its file\n  \
    no    it is not: nothing is written, and it is listed at the end\n  \
    skip  leave it for next time\n  \
    back  answer the question before again; at a thing's first question, see the thing before again, without its stamp\n  \
    quit  stop here, as with Ctrl-D or Ctrl-C: what is stamped is kept\n  \
    ?     what the question means (or help)\n\
    The first letter of each is enough where no other answer has it.";
