//! Discord's gateway: interactions in, kept open whatever happens.
//!
//! We ask where the gateway is and how many sessions may start, dial nobody else, and bound how
//! often. serenity holds the connection (see `shards`); what it cannot mend is ended and started
//! anew from here. Zero intents: Discord sends nothing but interactions. See Discord Docs, Gateway.

mod address;
mod answers;
mod error;
mod gate;
mod heard;
mod hold;
mod pace;
mod sessions;
mod shards;
mod watch;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::warn;

pub use address::NotAllowed;
pub use error::GatewayError;

use crate::boards::Boards;
use crate::config::{ApiBase, Token};
use crate::live::Live;
use crate::rest::{GatewayBot, Rest, RestError};

use super::backoff::Backoff;
use answers::Answers;
use heard::Heard;
use hold::Hold;
use pace::Pace;
use shards::{Shards, Start};
use watch::Stalled;

/// What keeping the gateway open needs.
pub struct Gateway {
    /// What is answered.
    pub live: Arc<Live>,
    /// How it is answered.
    pub rest: Arc<Rest>,
    /// What `/board` changes.
    pub boards: Arc<Boards>,
    /// Where Discord's API is.
    pub api: ApiBase,
    /// Who we are.
    pub token: Token,
}

/// The waits between lookups that fail.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(120);

/// The longest that Discord's word on the next session is believed without asking again.
const RESET: Duration = Duration::from_secs(60 * 60);

impl Gateway {
    /// Answers interactions until `stop`, then lets the answers in flight finish.
    ///
    /// # Errors
    ///
    /// Where another try would end the same way.
    pub async fn run(&self, stop: &CancellationToken) -> Result<(), GatewayError> {
        let answers =
            Answers::new(Arc::clone(&self.live), Arc::clone(&self.rest), Arc::clone(&self.boards));
        let done = self.keep_open(&answers, stop).await;
        answers.finish().await;
        done
    }

    async fn keep_open(
        &self,
        answers: &Answers,
        stop: &CancellationToken,
    ) -> Result<(), GatewayError> {
        let mut pace = Pace::default();
        let mut is_first = true;
        while let Some(found) = stop.run_until_cancelled(self.lookup(is_first)).await {
            let found = found?;
            let starts = found.session_start_limit;
            if starts.remaining < found.shards {
                let wait = Duration::from_millis(starts.reset_after).clamp(SHORTEST, RESET);
                warn!(wait_ms = wait.as_millis(), "Discord lets no session start for now");
                stop.run_until_cancelled(sleep(wait)).await;
                continue;
            }
            is_first = false;
            match self.hold(&found, &mut pace, answers, stop).await? {
                Some(wrong) => warn!("the connection {wrong}; it is started anew"),
                None => break,
            }
        }
        Ok(())
    }

    /// Holds one connection to its end; returns what was wrong with it, or nothing at `stop`.
    async fn hold(
        &self,
        found: &GatewayBot,
        pace: &mut Pace,
        answers: &Answers,
        stop: &CancellationToken,
    ) -> Result<Option<Stalled>, GatewayError> {
        let mut shards = self.start(found)?;
        let mut hold = Hold::new(&self.rest, found, pace);
        let held = hold.until_it_stalls(&mut shards, answers);
        let left = stop.run_until_cancelled(held).await.transpose();
        let ended = shards.end().await;
        // What arrived while the connection was closed is answered too.
        while let Ok(heard) = shards.heard.try_recv() {
            if let Heard::Interaction(interaction, arrived) = heard {
                answers.answer(interaction.to_string(), arrived);
            }
        }
        // That it cannot be ended matters only where there is to be another.
        let left = left?;
        if left.is_some() {
            ended?;
        }
        Ok(left)
    }

    /// Asks where the gateway is until Discord says so. At the first time a refusal is a setting to
    /// change; later it passes, unless it is that of the token.
    async fn lookup(&self, is_first: bool) -> Result<GatewayBot, GatewayError> {
        let mut backoff = Backoff::new(SHORTEST, LONGEST);
        loop {
            let error = match self.rest.gateway().await {
                Ok(found) => return Ok(found),
                Err(error) => error,
            };
            let passes = match error {
                RestError::Refused { .. } => !is_first,
                _ => error.may_pass(),
            };
            if !passes {
                return Err(GatewayError::Lookup(error));
            }
            warn!("the gateway cannot be looked up: {error}; it is tried again");
            sleep(backoff.next()).await;
        }
    }

    fn start(&self, found: &GatewayBot) -> Result<Shards, GatewayError> {
        let address = address::allowed(&found.url, &self.api).map_err(GatewayError::Address)?;
        let start = Start {
            address,
            count: found.shards,
            token: self.token.clone(),
            api: self.api.clone(),
            status: self.live.current().content().words.presence.state.to_string(),
        };
        Shards::start(start).map_err(GatewayError::Thread)
    }
}
