//! Reads the clock, once for each thing that is asked.
//!
//! Offices open and shut by United Kingdom local time, wherever the program runs, so the time zone
//! data travels inside the program.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

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
    let zone = TimeZone::get("Europe/London").expect("the program carries the time zones");
    zone.to_datetime(moment)
}
