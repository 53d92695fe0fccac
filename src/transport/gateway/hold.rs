//! Holds one connection: lets it dial in its time, hears what it brings, sees when it is lost.
//!
//! One loop, because the three belong together: an interaction is handed on the moment that it is
//! heard, and several times a second the gate and the clock are looked at.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep_until;
use tracing::{info, warn};

use super::answers::Answers;
use super::error::GatewayError;
use super::heard::Heard;
use super::pace::Pace;
use super::sessions::{MayStart, Sessions};
use super::shards::Shards;
use super::watch::{Stalled, Watch};
use crate::rest::{GatewayBot, Rest};

/// How often a wish to dial is looked for.
const LOOK: Duration = Duration::from_millis(200);

/// How often while a shard is missing: somebody may be waiting for it.
const LOOK_SOON: Duration = Duration::from_millis(10);

/// What is known of one connection.
pub(super) struct Hold<'p> {
    rest: &'p Arc<Rest>,
    count: u32,
    pace: &'p mut Pace,
    sessions: Sessions,
    /// What Discord says of the sessions, once it does.
    asked: JoinSet<Option<u32>>,
    watch: Watch,
}

impl<'p> Hold<'p> {
    /// Returns what is known before the first dial.
    pub(super) fn new(rest: &'p Arc<Rest>, found: &GatewayBot, pace: &'p mut Pace) -> Self {
        let now = Instant::now();
        let sessions = Sessions::new(found.session_start_limit.remaining, now);
        pace.expect(found.shards);
        let (asked, watch) = (JoinSet::new(), Watch::new(now));
        Self { rest, count: found.shards, pace, sessions, asked, watch }
    }

    /// Answers what is heard until the connection is lost for good; returns what was wrong.
    ///
    /// # Errors
    ///
    /// Where Discord will not have us.
    pub(super) async fn until_it_stalls(
        &mut self,
        shards: &mut Shards,
        answers: &Answers,
    ) -> Result<Stalled, GatewayError> {
        let mut look = Instant::now();
        loop {
            tokio::select! {
                heard = shards.heard.recv() => match heard {
                    Some(Heard::Interaction(interaction, arrived)) => {
                        answers.answer(interaction.to_string(), arrived);
                    }
                    Some(Heard::Ready) => {
                        info!("connected to the gateway");
                        self.watch.ready();
                    }
                    Some(Heard::Refused(error)) => return Err(error),
                    None => return Ok(Stalled::Ended),
                },
                () = sleep_until(look.into()) => {
                    self.let_dial(shards).await;
                    let soon = self.watch.is_missing(self.count);
                    look = Instant::now() + if soon { LOOK_SOON } else { LOOK };
                    if let Some(wrong) = self.stalled(shards) {
                        return Ok(wrong);
                    }
                }
            }
        }
    }

    async fn let_dial(&mut self, shards: &mut Shards) {
        shards.gate.shut().await;
        let now = Instant::now();
        if let Some(Ok(Some(left))) = self.asked.try_join_next() {
            self.sessions.told(left);
        }
        if self.pace.next().is_some_and(|at| at > now) {
            return;
        }
        match self.sessions.may_start(now) {
            MayStart::No => return,
            MayStart::Ask => return self.ask(),
            MayStart::Yes => {}
        }
        if shards.gate.open().await {
            self.pace.dialled(now);
            self.sessions.dialled();
            self.watch.dialled(now);
        }
    }

    /// Asks Discord how many sessions may start; nobody is kept waiting for the answer.
    fn ask(&mut self) {
        warn!("no session may start until Discord says so");
        let rest = Arc::clone(self.rest);
        self.asked
            .spawn(async move { Some(rest.gateway().await.ok()?.session_start_limit.remaining) });
    }

    fn stalled(&mut self, shards: &Shards) -> Option<Stalled> {
        let now = Instant::now();
        if let Some(connected) = shards.connected() {
            self.watch.connected(connected, now);
        }
        let may_dial = self.pace.next().unwrap_or(now);
        if self.watch.stuck(shards.alive(), now) {
            return Some(Stalled::Stuck);
        }
        self.watch.not_ready(self.count, may_dial, now).then_some(Stalled::NotReady)
    }
}
