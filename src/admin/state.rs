//! Whether it is ready, and what answers.
//!
//! Broken content on disk does not make it unready: what was good answers, and every replica has the same disk. All
//! of them would be taken out at once.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::live::Live;
use crate::metrics::label;

/// What the pages are made of.
pub(super) struct State {
    pub(super) live: Arc<Live>,
    /// Cancelled where the program is told to stop.
    pub(super) stopping: CancellationToken,
    /// Whether interactions can reach us.
    pub(super) is_connected: Box<dyn Fn() -> bool + Send + Sync>,
}

label! {
    /// What answers, content and configuration together.
    pub(super) enum InUse, "content" {
        /// What was read last.
        Newest = "newest",
        /// For some of it, what was read before that and had no problem.
        LastGood = "last_good",
        /// For some of it, the content in the program, or a configuration without servers.
        BuiltIn = "built_in",
    }
}

/// Why it is not ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotReady {
    /// It was told to stop.
    Stopping,
    /// No interaction can reach it.
    NotConnected,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl State {
    /// Returns whether it can answer, and is not told to stop.
    pub(super) fn is_ready(&self) -> Result<(), NotReady> {
        if self.stopping.is_cancelled() {
            Err(NotReady::Stopping)
        } else if (self.is_connected)() {
            Ok(())
        } else {
            Err(NotReady::NotConnected)
        }
    }

    /// Returns what answers.
    pub(super) fn in_use(&self) -> InUse {
        match (self.live.current().stands_in, self.live.is_up_to_date()) {
            (true, _) => InUse::BuiltIn,
            (false, true) => InUse::Newest,
            (false, false) => InUse::LastGood,
        }
    }

    /// Returns how many problems what was last read has. What cannot be read at all is one.
    pub(super) fn problems(&self) -> usize {
        let faults = self.live.faults();
        let faults = faults.borrow();
        faults.iter().map(|fault| fault.problems.len().max(1)).sum()
    }

    /// Returns the lines of `/readyz`. They name no file and no server.
    pub(super) fn lines(&self) -> String {
        let ready = match self.is_ready() {
            Ok(()) => "ready",
            Err(NotReady::Stopping) => "not ready: told to stop",
            Err(NotReady::NotConnected) => "not ready: not connected to Discord's gateway",
        };
        let in_use = match self.in_use() {
            InUse::Newest => "what was read last answers",
            InUse::LastGood => "the last good answers",
            InUse::BuiltIn => "what is in the program answers for what cannot be used",
        };
        let problems = match self.problems() {
            0 => String::new(),
            count => format!("; problems: {count}"),
        };
        format!("{ready}\ncontent: {in_use}{problems}\n")
    }
}
