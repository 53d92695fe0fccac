//! A day, as a file writes it and as people say it.
//!
//! A file writes `2026-11-23`, without quotes or a time; people read `23 Nov 2026`. Days are those of
//! the United Kingdom, and how many months later something is due is reckoned here.

use std::fmt;

use jiff::Span;
use toml::Spanned;
use toml::value::Datetime;

use super::months::Months;
use crate::schema::{Check, FromRaw};

/// A day of the calendar, in the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Returns a day that was reckoned.
    pub(crate) const fn of(day: jiff::civil::Date) -> Self {
        Self(day)
    }

    /// Returns the day for reckoning.
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Returns the day after it.
    #[must_use]
    pub fn tomorrow(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// Returns the latest day for the next check of what was checked on this day and is checked so often: a
    /// month later than that at most, so that visits can keep their places in the year.
    ///
    /// It is one addition: two would cut the day at the end of a month twice, and lose days.
    #[must_use]
    pub fn latest_next(self, every: Months) -> Self {
        self.later(every.and_one())
    }

    /// Returns the day so many steps after it, or before it where they are negative.
    #[must_use]
    pub fn stepped(self, step: Months, steps: i64) -> Self {
        self.later(step.times(steps))
    }

    /// Returns the day so much later, or earlier where that is negative; at the end of all days, the last.
    fn later(self, span: Span) -> Self {
        let end = if span.is_negative() { jiff::civil::Date::MIN } else { jiff::civil::Date::MAX };
        Self(self.0.checked_add(span).unwrap_or(end))
    }

    /// Returns the day so many months after it.
    #[must_use]
    pub fn after(self, months: Months) -> Self {
        self.stepped(months, 1)
    }
}

impl FromRaw for Date {
    type Raw = Datetime;

    fn from_raw(raw: Spanned<Datetime>, check: &mut Check) -> Option<Self> {
        let written = raw.get_ref();
        let whole_day = written.time.is_none() && written.offset.is_none();
        let date = written.date.filter(|_| whole_day).and_then(|date| {
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            jiff::civil::Date::new(i16::try_from(date.year).ok()?, month, day).ok()
        });
        if date.is_none() {
            let message = format!("`{written}` is not a day of the calendar");
            check.error(raw.span(), message, "write a day as 2026-11-23, without quotes or a time");
        }
        date.map(Self)
    }
}

impl fmt::Display for Date {
    /// Writes it as people say it: `23 Nov 2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%-d %b %Y"))
    }
}
