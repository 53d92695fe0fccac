//! Spreads the calls that count towards the limit of the whole bot evenly over each second.
//!
//! Discord counts in seconds that begin when it likes. Calls at even distances, a tenth below the
//! limit, keep it in every second; and where a thousand posts are renewed, whatever somebody waits
//! for finds a place among them at once. See Discord Docs, Rate Limits (Global Rate Limit).

use std::num::NonZeroU16;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;
use tokio::time::sleep_until;

/// Which part of the limit is used: the rest is for what is late on its way.
const USED: f64 = 0.9;

/// How much lateness we make up for: that of a timer, and not that of a process that was paused.
const SLACK: Duration = Duration::from_millis(20);

/// The distance between calls, and when the next may be sent.
#[derive(Debug)]
pub(super) struct Pace {
    distance: Duration,
    /// Whoever holds it is next; the others wait their turn, in the order in which they came.
    next: Mutex<Instant>,
}

impl Pace {
    /// Returns a pace that keeps below so many calls a second.
    pub(super) fn below(per_second: NonZeroU16) -> Self {
        let distance = Duration::from_secs_f64(1.0 / (f64::from(per_second.get()) * USED));
        Self { distance, next: Mutex::new(Instant::now()) }
    }

    /// Waits until it is this call's turn, and not before the moment that `paused` gives: it may be
    /// moved while it is waited for.
    pub(super) async fn turn(&self, paused: impl Fn() -> Option<Instant>) {
        let mut next = self.next.lock().await;
        loop {
            let now = Instant::now();
            let at = paused().map_or(*next, |paused| paused.max(*next));
            if at <= now {
                *next = self.after(*next, now);
                return;
            }
            sleep_until(at.into()).await;
        }
    }

    /// Returns when the next call may be sent, after one that was due at `due` and is sent `now`.
    fn after(&self, due: Instant, now: Instant) -> Instant {
        due.max(now.checked_sub(SLACK).unwrap_or(now)) + self.distance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Returns when calls are sent that all want to be at once, where each is late by `late`.
    fn sent(count: usize, late: Duration) -> Vec<Instant> {
        let pace = Pace::below(NonZeroU16::new(50).unwrap());
        let mut due = Instant::now();
        let send = |_| {
            let now = due + late;
            due = pace.after(due, now);
            now
        };
        (0..count).map(send).collect()
    }

    /// Returns the most calls that any second has.
    fn most_in_a_second(sent: &[Instant]) -> usize {
        let from = |at: usize| sent[at..].iter().take_while(move |it| **it < sent[at] + SECOND);
        (0..sent.len()).map(|at| from(at).count()).max().unwrap()
    }

    #[test]
    fn no_second_has_more_calls_than_the_limit_and_a_late_timer_costs_no_time() {
        for late in [Duration::ZERO, Duration::from_millis(2)] {
            let sent = sent(200, late);
            assert!(most_in_a_second(&sent) <= 46);
            assert!(sent[199] - sent[0] < Duration::from_millis(4_500));
        }
    }

    #[test]
    fn what_a_standstill_cost_is_not_made_up_for() {
        let pace = Pace::below(NonZeroU16::new(50).unwrap());
        let start = Instant::now();
        let mut due = start;
        let mut all = Vec::new();
        for call in 0..200 {
            // The whole process is paused for five seconds.
            let now =
                if call == 100 { due + 5 * SECOND } else { due.max(*all.last().unwrap_or(&due)) };
            all.push(now);
            due = pace.after(due, now);
        }
        assert!(most_in_a_second(&all) <= 47);
    }
}
