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
    let meant: Option<Vec<String>> = parts.map(span_meant).collect();
    meant.filter(|all| !all.is_empty()).map(|all| all.join(", "))
}

fn span_meant(part: &str) -> Option<String> {
    let (from, to) = part.split_once('-')?;
    let (first, last) = (clock_meant(from)?, clock_meant(to)?);
    // "9-5" means five in the afternoon, or in the morning: a guess would be a hint too many.
    let is_clear = first.minute < last.minute || last.is_full && first.is_full;
    let end = if last.minute == 0 { DAY } else { last.minute };
    is_clear.then(|| format!("{}-{}", clock(first.minute), clock(end)))
}

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// Returns a minute of the day as a file has it.
pub(super) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A time as somebody has written it.
struct Clock {
    minute: u16,
    /// Whether it can only be this time of the day.
    is_full: bool,
}

fn clock_meant(text: &str) -> Option<Clock> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let full = |hour: u16| Some(Clock { minute: hour * 60, is_full: true });
    match text.as_str() {
        "noon" | "midday" => return full(12),
        "midnight" => return full(0),
        _ => {}
    }
    let halves = [("a.m.", 0), ("am", 0), ("p.m.", 12), ("pm", 12)];
    let half = halves.iter().find_map(|(end, half)| Some((text.strip_suffix(end)?, *half)));
    let digits = half.map_or(text.as_str(), |(rest, _)| rest);
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, ""),
    };
    let minutes = if minute.is_empty() { Some(0) } else { number(minute) };
    let (hour, minute) = (number(hour)?, minutes?);
    let hour = match half {
        Some((_, half)) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    let is_full = half.is_some() || digits.len() > 2;
    (minute < 60 && hour * 60 + minute <= DAY)
        .then_some(Clock { minute: hour * 60 + minute, is_full })
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
        ] {
            assert_eq!(times_meant(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_can_mean_two_things_or_none_is_not_guessed() {
        for written in ["9-5", "9", "", "closed", "25:00-26:00", "13pm-14pm", "09:00-17:60", "a-b"]
        {
            assert_eq!(times_meant(written), None, "{written}");
        }
    }
}
