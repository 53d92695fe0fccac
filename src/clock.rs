//! Reads the clock, once for each thing that is asked.
//!
//! Offices open and shut by United Kingdom local time, wherever the program runs.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::AmbiguousOffset;

use crate::time_zone::UNITED_KINGDOM;

/// Returns the moment in United Kingdom local time.
pub fn now() -> DateTime {
    local(moment())
}

/// Returns the moment, wherever the program runs.
pub fn moment() -> Timestamp {
    Timestamp::now()
}

/// Returns what the clocks of the United Kingdom show at `moment`.
pub fn local(moment: Timestamp) -> DateTime {
    UNITED_KINGDOM.to_datetime(moment)
}

/// Returns the moment at which a day begins in the United Kingdom.
pub fn start_of(day: Date) -> Timestamp {
    UNITED_KINGDOM.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoMoment {
    /// It is a day without a time.
    NoTime(Date),
    /// It is a time without a day.
    NoDay,
    /// It names a time zone, or how far it is from UTC.
    Zone,
    /// There is no such day: that month is shorter, or there is no such month.
    NoSuchDay,
    /// Its hour is over 23, or its minutes are over 59.
    NoSuchTime,
    /// Its hour has one digit.
    ShortHour,
    /// The clocks of the United Kingdom go forward over it.
    Skipped,
    /// It is nothing of these.
    Unreadable,
}

impl NoMoment {
    /// Returns the next step for whoever has typed it.
    pub(crate) fn hint(self, typed: &str) -> String {
        let hint = match self {
            Self::NoTime(day) => return format!("write the time too, such as {day}T22:00"),
            Self::NoDay => return format!("write the day too, such as 2026-12-25T{typed}"),
            Self::Zone => "leave out the zone: the time is that of the United Kingdom",
            Self::Skipped => {
                "the clocks go forward over that hour: write a time before 01:00 or from 02:00"
            }
            Self::NoSuchDay => "there is no such day: see how long that month is",
            Self::NoSuchTime => "hours go from 00 to 23, and minutes from 00 to 59",
            Self::ShortHour => "write the hour with two digits, such as 09:00",
            Self::Unreadable => "write a day and a time, such as 2026-12-25T22:00",
        };
        hint.to_owned()
    }
}

/// Returns the moment that somebody has typed in United Kingdom local time, such as `2026-12-25T22:00`. In the hour
/// that comes twice in October, it is the first of the two that the clocks show.
///
/// # Errors
///
/// Fails on all else, and on an hour that the clocks leave out in March.
pub(crate) fn typed(text: &str) -> Result<DateTime, NoMoment> {
    let text = text.trim();
    if !text.contains(['T', 't', ' '])
        && let Ok(day) = text.parse::<Date>()
    {
        return Err(NoMoment::NoTime(day));
    }
    if text.contains('[') || text.parse::<Timestamp>().is_ok() {
        return Err(NoMoment::Zone);
    }
    if let Ok(typed) = text.parse::<DateTime>() {
        let offset = UNITED_KINGDOM.to_ambiguous_timestamp(typed).offset();
        let skipped = matches!(offset, AmbiguousOffset::Gap { .. });
        return if skipped { Err(NoMoment::Skipped) } else { Ok(typed) };
    }
    Err(if text.parse::<Time>().is_ok() { NoMoment::NoDay } else { why_unreadable(text) })
}

/// Returns why a day and a time that are written nearly as they must be are none.
fn why_unreadable(text: &str) -> NoMoment {
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else {
        return if is_written(text, "0000-00-00") {
            NoMoment::NoSuchDay
        } else {
            NoMoment::Unreadable
        };
    };
    let is_time = |form: &str| is_written(time, form) || is_written(time, &format!("{form}:00"));
    if !is_written(day, "0000-00-00") {
        NoMoment::Unreadable
    } else if day.parse::<Date>().is_err() {
        NoMoment::NoSuchDay
    } else if is_time("0:00") {
        NoMoment::ShortHour
    } else if is_time("00:00") {
        NoMoment::NoSuchTime
    } else {
        NoMoment::Unreadable
    }
}

/// Returns whether a text has a digit wherever `form` has one, and all else as `form` has it.
fn is_written(text: &str, form: &str) -> bool {
    let fits = |(own, wanted): (u8, u8)| own == wanted || (own.is_ascii_digit() && wanted == b'0');
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_is_typed_exists_and_has_a_day_and_a_time() {
        for typed_so in ["2026-12-25T22:00", "2026-12-25 22:00", " 2026-12-25t22:00:00 "] {
            assert!(typed(typed_so).is_ok(), "{typed_so}");
        }
        // In October an hour comes twice, and offices open by what the clocks show.
        assert!(typed("2027-10-31T01:30").is_ok());
        let day = Date::constant(2026, 12, 25);
        for (wrong, why) in [
            ("2026-12-25", NoMoment::NoTime(day)),
            ("22:00", NoMoment::NoDay),
            ("2026-12-25T22:00Z", NoMoment::Zone),
            ("2026-12-25T22:00+01:00", NoMoment::Zone),
            ("2026-12-25T22:00[America/New_York]", NoMoment::Zone),
            ("2027-03-28T01:00", NoMoment::Skipped),
            ("2027-03-28T01:59:59", NoMoment::Skipped),
            ("yesterday", NoMoment::Unreadable),
            ("25/12/2026 22:00", NoMoment::Unreadable),
            ("2026-12-25T25:00", NoMoment::NoSuchTime),
            ("2026-12-25T24:00", NoMoment::NoSuchTime),
            ("2026-12-25 22:60", NoMoment::NoSuchTime),
            ("2026-12-25T9:00", NoMoment::ShortHour),
            ("2026-02-30T10:00", NoMoment::NoSuchDay),
            ("2026-13-01 10:00", NoMoment::NoSuchDay),
            ("2026-02-30", NoMoment::NoSuchDay),
            ("", NoMoment::Unreadable),
        ] {
            assert_eq!(typed(wrong), Err(why), "{wrong}");
        }
    }
}
