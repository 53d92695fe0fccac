//! From when to when on one day, and the times of one day.
//!
//! A span counts whole minutes, so that 24:00 is a time like any other. One that ends before it starts
//! runs over midnight, and belongs to the day on which it starts.

use std::fmt;

use super::wrong::{Wrong, clock, dash, times_meant};

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// From the minute `from` of a day to the minute `to`, which is of the next day where it is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct TimeSpan {
    from: u16,
    to: u16,
}

/// What to write where nothing better is known.
pub(super) const TIMES: &str =
    "write from when to when, as \"09:00-17:00\" or \"09:00-12:00, 13:00-17:00\"; 1pm is 13:00";

impl TimeSpan {
    /// Returns the span that is written so, or what is wrong with it and, where that is plain, what to write.
    fn parse(text: &str) -> Result<Self, TimesFault> {
        if let Some(dash) = dash(text) {
            return Err(
                format!("`{dash}` is a dash; between two times belongs a hyphen, `-`").into()
            );
        }
        let Some((from, to)) = text.split_once('-') else {
            let message = match text {
                "" => "there is no time".to_owned(),
                _ => format!("`{text}` does not say from when to when"),
            };
            return Err(message.into());
        };
        if from.is_empty() || to.is_empty() {
            return Err(format!("`{text}` does not say from when to when").into());
        }
        if from.ends_with(' ') || to.starts_with(' ') {
            return Err("no space belongs beside the hyphen".to_owned().into());
        }
        let (first, last) =
            (minutes(from)?, minutes(to).map_err(|message| past_the_day(from, to, message))?);
        Self::of(first, last)
    }

    fn of(from: u16, to: u16) -> Result<Self, TimesFault> {
        if from == to {
            let message = format!("this ends when it starts, at {}", clock(from));
            let hint = "write \"00:00-24:00\" for the whole day, or leave the day out";
            return Err(TimesFault { message, hint: Some(hint.to_owned()) });
        }
        if from == DAY {
            let message = "nothing starts at 24:00: that is 00:00 of the next day".to_owned();
            let hint = format!("write \"00:00-{}\" under the next day", clock(to));
            return Err(TimesFault { message, hint: Some(hint) });
        }
        Ok(Self { from, to })
    }

    const fn runs_over_midnight(self) -> bool {
        self.to < self.from
    }

    /// Returns the minute at which it ends, counted from the start of its day.
    const fn end(self) -> u16 {
        if self.runs_over_midnight() { self.to + DAY } else { self.to }
    }

    const fn has(self, minute: u16) -> bool {
        self.from <= minute && (minute < self.to || self.runs_over_midnight())
    }

    /// Returns whether `minute` of the next day falls in it.
    const fn has_next_day(self, minute: u16) -> bool {
        self.runs_over_midnight() && minute < self.to
    }
}

/// What is wrong with one span, and what to write where that depends on nothing else.
struct TimesFault {
    message: String,
    hint: Option<String>,
}

impl From<String> for TimesFault {
    fn from(message: String) -> Self {
        Self { message, hint: None }
    }
}

/// Returns what is wrong with an end that is no time, which can be one of the next day: `22:00-26:00`.
fn past_the_day(from: &str, to: &str, message: String) -> TimesFault {
    let hour = to.split_once(':').and_then(|(hour, rest)| Some((two_digits(hour)?, rest)));
    let hint = hour.filter(|(hour, _)| (24..48).contains(hour)).and_then(|(hour, rest)| {
        let meant = format!("{from}-{:02}:{rest}", hour - 24);
        TimeSpan::parse(&meant).is_ok().then(|| {
            format!("a time may run over midnight, and belongs to the day on which it starts: write \"{meant}\"")
        })
    });
    TimesFault { message, hint }
}

/// Returns the minute of the day that `09:00` or `24:00` means, or what is wrong with it.
fn minutes(text: &str) -> Result<u16, String> {
    let Some((hour, minute)) = text.split_once(':') else {
        let why = if text.contains('.') {
            "a colon belongs between hour and minute"
        } else {
            "a time has four digits, as 09:00"
        };
        return Err(format!("`{text}` is no time: {why}"));
    };
    let short = hour.len() == 1 && hour.bytes().all(|byte| byte.is_ascii_digit());
    if short && two_digits(minute).is_some() {
        return Err(format!("`{text}` has one digit for the hour; an hour has two, from 00 to 24"));
    }
    let (Some(hour), Some(minute)) = (two_digits(hour), two_digits(minute)) else {
        return Err(format!("`{text}` is no time: a time has four digits, as 09:00"));
    };
    let all = hour * 60 + minute;
    match (minute < 60, all <= DAY) {
        (true, true) => Ok(all),
        (false, _) => Err(format!("`{text}` is no time: minutes are from 00 to 59")),
        (true, false) => Err(format!("`{text}` is no time: a day is from 00:00 to 24:00")),
    }
}

/// Returns the number that has two digits.
pub(super) fn two_digits(text: &str) -> Option<u16> {
    let is_one = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok())?
}

/// The times of one day, in order; none overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DayTimes {
    spans: Vec<TimeSpan>,
}

/// The times of a day on which nobody answers.
pub(super) static NONE: DayTimes = DayTimes { spans: Vec::new() };

impl DayTimes {
    /// Returns the times of `09:00-12:00, 13:00-17:00`, or what is wrong with them.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        match Self::as_written(text) {
            Ok(times) => times.in_order().map_err(|Overlap { one, other, joined }| {
                let message = format!("{one} and {other} overlap");
                let write =
                    joined.map(|joined| format!(": write \"{joined}\"")).unwrap_or_default();
                Wrong::new(message, format!("no two times of a day overlap{write}"))
            }),
            Err(TimesFault { message, hint }) => {
                let hint = hint.filter(|_| !text.contains(','));
                Err(Wrong::new(message, hint.unwrap_or_else(|| how_to_write(text))))
            }
        }
    }

    fn as_written(text: &str) -> Result<Self, TimesFault> {
        let spans: Result<Vec<TimeSpan>, TimesFault> =
            text.split(',').map(|span| TimeSpan::parse(span.trim())).collect();
        Ok(Self { spans: spans? })
    }

    /// Returns whether times that are written so could be read.
    pub(super) fn are_well_written(text: &str) -> bool {
        Self::as_written(text).is_ok_and(|times| times.in_order().is_ok())
    }

    /// Returns these and `more` together, or which two of them overlap.
    pub(super) fn and(mut self, more: &Self) -> Result<Self, Overlap> {
        self.spans.extend(&more.spans);
        self.in_order()
    }

    fn in_order(mut self) -> Result<Self, Overlap> {
        self.spans.sort();
        let overlap = |two: &&[TimeSpan]| two[0].runs_over_midnight() || two[0].to > two[1].from;
        match self.spans.windows(2).find(overlap) {
            None => Ok(self),
            Some(two) => {
                let (one, other) = (two[0].to_string(), two[1].to_string());
                Err(Overlap { one, other, joined: self.joined() })
            }
        }
    }

    /// Returns the times in which somebody answers, where some of these overlap and a file can have them together: none
    /// is longer than a day.
    fn joined(&self) -> Option<Self> {
        let mut joined: Vec<(u16, u16)> = Vec::new();
        for span in &self.spans {
            match joined.last_mut() {
                Some((_, end)) if *end >= span.from => *end = span.end().max(*end),
                _ => joined.push((span.from, span.end())),
            }
        }
        let spans = joined.into_iter().map(|(from, end)| {
            let is_short = end - from < DAY || (from, end) == (0, DAY);
            is_short.then_some(TimeSpan { from, to: if end > DAY { end - DAY } else { end } })
        });
        spans.collect::<Option<Vec<TimeSpan>>>().map(|spans| Self { spans })
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Returns whether this minute of the day falls in them. The first one does, the last one does not.
    pub(super) fn have(&self, minute: u16) -> bool {
        self.spans.iter().any(|span| span.has(minute))
    }

    /// Returns whether this minute of the next day falls in those that run over midnight.
    pub(super) fn have_next_day(&self, minute: u16) -> bool {
        self.spans.iter().any(|span| span.has_next_day(minute))
    }

    /// Returns each minute of the day at which one begins or ends.
    pub(super) fn edges(&self) -> impl Iterator<Item = u16> {
        self.spans
            .iter()
            .flat_map(|span| [span.from, if span.runs_over_midnight() { DAY } else { span.to }])
    }

    /// Returns each minute of the next day at which one ends that runs over midnight.
    pub(super) fn edges_of_the_next_day(&self) -> impl Iterator<Item = u16> {
        self.spans.iter().filter(|span| span.runs_over_midnight()).map(|span| span.to)
    }
}

/// Two times of one day that overlap, and the times in which somebody answers all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overlap {
    pub(super) one: String,
    pub(super) other: String,
    joined: Option<DayTimes>,
}

/// Returns what to write in the place of times that are wrong.
fn how_to_write(text: &str) -> String {
    let mut meant = [times_meant(text), over_midnight(text)].into_iter().flatten();
    match meant.find(|meant| DayTimes::are_well_written(meant)) {
        Some(meant) => format!("write \"{meant}\""),
        None if says_closed(text) => "leave a day out on which nobody answers".to_owned(),
        None => TIMES.to_owned(),
    }
}

/// Returns whether a text says that nobody answers.
pub(super) fn says_closed(text: &str) -> bool {
    ["", "closed", "shut", "none"].contains(&text.trim().to_lowercase().as_str())
}

/// Returns the times of `22:00-24:00, 24:00-02:00` in one.
fn over_midnight(text: &str) -> Option<String> {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let joined = close.replace("-24:00,24:00-", "-");
    (joined != close).then(|| joined.replace(',', ", "))
}

impl fmt::Display for TimeSpan {
    /// Writes it as a file has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", clock(self.from), clock(self.to))
    }
}

impl fmt::Display for DayTimes {
    /// Writes them as a file has them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, span) in self.spans.iter().enumerate() {
            f.write_str(if place > 0 { ", " } else { "" })?;
            write!(f, "{span}")?;
        }
        Ok(())
    }
}
