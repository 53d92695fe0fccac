//! The moment at which something is asked, and for how long what was learnt of it stays true.
//!
//! A reply says which office answers now. Whoever keeps it has to know until when it is right; so the moment itself
//! cannot be seen, and each thing that can be asked of it narrows the period in which every answer so far is the
//! same. Times are those on a clock in the United Kingdom: where the clock goes back, an hour comes twice, and
//! offices go by the clock both times.

use std::cell::Cell;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

/// A moment that can be asked about, in United Kingdom local time.
///
/// ```
/// # use signpost::values::AskedMoment;
/// let asked = AskedMoment::new(jiff::civil::date(2026, 11, 29).at(22, 0, 0, 0));
/// assert_eq!(asked.day(), jiff::civil::date(2026, 11, 29));
/// assert!(!format!("{asked:?}").contains("22:00"));
/// ```
///
/// Nobody can look at the moment and forget to say for how long that holds.
///
/// ```compile_fail,E0616
/// # use signpost::values::AskedMoment;
/// let asked = AskedMoment::new(jiff::civil::date(2026, 11, 29).at(22, 0, 0, 0));
/// let now = asked.now;
/// ```
///
/// Nobody can ask a copy of it, whose period would be another.
///
/// ```compile_fail,E0599
/// # use signpost::values::AskedMoment;
/// let asked = AskedMoment::new(jiff::civil::date(2026, 11, 29).at(22, 0, 0, 0));
/// asked.clone().day();
/// ```
pub struct AskedMoment {
    now: DateTime,
    holds: Cell<Period>,
}

/// From when until when something holds; until is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first moment.
    pub from: DateTime,
    /// The first moment after it.
    pub until: DateTime,
}

impl fmt::Debug for AskedMoment {
    /// Writes for how long the answers so far hold, and not the moment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AskedMoment").field("holds", &self.holds()).finish_non_exhaustive()
    }
}

impl Period {
    /// All time.
    pub const ALWAYS: Self = Self { from: DateTime::MIN, until: DateTime::MAX };

    /// Returns whether a moment is in it.
    pub fn contains(&self, moment: DateTime) -> bool {
        self.from <= moment && moment < self.until
    }
}

impl AskedMoment {
    /// Returns a moment of which nothing was asked yet.
    pub const fn new(now: DateTime) -> Self {
        Self { now, holds: Cell::new(Period::ALWAYS) }
    }

    /// Returns the day, and that it holds until midnight.
    pub fn day(&self) -> Date {
        let day = self.now.date();
        let midnight = day.to_datetime(Time::midnight());
        self.narrow(Period {
            from: midnight,
            until: midnight.checked_add(1.day()).unwrap_or(DateTime::MAX),
        });
        day
    }

    /// Returns the minute of the day, to whoever treats all minutes alike between two of `edges`: each is a minute
    /// from midnight at which something begins or ends.
    pub(super) fn minute_between(&self, edges: impl Iterator<Item = u16>) -> u16 {
        let midnight = self.day().to_datetime(Time::midnight());
        let minute = minute_of(self.now.time());
        let at = |edge: u16| midnight.checked_add(i64::from(edge).minutes());
        for edge in edges {
            let Ok(moment) = at(edge) else { continue };
            let holds = self.holds.get();
            if edge <= minute {
                self.narrow(Period { from: moment, ..holds });
            } else {
                self.narrow(Period { until: moment, ..holds });
            }
        }
        minute
    }

    /// Returns for how long every answer so far stays the same.
    pub const fn holds(&self) -> Period {
        self.holds.get()
    }

    fn narrow(&self, to: Period) {
        let holds = self.holds.get();
        let (from, until) = (holds.from.max(to.from), holds.until.min(to.until));
        self.holds.set(Period { from, until });
    }
}

fn minute_of(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_asked_holds_until_the_next_edge_and_from_the_last() {
        let day = date(2026, 11, 29);
        let asked = AskedMoment::new(day.at(10, 30, 59, 999_999_999));
        assert_eq!(asked.holds(), Period::ALWAYS);
        assert_eq!(asked.day(), day);
        let (midnight, next) = (day.at(0, 0, 0, 0), day.tomorrow().unwrap().at(0, 0, 0, 0));
        assert_eq!(asked.holds(), Period { from: midnight, until: next });
        assert_eq!(asked.minute_between([9 * 60, 17 * 60].into_iter()), 10 * 60 + 30);
        let (nine, five) = (day.at(9, 0, 0, 0), day.at(17, 0, 0, 0));
        assert_eq!(asked.holds(), Period { from: nine, until: five });
        // Wider edges widen nothing; narrower ones narrow it, and an edge is its own first moment.
        asked.minute_between([0, 24 * 60].into_iter());
        assert_eq!(asked.holds(), Period { from: nine, until: five });
        asked.minute_between([10 * 60 + 30, 10 * 60 + 31].into_iter());
        let holds = asked.holds();
        assert_eq!((holds.from, holds.until), (day.at(10, 30, 0, 0), day.at(10, 31, 0, 0)));
        assert!(holds.contains(holds.from) && !holds.contains(holds.until));
    }

    #[test]
    fn the_last_day_of_all_ends_with_time_itself() {
        let asked = AskedMoment::new(DateTime::MAX);
        asked.day();
        assert_eq!(asked.holds().until, DateTime::MAX);
    }
}
