//! Reads the values of options, each with the next step for whoever has typed another.
//!
//! clap puts the value and the option before the text that is returned here.

use jiff::civil::{Date, DateTime};

use crate::clock;
use crate::discord::Snowflake;

/// Reads the id of a server of the configuration.
pub(super) fn server_id(typed: &str) -> Result<u64, String> {
    Snowflake::parse(typed).map(Snowflake::number).ok_or_else(|| {
        "write the `guild` of a server in the configuration: 15 to 20 digits, no name".to_owned()
    })
}

/// Reads an id of Discord's.
#[cfg(feature = "gateway")]
pub(super) fn snowflake(typed: &str) -> Result<Snowflake, String> {
    Snowflake::parse(typed).ok_or_else(|| "write 15 to 20 digits, no name".to_owned())
}

/// Reads a moment in United Kingdom local time.
pub(super) fn moment(typed: &str) -> Result<DateTime, String> {
    clock::typed(typed).map_err(|why| why.hint(typed))
}

/// Reads a month, as its first day.
pub(super) fn month(typed: &str) -> Result<Date, String> {
    let first = format!("{}-01", typed.trim()).parse();
    first.map_err(|_| "write a year and a month, such as 2027-03".to_owned())
}
