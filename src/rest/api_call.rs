//! A call to one route of Discord's API, and how long it goes on trying.
//!
//! How it is sent is in `call`, which knows the limits.

use std::time::{Duration, Instant};

use bytes::Bytes;
use twilight_http_ratelimiting::Method;

use crate::backoff::{Doubling, spread};

/// A call to one route.
#[derive(Debug)]
pub(super) struct ApiCall {
    pub(super) method: Method,
    /// What follows the base, with no slash in front.
    pub(super) path: String,
    /// What follows the question mark; it may be empty.
    pub(super) query: String,
    /// Its name in the log: the path with no id in it.
    pub(super) route: &'static str,
    /// JSON.
    pub(super) body: Option<Bytes>,
    /// What the server's audit log says of it.
    pub(super) reason: Option<String>,
    pub(super) patience: Patience,
}

/// How long a call goes on trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// A few times, and as long as a rate limit holds.
    Ordinary,
    /// The same by an interaction's own token, outside the limit of the whole bot.
    Interaction,
    /// Until a moment, in front of no queue.
    Until(Instant),
}

/// How often a call is sent at most, one try after the other.
const TRIES: u32 = 5;

/// How long one try of an ordinary call may take.
const TRY: Duration = Duration::from_secs(10);

/// The longest rate limit that a call waits for.
pub(super) const LONGEST_LIMIT: Duration = Duration::from_secs(120);

impl ApiCall {
    /// Returns a call without a body, as patient as most.
    pub(super) fn of(method: Method, path: String, route: &'static str) -> Self {
        let (query, patience) = (String::new(), Patience::Ordinary);
        Self { method, path, query, route, body: None, reason: None, patience }
    }
}

impl Patience {
    /// Returns how long the next try may take.
    pub(super) fn for_a_try(self, now: Instant) -> Duration {
        match self {
            Self::Ordinary | Self::Interaction => TRY,
            Self::Until(end) => end.saturating_duration_since(now),
        }
    }

    /// Returns how long to wait after that many tries, if another one is to follow.
    pub(super) fn wait(
        self,
        tries: u32,
        limit: Option<Duration>,
        now: Instant,
    ) -> Option<Duration> {
        let (first, most) = match self {
            Self::Ordinary | Self::Interaction => (Duration::from_millis(500), LONGEST_LIMIT),
            Self::Until(end) => (Duration::from_millis(50), end.saturating_duration_since(now)),
        };
        let wait = match limit {
            // Spread over a little more than the limit, never less.
            Some(limit) => limit + spread(first / 4, 1.0),
            None => {
                let waits = Doubling { shortest: first, longest: LONGEST_LIMIT };
                spread(waits.after(tries - 1), 0.5)
            }
        };
        (tries < TRIES && wait < most).then_some(wait)
    }
}
