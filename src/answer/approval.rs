//! How the approval of a server's words is: never given, in force, or lapsed.
//!
//! Somebody approved the words as they were on one day. So an approval lapses when the content
//! changes, and on the day after the next one was due. Boards, `/about`, `/board` and the handbook's
//! foot say so; no reply to somebody who asks for help does.

use jiff::civil;

use super::setting::{Approval, Setting};
use crate::content::{Content, Date};

/// How the approval of what a server reads is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'s> {
    /// Nobody has approved the words.
    Draft,
    /// Somebody has, and that holds.
    Approved(&'s Approval),
    /// Somebody had, and that holds no more.
    Lapsed(&'s Approval, Lapse),
}

/// Since when an approval holds no more, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lapse {
    /// The first day on which it did not hold.
    pub since: Date,
    /// Why.
    pub why: LapseReason,
}

/// Why an approval holds no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LapseReason {
    /// The content has changed since.
    Changed,
    /// The next one was due.
    Due,
}

impl<'s> Standing<'s> {
    /// Returns how it is in `setting`, on the day of that.
    pub fn of(content: &Content, setting: &Setting<'s>) -> Self {
        let version = content.signpost.version;
        match setting.server.and_then(|server| server.approval.as_ref()) {
            None => Self::Draft,
            Some(approval) => match approval.lapse(version, setting.today) {
                None => Self::Approved(approval),
                Some(lapse) => Self::Lapsed(approval, lapse),
            },
        }
    }
}

impl Approval {
    /// Returns whether it has lapsed for content of this `version`, and the earlier reason where
    /// there are two. Where no day is given it cannot be overdue.
    pub fn lapse(&self, version: Date, today: Option<civil::Date>) -> Option<Lapse> {
        let changed = Lapse { since: version, why: LapseReason::Changed };
        let due = Lapse { since: self.next.tomorrow(), why: LapseReason::Due };
        let is_overdue = today.is_some_and(|today| self.next.civil() < today);
        let changed = Some(changed).filter(|_| self.on < version);
        let due = Some(due).filter(|_| is_overdue);
        changed.into_iter().chain(due).min_by_key(|lapse| lapse.since)
    }
}
