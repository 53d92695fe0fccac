//! Times by day of the year, the same in each year.
//!
//! A day is written as a date without its year: month-day. Every day of a leap year is one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeString;

use super::super::asked_moment::AskedMoment;
use super::span::{DayTimes, NONE, two_digits};
use super::week::contain;
use crate::schema::{Check, FileText, FromRaw, FromToml, TomlValue, table_of};

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

/// The times of a day of the year.
struct TimesOfADay(DayTimes);

impl FromRaw for TimesOfADay {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let times = DayTimes::parse(raw.get_ref());
        times.map(Self).map_err(|wrong| check.error(raw.span(), wrong.message, wrong.hint)).ok()
    }
}

impl FromToml for DaysOfYear {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let rows = table_of(value, check)?;
        let mut row = |(key, times): (&Spanned<DeString<'_>>, &TomlValue<'_>)| {
            let day = day_of(key.get_ref());
            if day.is_none() {
                let message = format!("`{}` is not a day of the year", key.get_ref());
                check.error(key.span(), message, HINT);
            }
            let TimesOfADay(times) = TimesOfADay::from_toml(times, check)?;
            Some((day?, times))
        };
        // Every row, so that two that are wrong are told at once.
        let rows: Vec<_> = rows.iter().map(&mut row).collect();
        rows.into_iter().collect::<Option<_>>().map(|days| Self { days })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::super::typed::{quoted, typed};
    use super::*;
    use crate::schema::SENTENCE_WORDS;

    fn days(rows: &[(&str, &str)]) -> Option<DaysOfYear> {
        let rows: Vec<String> =
            rows.iter().map(|(day, times)| format!("{day} = {}", quoted(times))).collect();
        typed(&format!("{{ {} }}", rows.join(", ")), SENTENCE_WORDS).ok()
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
        for wrong in ["24-12", "02-30", "12-1", "\"+2-24\"", "christmas", "12-24-26", "2026-12-24"]
        {
            assert_eq!(days(&[(wrong, "12:00-24:00")]), None, "{wrong}");
        }
        assert_eq!(days(&[("12-24", "noon")]), None);
        assert!(days(&[]).is_some(), "there may be no such day");
    }
}
