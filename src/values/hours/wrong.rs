//! What is wrong with a day or a time of opening, and what to write in its place.
//!
//! A time that is written as people say it (`9am-5pm`, `9.00–17.00`) is understood, so that the hint shows
//! the very words to write; it is never taken as it is, because a file is read by many.

use std::ops::Range;

/// What is wrong with a day, a time or a row, in words, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) hint: String,
}

impl Wrong {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

/// What is wrong, and the bytes of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrongAt {
    pub(super) at: Range<usize>,
    pub(super) wrong: Wrong,
}

/// The dashes that look like a hyphen.
const DASHES: [char; 7] =
    ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}'];

/// Returns the first dash that is not the hyphen of a keyboard.
pub(super) fn dash(text: &str) -> Option<char> {
    text.chars().find(|c| DASHES.contains(c))
}

/// Returns a text in small letters with hyphens for dashes and for the words between two ends.
pub(super) fn plain(text: &str) -> String {
    let mut plain = text.trim().to_lowercase().replace(DASHES, "-");
    for word in [" to ", " till ", " until ", " through "] {
        plain = plain.replace(word, "-");
    }
    plain
}

/// Returns what was meant by times that are not written as a file has them: `09:00-12:00, 13:00-17:00`.
/// It is for a hint, and still to be judged.
pub(super) fn times_meant(text: &str) -> Option<String> {
    let mut text = plain(text);
    if ["24/7", "24h", "24 hours", "24hrs", "all day", "always", "00:00-00:00"]
        .contains(&text.as_str())
    {
        return Some("00:00-24:00".to_owned());
    }
    for mark in [" and ", "&", "+", ";", "/"] {
        text = text.replace(mark, ",");
    }
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let parts: Option<Vec<Vec<SaidOfTime>>> = parts.map(spans_said).collect();
    let all: Vec<SaidOfTime> = parts?.into_iter().flatten().collect();
    let in_order =
        |two: &[SaidOfTime]| two[1].from.is_half() || two[0].to.minute <= two[1].from.minute;
    let is_meant =
        !all.is_empty() && all.iter().all(SaidOfTime::is_clear) && all.windows(2).all(in_order);
    is_meant.then(|| all.iter().map(SaidOfTime::written).collect::<Vec<_>>().join(", "))
}

/// Returns the spans of a part without a comma: one, or several of which somebody forgot the comma.
fn spans_said(part: &str) -> Option<Vec<SaidOfTime>> {
    let several = || part.split_whitespace().map(SaidOfTime::of).collect();
    SaidOfTime::of(part).map(|one| vec![one]).or_else(several)
}

/// From when to when, as somebody has written it.
struct SaidOfTime {
    from: Clock,
    to: Clock,
}

impl SaidOfTime {
    fn of(part: &str) -> Option<Self> {
        let (from, to) = part.split_once('-')?;
        Some(Self { from: clock_said(from)?, to: clock_said(to)? })
    }

    /// Returns whether it can mean one thing only.
    ///
    /// "9:00-5:00" ends in the afternoon, and "7-9pm" starts in the evening: a guess at either would be read as sure.
    fn is_clear(&self) -> bool {
        let (from, to) = (&self.from, &self.to);
        let is_later = from.minute < to.minute;
        let is_night = from.minute >= AFTERNOON && to.is_sure();
        if from.is_half() || to.is_half() {
            let both_are_sure = from.is_sure_or_half() && to.is_sure_or_half();
            return both_are_sure && (is_later || is_night || to.is_half());
        }
        let is_morning = from.minute >= 8 * 60 && (NOON..AFTERNOON).contains(&to.minute);
        let is_sure = from.is_sure() || to.is_sure();
        let has_two_digits = from.digits == 2 && to.digits == 2;
        let is_day = is_sure || has_two_digits || is_morning;
        is_later && is_day || is_night
    }

    fn written(&self) -> String {
        let end = if self.to.minute == 0 { DAY } else { self.to.minute };
        format!("{}-{}", clock(self.from.minute), clock(end))
    }
}

/// The minutes of a day, those before noon, and those before one in the afternoon.
const DAY: u16 = 24 * 60;
const NOON: u16 = 12 * 60;
const AFTERNOON: u16 = 13 * 60;

/// Returns a minute of the day as a file has it.
pub(super) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A time as somebody has written it.
struct Clock {
    minute: u16,
    kind: ClockKind,
    /// The digits of its hour where its minutes are written too, else none.
    digits: usize,
}

/// What tells the half of the day of a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ClockKind {
    /// A word: am, pm, noon.
    Half,
    /// The 24-hour clock: `17`, `09:00`.
    Sure,
    /// Nothing does.
    Open,
}

impl Clock {
    fn is_half(&self) -> bool {
        self.kind == ClockKind::Half
    }

    fn is_sure(&self) -> bool {
        self.kind == ClockKind::Sure
    }

    fn is_sure_or_half(&self) -> bool {
        self.kind != ClockKind::Open
    }
}

fn clock_said(text: &str) -> Option<Clock> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let word = |hour: u16| Some(Clock { minute: hour * 60, kind: ClockKind::Half, digits: 0 });
    match text.as_str() {
        "noon" | "midday" => return word(12),
        "midnight" => return word(0),
        _ => {}
    }
    let halves = [("a.m.", 0), ("am", 0), ("p.m.", 12), ("pm", 12)];
    let half = halves.iter().find_map(|(end, half)| Some((text.strip_suffix(end)?, *half)));
    let digits = half.map_or(text.as_str(), |(rest, _)| rest);
    let (hour_said, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, ""),
    };
    let minutes = if minute.is_empty() { Some(0) } else { number(minute) };
    let (hour, minute) = (number(hour_said)?, minutes?);
    let is_of_24_hours = hour > 12 || hour_said.starts_with('0');
    let (hour, kind) = match half {
        Some((_, half)) if (1..=12).contains(&hour) => (hour % 12 + half, ClockKind::Half),
        Some(_) => return None,
        None => (hour, if is_of_24_hours { ClockKind::Sure } else { ClockKind::Open }),
    };
    let digits = if digits.len() > 2 { hour_said.len() } else { 0 };
    let minute_of_day = hour * 60 + minute;
    (minute < 60 && minute_of_day <= DAY).then_some(Clock { minute: minute_of_day, kind, digits })
}

/// Returns the number that has one digit or two.
fn number(text: &str) -> Option<u16> {
    let is_one = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_where_it_can_mean_one_thing() {
        for (written, meant) in [
            ("9:00-17:00", "09:00-17:00"),
            ("09.00-17.00", "09:00-17:00"),
            ("9am-5pm", "09:00-17:00"),
            ("9 a.m. to 5.30 p.m.", "09:00-17:30"),
            ("09:00\u{2013}17:00", "09:00-17:00"),
            ("0900-1700", "09:00-17:00"),
            ("9:00 - 12:00 and 13:00 - 17:00", "09:00-12:00, 13:00-17:00"),
            ("09:00-12:00; 13:00-17:00", "09:00-12:00, 13:00-17:00"),
            ("9am-midnight", "09:00-24:00"),
            ("noon-11pm", "12:00-23:00"),
            ("12am-12pm", "00:00-12:00"),
            ("5pm-9am", "17:00-09:00"),
            ("24/7", "00:00-24:00"),
            ("09:00-17:00,", "09:00-17:00"),
            ("9-17", "09:00-17:00"),
            ("9:00-12:00", "09:00-12:00"),
            ("9-12, 1pm-5pm", "09:00-12:00, 13:00-17:00"),
            ("10:00 - 11:30", "10:00-11:30"),
            ("09:00-5pm", "09:00-17:00"),
            ("9am-17:00", "09:00-17:00"),
            ("20:00 - 04:00", "20:00-04:00"),
            ("09:00-12:00 13:00-17:00", "09:00-12:00, 13:00-17:00"),
        ] {
            assert_eq!(times_meant(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_can_mean_two_things_or_none_is_not_guessed() {
        for written in ["9", "", "closed", "25:00-26:00", "13pm-14pm", "09:00-17:60", "a-b"] {
            assert_eq!(times_meant(written), None, "{written}");
        }
        assert_eq!(times_meant("09:00-09:00"), None, "no time at all, or a day");
        for no_number in ["009:00-17:00", "9:000-17:00"] {
            assert_eq!(times_meant(no_number), None, "{no_number}");
        }
    }

    #[test]
    fn the_half_of_the_day_is_never_guessed() {
        let dots = |text: String| [text.replace(':', "."), text];
        for (from, to) in [("9", "5"), ("8:30", "4:30"), ("1", "5"), ("1:30", "5:00"), ("7", "9")] {
            for span in [format!("{from}-{to}"), format!("{from} to {to}")] {
                for text in dots(span).into_iter().flat_map(|span| {
                    [
                        span.clone(),
                        format!("{span}pm"),
                        format!("9:00-12:30, {span}"),
                        format!("{span}, 18:00-20:00"),
                    ]
                }) {
                    assert_eq!(times_meant(&text), None, "{text}");
                }
            }
        }
        for written in [
            "9-11",
            "10-11",
            "9:00-11:00",
            "7-12",
            "09:00 - 05:00",
            "09.00-12.00, 01.00-05.00",
            "20:00-4:00",
            "9am-11",
            "10-12:00pm",
        ] {
            assert_eq!(times_meant(written), None, "{written}");
        }
    }
}
