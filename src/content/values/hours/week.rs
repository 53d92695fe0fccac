//! Times by day of the week, local time.
//!
//! A row names one day or several in a row, `mon` or `mon-fri`, and their times. A day that several
//! rows name has the times of all of them.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, DateTime};
use toml::Spanned;

use super::span::DayTimes;
use crate::content::{check::Check, table::FromRaw};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const HINT: &str = "write days and times as { mon-thu = \"09:00-12:00, 13:00-16:30\", fri = \"09:00-16:00\" }; no two times of a day overlap";

/// Times by day of the week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// The times of each day, from Monday.
    days: [DayTimes; 7],
}

impl Week {
    /// Returns whether `moment` falls in them.
    pub fn contain(&self, moment: DateTime) -> bool {
        contain(moment, |day| self.of(day))
    }

    /// Returns the times of the day of the week that `day` is.
    pub(super) fn of(&self, day: Date) -> &DayTimes {
        &self.days[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// Returns the week that these rows of days and times make.
    pub(super) fn parse<'r>(rows: impl Iterator<Item = (&'r str, &'r str)>) -> Option<Self> {
        let mut week = Self::default();
        for (days, times) in rows {
            let times = DayTimes::parse(times)?;
            for day in &mut week.days[days_of(days)?] {
                *day = std::mem::take(day).and(&times)?;
            }
        }
        week.days.iter().any(|day| !day.is_empty()).then_some(week)
    }
}

/// Returns whether `moment` falls in the times of its day, or in those of the day before that run over
/// midnight.
pub(super) fn contain<'t>(moment: DateTime, of: impl Fn(Date) -> &'t DayTimes) -> bool {
    let before = moment.date().yesterday();
    of(moment.date()).have(moment.time())
        || before.is_ok_and(|day| of(day).have_next_day(moment.time()))
}

/// Returns the places in the week of `mon` or `mon-fri`.
fn days_of(text: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let place = |name: &str| DAYS.iter().position(|day| *day == name);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (place(first)?, place(last)?);
    (first <= last).then_some(first..=last)
}

impl fmt::Display for Week {
    /// Writes them as a table has them: `mon-fri 08:30-17:30, sat 09:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<(&str, &DayTimes)> = DAYS.into_iter().zip(&self.days).collect();
        let rows = days.chunk_by(|one, next| one.1 == next.1);
        for (place, row) in rows.filter(|row| !row[0].1.is_empty()).enumerate() {
            f.write_str(if place > 0 { ", " } else { "" })?;
            let ((first, times), (last, _)) = (row[0], row[row.len() - 1]);
            match first == last {
                true => write!(f, "{first} {times}")?,
                false => write!(f, "{first}-{last} {times}")?,
            }
        }
        Ok(())
    }
}

impl FromRaw for Week {
    type Raw = BTreeMap<String, String>;

    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self> {
        let rows = raw.get_ref().iter();
        let week = Self::parse(rows.map(|(days, times)| (days.as_str(), times.as_str())));
        if week.is_none() {
            check.error(raw.span(), "these are not days and times".to_owned(), HINT);
        }
        week
    }
}
