//! Hears when the program is told to stop.
//!
//! A service manager sends SIGTERM, a keyboard SIGINT. In a container nothing else ends the first process.

use tokio_util::sync::CancellationToken;

/// Returns what is cancelled once the program is told to stop, which it hears from now on; `tell` says so. It needs a
/// runtime. An address is said after this: whoever has read it may tell the program to stop.
pub(crate) fn stopping(tell: fn()) -> CancellationToken {
    let (told, stopping) = (told_to_stop(), CancellationToken::new());
    let cancel = stopping.clone();
    tokio::spawn(async move {
        told.await;
        // First, so that whoever has read the line sees what has changed.
        cancel.cancel();
        tell();
    });
    stopping
}

/// Hears the signals from now on, and returns what waits for one of them. It needs a runtime.
#[cfg(unix)]
pub(crate) fn told_to_stop() -> impl Future<Output = ()> + Send {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::terminate(), SignalKind::interrupt()];
    let [terminated, interrupted] = kinds.map(|kind| signal(kind).ok());
    async {
        tokio::select! {
            () = heard(terminated) => {}
            () = heard(interrupted) => {}
        }
    }
}

/// Waits for a signal; forever where it cannot be heard.
#[cfg(unix)]
async fn heard(signal: Option<tokio::signal::unix::Signal>) {
    match signal {
        Some(mut signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

/// Hears the keyboard once it is waited for.
#[cfg(not(unix))]
pub(crate) fn told_to_stop() -> impl Future<Output = ()> + Send {
    async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}
