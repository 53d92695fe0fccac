//! Discord's gateway: interactions in, kept open whatever happens.
//!
//! This is a relay between Discord and serenity: `dial` is Discord's end, `line` serenity's. A
//! `link` hears what Discord sends, frame by `frame`, and hands each interaction to `answers`, which `standby`
//! makes wait for a `delay` on a second copy, and of which `first` says what became;
//! `absent` says in which servers the bot is not; serenity keeps the `session` and writes what is sent for it. `lost` says what the end of a link
//! means, and a session that is `kept` is resumed. A `shard` is one link after the other: `address` says
//! where, `redial` how soon, `starts` when a new session may begin, and `pulse` when a link is dead. An
//! `error` is what ends the program. Zero intents: Discord sends nothing but interactions. See Discord
//! Docs, Gateway.

mod absent;
mod address;
mod answers;
mod delay;
mod dial;
mod error;
mod first;
mod frame;
mod kept;
mod line;
mod link;
mod lost;
mod pulse;
mod redial;
mod session;
mod shard;
mod standby;
mod starts;

use std::sync::Arc;
use std::time::Instant;

use futures_util::future::{join_all, select_all};
use tokio_util::sync::CancellationToken;
use tracing::info;

pub use address::{GATEWAY_PORT, NotAllowed};
pub use delay::{NoStandbyDelay, StandbyDelay};
pub use error::GatewayError;
pub use line::LoopbackPort;

use crate::boards::Boards;
use crate::config::{ApiBase, Token};
use crate::live::Live;
use crate::metrics::GatewayMetrics;
use crate::rest::Rest;
use answers::Answers;
use line::Loopback;
use link::Shared;
use redial::Redial;
use session::Identity;
use shard::{Ended, Shard};
use starts::Starts;

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
    /// Where serenity speaks.
    pub port: LoopbackPort,
    /// Where this is a second copy: how long after the first it answers.
    pub standby: Option<StandbyDelay>,
    /// What is counted.
    pub metrics: GatewayMetrics,
}

impl Gateway {
    /// Answers interactions until `stop`, then lets the answers in flight finish.
    ///
    /// # Errors
    ///
    /// Where another try would end the same way.
    pub async fn run(&self, stop: &CancellationToken) -> Result<(), GatewayError> {
        let (live, rest) = (Arc::clone(&self.live), Arc::clone(&self.rest));
        let answers =
            Answers::new(live, rest, Arc::clone(&self.boards), self.standby, self.metrics.clone());
        let done = self.keep_open(&answers, stop).await;
        answers.finish().await;
        done
    }

    async fn keep_open(
        &self,
        answers: &Answers,
        stop: &CancellationToken,
    ) -> Result<(), GatewayError> {
        let starts = Starts::new(Arc::clone(&self.rest), self.api.clone());
        let line = Loopback::open(&self.port, &self.token).map_err(GatewayError::Line)?;
        let (live, api, metrics) = (&*self.live, &self.api, &self.metrics);
        let shared = Shared { answers, live, api, line: &line, metrics };
        let mut redial = Redial::default();
        while let Some(shards) = stop.run_until_cancelled(starts.shards()).await {
            redial.dialled(Instant::now());
            match self.keep(shards?, &starts, shared, stop).await? {
                Ended::Left => break,
                Ended::Resharded => info!("Discord wants another number of shards"),
            }
            stop.run_until_cancelled(redial.pass()).await;
        }
        Ok(())
    }

    /// Keeps so many shards until one of them ends; then all do.
    async fn keep(
        &self,
        shards: u32,
        starts: &Starts,
        shared: Shared<'_>,
        stop: &CancellationToken,
    ) -> Result<Ended, GatewayError> {
        self.metrics.wants(shards);
        let leave = stop.child_token();
        let status = self.live.current().content().words.presence.state.to_string();
        let mut kept = Vec::new();
        for shard in 0..shards {
            let who = Identity { shard, shards, status: status.clone() };
            kept.push(Box::pin(Shard::new(who, starts, shared).keep(&leave)));
        }
        let (ended, _, others) = select_all(kept).await;
        leave.cancel();
        join_all(others).await;
        ended
    }
}
