//! The time zone of the United Kingdom, which is part of the program: clocks there are meant wherever it runs.

use jiff::tz::TimeZone;

/// The time zone of the United Kingdom, as the tz database has it under `Europe/London`.
pub(crate) static UNITED_KINGDOM: TimeZone = jiff::tz::get!("Europe/London");
