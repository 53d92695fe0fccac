//! Tells a connection that will come from one that will not.
//!
//! serenity mends most breaks by itself. What it does not notice (a closed socket that it reads
//! again and again, a shard that never becomes ready or has ended) is seen from outside: for a
//! minute something is missing although it may dial, or its runtime no longer runs anything else.

use std::time::{Duration, Instant};

/// How long a dial may take to become ready, and a shard to dial.
const READY_WITHIN: Duration = Duration::from_secs(60);

/// How long serenity's runtime may keep everything else waiting.
const ALIVE_WITHIN: Duration = Duration::from_secs(3);

/// How much longer, once that was seen: after a pause of the whole process all clocks are late.
const ALIVE_AGAIN_WITHIN: Duration = Duration::from_secs(2);

/// What is wrong with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stalled {
    /// A shard is not ready.
    #[error("did not become ready within a minute")]
    NotReady,
    /// The runtime stands still.
    #[error("stands still")]
    Stuck,
    /// The thread has ended.
    #[error("has ended")]
    Ended,
}

/// What was seen of the connection.
#[derive(Debug)]
pub(super) struct Watch {
    /// When the last dial was made that no shard has become ready after.
    dialled: Option<Instant>,
    /// How many shards are connected, and since when.
    connected: (usize, Instant),
    /// Since when the runtime was seen to stand still.
    still: Option<Instant>,
}

impl Watch {
    /// Returns what is seen of a connection that starts now.
    pub(super) const fn new(now: Instant) -> Self {
        Self { dialled: None, connected: (0, now), still: None }
    }

    /// Remembers a dial.
    pub(super) const fn dialled(&mut self, now: Instant) {
        self.dialled = Some(now);
    }

    /// Remembers that a shard became ready.
    pub(super) const fn ready(&mut self) {
        self.dialled = None;
    }

    /// Remembers how many shards are connected.
    pub(super) const fn connected(&mut self, shards: usize, now: Instant) {
        if self.connected.0 != shards {
            self.connected = (shards, now);
        }
    }

    /// Returns whether fewer than `shards` are connected.
    pub(super) fn is_missing(&self, shards: u32) -> bool {
        self.connected.0 < usize::try_from(shards).unwrap_or(usize::MAX)
    }

    /// Returns whether not all of the `shards` are ready, although for a minute nothing kept them
    /// from it; before `may_dial` something did.
    pub(super) fn not_ready(&self, shards: u32, may_dial: Instant, now: Instant) -> bool {
        let passed = |since: Instant| now.saturating_duration_since(since) >= READY_WITHIN;
        let (_, since) = self.connected;
        let gone = self.is_missing(shards) && passed(since.max(may_dial));
        self.dialled.map_or(gone, passed)
    }

    /// Returns whether the runtime stands still, where it was last seen running at `alive`.
    pub(super) fn stuck(&mut self, alive: Instant, now: Instant) -> bool {
        if now.saturating_duration_since(alive) < ALIVE_WITHIN {
            self.still = None;
            return false;
        }
        let since = *self.still.get_or_insert(now);
        now.duration_since(since) >= ALIVE_AGAIN_WITHIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_dial_has_a_minute_to_become_ready() {
        let start = Instant::now();
        let mut watch = Watch::new(start);
        watch.dialled(start);
        let not_ready = |watch: &Watch, after| watch.not_ready(1, start, start + SECOND * after);
        assert!(!not_ready(&watch, 59));
        assert!(not_ready(&watch, 60));
        watch.ready();
        watch.connected(1, start + SECOND * 61);
        assert!(!not_ready(&watch, 3_600));
    }

    #[test]
    fn a_dial_after_a_good_time_has_its_own_minute() {
        let start = Instant::now();
        let mut watch = Watch::new(start);
        watch.connected(1, start);
        watch.dialled(start + SECOND * 500);
        assert!(!watch.not_ready(1, start, start + SECOND * 559));
        assert!(watch.not_ready(1, start, start + SECOND * 560));
    }

    #[test]
    fn a_shard_that_never_dials_is_missed_after_a_minute_in_which_it_could_have() {
        let start = Instant::now();
        let watch = Watch::new(start);
        let may_dial = start + SECOND * 100;
        assert!(!watch.not_ready(1, may_dial, start + SECOND * 159));
        assert!(watch.not_ready(1, may_dial, start + SECOND * 160));
    }

    #[test]
    fn every_shard_has_to_be_connected_and_those_that_are_give_the_others_time() {
        let start = Instant::now();
        let mut watch = Watch::new(start);
        watch.dialled(start);
        watch.ready();
        watch.connected(1, start + SECOND * 50);
        assert!(!watch.not_ready(2, start, start + SECOND * 109));
        assert!(watch.not_ready(2, start, start + SECOND * 110));
        watch.connected(2, start + SECOND * 110);
        assert!(!watch.not_ready(2, start, start + SECOND * 3_600));
    }

    #[test]
    fn a_runtime_that_stands_still_is_noticed_and_a_pause_of_everything_is_not() {
        let start = Instant::now();
        let mut watch = Watch::new(start);
        assert!(!watch.stuck(start, start + SECOND * 2));
        assert!(!watch.stuck(start, start + SECOND * 300), "seen for the first time");
        assert!(!watch.stuck(start + SECOND * 301, start + SECOND * 301), "it ticks again");
        assert!(!watch.stuck(start + SECOND * 301, start + SECOND * 304));
        assert!(watch.stuck(start + SECOND * 301, start + SECOND * 306));
    }
}
