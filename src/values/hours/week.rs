//! Times by day of the week, local time.
//!
//! A row names one day or several in a row, `mon` or `mon-fri`, and their times. A day that several
//! rows name has the times of all of them.

use std::fmt;
use std::iter::zip;

use jiff::civil::Date;
use toml::Spanned;

use super::super::asked_moment::AskedMoment;
use super::days::{DAYS, days_of};
use super::raw::{HoursRow, RawTable, RawTimes};
use super::span::{DayTimes, NONE, TIMES, says_closed};
use super::wrong::{Wrong, WrongAt};
use crate::schema::{Check, FromRaw};

const NO_DAY: &str =
    "write days and times as { mon-thu = \"09:00-12:00, 13:00-16:30\", fri = \"09:00-16:00\" }";

/// Times by day of the week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// The times of each day, from Monday.
    days: [DayTimes; 7],
}

impl Week {
    /// Returns whether `moment` falls in them.
    pub fn contain(&self, moment: &AskedMoment) -> bool {
        contain(moment, |day| self.of(day))
    }

    /// Returns the times of the day of the week that `day` is.
    pub(super) fn of(&self, day: Date) -> &DayTimes {
        &self.days[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// Returns the week that these rows of days and times make, in a table at `table`; or all that is
    /// wrong with them.
    pub(super) fn parse<'r>(
        rows: impl Iterator<Item = HoursRow<'r>>,
        table: std::ops::Range<usize>,
    ) -> Result<Self, Vec<WrongAt>> {
        let (mut read, mut wrong) = (Vec::new(), Vec::new());
        let mut closed = Vec::new();
        for (days, times) in rows {
            if let (Ok(places), RawTimes::Text(text)) = (days_of(days.get_ref()), times.get_ref())
                && says_closed(text)
            {
                closed.push(Closed { days: days.get_ref(), places, nth: wrong.len() });
            }
            match (days_of(days.get_ref()), spans_of(times.get_ref())) {
                (Ok(places), Ok(spans)) => read.push(ReadRow { places, spans, at: times.span() }),
                (places, spans) => {
                    let (days, times) = (days.span(), times.span());
                    wrong.extend(places.err().map(|wrong| WrongAt { at: days, wrong }));
                    wrong.extend(spans.err().map(|wrong| WrongAt { at: times, wrong }));
                }
            }
        }
        if read.is_empty() && wrong.is_empty() {
            wrong.push(WrongAt { at: table, wrong: Wrong::new("no day has times", NO_DAY) });
        }
        for row in &closed {
            if let Some(hint) = row.hint(&read, &closed) {
                wrong[row.nth].wrong.hint = hint;
            }
        }
        if wrong.is_empty() { together(&read) } else { Err(wrong) }
    }
}

/// Returns the times of a row, or what is wrong with them.
pub(super) fn spans_of(times: &RawTimes) -> Result<DayTimes, Wrong> {
    match times {
        RawTimes::Text(text) => DayTimes::parse(text),
        RawTimes::List(all) if DayTimes::are_well_written(&all.join(", ")) => {
            let message = "several times of a day are one text, with commas";
            Err(Wrong::new(message, format!("write \"{}\"", all.join(", "))))
        }
        RawTimes::List(_) | RawTimes::Other => {
            Err(Wrong::new("these are not times in quotes", TIMES))
        }
    }
}

/// A row that says that nobody answers, where it can say so only by not being there.
struct Closed<'r> {
    days: &'r str,
    places: Vec<usize>,
    /// Which of all that is wrong it is.
    nth: usize,
}

impl Closed<'_> {
    /// Returns what to write where another row has times for one of its days.
    fn hint(&self, rows: &[ReadRow], closed: &[Self]) -> Option<String> {
        let is_here = |row: &ReadRow| row.places.iter().any(|place| self.places.contains(place));
        rows.iter().any(is_here).then_some(())?;
        let mut week = Week::default();
        for row in rows {
            let is_shut = |place: &usize| closed.iter().any(|row| row.places.contains(place));
            for place in row.places.iter().filter(|place| !is_shut(place)) {
                let day = &mut week.days[*place];
                *day = std::mem::take(day).and(&row.spans).ok()?;
            }
        }
        let rows = week.runs().into_iter().map(|(days, times)| format!("`{days} = \"{times}\"`"));
        let rows = rows.collect::<Vec<_>>().join(", ");
        let days = self.days;
        Some(match rows.as_str() {
            "" => {
                format!("no row names a day on which nobody answers, and another has `{days}` too")
            }
            _ => format!(
                "a day on which nobody answers is in no row: name `{days}` in none, as in {rows}"
            ),
        })
    }
}

/// A row of a table that could be read.
struct ReadRow {
    places: Vec<usize>,
    spans: DayTimes,
    at: std::ops::Range<usize>,
}

/// Returns the week of all rows, each day with the times of every row that names it; or where two of those overlap.
fn together(rows: &[ReadRow]) -> Result<Week, Vec<WrongAt>> {
    let mut week = Week::default();
    for row in rows {
        for place in &row.places {
            let day = &mut week.days[*place];
            *day = std::mem::take(day).and(&row.spans).map_err(|overlap| {
                let (one, other) = (overlap.one, overlap.other);
                let message = format!("`{}` has {one} and {other}, which overlap", DAYS[*place]);
                vec![WrongAt { at: row.at.clone(), wrong: Wrong::new(message, once_each(rows)) }]
            })?;
        }
    }
    Ok(week)
}

/// Returns how to write rows of which two name the same day: the one of fewer days is meant for it.
fn once_each(rows: &[ReadRow]) -> String {
    let mut week = Week::default();
    let mut rows: Vec<&ReadRow> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.places.len()));
    for row in rows {
        for place in &row.places {
            week.days[*place] = row.spans.clone();
        }
    }
    let runs = week.runs().into_iter().map(|(days, times)| format!("{days} = \"{times}\""));
    let table = runs.collect::<Vec<_>>().join(", ");
    format!("name a day in one row only: {{ {table} }}, if that is what is meant")
}

/// Returns whether `moment` falls in the times of its day, or in those of the day before that run over
/// midnight.
pub(super) fn contain<'t>(moment: &AskedMoment, of: impl Fn(Date) -> &'t DayTimes) -> bool {
    let day = moment.day();
    let (today, before) = (of(day), day.yesterday().map_or(&NONE, &of));
    let minute = moment.minute_between(today.edges().chain(before.edges_of_the_next_day()));
    today.have(minute) || before.have_next_day(minute)
}

impl Week {
    /// Returns the rows of a table that has these times, Monday first.
    fn runs(&self) -> Vec<(String, &DayTimes)> {
        let days: Vec<(&str, &DayTimes)> = zip(DAYS, &self.days).collect();
        let runs = days.chunk_by(|one, next| one.1 == next.1).filter(|run| !run[0].1.is_empty());
        let rows = runs.map(|run| {
            let ((first, times), (last, _)) = (run[0], run[run.len() - 1]);
            let days = if first == last { first.to_owned() } else { format!("{first}-{last}") };
            (days, times)
        });
        rows.collect()
    }
}

impl fmt::Display for Week {
    /// Writes them as a table has them: `mon-fri 08:30-17:30, sat 09:00-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (days, times)) in self.runs().into_iter().enumerate() {
            f.write_str(if place > 0 { ", " } else { "" })?;
            write!(f, "{days} {times}")?;
        }
        Ok(())
    }
}

impl FromRaw for Week {
    type Raw = RawTable;

    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self> {
        match Self::parse(raw.get_ref().rows(), raw.span()) {
            Ok(week) => Some(week),
            Err(all) => {
                for WrongAt { at, wrong } in all {
                    check.error(at, wrong.message, wrong.hint);
                }
                None
            }
        }
    }
}
