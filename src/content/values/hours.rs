//! When a line is answered.
//!
//! Hours are said only where they are known for certain. "check" means that they are not: then
//! nothing is said, because a guess would keep somebody from calling.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{DateTime, Time, Weekday};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use crate::content::{check::Check, table::FromRaw};

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

/// A day, and from when to when.
type Span = (Weekday, Time, Time);

/// Opening times by day of the week, local time; closed on bank holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningTimes {
    spans: Vec<Span>,
}

impl OpeningTimes {
    /// Returns whether `moment` falls in them. The opening minute does, the closing minute does not.
    pub fn contain(&self, moment: DateTime) -> bool {
        let (day, time) = (moment.weekday(), moment.time());
        self.spans.iter().any(|(on, from, to)| *on == day && *from <= time && time < *to)
    }
}

impl fmt::Display for OpeningTimes {
    /// Writes them as a table has them: `mon-fri 08:30-17:30, sat 09:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name =
            |day: Weekday| DAYS.iter().find(|(_, one)| *one == day).map_or("", |(name, _)| name);
        let follow =
            |one: &Span, next: &Span| one.0.next() == next.0 && (one.1, one.2) == (next.1, next.2);
        let mut spans = self.spans.clone();
        spans.sort_by_key(|(day, from, _)| (day.to_monday_zero_offset(), *from));
        for (place, days) in spans.chunk_by(follow).enumerate() {
            let ((first, from, to), (last, ..)) = (days[0], days[days.len() - 1]);
            f.write_str(if place > 0 { ", " } else { "" })?;
            f.write_str(name(first))?;
            if first != last {
                write!(f, "-{}", name(last))?;
            }
            write!(f, " {}-{}", from.strftime("%H:%M"), to.strftime("%H:%M"))?;
        }
        Ok(())
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

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

const HINT: &str =
    "write \"always\", \"check\" or { mon-fri = \"09:00-17:00\", sat = \"10:00-12:00\" }";

impl FromRaw for Hours {
    type Raw = RawHours;

    fn from_raw(raw: Spanned<RawHours>, check: &mut Check) -> Option<Self> {
        let span = raw.span();
        match raw.into_inner() {
            RawHours::Word(word) if word == "always" => Some(Self::Always),
            RawHours::Word(word) if word == "check" => Some(Self::Check),
            RawHours::Word(word) => {
                check.error(span, format!("`{word}` is not a time of opening"), HINT);
                None
            }
            RawHours::Table(table) => {
                let times = OpeningTimes::parse(&table);
                if times.is_none() {
                    check.error(span, "these are not days and times".to_owned(), HINT);
                }
                times.map(Self::Known)
            }
            RawHours::Other(_) => {
                check.error(span, "these are not days and times".to_owned(), HINT);
                None
            }
        }
    }
}

impl FromRaw for OpeningTimes {
    type Raw = BTreeMap<String, String>;

    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self> {
        let times = Self::parse(raw.get_ref());
        if times.is_none() {
            check.error(raw.span(), "these are not days and times".to_owned(), HINT);
        }
        times
    }
}

impl OpeningTimes {
    fn parse(table: &BTreeMap<String, String>) -> Option<Self> {
        let mut spans = Vec::new();
        for (days, times) in table {
            let (from, to) = times.split_once('-')?;
            let (from, to) = (time(from)?, time(to)?);
            if from >= to {
                return None;
            }
            spans.extend(days_of(days)?.into_iter().map(|day| (day, from, to)));
        }
        (!spans.is_empty()).then_some(Self { spans })
    }
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Returns the weekdays of `mon` or `mon-fri`.
fn days_of(text: &str) -> Option<Vec<Weekday>> {
    let index = |name: &str| DAYS.iter().position(|(day, _)| *day == name);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (index(first)?, index(last)?);
    (first <= last).then(|| DAYS[first..=last].iter().map(|(_, day)| *day).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn times(rows: &[(&str, &str)]) -> Option<OpeningTimes> {
        let row = |(days, times): &(&str, &str)| ((*days).to_owned(), (*times).to_owned());
        OpeningTimes::parse(&rows.iter().map(row).collect())
    }

    #[test]
    fn the_opening_minute_is_open_and_the_closing_minute_is_shut() {
        let weekdays = times(&[("mon-fri", "08:30-17:30")]).unwrap();
        let monday = |hour, minute| datetime(2026, 11, 23, hour, minute, 0, 0);
        assert!(!weekdays.contain(monday(8, 29)));
        assert!(weekdays.contain(monday(8, 30)));
        assert!(weekdays.contain(monday(17, 29)));
        assert!(!weekdays.contain(monday(17, 30)));
        assert!(!weekdays.contain(datetime(2026, 11, 22, 12, 0, 0, 0)));
    }

    #[test]
    fn times_are_written_as_a_table_has_them() {
        let rows = [("sat", "09:00-13:00"), ("mon-thu", "08:30-17:30"), ("fri", "08:30-17:00")];
        let written = times(&rows).unwrap().to_string();
        assert_eq!(written, "mon-thu 08:30-17:30, fri 08:30-17:00, sat 09:00-13:00");
    }

    #[test]
    fn days_and_times_that_make_no_sense_are_refused() {
        for wrong in [
            ("someday", "09:00-17:00"),
            ("fri-mon", "09:00-17:00"),
            ("mon", "9-5"),
            ("mon", "17:00-09:00"),
            ("mon", "25:00-26:00"),
        ] {
            assert_eq!(times(&[wrong]), None, "{wrong:?}");
        }
    }
}
