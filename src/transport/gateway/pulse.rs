//! When a heartbeat is due, and when its silence means that the connection is dead.
//!
//! The first comes at a random moment of the first interval, so that a thousand bots do not beat
//! together; one that was not acknowledged by the next is the last. See Discord Docs, Gateway
//! (Sending Heartbeats).

use std::time::{Duration, Instant};

/// The shortest time between two: Discord closes a connection that sends 120 frames in a minute.
const APART: Duration = Duration::from_secs(1);

/// The heartbeats of one connection.
#[derive(Debug)]
pub(super) struct Pulse {
    interval: Duration,
    due: Instant,
    sent: Option<Instant>,
    /// Since when Discord owes an acknowledgement.
    unheard: Option<Instant>,
}

impl Pulse {
    /// Returns the heartbeats of a connection that begins now; `spread` between 0 and 1 says where
    /// in its interval the first is due.
    pub(super) fn new(interval: Duration, spread: f64, now: Instant) -> Self {
        Self { interval, due: now + interval.mul_f64(spread), sent: None, unheard: None }
    }

    /// Returns when the next is due.
    pub(super) const fn due(&self) -> Instant {
        self.due
    }

    /// Returns whether Discord has not acknowledged one for most of an interval.
    pub(super) fn has_stopped(&self, now: Instant) -> bool {
        let most = self.interval.mul_f64(0.9);
        self.unheard.is_some_and(|since| now.saturating_duration_since(since) >= most)
    }

    /// Remembers that one was sent.
    pub(super) fn beat(&mut self, now: Instant) {
        self.due = now + self.interval;
        self.sent = Some(now);
        self.unheard.get_or_insert(now);
    }

    /// Remembers that Discord has heard it.
    pub(super) const fn heard(&mut self) {
        self.unheard = None;
    }

    /// Brings the next forward, because Discord wants one at once.
    pub(super) fn hurry(&mut self, now: Instant) {
        let soonest = self.sent.map_or(now, |sent| now.max(sent + APART));
        self.due = self.due.min(soonest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_first_comes_somewhere_in_the_first_interval_and_the_others_an_interval_apart() {
        let start = Instant::now();
        let mut pulse = Pulse::new(SECOND * 40, 0.25, start);
        assert_eq!(pulse.due(), start + SECOND * 10);
        pulse.beat(start + SECOND * 10);
        assert_eq!(pulse.due(), start + SECOND * 50);
    }

    #[test]
    fn one_that_is_not_acknowledged_by_the_next_is_the_last() {
        let start = Instant::now();
        let mut pulse = Pulse::new(SECOND * 40, 0.0, start);
        pulse.beat(start);
        assert!(!pulse.has_stopped(start + SECOND * 30));
        assert!(pulse.has_stopped(start + SECOND * 40));
        pulse.heard();
        assert!(!pulse.has_stopped(start + SECOND * 400));
    }

    #[test]
    fn asked_for_again_and_again_it_beats_once_a_second_and_still_notices_silence() {
        let start = Instant::now();
        let mut pulse = Pulse::new(SECOND * 40, 1.0, start);
        pulse.hurry(start);
        assert_eq!(pulse.due(), start);
        pulse.beat(start);
        pulse.hurry(start + SECOND / 10);
        assert_eq!(pulse.due(), start + SECOND);
        for second in 1..36 {
            assert!(!pulse.has_stopped(start + SECOND * second), "{second}");
            pulse.beat(start + SECOND * second);
        }
        assert!(pulse.has_stopped(start + SECOND * 36));
    }
}
