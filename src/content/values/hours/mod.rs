//! When a line is answered.
//!
//! Hours are said only where they are known for certain. "check" means that they are not: then
//! nothing is said, because a guess would keep somebody from calling.

mod span;
mod week;
mod year;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use self::span::DayTimes;
use crate::content::{check::Check, table::FromRaw};

pub use self::week::Week;
pub use self::year::DaysOfYear;

/// When a line is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hours {
    /// All day, every day.
    Always,
    /// Not known for certain.
    Check,
    /// Known for certain.
    Known(OpeningTimes),
}

/// Opening times by day of the week, local time, and those of every bank holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningTimes {
    week: Week,
    bank_holidays: DayTimes,
}

/// The row of a table of hours that has the times of every bank holiday.
const BANK_HOLIDAYS: &str = "bank-holidays";

impl OpeningTimes {
    /// Returns whether `moment` falls in them, where `is_holiday` says of a day whether it is a bank
    /// holiday. The opening minute does, the closing minute does not.
    pub fn contain(&self, moment: DateTime, is_holiday: impl Fn(Date) -> bool) -> bool {
        week::contain(moment, |day| match is_holiday(day) {
            true => &self.bank_holidays,
            false => self.week.of(day),
        })
    }

    fn parse(table: &BTreeMap<String, String>) -> Option<Self> {
        let rows = table.iter().map(|(days, times)| (days.as_str(), times.as_str()));
        let week = Week::parse(rows.filter(|(days, _)| *days != BANK_HOLIDAYS))?;
        let bank_holidays = match table.get(BANK_HOLIDAYS) {
            Some(times) => DayTimes::parse(times)?,
            None => DayTimes::default(),
        };
        Some(Self { week, bank_holidays })
    }
}

impl fmt::Display for OpeningTimes {
    /// Writes them as a table has them: `mon-fri 08:30-17:30, bank-holidays 09:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.week)?;
        match self.bank_holidays.is_empty() {
            true => Ok(()),
            false => write!(f, ", {BANK_HOLIDAYS} {}", self.bank_holidays),
        }
    }
}

/// Hours as written: `"always"`, `"check"` or a table of days and times.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawHours {
    /// A word.
    Word(String),
    /// Days and times.
    Table(BTreeMap<String, String>),
    /// Anything else.
    Other(IgnoredAny),
}

const HINT: &str = "write \"always\", \"check\" or { mon-fri = \"09:00-12:00, 13:00-17:00\", sat = \"22:00-06:00\", sun = \"00:00-24:00\", bank-holidays = \"10:00-12:00\" }; no two times of a day overlap";

impl FromRaw for Hours {
    type Raw = RawHours;

    fn from_raw(raw: Spanned<RawHours>, check: &mut Check) -> Option<Self> {
        let span = raw.span();
        match raw.into_inner() {
            RawHours::Word(word) if word == "always" => return Some(Self::Always),
            RawHours::Word(word) if word == "check" => return Some(Self::Check),
            RawHours::Word(word) => {
                check.error(span, format!("`{word}` is not a time of opening"), HINT);
                return None;
            }
            RawHours::Table(table) => {
                if let Some(times) = OpeningTimes::parse(&table) {
                    return Some(Self::Known(times));
                }
            }
            RawHours::Other(_) => {}
        }
        check.error(span, "these are not days and times".to_owned(), HINT);
        None
    }
}

#[cfg(test)]
mod tests;
