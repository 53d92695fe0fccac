//! Reads the values of options, each with the next step for whoever has typed another.
//!
//! clap puts the value and the option before the text that is returned here.

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
