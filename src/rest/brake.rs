//! Stops us before Discord does: it bans an address after 10,000 refused calls in ten minutes.
//!
//! A ban stops every bot at our address, not only ours. Once Discord has refused a tenth of that,
//! we send nothing but callbacks until the older refusals are ten minutes past.

use std::collections::VecDeque;
use std::time::Instant;

use crate::discord::limits::{INVALID_ANSWERS, INVALID_PERIOD};

/// After how many refusals ordinary calls are no longer sent.
const MOST: usize = INVALID_ANSWERS / 10;

/// After how many even callbacks are not: somebody waits for each.
const MOST_FOR_CALLBACKS: usize = INVALID_ANSWERS / 10 * 8;

/// The refusals of the last ten minutes, oldest first.
#[derive(Debug, Default)]
pub(super) struct Brake {
    refused: VecDeque<Instant>,
}

impl Brake {
    /// Remembers that Discord answered 401, 403 or 429.
    pub(super) fn refused(&mut self, now: Instant) {
        self.refused.push_back(now);
    }

    /// Returns whether another ordinary call may be sent.
    pub(super) fn is_off(&mut self, now: Instant) -> bool {
        self.count(now) < MOST
    }

    /// Returns whether another callback may be sent.
    pub(super) fn is_off_for_callbacks(&mut self, now: Instant) -> bool {
        self.count(now) < MOST_FOR_CALLBACKS
    }

    fn count(&mut self, now: Instant) -> usize {
        while self.refused.front().is_some_and(|at| now.duration_since(*at) >= INVALID_PERIOD) {
            self.refused.pop_front();
        }
        self.refused.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_what_discord_bans_at_stops_us_until_ten_minutes_have_passed() {
        let start = Instant::now();
        let mut brake = Brake::default();
        for _ in 1..1_000 {
            brake.refused(start);
        }
        assert!(brake.is_off(start));
        let later = start + INVALID_PERIOD / 2;
        brake.refused(later);
        assert!(!brake.is_off(later) && brake.is_off_for_callbacks(later));
        assert!(brake.is_off(start + INVALID_PERIOD));
        assert_eq!(brake.refused.len(), 1);
    }

    #[test]
    fn callbacks_go_on_until_eight_tenths() {
        let now = Instant::now();
        let mut brake = Brake::default();
        for refusals in 0..9_000 {
            assert_eq!(brake.is_off_for_callbacks(now), refusals < 8_000);
            brake.refused(now);
        }
    }
}
