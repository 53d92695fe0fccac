//! Times by day of the year, the same in each year.
//!
//! A day is written as a date without its year: month-day. Every day of a leap year is one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;

use super::super::asked_moment::AskedMoment;
use super::span::{DayTimes, NONE, two_digits};
use super::week::contain;
use crate::schema::{Check, FromRaw};

const HINT: &str = "write each day as month-day with its times: 12-24 = \"12:00-24:00\"";

/// A leap year, which has every day that a year can have.
const LEAP_YEAR: i16 = 2028;

/// Times by day of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysOfYear {
    days: BTreeMap<(i8, i8), DayTimes>,
}

impl DaysOfYear {
    /// Returns whether `moment` falls in them.
    pub fn contain(&self, moment: &AskedMoment) -> bool {
        let of = |day: Date| self.days.get(&(day.month(), day.day()));
        contain(moment, |day| of(day).unwrap_or(&NONE))
    }
}

/// Returns the month and the day of `12-24`.
fn day_of(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let number = |digits: &str| two_digits(digits).and_then(|number| i8::try_from(number).ok());
    let day = Date::new(LEAP_YEAR, number(month)?, number(day)?).ok()?;
    Some((day.month(), day.day()))
}

impl FromRaw for DaysOfYear {
    type Raw = BTreeMap<Spanned<String>, Spanned<String>>;

    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self> {
        let mut row = |(day, times): (Spanned<String>, Spanned<String>)| {
            let made = (day_of(day.get_ref()), DayTimes::parse(times.get_ref()));
            if made.0.is_none() {
                let message = format!("`{}` is not a day of the year", day.get_ref());
                check.error(day.span(), message, HINT);
            }
            match made {
                (day, Ok(spans)) => Some((day?, spans)),
                (_, Err(wrong)) => {
                    check.error(times.span(), wrong.message, wrong.hint);
                    None
                }
            }
        };
        // Every row, so that two that are wrong are told at once.
        let rows: Vec<_> = raw.into_inner().into_iter().map(&mut row).collect();
        rows.into_iter().collect::<Option<_>>().map(|days| Self { days })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::schema::{GuidePage, SourceFile};

    fn days(rows: &[(&str, &str)]) -> Option<DaysOfYear> {
        let file = SourceFile::new(String::new(), String::new());
        let word = |word: &str| Spanned::new(0..0, word.to_owned());
        let rows = rows.iter().map(|(day, times)| (word(day), word(times))).collect();
        DaysOfYear::from_raw(
            Spanned::new(0..0, rows),
            &mut Check::of(&Arc::new(file), &GuidePage("x.md")),
        )
    }

    #[test]
    fn a_day_of_the_year_has_its_times_in_each_year_and_no_other_day_has_them() {
        let eve = days(&[("12-24", "12:00-24:00"), ("02-29", "09:00-10:00")]).unwrap();
        for year in [2026, 2027, 2028] {
            assert!(!eve.contain(&AskedMoment::new(date(year, 12, 24).at(11, 59, 59, 0))));
            assert!(eve.contain(&AskedMoment::new(date(year, 12, 24).at(12, 0, 0, 0))));
            assert!(eve.contain(&AskedMoment::new(date(year, 12, 24).at(23, 59, 59, 0))));
            assert!(!eve.contain(&AskedMoment::new(date(year, 12, 25).at(0, 0, 0, 0))));
        }
    }

    #[test]
    fn what_is_no_day_of_the_year_is_refused() {
        for wrong in ["24-12", "02-30", "12-1", "+2-24", "christmas", "12-24-26", "2026-12-24"] {
            assert_eq!(days(&[(wrong, "12:00-24:00")]), None, "{wrong}");
        }
        assert_eq!(days(&[("12-24", "noon")]), None);
        assert!(days(&[]).is_some(), "there may be no such day");
    }
}
