//! What is wrong with what was last read, and what answers meanwhile: for whoever can put it right.
//!
//! The log tells it to the operator, the preview to the editor beside the page.

use std::fmt;

use super::snapshot::Unreadable;
use crate::schema::Problem;

/// One half of what was read, content or configuration, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with it; empty where it could not be read at all.
    pub problems: Vec<Problem>,
    /// The same in one line.
    pub in_short: String,
    /// The same as an editor would want to see it.
    in_full: String,
    /// What answers meanwhile.
    pub meanwhile: &'static str,
    /// Whether it is read again; what comes from a pipe is not.
    is_followed: bool,
}

impl Fault {
    /// Returns that this cannot be used, and what answers meanwhile.
    pub(super) fn of(what: &Unreadable, meanwhile: &'static str) -> Self {
        let problems = match what {
            Unreadable::Problems(problems) => problems.clone(),
            Unreadable::Content(_) | Unreadable::Config { .. } => Vec::new(),
        };
        let (in_short, in_full) = (what.with_cause(), what.in_full());
        Self { problems, in_short, in_full, meanwhile, is_followed: true }
    }

    /// Returns the same of a configuration that is read once, so that nothing but a new start takes up another.
    #[must_use]
    pub(super) fn of_what_is_read_once(self) -> Self {
        Self { is_followed: false, ..self }
    }

    /// Returns that the two halves that are good do not fit each other.
    pub(super) fn of_no_fit() -> Self {
        let words = "the last good configuration does not fit the new content, so neither is used";
        Self {
            problems: Vec::new(),
            in_short: words.to_owned(),
            in_full: words.to_owned(),
            meanwhile: "what answered before goes on answering",
            is_followed: true,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let until =
            if self.is_followed { "this is put right" } else { "the program is started again" };
        write!(f, "{}\n{} until {until}", self.in_full, self.meanwhile)
    }
}
