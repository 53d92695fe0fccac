//! Reads what somebody has typed for the endpoint: its path, and how long it goes on after it was told to stop.
//!
//! Each error is the next step for whoever has typed something else.

use std::time::Duration;

/// Returns the path of an address.
pub(crate) fn path(typed: &str) -> Result<String, String> {
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
pub(crate) fn seconds(typed: &str) -> Result<Duration, String> {
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
