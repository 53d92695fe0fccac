//! The time zone of the United Kingdom.
//!
//! Offices open and shut by the clocks there, wherever the program runs: so this one zone is part of the program.

use jiff::tz::TimeZone;

/// The time zone of the United Kingdom, as the tz database has it under `Europe/London`.
pub(crate) static UNITED_KINGDOM: TimeZone = jiff::tz::get!("Europe/London");
