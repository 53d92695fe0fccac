//! Discord's gateway: hello, identify, heartbeats, resume, and closes with their codes.
//!
//! events/gateway.mdx and events/gateway-events.mdx; the codes are those of
//! topics/opcodes-and-status-codes.mdx. Every close that the program deserves is also remembered as
//! a violation. Plain text frames are sent whatever compression was asked for, as Discord may.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::error::Error as SocketError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::faults::GatewayFault;
use super::sessions::{Order, ends_session};
use super::state::{Shared, State};
use super::upgrade::{Asked, Socket};
use super::{APPLICATION, TOKEN, bot_user, copies};

/// Longest frame that a client may send, in bytes, and how many in how long.
const LONGEST: usize = 4096;
const MOST: (usize, Duration) = (120, Duration::from_secs(60));

/// The intents that have to be switched on for an application, and are not for ours:
/// `GUILD_MEMBERS`, `GUILD_PRESENCES`, `MESSAGE_CONTENT`.
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;
/// The intents that there are.
const INTENTS: u64 = 0b0011_0001_1111_1111_1111_1111 | 1 << 24 | 1 << 25;

/// Opens a WebSocket.
pub(super) async fn upgrade(Extract(shared): Extract<Arc<Shared>>, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let path = request.uri().path().to_owned();
    let (copy, _) = copies::of(&path);
    let version_10 = query.split('&').any(|it| it == "v=10");
    let asked = match Asked::read(request) {
        Ok(asked) => asked,
        Err(refused) => return refused.into_response(),
    };
    let (orders, obeyed) = unbounded_channel();
    let number = shared.change(|state| {
        let at = state.now();
        state.seen.connects.push(at);
        state.seen.paths.push(path);
        let refused = |fault: &GatewayFault| match fault {
            GatewayFault::Refused(status) => Some(*status),
            _ => None,
        };
        let struck = state.faults.take_gateway(copy, refused);
        struck.map_or_else(|| Ok(state.sessions.connect(orders, copy)), Err)
    });
    let number = match number {
        Ok(number) => number,
        Err(status) => return StatusCode::from_u16(status).unwrap().into_response(),
    };
    if !version_10 {
        shared.change(|state| state.deserve(number, 4012, "the gateway was not asked for v=10"));
    }
    let connection = Connection { shared, number, orders: obeyed, heard: Vec::new() };
    asked.agree(|socket| connection.run(socket))
}

/// One WebSocket.
struct Connection {
    shared: Arc<Shared>,
    number: usize,
    orders: UnboundedReceiver<Order>,
    /// When each frame came, as far back as it counts.
    heard: Vec<Instant>,
}

/// Whether a connection goes on.
enum Then {
    On,
    Gone,
}

impl Connection {
    async fn run(mut self, mut socket: Socket) {
        let number = self.number;
        let interval = self.shared.change(|state| state.greet(number));
        if let Some(interval) = interval {
            let mut due = patience(interval);
            loop {
                let then = tokio::select! {
                    biased;
                    order = self.orders.recv() => obey(&mut socket, order).await,
                    frame = socket.next() => self.hear(frame, &mut due),
                    () = sleep_until(due) => {
                        let what = "heartbeats stopped";
                        self.shared.change(|state| state.deserve(number, 4000, what));
                        due += Duration::from_secs(3600);
                        Then::On
                    }
                };
                if matches!(then, Then::Gone) {
                    break;
                }
            }
        }
        self.shared.change(|state| state.sessions.disconnect(number));
    }

    fn hear(&mut self, frame: Option<Result<Message, SocketError>>, due: &mut Instant) -> Then {
        let (number, shared) = (self.number, &self.shared);
        match frame {
            Some(Ok(Message::Text(text))) => {
                let now = Instant::now();
                self.heard.retain(|at| now - *at < MOST.1);
                self.heard.push(now);
                if self.heard.len() > MOST.0 {
                    shared.change(|state| state.deserve(number, 4008, "too many frames"));
                } else if shared.change(|state| state.hear(number, &text)) {
                    *due = patience(shared.change(|state| state.settings.heartbeat_interval));
                }
                Then::On
            }
            Some(Ok(Message::Binary(_))) => {
                shared.change(|state| state.deserve(number, 4002, "a frame of bytes"));
                Then::On
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Then::On,
            Some(Ok(Message::Close(frame))) => {
                let code = frame.map(|frame| u16::from(frame.code));
                shared.change(|state| {
                    state.seen.closes.push(code);
                    if code.is_some_and(ends_session) {
                        state.sessions.end(number);
                    }
                });
                Then::On
            }
            Some(Err(_)) | None => Then::Gone,
        }
    }
}

/// When the lack of heartbeats is noticed: generously late, as a busy machine is late too.
fn patience(interval: Duration) -> Instant {
    Instant::now() + interval * 2 + Duration::from_secs(3)
}

async fn obey(socket: &mut Socket, order: Option<Order>) -> Then {
    match order {
        Some(Order::Send(text)) => match socket.send(Message::text(text)).await {
            Ok(()) => Then::On,
            Err(_) => Then::Gone,
        },
        Some(Order::Close(code)) => {
            let reason = if code == 4004 { "Authentication failed." } else { "" };
            let frame = CloseFrame { code: code.into(), reason: reason.into() };
            socket.send(Message::Close(Some(frame))).await.ok();
            // Read on until the other side has gone, so that the frame is not lost on its way.
            let gone = async { while let Some(Ok(_)) = socket.next().await {} };
            timeout(Duration::from_secs(2), gone).await.ok();
            Then::Gone
        }
        Some(Order::Drop) | None => Then::Gone,
    }
}

impl State {
    /// Says hello, if nothing keeps it from that; none where the socket goes at once.
    fn greet(&mut self, number: usize) -> Option<Duration> {
        let copy = self.sessions.copy(number);
        let mut takes = |wanted: GatewayFault| {
            self.faults.take_gateway(copy, |fault| (*fault == wanted).then_some(())).is_some()
        };
        if takes(GatewayFault::ClosedAtOnce) {
            return None;
        }
        let silent = takes(GatewayFault::NoHello);
        let interval = self.settings.heartbeat_interval;
        if silent {
            return Some(Duration::from_secs(3600));
        }
        let hello = json!({ "heartbeat_interval": u64::try_from(interval.as_millis()).unwrap() });
        self.frame(number, &json!({ "op": 10, "d": hello, "s": null, "t": null }));
        Some(interval)
    }

    fn frame(&self, number: usize, frame: &Value) {
        self.sessions.order(number, Order::Send(frame.to_string()));
    }

    /// Closes, and remembers why.
    fn deserve(&mut self, number: usize, code: u16, why: &str) {
        self.violation(format!("gateway: {why} (closed with {code})"));
        self.close(number, code);
    }

    /// Closes a connection, and ends its session where the code says so.
    pub(super) fn close(&mut self, number: usize, code: u16) {
        self.sessions.order(number, Order::Close(code));
        if ends_session(code) {
            self.sessions.end(number);
        }
    }

    /// Hears a frame, and gives whether it was a heartbeat.
    fn hear(&mut self, number: usize, text: &str) -> bool {
        if text.len() > LONGEST {
            self.deserve(number, 4002, "a frame longer than 4096 bytes");
            return false;
        }
        let Ok(frame) = serde_json::from_str::<Value>(text) else {
            self.deserve(number, 4002, "a frame that is not JSON");
            return false;
        };
        let data = &frame["d"];
        let known = self.sessions.has(number);
        match (frame["op"].as_u64(), known) {
            (Some(1), _) => self.heartbeat(number, data),
            (Some(2), false) => self.identify(number, data),
            (Some(6), false) => self.resume(number, data),
            (Some(2 | 6), true) => self.deserve(number, 4005, "a second identify"),
            (_, false) => self.deserve(number, 4003, "something before the identify"),
            (Some(3), true) => {
                let presence = self.timed(data);
                self.seen.presences.push(presence);
            }
            (_, true) => self.deserve(number, 4001, "an op that nobody needs"),
        }
        frame["op"] == 1
    }

    /// A heartbeat can come before the identify: it begins with the hello.
    fn heartbeat(&mut self, number: usize, data: &Value) {
        let heartbeat = self.timed(data);
        self.seen.heartbeats.push(heartbeat);
        if self.sessions.has(number) && data.as_u64() > Some(self.sessions.sequence(number)) {
            self.violation(format!("gateway: a heartbeat with {data}, which was never sent"));
        }
        let no_ack = |fault: &GatewayFault| (*fault == GatewayFault::NoAck).then_some(());
        let copy = self.sessions.copy(number);
        if self.faults.take_gateway(copy, no_ack).is_none() {
            self.frame(number, &json!({ "op": 11 }));
        }
    }

    fn identify(&mut self, number: usize, data: &Value) {
        let identify = self.timed(data);
        self.seen.identifies.push(identify);
        let faulty = |fault: &GatewayFault| match fault {
            GatewayFault::CloseOnIdentify(code) => Some(Some(*code)),
            GatewayFault::InvalidOnIdentify => Some(None),
            _ => None,
        };
        let copy = self.sessions.copy(number);
        match self.faults.take_gateway(copy, faulty) {
            Some(Some(code)) => return self.close(number, code),
            Some(None) => return self.invalid(number, &json!(false)),
            None => {}
        }
        match read_identify(data) {
            Err((code, why)) => self.deserve(number, code, &why),
            Ok(shard) => {
                // Discord Docs, Gateway (Rate Limiting): one in five seconds, and op 9 for whoever is sooner.
                let apart = self.settings.starts_apart;
                if self.sessions.last_start.is_some_and(|last| last.elapsed() < apart) {
                    return self.invalid(number, &json!(false));
                }
                let ready = self.ready(shard, copy);
                self.sessions.begin(number, shard, ready);
            }
        }
    }

    fn resume(&mut self, number: usize, data: &Value) {
        let resume = self.timed(data);
        self.seen.resumes.push(resume);
        let faulty = |fault: &GatewayFault| match fault {
            GatewayFault::CloseOnResume(code) => Some(Ok(*code)),
            GatewayFault::InvalidOnResume => Some(Err(json!(false))),
            GatewayFault::NotYetOnResume => Some(Err(json!(true))),
            _ => None,
        };
        let id = data["session_id"].as_str().unwrap_or_default();
        let copy = self.sessions.copy(number);
        match self.faults.take_gateway(copy, faulty) {
            Some(Ok(code)) => {
                self.sessions.end_named(id, code);
                return self.close(number, code);
            }
            Some(Err(resumable)) => {
                if resumable == json!(false) {
                    self.sessions.end_named(id, 4009);
                }
                return self.invalid(number, &resumable);
            }
            None => {}
        }
        if !is_ours(&data["token"]) {
            return self.deserve(number, 4004, "a resume with a wrong token");
        }
        let last = data["seq"].as_u64().unwrap_or_default();
        match self.sessions.resume(number, id, last) {
            Ok(()) => {}
            Err(None) => self.invalid(number, &json!(false)),
            Err(Some(code)) => self.deserve(number, code, "a resume with a sequence never sent"),
        }
    }

    /// Op 9: events/gateway-events.mdx, Invalid Session.
    pub(super) fn invalid(&mut self, number: usize, resumable: &Value) {
        self.frame(number, &json!({ "op": 9, "d": resumable, "s": null, "t": null }));
        if *resumable == json!(false) {
            self.sessions.end(number);
        }
    }

    /// What READY has, in full: events/gateway-events.mdx, and the keys that it does not list.
    fn ready(&self, (id, count): (u64, u64), copy: usize) -> Value {
        let guilds = self.guilds((id, count));
        json!({ "v": 10, "user": bot_user(), "guilds": guilds, "shard": [id, count],
            "application": { "id": APPLICATION, "flags": 0 }, "session_type": "normal",
            "resume_gateway_url": format!("ws://{}{}", self.address, copies::path(copy)), "user_settings": {},
            "relationships": [], "private_channels": [], "presences": [], "auth": {},
            "guild_join_requests": [], "geo_ordered_rtc_regions": ["london"], "_trace": ["[]"] })
    }
}

impl State {
    /// The guilds of a shard that the bot is in: events/gateway.mdx, Sharding.
    fn guilds(&self, (shard, count): (u64, u64)) -> Vec<Value> {
        let there = self.world.guilds_of_the_bot();
        let all: BTreeSet<&str> = there.chain([super::GUILD]).collect();
        let is_of = |guild: &&str| (guild.parse::<u64>().unwrap() >> 22) % count == shard;
        let all = all.into_iter().filter(is_of);
        all.map(|guild| json!({ "id": guild, "unavailable": true })).collect()
    }
}

/// Whether it is the bot's token. Some clients send it as in an `Authorization`, which Discord takes.
fn is_ours(token: &Value) -> bool {
    token.as_str().is_some_and(|token| token.strip_prefix("Bot ").unwrap_or(token) == TOKEN)
}

/// Reads an identify: its shard, or the code and reason of the close that it deserves.
fn read_identify(data: &Value) -> Result<(u64, u64), (u16, String)> {
    if !is_ours(&data["token"]) {
        return Err((4004, "an identify with a wrong token".to_owned()));
    }
    if !data["properties"].is_object() {
        return Err((4002, "an identify without properties".to_owned()));
    }
    match data["intents"].as_u64() {
        None => return Err((4013, "an identify without intents".to_owned())),
        Some(bits) if bits & !INTENTS != 0 => return Err((4013, format!("intents {bits}"))),
        Some(bits) if bits & PRIVILEGED != 0 => {
            return Err((4014, format!("intents {bits}, some of which are not switched on")));
        }
        Some(_) => {}
    }
    let shard = &data["shard"];
    match (shard[0].as_u64(), shard[1].as_u64()) {
        (Some(id), Some(count)) if id < count => Ok((id, count)),
        _ if shard.is_null() => Ok((0, 1)),
        _ => Err((4010, format!("shard {shard}"))),
    }
}
