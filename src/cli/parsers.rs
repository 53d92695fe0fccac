//! Reads the values of options, each with the next step for whoever has typed another.
//!
//! clap puts the value and the option before the text that is returned here.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use jiff::civil::{Date, DateTime};

use crate::clock::{self, NoMoment};
use crate::discord::Snowflake;

/// Reads the id of a server of the configuration.
pub(super) fn server_id(typed: &str) -> Result<u64, String> {
    Snowflake::parse(typed).map(Snowflake::number).ok_or_else(|| {
        "write the `guild` of a server in the configuration: 15 to 20 digits, no name".to_owned()
    })
}

/// Reads a moment in United Kingdom local time.
pub(super) fn moment(typed: &str) -> Result<DateTime, String> {
    clock::typed(typed).map_err(|why| match why {
        NoMoment::NoTime(day) => format!("write the time too, such as {day}T22:00"),
        NoMoment::NoDay => format!("write the day too, such as 2026-12-25T{typed}"),
        NoMoment::Zone => "leave out the zone: the time is that of the United Kingdom".to_owned(),
        NoMoment::Skipped => {
            "the clocks go forward over that hour: write a time before 01:00 or from 02:00"
                .to_owned()
        }
        NoMoment::NoSuchDay => "there is no such day: see how long that month is".to_owned(),
        NoMoment::NoSuchTime => "hours go from 00 to 23, and minutes from 00 to 59".to_owned(),
        NoMoment::ShortHour => "write the hour with two digits, such as 09:00".to_owned(),
        NoMoment::Unreadable => "write a day and a time, such as 2026-12-25T22:00".to_owned(),
    })
}

/// Reads a month, as its first day.
pub(super) fn month(typed: &str) -> Result<Date, String> {
    let first = format!("{}-01", typed.trim()).parse();
    first.map_err(|_| "write a year and a month, such as 2027-03".to_owned())
}

/// Returns the address that somebody has typed.
pub(super) fn address(typed: &str) -> Result<SocketAddr, String> {
    let wrong = |_| "write an address and a port, such as 127.0.0.1:8080 or [::1]:0".to_owned();
    match typed.strip_prefix("localhost:") {
        Some(port) => {
            port.parse().map(|port| (Ipv4Addr::LOCALHOST, port).into()).map_err(|_| wrong(()))
        }
        None => typed.parse().map_err(|_| wrong(())),
    }
}

/// Returns the path of an address.
pub(super) fn path(typed: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if typed.starts_with('/') && typed.chars().all(is_plain) {
        Ok(typed.to_owned())
    } else {
        let hint = "write `/` and then letters from a to z, digits, `/`, `-`, `.`, `_` or `~`, such as /interactions";
        Err(hint.to_owned())
    }
}

/// The longest time that can be named.
const LONGEST: Duration = Duration::from_secs(600);

/// Returns a time in seconds, at most ten minutes.
pub(super) fn seconds(typed: &str) -> Result<Duration, String> {
    let seconds = typed
        .strip_suffix('s')
        .unwrap_or(typed)
        .parse()
        .ok()
        .and_then(|number| Duration::try_from_secs_f64(number).ok());
    seconds
        .filter(|time| *time <= LONGEST)
        .ok_or_else(|| "write a number of seconds from 0 to 600, such as 5".to_owned())
}
