//! What is counted of every interaction, whichever way it came.
//!
//! All of it together is a few additions: an answer that is written already takes some microseconds.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use super::counted::CountedBy;
use super::label::{CameOf, CountedAs};
use super::times::Times;

/// How far apart two milliseconds and a second are.
const MILLIS: f64 = 1_000.0;

/// The interactions: how many of which kind, what came of them, how long they took, and how the clock is.
#[derive(Debug, Clone, Default)]
pub struct InteractionMetrics {
    ended: CountedBy<(CountedAs, CameOf)>,
    times: Times,
    skew: Gauge<f64, AtomicU64>,
}

impl CountedAs {
    /// Returns what a command of this name is counted as.
    pub fn command(name: &str) -> Self {
        let commands = &Self::ALL[..=Self::About as usize];
        commands.iter().copied().find(|it| it.name() == name).unwrap_or(Self::Unreadable)
    }
}

impl InteractionMetrics {
    /// Counts an interaction, with what came of it and how long that took.
    pub fn ended(&self, kind: CountedAs, ending: CameOf, took: Duration) {
        self.ended.add((kind, ending));
        self.times.add(took);
    }

    /// Notes how far our clock is ahead of Discord's, in milliseconds.
    pub fn clock_is_ahead(&self, millis: i64) {
        // No clock is so wrong that a number of milliseconds is not exact as this.
        #[expect(clippy::cast_precision_loss, reason = "less than 2^53 milliseconds")]
        self.skew.set(millis as f64 / MILLIS);
    }

    /// Puts them on a page.
    pub fn register(&self, page: &mut Registry) {
        page.register(
            "interactions",
            "Interactions by command or kind, and what came of them",
            self.ended.clone(),
        );
        page.register_with_unit(
            "answer_duration",
            "From an interaction that was read to its response handed over",
            Unit::Seconds,
            self.times.clone(),
        );
        page.register_with_unit(
            "clock_skew",
            "How far this clock was ahead of Discord's at the last interaction",
            Unit::Seconds,
            self.skew.clone(),
        );
    }
}
