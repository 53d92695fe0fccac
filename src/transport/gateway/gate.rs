//! Decides when serenity may dial.
//!
//! Before each dial serenity locks the address that it was given. Whoever holds that lock decides
//! when the next dial is made, and sees that one is wanted.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::timeout;

/// The lock on the address, held while nobody may dial.
#[derive(Debug)]
pub(super) struct Gate {
    address: Arc<Mutex<String>>,
    held: Option<OwnedMutexGuard<String>>,
    to_pass: Duration,
}

/// How long a runtime that was let through may take to read the address.
const TO_PASS: Duration = Duration::from_secs(1);

impl Gate {
    /// Returns a shut gate before `address`, and the lock that serenity is given.
    pub(super) fn before(address: String) -> (Self, Arc<Mutex<String>>) {
        let address = Arc::new(Mutex::new(address));
        let held = Arc::clone(&address).try_lock_owned().ok();
        (Self { address: Arc::clone(&address), held, to_pass: TO_PASS }, address)
    }

    /// Lets through who waits, and returns whether anybody did. Several shards that wait pass
    /// together.
    pub(super) async fn open(&mut self) -> bool {
        // The lock is fair: who waits is handed it when it is dropped, and cannot be overtaken.
        self.held = None;
        self.held = Arc::clone(&self.address).try_lock_owned().ok();
        let nobody_waited = self.held.is_some();
        self.shut().await;
        !nobody_waited
    }

    /// Lets nobody through from now on. Where it could not be shut in time it can be tried again.
    pub(super) async fn shut(&mut self) {
        if self.held.is_none() {
            let behind = Arc::clone(&self.address).lock_owned();
            self.held = timeout(self.to_pass, behind).await.ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_dial_passes_each_time_the_gate_is_opened() {
        let (mut gate, address) = Gate::before("ws://here/".to_owned());
        assert!(!gate.open().await, "nobody waits");
        let dial = || {
            let address = Arc::clone(&address);
            tokio::spawn(async move { address.lock().await.clone() })
        };
        let first = dial();
        tokio::task::yield_now().await;
        assert!(!first.is_finished(), "the gate is shut");
        assert!(gate.open().await);
        assert_eq!(first.await.unwrap(), "ws://here/");
        let second = dial();
        tokio::task::yield_now().await;
        assert!(!second.is_finished(), "it is shut again");
        assert!(gate.open().await);
        second.await.unwrap();
    }

    #[tokio::test]
    async fn a_gate_that_somebody_stands_in_is_shut_once_he_is_through() {
        let (mut gate, address) = Gate::before("ws://here/".to_owned());
        gate.to_pass = Duration::ZERO;
        let waits = tokio::spawn(Arc::clone(&address).lock_owned());
        tokio::task::yield_now().await;
        assert!(gate.open().await);
        assert!(gate.held.is_none(), "he stands in it");
        drop(waits.await.unwrap());
        gate.shut().await;
        assert!(address.try_lock().is_err());
    }
}
