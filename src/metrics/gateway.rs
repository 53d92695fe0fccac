//! What the gateway does: how many shards are connected, and since when not all of them.
//!
//! It says too whether interactions reach us, because a lost connection is nothing to act on at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::interactions::InteractionMetrics;

/// For how long a lost connection is nothing to act on. Discord asks for a new one every few hours, a session that is
/// resumed misses nothing, and the first five dials of a lost connection are made in that time.
const A_WHILE: Duration = Duration::from_secs(30);

/// The gateway, and the interactions that it brings.
#[derive(Debug, Clone, Default)]
pub struct GatewayMetrics {
    /// The interactions.
    pub interactions: InteractionMetrics,
    connected: Gauge,
    wanted: Gauge,
    reconnects: Counter,
    sessions: Counter,
    standby_answers: Counter,
    whole: Arc<Mutex<Whole>>,
}

/// When all shards were connected.
#[derive(Debug, Default, Clone, Copy)]
enum Whole {
    /// They never were.
    #[default]
    Never,
    /// They are.
    Now,
    /// They were last at that moment.
    Until(Instant),
}

/// A shard that counts as connected until this is dropped.
#[derive(Debug)]
pub(crate) struct ConnectedShard(GatewayMetrics);

impl Drop for ConnectedShard {
    fn drop(&mut self) {
        self.0.connected.dec();
        self.0.look(Instant::now());
    }
}

impl GatewayMetrics {
    /// Notes how many shards there are to be.
    pub(crate) fn wants(&self, shards: u32) {
        self.wanted.set(shards.into());
        self.look(Instant::now());
    }

    /// Counts a shard that is connected.
    pub(crate) fn shard_connected(&self) -> ConnectedShard {
        self.connected.inc();
        self.look(Instant::now());
        ConnectedShard(self.clone())
    }

    /// Counts a connection that has ended and is dialled again.
    pub(crate) fn reconnects(&self) {
        self.reconnects.inc();
    }

    /// Counts a session that was started.
    pub(crate) fn session_started(&self) {
        self.sessions.inc();
    }

    /// Counts an interaction that nobody had answered before this copy, which is the standby.
    pub fn standby_answered(&self) {
        self.standby_answers.inc();
    }

    /// Returns whether all shards are connected, or were a short while ago.
    pub fn is_ready(&self, now: Instant) -> bool {
        match *self.whole.lock().unwrap_or_else(PoisonError::into_inner) {
            Whole::Never => false,
            Whole::Now => true,
            Whole::Until(last) => now.saturating_duration_since(last) < A_WHILE,
        }
    }

    fn look(&self, now: Instant) {
        let mut whole = self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        let is_whole = self.wanted.get() > 0 && self.connected.get() >= self.wanted.get();
        *whole = match *whole {
            _ if is_whole => Whole::Now,
            Whole::Now => Whole::Until(now),
            before => before,
        };
    }

    /// Puts them on a page.
    pub fn register(&self, page: &mut Registry) {
        self.interactions.register(page);
        page.register(
            "gateway_shards_connected",
            "Shards that are connected to Discord's gateway",
            self.connected.clone(),
        );
        page.register(
            "gateway_shards",
            "Shards that are to be connected, as Discord recommends",
            self.wanted.clone(),
        );
        page.register(
            "gateway_reconnects",
            "Connections to the gateway that ended and were dialled again",
            self.reconnects.clone(),
        );
        page.register(
            "gateway_sessions_started",
            "Sessions that were started, of which Discord allows a thousand a day",
            self.sessions.clone(),
        );
        page.register(
            "standby_answers",
            "Interactions that only this copy has answered, though it is the standby of another",
            self.standby_answers.clone(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_ready_from_the_first_connection_until_a_while_after_the_last() {
        let (metrics, later) = (GatewayMetrics::default(), Instant::now() + A_WHILE * 2);
        let is_ready = || metrics.is_ready(Instant::now());
        metrics.wants(2);
        let one = metrics.shard_connected();
        assert!(!is_ready());
        let two = metrics.shard_connected();
        assert!(is_ready() && metrics.is_ready(later));
        drop(two);
        assert!(is_ready() && !metrics.is_ready(later));
        let two = metrics.shard_connected();
        assert!(metrics.is_ready(later));
        drop((one, two));
        assert!(!metrics.is_ready(later));
    }
}
