//! Answers what the gateway brings: each interaction in a task of its own.
//!
//! A slow callback keeps nobody else waiting, and those in flight are finished before the program
//! ends. The interaction's id and token are read here, for its callback alone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;
use tokio::time::timeout;
use tokio_util::task::TaskTracker;
use tracing::{error, warn};

use crate::config::Token;
use crate::limits::FIRST_RESPONSE;
use crate::live::Live;
use crate::rest::{Callback, Rest};
use crate::transport::{now, respond};

/// Those who answer.
pub(super) struct Answers {
    live: Arc<Live>,
    rest: Arc<Rest>,
    in_flight: TaskTracker,
}

/// What a callback needs of an interaction.
#[derive(Deserialize)]
struct Addressed {
    id: String,
    token: String,
}

impl Answers {
    /// Returns answers from what is live, sent by `rest`.
    pub(super) fn new(live: Arc<Live>, rest: Arc<Rest>) -> Self {
        Self { live, rest, in_flight: TaskTracker::new() }
    }

    /// Answers an interaction that arrived at that moment.
    pub(super) fn answer(&self, interaction: &Value, arrived: Instant) {
        let Ok(Addressed { id, token }) = Addressed::deserialize(interaction) else {
            // Nobody can be answered: there is no address.
            warn!("an interaction without an id or a token arrived");
            return;
        };
        let to = Callback { id, token: Token::new(token), arrived };
        let (live, rest, json) =
            (Arc::clone(&self.live), Arc::clone(&self.rest), interaction.to_string());
        self.in_flight.spawn(async move {
            let (response, _) = respond(&live.current(), now(), &json);
            if let Err(why) = rest.respond(&to, &response).await {
                error!("an interaction stays without its answer: {why}");
            }
        });
    }

    /// Waits for the answers in flight, no longer than one can take.
    pub(super) async fn finish(self) {
        self.in_flight.close();
        let patience = FIRST_RESPONSE + Duration::from_millis(500);
        if timeout(patience, self.in_flight.wait()).await.is_err() {
            warn!(left = self.in_flight.len(), "not every answer could be finished");
        }
    }
}
