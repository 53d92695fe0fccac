//! When the approval of a server's words lapses, and why.
//!
//! Somebody approved the words as they were on one day. So an approval lapses when the content
//! changes, and on the day after the next one was due. Boards, `/about`, `/board` and the handbook's
//! foot say so; no reply to somebody who asks for help does.

use jiff::civil;

use super::server::Approval;
use crate::values::Date;

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
