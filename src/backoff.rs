//! The waits between tries of something that Discord does not do for now.
//!
//! Each is about twice as long as the one before, up to a longest, and none is exact: bots that
//! failed in the same moment must not come back in the same moment.

use std::time::Duration;

/// Waits that grow.
#[derive(Debug)]
pub(super) struct Backoff {
    next: Duration,
    longest: Duration,
}

impl Backoff {
    /// Returns waits from `shortest` to `longest`.
    pub(super) const fn new(shortest: Duration, longest: Duration) -> Self {
        Self { next: shortest, longest }
    }

    /// Returns the next wait: between three and five quarters of what it would be exactly.
    pub(super) fn next(&mut self) -> Duration {
        let exact = self.next;
        self.next = (exact * 2).min(self.longest);
        exact.mul_f64(0.75 + 0.5 * fastrand::f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_are_spread() {
        let second = Duration::from_secs(1);
        let mut backoff = Backoff::new(second, second * 5);
        for exact in [1.0, 2.0, 4.0, 5.0, 5.0] {
            let wait = backoff.next().as_secs_f64();
            assert!((0.75 * exact..1.25 * exact).contains(&wait), "{wait} for {exact}");
        }
    }
}
