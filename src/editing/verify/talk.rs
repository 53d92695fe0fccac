//! What is said with a person about one thing, and about their role.
//!
//! A thing has an interview of its own. What is done in it, a stamp above all, is kept there, so that it is not done twice
//! where the person goes back, and is known where it has to be undone.

use super::super::conversation::{Conversation, Interview, NoAnswer, Stopped};
use super::super::role;
use super::stamper::Stamped;
use crate::values::Label;

/// An interview about one thing.
pub(crate) type Talk<'c> = Interview<'c, VisitDeed>;

/// What came of a yes.
#[derive(Debug)]
pub(crate) enum VisitDeed {
    /// The file has a stamp.
    Stamped(Stamped),
    /// It cannot be stamped, because of this.
    Refused(String),
}

impl VisitDeed {
    /// Returns the stamp, where there is one.
    pub(crate) fn stamped(self) -> Option<Stamped> {
        match self {
            Self::Stamped(stamped) => Some(stamped),
            Self::Refused(_) => None,
        }
    }

    /// Does the same, and leaves it there.
    pub(crate) const fn as_stamped(&self) -> Option<&Stamped> {
        match self {
            Self::Stamped(stamped) => Some(stamped),
            Self::Refused(_) => None,
        }
    }
}

/// Why a thing is not gone through to its end.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The conversation is over.
    Stopped(Stopped),
    /// The person wants the question before.
    Back,
    /// What was shown is not what is on disk.
    Changed,
}

impl From<Stopped> for Cut {
    fn from(stopped: Stopped) -> Self {
        Self::Stopped(stopped)
    }
}

impl From<NoAnswer> for Cut {
    fn from(why: NoAnswer) -> Self {
        match why {
            NoAnswer::Back => Self::Back,
            NoAnswer::Stopped(stopped) => Self::Stopped(stopped),
        }
    }
}

/// Asks for the role of who goes through it.
pub(crate) fn asked_role(with: &mut dyn Conversation) -> Result<Label, Stopped> {
    let help = "  back: the question before. quit, or Ctrl-D: stop here. Nothing is stamped without a role.";
    Interview::new(with, help).through(role::ask)
}
