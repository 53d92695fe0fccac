//! What a person has still to check, approve or read again, in numbers.
//!
//! The list is that of `check --strict` and `verify`, and the days are those of `verify --list`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::content::Assembled;
use crate::metrics::label;
use crate::review::{Due, Why, dues, plan};

label! {
    /// Why something is due.
    pub(super) enum DueFor, "reason" {
        /// No person has checked or approved it.
        NeverChecked = "never_checked",
        /// Its day has passed.
        Overdue = "overdue",
        /// What was noted does not count: its day is yet to come, or a number was changed since.
        NotCounted = "not_counted",
    }
}

/// How many things are due, and when the next one falls due.
#[derive(Debug, Clone)]
pub(super) struct DueNumbers {
    pub(super) things: Vec<(DueFor, usize)>,
    pub(super) next: Option<Date>,
}

impl DueNumbers {
    /// Returns them as on the day `today`.
    pub(super) fn of(loaded: &Assembled, today: Date) -> Self {
        let dues = dues(loaded, today);
        let count =
            |reason: DueFor| dues.iter().filter(|due| reasons(due).contains(&reason)).count();
        let things = DueFor::ALL.iter().map(|reason| (*reason, count(*reason))).collect();
        let visits = plan(loaded, today).into_iter().flat_map(|month| month.visits);
        Self { things, next: visits.map(|visit| visit.by).min() }
    }
}

fn reasons(due: &Due) -> BTreeSet<DueFor> {
    due.reasons.iter().map(|reason| due_for(&reason.why)).collect()
}

const fn due_for(why: &Why) -> DueFor {
    match why {
        Why::Unverified(_)
        | Why::OneRole(_)
        | Why::HoursUnverified
        | Why::Unapproved
        | Why::Inferred(_) => DueFor::NeverChecked,
        Why::Verified(_) | Why::HoursVerified(_) | Why::ReadBy(_) | Why::Ends(_) => DueFor::Overdue,
        Why::CheckedAhead(_)
        | Why::NumberChanged
        | Why::ApprovedAhead { .. }
        | Why::HoursAhead(_)
        | Why::ReadAhead(_) => DueFor::NotCounted,
    }
}
