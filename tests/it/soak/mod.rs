//! Ten minutes of everything at once: memory, open files and threads stay flat, and every answer is right.
//!
//! What leaks shows after hours, not in a test of a second. So these two are run by their name alone, of a release build:
//! `.ci/soak` does it, and draws what was sampled. `SIGNPOST_SOAK_MINUTES` says how long, and `SIGNPOST_SOAK_OUT` names the
//! folder into which the samples are written.

mod run;
mod samples;
mod serve;

use std::env;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::walk::walk;
use crate::support::{Bot, LISTED, NOON, definitions};

/// How long it goes on, unless `SIGNPOST_SOAK_MINUTES` says otherwise.
const MINUTES: f64 = 10.0;

/// A configuration that cannot be used.
const BROKEN: &str = "[[server]\n";

/// Returns how long it goes on.
fn duration() -> Duration {
    let minutes = env::var("SIGNPOST_SOAK_MINUTES").map_or(MINUTES, |text| text.parse().unwrap());
    Duration::from_secs_f64(minutes * 60.0)
}

/// Returns every interaction that somebody can get to, in a server that is configured.
fn interactions() -> Vec<Value> {
    let bot = Bot::at(NOON);
    let walk = walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        bot.respond(&interaction)
    });
    let in_server = |visit: crate::support::walk::Visit| {
        let mut interaction = visit.interaction;
        interaction["guild_id"] = json!(LISTED);
        interaction
    };
    walk.visits.into_iter().map(in_server).collect()
}

/// Something that is done every so often.
struct EverySoOften {
    every: Duration,
    next: Instant,
    /// How often it was done.
    done: usize,
}

impl EverySoOften {
    fn new(every: Duration) -> Self {
        Self { every, next: Instant::now() + every, done: 0 }
    }

    /// Returns which time it is, where it is due.
    fn is_due(&mut self) -> Option<usize> {
        if Instant::now() < self.next {
            return None;
        }
        self.next = Instant::now() + self.every;
        self.done += 1;
        Some(self.done)
    }
}

/// Writes a file in the place of another, as an editor does.
fn replace(path: &Path, text: &str) {
    let fresh = path.with_extension("fresh");
    fs::write(&fresh, text).unwrap();
    fs::rename(fresh, path).unwrap();
}
