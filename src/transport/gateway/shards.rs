//! serenity, walled in: its shard manager on a thread and a runtime of its own.
//!
//! The manager makes no lookup and has no other address to fall back on; it dials when the gate
//! lets it. Its runtime has one thread, with a clock that ticks in it: a shard that keeps it busy
//! for good is seen from outside and can be ended.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use std::{io, thread};

use serenity::all::{ActivityData, GatewayIntents, HttpBuilder, OnlineStatus, ShardId};
use serenity::futures::StreamExt;
use serenity::gateway::{
    ConnectionStage, GatewayError as Fault, PresenceData, ShardManager, ShardManagerOptions,
    ShardRunnerInfo,
};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::error::GatewayError;
use super::gate::Gate;
use super::heard::{Ear, Heard};
use crate::config::{ApiBase, Token};

/// What the shards need to start.
#[derive(Debug, Clone)]
pub(super) struct Start {
    /// Where to dial.
    pub(super) address: String,
    /// How many shards.
    pub(super) count: u32,
    /// Who we are.
    pub(super) token: Token,
    /// Where serenity's own REST client, which is never used, would go.
    pub(super) api: ApiBase,
    /// The custom status that people see beside our name.
    pub(super) status: String,
}

/// Running shards.
pub(super) struct Shards {
    /// What they hear.
    pub(super) heard: UnboundedReceiver<Heard>,
    /// What lets them dial.
    pub(super) gate: Gate,
    alive: Arc<Mutex<Instant>>,
    runners: Arc<OnceLock<Runners>>,
    leave: CancellationToken,
    ended: oneshot::Receiver<()>,
}

type Runners = Arc<tokio::sync::Mutex<HashMap<ShardId, ShardRunnerInfo>>>;

/// How long the close frame has to leave: a shard looks every half second for what it is told.
const TO_CLOSE: Duration = Duration::from_secs(1);

/// How long the thread may take to end.
const TO_END: Duration = Duration::from_secs(5);

const TICK: Duration = Duration::from_secs(1);

impl Shards {
    /// Starts them; none dials before the gate is opened.
    pub(super) fn start(start: Start) -> io::Result<Self> {
        let (gate, address) = Gate::before(start.address.clone());
        let (ear, heard) = mpsc::unbounded_channel();
        let leave = CancellationToken::new();
        let (end, ended) = oneshot::channel();
        let alive = Arc::new(Mutex::new(Instant::now()));
        let runners = Arc::new(OnceLock::new());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = Thread {
            alive: Arc::clone(&alive),
            runners: Arc::clone(&runners),
            ear,
            leave: leave.clone(),
        };
        thread::Builder::new().name("gateway".to_owned()).spawn(move || {
            runtime.block_on(thread.run(&start, address));
            runtime.shutdown_background();
            end.send(()).ok();
        })?;
        Ok(Self { heard, gate, alive, runners, leave, ended })
    }

    /// Returns when the runtime was last seen running.
    pub(super) fn alive(&self) -> Instant {
        *self.alive.lock().expect("nothing panics with the clock")
    }

    /// Returns how many shards are connected, where serenity does not count them just now.
    pub(super) fn connected(&self) -> Option<usize> {
        let runners = self.runners.get()?.try_lock().ok()?;
        let stages = runners.values().map(|runner| runner.stage);
        Some(stages.filter(|stage| *stage == ConnectionStage::Connected).count())
    }

    /// Closes the connections and ends the thread. What is still heard can be read afterwards.
    ///
    /// # Errors
    ///
    /// Where the thread does not end.
    pub(super) async fn end(&mut self) -> Result<(), GatewayError> {
        self.gate.shut().await;
        self.leave.cancel();
        // A shard that reads a dead socket again and again ends when it is to write to it.
        if let Some(runners) = self.runners.get()
            && let Ok(runners) = timeout(TICK, runners.lock()).await
        {
            runners.values().for_each(|runner| runner.runner_tx.shutdown_clean());
        }
        let ended = timeout(TO_END, &mut self.ended).await;
        ended.map(drop).map_err(|_| GatewayError::Stuck)
    }
}

/// What runs on the thread.
struct Thread {
    alive: Arc<Mutex<Instant>>,
    runners: Arc<OnceLock<Runners>>,
    ear: UnboundedSender<Heard>,
    leave: CancellationToken,
}

impl Thread {
    async fn run(self, start: &Start, address: Arc<tokio::sync::Mutex<String>>) {
        let Self { alive, runners, ear, leave } = self;
        tokio::spawn(async move {
            loop {
                *alive.lock().expect("nothing panics with the clock") = Instant::now();
                sleep(TICK).await;
            }
        });
        let (manager, mut monitor) = ShardManager::new(options(start, address, &ear));
        runners.set(Arc::clone(&manager.runners)).ok();
        manager.initialize().ok();
        let refused = async {
            while let Some(said) = monitor.next().await {
                if let Some(error) = said.err().and_then(refusal) {
                    ear.send(Heard::Refused(error)).ok();
                }
            }
        };
        tokio::select! {
            () = refused => {}
            () = leave.cancelled() => sleep(TO_CLOSE).await,
        }
    }
}

fn options(
    start: &Start,
    ws_url: Arc<tokio::sync::Mutex<String>>,
    ear: &UnboundedSender<Heard>,
) -> ShardManagerOptions {
    // With its rate limiter on, it would ignore the address and go to Discord.
    let http = HttpBuilder::new(start.token.expose())
        .proxy(start.api.url().as_str())
        .ratelimiter_disabled(true)
        .build();
    ShardManagerOptions {
        data: Arc::default(),
        event_handlers: vec![Arc::new(Ear(ear.clone()))],
        raw_event_handlers: vec![Arc::new(Ear(ear.clone()))],
        shard_index: 0,
        shard_init: start.count,
        shard_total: start.count,
        ws_url,
        http: Arc::new(http),
        // Discord sends us no message, no member and no presence.
        intents: GatewayIntents::empty(),
        presence: Some(PresenceData {
            activity: Some(ActivityData::custom(&start.status)),
            status: OnlineStatus::Online,
        }),
    }
}

/// Returns why Discord will not have us, where another try would be the same.
fn refusal(fault: Fault) -> Option<GatewayError> {
    match fault {
        Fault::InvalidAuthentication => Some(GatewayError::Token),
        Fault::InvalidGatewayIntents | Fault::DisallowedGatewayIntents => {
            Some(GatewayError::Intents)
        }
        _ => None,
    }
}
