//! How far a round has come, told now and then.
//!
//! A round over a thousand servers takes minutes; a line for each board would bury what matters.

use std::time::{Duration, Instant};

/// How many of something are finished, and when that was last told.
#[derive(Debug)]
pub(crate) struct Progress {
    every: Duration,
    told: Instant,
    finished: usize,
}

impl Progress {
    /// Returns progress that starts now and is told no more often than this.
    pub(crate) fn told_every(every: Duration) -> Self {
        Self { every, told: Instant::now(), finished: 0 }
    }

    /// Counts what is finished too; returns how many there are now, where it is time to tell.
    pub(crate) fn add(&mut self, more: usize) -> Option<usize> {
        self.finished += more;
        if self.told.elapsed() < self.every {
            return None;
        }
        self.told = Instant::now();
        Some(self.finished)
    }
}
