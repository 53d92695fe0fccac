//! What is wrong with what was last read, and what answers meanwhile: for who can mend it.
//!
//! The log tells it to the operator, the preview to the editor beside the page.

use std::fmt;

use super::snapshot::Unreadable;
use crate::content::Problem;

/// One half of what was read, content or configuration, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with it; empty where it could not be read at all.
    pub problems: Vec<Problem>,
    /// The same in one line.
    pub in_short: String,
    /// The same as an editor would want to see it.
    in_full: String,
    /// What answers until it is mended.
    pub meanwhile: &'static str,
}

impl Fault {
    /// Returns that this cannot be used, and what answers meanwhile.
    pub(super) fn of(what: &Unreadable, meanwhile: &'static str) -> Self {
        let problems = match what {
            Unreadable::Problems(problems) => problems.clone(),
            Unreadable::Content(_) | Unreadable::Config { .. } => Vec::new(),
        };
        Self { problems, in_short: what.with_cause(), in_full: what.in_full(), meanwhile }
    }

    /// Returns that the two halves that are good do not fit each other.
    pub(super) fn of_no_fit() -> Self {
        let words = "the last good configuration does not fit the new content, so neither is used";
        Self {
            problems: Vec::new(),
            in_short: words.to_owned(),
            in_full: words.to_owned(),
            meanwhile: "what answered before goes on answering",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{} until this is mended", self.in_full, self.meanwhile)
    }
}
