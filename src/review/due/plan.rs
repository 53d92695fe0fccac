//! What falls due in the months to come: every visit to a contact and every reading of a text, again and again.
//!
//! A plan takes it that whatever is due is done on its day. A service and its hours are one visit, because one
//! look at a page shows both. It is how an editor sees whether one month asks for too much.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::contacts::LastCheck;
use super::due_thing::Due;
use super::reasons;
use super::thing::Thing;
use crate::content::{Assembled, Content};
use crate::schema::SourceFile;
use crate::values::{Date, Months};

/// Over how many visits a day that has passed is moved on: a hundred years at least.
const MOST_VISITS: i64 = 1_200;

/// A month of the calendar, as far as a plan covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarMonth {
    /// The first day of it.
    pub first: Day,
    /// What falls into it, by day.
    pub visits: Vec<Visit>,
}

/// One check of a contact, or one reading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The day by which it is done.
    pub by: Day,
    /// What is checked or read.
    pub thing: Thing,
    /// What an editor calls it.
    pub called: String,
    /// Its file.
    pub file: Arc<SourceFile>,
}

/// Returns what is to be checked or read in the year from `today` on, month by month: in twelve months from the
/// first day of one, else in thirteen, of which the first and the last are parts.
pub fn plan(loaded: &Assembled, today: Day) -> Vec<CalendarMonth> {
    let end = Date::of(today).after(Months::TWELVE).civil();
    let firsts = today.first_of_month().series(1.month()).take_while(|first| *first < end);
    let mut months: Vec<CalendarMonth> =
        firsts.map(|first| CalendarMonth { first, visits: Vec::new() }).collect();
    for Due { thing, called, file, .. } in reasons::every(loaded, today) {
        let round = Round::of(&loaded.content, &thing);
        for by in round.into_iter().flat_map(|round| round.days(today, end)) {
            if let Some(month) = months.iter_mut().find(|it| it.first == by.first_of_month()) {
                let (thing, called) = (thing.clone(), called.clone());
                month.visits.push(Visit { by, thing, called, file: Arc::clone(&file) });
            }
        }
    }
    for month in &mut months {
        month.visits.sort_by_key(|visit| visit.by);
    }
    months
}

/// When a thing is first checked or read, and after how long again.
struct Round {
    first: Date,
    every: Months,
}

impl Round {
    /// Returns the round of a thing; none where it is not there.
    fn of(content: &Content, thing: &Thing) -> Option<Self> {
        if let Some(review) = content.review(thing) {
            return Some(Self { first: review.by, every: thing.read_every() });
        }
        let checks = content.checks(thing);
        let every = checks.first()?.every;
        // Hours that have no day of their own are looked at with the rest.
        let own = checks.iter().skip(1).filter_map(|kept| kept.checked.next);
        let first = own.chain(checks.first().map(LastCheck::next)).min()?;
        Some(Self { first, every })
    }

    /// Returns its days from `today` to the day before `end`.
    fn days(self, today: Day, end: Day) -> impl Iterator<Item = Day> {
        let days = (0..MOST_VISITS).map(move |step| self.first.stepped(self.every, step).civil());
        days.take_while(move |day| *day < end).filter(move |day| *day >= today)
    }
}
