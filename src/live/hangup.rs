//! Hears SIGHUP, by which an operator asks for everything to be read again.
//!
//! Where there are no such signals, or none can be heard, waiting for one never ends.

use std::future;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(unix)]
use tracing::warn;

/// The hang-ups from now on. As long as this process has listened once, none ends it.
pub(super) struct HangUps {
    #[cfg(unix)]
    signal: Option<Signal>,
}

impl HangUps {
    /// Starts to listen.
    #[cfg(unix)]
    pub(super) fn listen() -> Self {
        let signal = signal(SignalKind::hangup());
        Self { signal: signal.inspect_err(|error| warn!("cannot listen for SIGHUP: {error}")).ok() }
    }

    /// Starts to listen, to nothing.
    #[cfg(not(unix))]
    pub(super) fn listen() -> Self {
        Self {}
    }

    /// Waits for the next one.
    pub(super) async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        future::pending().await
    }
}
