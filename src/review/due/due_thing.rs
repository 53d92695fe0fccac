//! One thing that is due, and every reason why.
//!
//! Each reason is a problem of `check --strict` and a question of `verify`.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::thing::Thing;
use crate::content::Approver;
use crate::schema::{At, Problem, SourceFile};
use crate::values::{Date, Grade, Label};

/// One thing that is due, and every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is due.
    pub thing: Thing,
    /// The file to change.
    pub file: Arc<SourceFile>,
    /// What an editor calls it: `Childline`, or: the topic `power`.
    pub called: String,
    /// Who approves it, where that is not the safeguarding lead.
    pub approver: Option<Approver>,
    /// Why it is due; never empty.
    pub reasons: Vec<Reason>,
}

/// One reason why a thing is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Why.
    pub why: Why,
    /// What the editor can do next.
    pub hint: String,
    /// Where the file says so.
    pub(super) span: Range<usize>,
}

/// Why a thing is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// No person has held the contact against its source.
    Unverified(Grade),
    /// A person last did so too long ago.
    Verified(Date),
    /// The day of that check is yet to come, so it counts for nothing.
    CheckedAhead(Date),
    /// A number was changed after a person had checked it.
    NumberChanged,
    /// A person has checked the number in this role, and nobody in another has approved that.
    OneRole(Label),
    /// The day of the approval is yet to come, so it counts for nothing.
    ApprovedAhead {
        /// The role of whoever checked the number.
        by: Label,
        /// The day.
        on: Date,
    },
    /// No person has held the hours against the page that states them.
    HoursUnverified,
    /// A person last did so too long ago.
    HoursVerified(Date),
    /// The day of the check of the hours is yet to come.
    HoursAhead(Date),
    /// No person has approved the text.
    Unapproved,
    /// The day on which a person read the text is yet to come.
    ReadAhead(Date),
    /// The day has passed by which a person was to read the text again.
    ReadBy(Date),
    /// No source states these parts, and nobody has approved them.
    Inferred(Vec<DuePart>),
    /// The list ends, and nobody would notice.
    Ends(Date),
}

/// A step or section that no source states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePart {
    /// The table that has the list, where that is not the file itself: an audience of the helplines.
    pub within: Option<&'static str>,
    /// The list that has it, as the file calls that: `step`, `section`, `adults` or `question`.
    pub list: &'static str,
    /// Its place in that list, from 0.
    pub index: usize,
    /// Its words: the heading, the paragraphs, the points.
    pub words: Vec<String>,
}

impl DuePart {
    /// Returns the way to it in its file.
    pub(crate) fn path(&self) -> impl Iterator<Item = At<'static>> {
        let list = [At::Key(self.list), At::Index(self.index)];
        self.within.into_iter().map(At::Key).chain(list)
    }
}

impl Due {
    /// Returns one problem a reason.
    pub fn problems(&self) -> impl Iterator<Item = Problem> {
        self.reasons.iter().map(|reason| {
            let message = reason.why.of(&self.called) + self.for_whom();
            Problem::due(&self.file, reason.span.clone(), message).hint(&reason.hint)
        })
    }

    /// Returns whom it is for, where that is not the safeguarding lead.
    pub(super) fn for_whom(&self) -> &'static str {
        match self.approver {
            None => "",
            Some(Approver::Trustee) => ": for the trustee",
        }
    }

    /// Returns the parts that no source states and nobody has approved.
    pub fn parts(&self) -> &[DuePart] {
        let parts = self.reasons.iter().find_map(|reason| match &reason.why {
            Why::Inferred(parts) => Some(parts.as_slice()),
            _ => None,
        });
        parts.unwrap_or_default()
    }
}

impl Why {
    /// Returns whether it is about hours alone.
    pub const fn is_of_hours(&self) -> bool {
        matches!(self, Self::HoursUnverified | Self::HoursVerified(_) | Self::HoursAhead(_))
    }

    /// Returns it as a sentence about what is called so.
    pub fn of(&self, called: &str) -> String {
        if self.is_of_hours() {
            format!("the hours of {called} {self}")
        } else {
            format!("{called} {self}")
        }
    }

    /// Returns the same without what it is called, as a list of reasons beside that has it.
    pub fn beside_its_name(&self) -> String {
        if self.is_of_hours() { format!("the hours {self}") } else { self.to_string() }
    }
}

impl fmt::Display for Why {
    /// Completes a sentence that starts with what is due.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unverified(Grade::Certain) => f.write_str("is not verified by a person"),
            Self::Unverified(Grade::Probable) => {
                f.write_str("is not verified by a person and only probable")
            }
            Self::Verified(on) => write!(f, "was last verified on {on}"),
            Self::CheckedAhead(on) => write!(f, "was checked on {on}, a day that is yet to come"),
            Self::NumberChanged => {
                f.write_str("has a number that was changed since a person checked it")
            }
            Self::OneRole(role) => write!(
                f,
                "was checked by a person as `{role}`; nobody in another role has approved it"
            ),
            Self::ApprovedAhead { on, .. } => {
                write!(f, "was approved on {on}, a day that is yet to come")
            }
            Self::HoursUnverified => f.write_str("are not verified by a person"),
            Self::HoursVerified(on) => write!(f, "were last verified on {on}"),
            Self::HoursAhead(on) => write!(f, "were checked on {on}, a day that is yet to come"),
            Self::ReadAhead(on) => write!(f, "was read on {on}, a day that is yet to come"),
            Self::Unapproved => f.write_str("has not been approved by a person"),
            Self::ReadBy(by) => write!(f, "was due to be read again by {by}"),
            Self::Inferred(parts) => {
                write!(f, "has {} part(s) that no source states", parts.len())
            }
            Self::Ends(until) => write!(f, "ends on {until}"),
        }
    }
}
