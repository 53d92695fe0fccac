//! How soon the gateway may be dialled again.
//!
//! Each dial that follows another doubles the wait, up to two minutes, until ten minutes have
//! passed without one: whatever is wrong at the other end, it is not made worse. See Discord Docs,
//! Gateway (Session Start Limit).

use std::time::{Duration, Instant};

use tokio::time::sleep_until;

use crate::backoff::Doubling;

const SHORTEST: Duration = Duration::from_secs(1);
const WAITS: Doubling = Doubling { shortest: SHORTEST, longest: Duration::from_secs(120) };

/// After this long without a dial, the connection counts as good.
const CALM: Duration = Duration::from_secs(10 * 60);

/// The waits between dials.
#[derive(Debug, Default)]
pub(super) struct Redial {
    last: Option<Dial>,
}

/// The last dial.
#[derive(Debug, Clone, Copy)]
struct Dial {
    at: Instant,
    /// How many there were before it, since it was calm.
    before: u32,
}

impl Redial {
    /// Remembers a dial.
    pub(super) fn dialled(&mut self, now: Instant) {
        let soon_before = self.last.filter(|last| now.duration_since(last.at) < CALM);
        let before = soon_before.map_or(0, |last| last.before.saturating_add(1));
        self.last = Some(Dial { at: now, before });
    }

    /// Waits until the next dial may be made.
    pub(super) async fn pass(&self) {
        if let Some(next) = self.next() {
            sleep_until(next.into()).await;
        }
    }

    /// Returns when the next dial may be made; nothing where it may be made at once.
    fn next(&self) -> Option<Instant> {
        self.last.map(|last| last.at + WAITS.after(last.before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dials as soon as it may, for that long.
    fn dials(redial: &mut Redial, start: Instant, period: Duration) -> Vec<u64> {
        let mut dials = Vec::new();
        let mut now = start;
        while now < start + period {
            redial.dialled(now);
            dials.push((now - start).as_secs());
            now = redial.next().unwrap();
        }
        dials
    }

    #[test]
    fn a_gateway_that_closes_at_once_is_dialled_six_times_in_the_first_minute() {
        let mut redial = Redial::default();
        let dials = dials(&mut redial, Instant::now(), Duration::from_secs(61));
        assert_eq!(dials, [0, 1, 3, 7, 15, 31]);
    }

    #[test]
    fn a_day_of_failures_stays_far_below_a_thousand_sessions() {
        let day = Duration::from_secs(24 * 60 * 60);
        let dials = dials(&mut Redial::default(), Instant::now(), day);
        assert!(dials.len() < 750, "{}", dials.len());
    }

    #[test]
    fn after_a_good_connection_the_first_dial_is_quick_again() {
        let mut redial = Redial::default();
        let start = Instant::now();
        dials(&mut redial, start, Duration::from_secs(300));
        let later = start + Duration::from_secs(300) + CALM;
        redial.dialled(later);
        assert_eq!(redial.next(), Some(later + SHORTEST));
    }
}
