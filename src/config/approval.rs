//! Who approved the words that a server reads, and when that approval lapses.
//!
//! Somebody approved the words as they were on one day. So an approval lapses when the content
//! changes, and on the day after the next one was due. Boards, `/about`, `/board` and the handbook's
//! foot say so; no reply to somebody who asks for help does.

use std::ops::Range;

use jiff::civil;

use crate::schema::{Check, table};
use crate::values::{ContactRole, Date, Edition};

table! {
    /// Who approved the content, when, and when it is due again.
    pub struct Approval checked by is_given_before_it_is_due {
        /// The role; never a name.
        role: one ContactRole,
        /// The day it was approved.
        on: one Date,
        /// The day it is due again.
        next: one Date,
        /// Which edition of the content it was. Nothing compares it yet: the days do.
        edition: maybe Edition,
    }
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

impl Approval {
    /// Returns whether it has been given by this day. One of a day that is yet to come is a slip: it would hold through
    /// whatever changes until then, so `check` refuses it and `doctor` tells of it.
    pub fn is_given(&self, today: civil::Date) -> bool {
        self.on.civil() <= today
    }

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

fn is_given_before_it_is_due(approval: &Approval, place: &Range<usize>, check: &mut Check) -> bool {
    let early = approval.next <= approval.on;
    if early {
        let message = "the approval is due before it was given".to_owned();
        check.error(place.clone(), message, "`next` is a day after `on`");
    }
    !early
}
