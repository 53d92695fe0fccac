//! A fake Discord: its REST routes and its gateway on one port of this machine.
//!
//! It enforces what Discord enforces, remembers every violation, adds to its answers what Discord
//! adds, and fails on demand (`faults`). It runs on a thread of its own, so that a test is a plain
//! function; every wait of a test has an end. A test that leaves violations fails when its
//! [`Discord`] is dropped. Pages are named as files under `developers/` of discord/discord-api-docs.

mod answers;
mod application;
mod asked;
mod channels;
mod commands;
mod copies;
mod faults;
mod gateway;
mod guilds;
mod in_the_world;
mod judge;
mod messages;
mod moments;
pub(crate) mod permissions;
mod pins;
mod places;
mod posts;
mod rest;
mod routes;
mod seen;
mod sessions;
mod settings;
mod somebody;
mod state;
mod throttle;
mod upgrade;
mod world;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::any;
use axum::serve::ListenerExt;
use serde_json::{Value, json};

use super::own_thread::OwnThread;

pub(crate) use self::application::SIGNS;
use self::asked::Asked;
pub(crate) use self::copies::TooLate;
pub(crate) use self::faults::{ALWAYS, Fault, GatewayFault, Now};
pub(crate) use self::moments::When;
pub(crate) use self::permissions::Whom;
pub(crate) use self::pins::MOST_PINS;
pub(crate) use self::routes::Route;
pub(crate) use self::seen::Seen;
use self::sessions::Order;
use self::state::{Shared, State};

/// The bot's token. Its last part is [`TOKEN_MARKER`], which no log may have.
pub(crate) const TOKEN: &str = "ODAwMDAwMDAwMDAwMDAwMjAz.GfAkE0.zq-bot-token-7f3a";

/// What is in [`TOKEN`] and nowhere else.
pub(crate) const TOKEN_MARKER: &str = "zq-bot-token-7f3a";

/// The application's id, which is also its bot's.
pub(crate) const APPLICATION: &str = "800000000000000203";

/// A guild that the bot is in, as READY says.
pub(crate) const GUILD: &str = "290926798626357999";

/// A person, and not the bot.
pub(crate) const SOMEBODY: &str = "800000000000000207";

/// Where a session can be resumed too, beside the general address.
pub(crate) const RESUME_PATH: &str = "/resume-here";

/// The bot's name.
const BOT_NAME: &str = "Signpost";

/// How long a test waits for what should be there in no time, on a busy machine.
pub(crate) const SOON: Duration = Duration::from_secs(60);

/// The fake, until it is dropped.
pub(crate) struct Discord {
    shared: Arc<Shared>,
    thread: Option<OwnThread>,
}

/// An interaction that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) id: String,
    /// Begins with the marker that the interaction's token had.
    pub(crate) token: String,
    at: Instant,
}

impl Discord {
    /// Starts it on a free port.
    pub(crate) fn start() -> Self {
        judge::warm_up();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let shared = Arc::new(Shared::at(listener.local_addr().unwrap()));
        let router = Router::new().route("/", any(gateway::upgrade));
        let router = router.route(RESUME_PATH, any(gateway::upgrade));
        let router = router.route(copies::GATEWAYS, any(gateway::upgrade)).fallback(rest::serve);
        let router = router.with_state(Arc::clone(&shared));
        let thread = OwnThread::run(async |stop| {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            // Or what is sent in two small parts waits 40 ms for the receipt of the first.
            let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap());
            let served = axum::serve(listener, router).into_future();
            stop.run_until_cancelled(served).await;
        });
        Self { shared, thread: Some(thread) }
    }

    /// Where its REST routes are.
    pub(crate) fn base(&self) -> String {
        format!("http://{}/api/v10", self.shared.change(|state| state.address))
    }

    /// Where its gateway is.
    pub(crate) fn gateway(&self) -> String {
        format!("ws://{}", self.shared.change(|state| state.address))
    }

    /// What it saw so far.
    pub(crate) fn seen(&self) -> Seen {
        self.shared.change(|state| state.seen.clone())
    }

    /// Each WebSocket that was opened: the time since the start.
    pub(crate) fn connects(&self) -> Vec<Duration> {
        self.seen().connects
    }

    /// The `d` of each identify.
    pub(crate) fn identifies(&self) -> Vec<Value> {
        self.seen().identifies.into_iter().map(|it| it.json).collect()
    }

    /// The `d` of each resume.
    pub(crate) fn resumes(&self) -> Vec<Value> {
        self.seen().resumes.into_iter().map(|it| it.json).collect()
    }

    /// How often the commands were overwritten.
    pub(crate) fn overwrites(&self) -> usize {
        self.seen().overwrites.len()
    }

    /// The registered commands, as Discord gives them back.
    pub(crate) fn registered(&self) -> Vec<Value> {
        self.shared.change(|state| state.commands.registered.clone())
    }

    /// The bodies of the accepted edits of an interaction's original response.
    pub(crate) fn edits(&self, sent: &Sent) -> Vec<Value> {
        let edits = self.seen().edits.into_iter().filter(|edit| edit.token == sent.token);
        edits.map(|edit| edit.body).collect()
    }

    /// What Discord would not have had, so far.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.shared.change(|state| state.violations.clone())
    }

    /// The same, and the test has dealt with them.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        self.shared.change(|state| std::mem::take(&mut state.violations))
    }

    /// Waits until what was seen is as it should be.
    #[track_caller]
    pub(crate) fn wait_for(
        &self,
        what: &str,
        within: Duration,
        is: impl Fn(&Seen) -> bool,
    ) -> Seen {
        self.wait(what, within, |state| is(&state.seen).then(|| state.seen.clone()))
    }

    /// Waits until every shard has a session.
    #[track_caller]
    pub(crate) fn wait_until_ready(&self, within: Duration) {
        self.wait("a session", within, |state| state.sessions.all_up().then_some(()));
    }

    /// Waits until no shard has a connection.
    #[track_caller]
    pub(crate) fn wait_until_away(&self, within: Duration) {
        let open = |state: &mut State| state.sessions.open().is_empty().then_some(());
        self.wait("the end of every connection", within, open);
    }

    /// Sends an interaction, under an id and a token of its own, as soon as there is a session.
    #[track_caller]
    pub(crate) fn send(&self, interaction: &Value) -> Sent {
        let guild = guild_of(interaction);
        self.wait("a session to send to", SOON, |state| {
            state.sessions.is_up(guild).then(|| state.send(interaction))
        })
    }

    /// Sends an interaction to a session that is away; it gets it if it resumes.
    #[track_caller]
    pub(crate) fn send_while_away(&self, interaction: &Value) -> Sent {
        let guild = guild_of(interaction);
        self.wait("a session that is known", SOON, |state| {
            state.sessions.is_known(guild).then(|| state.send(interaction))
        })
    }

    /// Returns the callback to an interaction, when it has come.
    #[track_caller]
    pub(crate) fn answer(&self, sent: &Sent) -> Value {
        self.answered(sent).0
    }

    /// Returns whether an interaction has its callback already.
    pub(crate) fn is_answered(&self, sent: &Sent) -> bool {
        self.shared.change(|state| state.asked[&sent.token].answered.is_some())
    }

    /// Returns how long an interaction waited for its callback.
    #[track_caller]
    pub(crate) fn took(&self, sent: &Sent) -> Duration {
        self.answered(sent).1
    }

    /// Sends an interaction, and returns the callback.
    #[track_caller]
    pub(crate) fn ask(&self, interaction: &Value) -> Value {
        let sent = self.send(interaction);
        self.answer(&sent)
    }

    /// Forgets what it was asked and what it saw, where somebody asks for so long that it would not fit into memory.
    pub(crate) fn forget(&self) {
        self.shared.change(|state| {
            state.asked.retain(|_, asked| asked.answered.is_none());
            state.seen.forget();
        });
    }

    #[track_caller]
    fn answered(&self, sent: &Sent) -> (Value, Duration) {
        let within = self.shared.change(|state| state.settings.answer_within);
        let what =
            format!("the application did not respond to interaction {}: a callback", sent.id);
        self.wait(&what, within.saturating_sub(sent.at.elapsed()), |state| {
            let answered = state.asked[&sent.token].answered.as_ref()?;
            Some((answered.body.clone(), answered.took))
        })
    }

    /// Dispatches an event to the sessions of shard 0.
    pub(crate) fn dispatch(&self, name: &str, data: &Value) {
        self.shared.change(|state| state.sessions.dispatch(None, name, data));
    }

    /// Has the gateway do something at once on every open connection.
    pub(crate) fn now(&self, now: &Now) {
        self.shared.change(|state| state.act_on_all(now));
    }

    /// Does something to every connection, and sends an interaction before any of them can have ended of it.
    pub(crate) fn now_and_send(&self, now: &Now, interaction: &Value) -> Sent {
        self.shared.change(|state| {
            state.act_on_all(now);
            state.send(interaction)
        })
    }

    #[track_caller]
    fn wait<T>(&self, what: &str, within: Duration, act: impl FnMut(&mut State) -> Option<T>) -> T {
        let seen = match self.shared.wait(within, act) {
            Ok(done) => return done,
            Err(seen) => seen,
        };
        panic!("{what}: awaited for {within:?}; seen: {seen}");
    }
}

/// A test must not pass on what Discord would refuse.
impl Drop for Discord {
    fn drop(&mut self) {
        self.thread.take();
        let violations = self.take_violations();
        if !std::thread::panicking() {
            assert!(violations.is_empty(), "Discord would not have had this: {violations:#?}");
        }
    }
}

impl State {
    fn send(&mut self, interaction: &Value) -> Sent {
        let id = self.fresh_id();
        let marker = interaction["token"].as_str().unwrap_or("zq-token-7f3a");
        let token = format!("{marker}-{id}");
        let mut interaction = interaction.clone();
        interaction["id"] = json!(id);
        interaction["token"] = json!(token);
        interaction["application_id"] = json!(APPLICATION);
        let asked = Asked::new(id.clone(), &interaction);
        let at = asked.sent;
        self.asked.insert(token.clone(), asked);
        self.sessions.dispatch(guild_of(&interaction), "INTERACTION_CREATE", &interaction);
        Sent { id, token, at }
    }

    fn act_on_all(&mut self, now: &Now) {
        for number in self.sessions.open() {
            self.act(number, now);
        }
    }

    fn act(&mut self, number: usize, now: &Now) {
        let op = |op: u64| Order::Send(json!({ "op": op, "d": null }).to_string());
        match now {
            Now::Reconnect => self.sessions.order(number, op(7)),
            Now::Heartbeat => self.sessions.order(number, op(1)),
            Now::Invalid => self.invalid(number, &json!(false)),
            Now::InvalidResumable => self.invalid(number, &json!(true)),
            Now::Close(code) => self.close(number, *code),
            Now::Drop => self.sessions.order(number, Order::Drop),
            Now::Text(text) => self.sessions.order(number, Order::Send(text.clone())),
        }
    }
}

fn guild_of(interaction: &Value) -> Option<u64> {
    interaction["guild_id"].as_str().and_then(|id| id.parse().ok())
}

/// The bot, as a user: resources/user.mdx, User Structure.
fn bot_user() -> Value {
    json!({ "id": APPLICATION, "username": BOT_NAME, "global_name": null, "avatar": null,
        "discriminator": "1234", "public_flags": 0, "flags": 0, "bot": true, "verified": true,
        "mfa_enabled": true, "email": null, "banner": null, "accent_color": null,
        "avatar_decoration_data": null, "clan": null, "primary_guild": null })
}
