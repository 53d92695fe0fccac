//! When a line is answered.
//!
//! Hours are said only where they are known for certain. "check" means that they are not: then
//! nothing is said, because a guess would keep somebody from calling.

mod days;
mod raw;
mod span;
mod week;
mod wrong;
mod year;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::asked_moment::AskedMoment;
use crate::schema::{Check, FromRaw};
use raw::{HoursRow, RawHours};
use span::DayTimes;
use week::spans_of;
use wrong::{WrongAt, times_meant};

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
    pub fn contain(&self, moment: &AskedMoment, is_holiday: impl Fn(Date) -> bool) -> bool {
        let times = |day| if is_holiday(day) { &self.bank_holidays } else { self.week.of(day) };
        week::contain(moment, times)
    }

    /// Returns the times of a table at `at`, or all that is wrong with it.
    fn parse<'r>(
        rows: impl Iterator<Item = HoursRow<'r>>,
        at: Range<usize>,
    ) -> Result<Self, Vec<WrongAt>> {
        let (holidays, days): (Vec<HoursRow<'_>>, Vec<HoursRow<'_>>) =
            rows.partition(|(days, _)| days.get_ref() == BANK_HOLIDAYS);
        let week = Week::parse(days.into_iter(), at);
        let bank_holidays = match holidays.first() {
            Some((_, times)) => {
                spans_of(times.get_ref()).map_err(|wrong| vec![WrongAt { at: times.span(), wrong }])
            }
            None => Ok(DayTimes::default()),
        };
        match (week, bank_holidays) {
            (Ok(week), Ok(bank_holidays)) => Ok(Self { week, bank_holidays }),
            (week, holidays) => {
                Err([week.err().unwrap_or_default(), holidays.err().unwrap_or_default()].concat())
            }
        }
    }
}

impl fmt::Display for OpeningTimes {
    /// Writes them as a table has them: `mon-fri 08:30-17:30, bank-holidays 09:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.week)?;
        if self.bank_holidays.is_empty() {
            Ok(())
        } else {
            write!(f, ", {BANK_HOLIDAYS} {}", self.bank_holidays)
        }
    }
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
                check.error(span, format!("`{word}` is not a time of opening"), hint(&word));
            }
            RawHours::Table(table) => match OpeningTimes::parse(table.rows(), span) {
                Ok(times) => return Some(Self::Known(times)),
                Err(all) => {
                    for WrongAt { at, wrong } in all {
                        check.error(at, wrong.message, wrong.hint);
                    }
                }
            },
            RawHours::Other => check.error(span, "these are not days and times".to_owned(), HINT),
        }
        None
    }
}

/// Returns what to write in the place of a word that says no hours.
fn hint(word: &str) -> String {
    let well_written = |times: &String| DayTimes::are_well_written(times);
    match times_meant(word).filter(well_written) {
        Some(times) if times == "00:00-24:00" => return "write \"always\"".to_owned(),
        Some(times) => return format!("write the days too, as {{ mon-fri = \"{times}\" }}"),
        None => {}
    }
    let mut spaces = word.match_indices(' ');
    let row = spaces.find_map(|(at, _)| {
        let days = days::meant(word[..at].trim_end_matches([':', ',']))?;
        let times = times_meant(&word[at..]).filter(well_written)?;
        let rows = days.iter().map(|days| format!("{days} = \"{times}\""));
        Some(rows.collect::<Vec<_>>().join(", "))
    });
    row.map_or_else(|| HINT.to_owned(), |row| format!("write {{ {row} }}"))
}

/// Returns the row to write where a table has the same days in several rows, which it cannot.
pub(crate) fn in_one_row(days: &str, times: &[&str]) -> Option<String> {
    let is_row = days == BANK_HOLIDAYS || days::days_of(days).is_ok();
    let times = times.join(", ");
    let is_good = is_row && DayTimes::are_well_written(&times);
    is_good.then(|| format!("{days} = \"{times}\""))
}

#[cfg(test)]
mod holds;
#[cfg(test)]
mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told;
