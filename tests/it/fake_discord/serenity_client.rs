//! serenity on its own, a client that others wrote, gets along with the fake.
//!
//! Its `ShardManager` is given the address, because its `Client` looks that up by a route of its own
//! and goes to Discord itself when it fails. That it connects, hears events, sends heartbeats, resumes
//! and identifies again shows that the fake speaks as Discord does.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use serenity::all::{
    Context, Event, GatewayIntents, Http, RawEventHandler, ShardManager, ShardManagerOptions,
};
use serenity::prelude::{Mutex, RwLock, TypeMap};

use crate::support::discord::{Discord, GatewayFault, Now, SOON, TOKEN};
use crate::support::interactions::command;
use crate::support::own_thread::OwnThread;

/// What it says in place of the name of an event that it does not understand.
const NOT_UNDERSTOOD: &str = "?";

/// Passes the names of events on.
struct Heard(Sender<String>);

#[serenity::async_trait]
impl RawEventHandler for Heard {
    async fn raw_event(&self, _: Context, event: Event) {
        self.0.send(event.name().unwrap_or_else(|| NOT_UNDERSTOOD.to_owned())).ok();
    }
}

/// A client on a thread of its own, which ends with it.
struct Client {
    _thread: OwnThread,
    heard: Receiver<String>,
}

impl Client {
    fn start(discord: &Discord) -> Self {
        let (says, heard) = channel();
        let address = discord.gateway();
        let thread = OwnThread::run(async move |stop| {
            let (manager, _) = ShardManager::new(options(address, Heard(says)));
            manager.initialize().unwrap();
            stop.cancelled().await;
        });
        Self { _thread: thread, heard }
    }

    #[track_caller]
    fn hears(&self, name: &str) {
        assert_eq!(self.heard.recv_timeout(SOON).as_deref(), Ok(name));
    }
}

fn options(gateway: String, heard: Heard) -> ShardManagerOptions {
    ShardManagerOptions {
        data: Arc::new(RwLock::new(TypeMap::new())),
        event_handlers: Vec::new(),
        raw_event_handlers: vec![Arc::new(heard)],
        shard_index: 0,
        shard_init: 1,
        shard_total: 1,
        ws_url: Arc::new(Mutex::new(gateway)),
        http: Arc::new(Http::new(TOKEN)),
        intents: GatewayIntents::empty(),
        presence: None,
    }
}

#[test]
fn it_connects_and_heartbeats_and_hears_interactions() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_millis(200));
    let client = Client::start(&discord);
    client.hears("READY");
    discord.send(&command("help").json());
    client.hears("INTERACTION_CREATE");
    // One that it does not understand, a frame that nobody does, an event of the future.
    discord.send(&command("help").without("locale").json());
    client.hears(NOT_UNDERSTOOD);
    discord.now(&Now::Text("{ not JSON".to_owned()));
    discord.dispatch("SOMETHING_NEW", &serde_json::json!({}));
    client.hears(NOT_UNDERSTOOD);
    discord.wait_for("two heartbeats", SOON, |seen| seen.heartbeats.len() > 1);
    assert_eq!(discord.identifies()[0]["intents"], 0);
}

#[test]
fn it_resumes_and_hears_what_it_missed() {
    let discord = Discord::start();
    let client = Client::start(&discord);
    client.hears("READY");
    for (count, now) in [Now::Reconnect, Now::Drop, Now::Close(4000)].iter().enumerate() {
        discord.now(now);
        discord.wait_for("a resume", SOON, |seen| seen.resumes.len() == count + 1);
        client.hears("RESUMED");
    }
    assert_eq!(discord.identifies().len(), 1);
}

#[test]
fn it_identifies_anew_when_its_session_is_over() {
    let discord = Discord::start();
    let client = Client::start(&discord);
    client.hears("READY");
    discord.gateway_fault(GatewayFault::InvalidOnResume, 1);
    discord.now(&Now::Reconnect);
    client.hears("READY");
    assert_eq!((discord.identifies().len(), discord.resumes().len()), (2, 1));
}
