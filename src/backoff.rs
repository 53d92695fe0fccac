//! The waits between tries of something that does not work for now.
//!
//! Each is about twice as long as the one before, up to a longest. Most are not exact: bots that
//! failed in the same moment must not come back in the same moment.

use std::time::Duration;

/// Waits that double.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubling {
    /// The first.
    pub(crate) shortest: Duration,
    /// None is longer.
    pub(crate) longest: Duration,
}

impl Doubling {
    /// Returns the wait that comes after so many others, exactly.
    pub(crate) fn after(self, waits: u32) -> Duration {
        self.shortest.saturating_mul(1_u32.checked_shl(waits).unwrap_or(u32::MAX)).min(self.longest)
    }
}

/// Returns a wait that is up to this part of it shorter or longer, such as 0.25 for a quarter.
pub(crate) fn spread(exact: Duration, part: f64) -> Duration {
    exact.mul_f64(1.0 - part + 2.0 * part * fastrand::f64())
}

/// Waits that double and are spread by a quarter, one after the other.
#[derive(Debug)]
pub(crate) struct Backoff {
    waits: Doubling,
    so_far: u32,
}

impl Backoff {
    /// Returns waits from `shortest` to `longest`.
    pub(crate) const fn new(shortest: Duration, longest: Duration) -> Self {
        Self { waits: Doubling { shortest, longest }, so_far: 0 }
    }

    /// Returns the next wait: between three and five quarters of what it would be exactly.
    pub(crate) fn next(&mut self) -> Duration {
        let exact = self.waits.after(self.so_far);
        self.so_far = self.so_far.saturating_add(1);
        spread(exact, 0.25)
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
        let waits = Doubling { shortest: second, longest: second * 5 };
        assert_eq!([0, 2, 3, 31, u32::MAX].map(|it| waits.after(it).as_secs()), [1, 4, 5, 5, 5]);
    }
}
