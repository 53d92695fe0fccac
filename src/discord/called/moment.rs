//! Reads until when somebody has timed us out, however that is written.
//!
//! What is taken for no time-out costs calls that Discord refuses. So whatever has the form of a
//! date is one: also past the end of our calendar, on a day that no month has, or without an
//! offset, where it is UTC. See Discord Docs, API Reference (ISO8601 Date/Time).

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use regex::{Captures, Regex};

/// A day, then an hour, then an offset; what is finer than a second makes no difference.
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?ix)^ \+?(?<year>[0-9]{4,}) -(?<month>[0-9]{1,2}) -(?<day>[0-9]{1,2})
        (?: (?:T|\x20+) (?<hour>[0-9]{1,2}) :(?<minute>[0-9]{2})
            (?: :(?<second>[0-9]{2}) (?:[.,][0-9]*)? )?
            \x20* (?: Z | UTC | (?<sign>[+-]) (?<hours>[0-9]{2}) (?: :? (?<minutes>[0-9]{2}) )? )? )? $";
    Regex::new(pattern).expect("a pattern of ours")
});

/// Returns the moment that a text names, or the last of our calendar for what is past it.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse() {
        return Some(moment);
    }
    let found = FORM.captures(text)?;
    let moment = day(&found).map(|day| {
        let clock = ["hour", "minute", "second"].map(|name| number(&found, name));
        let limits = [23, 59, 59];
        let [hour, minute, second] = [0, 1, 2].map(|at| clock[at].unwrap_or(0).min(limits[at]));
        from_utc(day.at(hour, minute, second, 0), offset(&found))
    });
    Some(moment.unwrap_or(Timestamp::MAX))
}

/// Returns the day, where its year is in our calendar. The last of its month is in the place of one
/// that the month does not have.
fn day(found: &Captures<'_>) -> Option<Date> {
    let year = found["year"].parse().ok()?;
    let month = number(found, "month")?.clamp(1, 12);
    let first = Date::new(year, month, 1).ok()?;
    let day = number(found, "day")?.clamp(1, first.days_in_month());
    Date::new(year, month, day).ok()
}

fn offset(found: &Captures<'_>) -> SignedDuration {
    let part = |name| i64::from(number(found, name).unwrap_or(0));
    let ahead = SignedDuration::from_mins(part("hours") * 60 + part("minutes"));
    if found.name("sign").is_some_and(|sign| sign.as_str() == "-") { -ahead } else { ahead }
}

fn from_utc(clock: DateTime, ahead: SignedDuration) -> Timestamp {
    Offset::UTC.to_timestamp(clock.saturating_sub(ahead)).unwrap_or(Timestamp::MAX)
}

fn number(found: &Captures<'_>, name: &str) -> Option<i8> {
    found.name(name)?.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_read(text: &str, expected: &str) {
        assert_eq!(read(text), Some(expected.parse().unwrap()), "{text}");
    }

    #[test]
    fn a_moment_without_an_offset_is_utc() {
        for text in [
            "2099-07-01T12:30:00Z",
            "2099-07-01T12:30:00.000000+00:00",
            "2099-07-01T13:30:00+01:00",
            "2099-07-01T12:30:00",
            "2099-07-01T12:30:00.123",
            "2099-07-01 12:30:00",
            "2099-07-01t12:30",
            " 2099-07-01T12:30:00 UTC ",
            "2099-07-01 11:00:00 -0130",
            "+002099-07-01T12:30:00",
        ] {
            let moment = read(text).unwrap().as_second();
            assert_eq!(moment, 4_086_592_200, "{text}");
        }
        assert_read("2099-07-01", "2099-07-01T00:00:00Z");
    }

    #[test]
    fn a_day_or_an_hour_that_is_none_is_the_last_before_it() {
        assert_read("2099-02-30T10:00:00Z", "2099-02-28T10:00:00Z");
        assert_read("2099-13-45T10:00:00+00:00", "2099-12-31T10:00:00Z");
        assert_read("2099-01-01T24:00:00Z", "2099-01-01T23:00:00Z");
        assert_read("2020-02-31T10:00:00", "2020-02-29T10:00:00Z");
    }

    #[test]
    fn what_is_past_our_calendar_is_its_last_moment() {
        for text in [
            "9999-12-31T23:59:59+00:00",
            "9999-12-31T23:59:59",
            "10000-01-01T00:00:00Z",
            "+010000-01-01T00:00:00.000Z",
            "99999-01-01T00:00:00+00:00",
            "292278994-08-17T07:12:55.807Z",
            "99999999999999999999-01-01",
        ] {
            assert_eq!(read(text), Some(Timestamp::MAX), "{text}");
        }
    }

    #[test]
    fn what_has_not_the_form_of_a_date_is_none() {
        for text in ["", "soon", "2099", "4070908800", "12:30", "2099-07-01T", "01/07/2099", "null"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
