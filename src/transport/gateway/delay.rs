//! How much later than Discord asks a second copy answers, as somebody types it.
//!
//! Discord waits three seconds: what is too short leaves the first copy no time to answer, what is too long
//! leaves the second none.

use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

/// How much later a second copy answers: from 100 milliseconds to two seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandbyDelay(Duration);

/// The text is no such time. It prints as what to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "write a time with its unit, such as 800ms or 0.8s, from 100ms to 2s: Discord waits three seconds"
)]
pub struct NoStandbyDelay;

const BOUNDS: RangeInclusive<Duration> = Duration::from_millis(100)..=Duration::from_secs(2);

impl StandbyDelay {
    /// Returns it as a time.
    pub const fn time(self) -> Duration {
        self.0
    }
}

impl FromStr for StandbyDelay {
    type Err = NoStandbyDelay;

    /// Reads a number with `ms` or `s` after it.
    fn from_str(typed: &str) -> Result<Self, NoStandbyDelay> {
        let typed = typed.trim();
        let (number, per_second) = typed
            .strip_suffix("ms")
            .map(|number| (number, 1_000.0))
            .or_else(|| Some((typed.strip_suffix('s')?, 1.0)))
            .ok_or(NoStandbyDelay)?;
        let number: f64 = number.trim_end().parse().map_err(|_| NoStandbyDelay)?;
        let time = Duration::try_from_secs_f64(number / per_second).map_err(|_| NoStandbyDelay)?;
        BOUNDS.contains(&time).then_some(Self(time)).ok_or(NoStandbyDelay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_has_a_unit_and_leaves_both_copies_time() {
        let millis =
            |typed: &str| typed.parse::<StandbyDelay>().ok().map(|delay| delay.time().as_millis());
        for (typed, expected) in
            [("800ms", 800), ("0.8s", 800), ("100ms", 100), ("2s", 2_000), (" 1 s ", 1_000)]
        {
            assert_eq!(millis(typed), Some(expected), "{typed}");
        }
        for wrong in [
            "", "0", "800", "0s", "0ms", "99ms", "2.1s", "3s", "-1s", "ms", "s", "1m", "1e9s",
            "NaNs", "infs", "1 second",
        ] {
            assert_eq!(millis(wrong), None, "{wrong}");
        }
    }
}
