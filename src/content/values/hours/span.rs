//! From when to when on one day, and the times of one day.
//!
//! A span counts whole minutes, so that 24:00 is a time like any other. One that ends before it starts
//! runs over midnight, and belongs to the day on which it starts.

use std::fmt;

use jiff::civil::Time;

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// From the minute `from` of a day to the minute `to`, which is of the next day where it is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: u16,
    to: u16,
}

impl Span {
    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.trim().split_once('-')?;
        let (from, to) = (minutes(from)?, minutes(to)?);
        (from != to && from < DAY).then_some(Self { from, to })
    }

    const fn runs_over_midnight(self) -> bool {
        self.to < self.from
    }

    const fn has(self, minute: u16) -> bool {
        self.from <= minute && (minute < self.to || self.runs_over_midnight())
    }

    /// Returns whether `minute` of the next day falls in it.
    const fn has_next_day(self, minute: u16) -> bool {
        self.runs_over_midnight() && minute < self.to
    }
}

/// Returns the minute of the day that `09:00` or `24:00` means.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    let all = hour * 60 + minute;
    (minute < 60 && all <= DAY).then_some(all)
}

/// Returns the number that has two digits.
pub(super) fn two_digits(text: &str) -> Option<u16> {
    let is_one = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok())?
}

/// The times of one day, in order; none overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DayTimes {
    spans: Vec<Span>,
}

/// The times of a day on which nobody answers.
pub(super) static NONE: DayTimes = DayTimes { spans: Vec::new() };

impl DayTimes {
    /// Returns the times of `09:00-12:00, 13:00-17:00`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let spans: Option<Vec<Span>> = text.split(',').map(Span::parse).collect();
        Self { spans: spans? }.in_order()
    }

    /// Returns these and `more` together; nothing where two of them overlap.
    pub(super) fn and(mut self, more: &Self) -> Option<Self> {
        self.spans.extend(&more.spans);
        self.in_order()
    }

    fn in_order(mut self) -> Option<Self> {
        self.spans.sort();
        let overlap = |two: &[Span]| two[0].runs_over_midnight() || two[0].to > two[1].from;
        (!self.spans.windows(2).any(overlap)).then_some(self)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Returns whether `time` of this day falls in them. The first minute does, the last one does not.
    pub(super) fn have(&self, time: Time) -> bool {
        self.spans.iter().any(|span| span.has(minute_of(time)))
    }

    /// Returns whether `time` of the next day falls in those that run over midnight.
    pub(super) fn have_next_day(&self, time: Time) -> bool {
        self.spans.iter().any(|span| span.has_next_day(minute_of(time)))
    }
}

fn minute_of(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

impl fmt::Display for DayTimes {
    /// Writes them as a file has them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, Span { from, to }) in self.spans.iter().enumerate() {
            f.write_str(if place > 0 { ", " } else { "" })?;
            write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)?;
        }
        Ok(())
    }
}
