//! A small program that speaks to the fake Discord: requests, and one WebSocket.
//!
//! It says what a test tells it to and nothing of its own accord, so that a test can do wrong; all
//! of it is synchronous, and every read has an end.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::support::discord::{APPLICATION, Discord, SOON, Sent, TOKEN};

/// What a well-behaved program says of itself.
pub(super) const AGENT: &str = "DiscordBot (https://example.org/signpost, 0.1.0)";

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// An answer over HTTP.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    headers: reqwest::header::HeaderMap,
    text: String,
}

impl Reply {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|it| it.to_str().unwrap())
    }

    /// The body; null where it is not JSON.
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The status, and the code in the body.
    pub(super) fn error(&self) -> (u16, u64) {
        (self.status, self.json()["code"].as_u64().unwrap_or_default())
    }
}

/// A request as a well-behaved program makes it, before a test spoils it.
pub(super) struct Ask {
    method: &'static str,
    url: String,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
    within: Duration,
}

impl Ask {
    pub(super) fn new(discord: &Discord, method: &'static str, path: &str) -> Self {
        Self::to(format!("{}{path}", discord.base()), method)
    }

    pub(super) fn to(url: String, method: &'static str) -> Self {
        let mut headers = vec![
            ("user-agent", AGENT.to_owned()),
            ("authorization", format!("Bot {TOKEN}")),
            ("content-type", "application/json".to_owned()),
        ];
        if matches!(method, "POST" | "PUT" | "PATCH") {
            headers.push(("content-length", "0".to_owned()));
        }
        Self { method, url, headers, body: None, within: SOON }
    }

    pub(super) fn body(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    pub(super) fn text(mut self, body: &str) -> Self {
        self.body = Some(body.to_owned());
        self.without("content-length")
    }

    pub(super) fn header(mut self, name: &'static str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(have, _)| *have != name);
        self
    }

    pub(super) fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// Sends it; an error where the connection was closed or nothing came in time.
    pub(super) fn send(self) -> Result<Reply, reqwest::Error> {
        runtime().block_on(async {
            let client = reqwest::Client::builder().no_proxy().timeout(self.within).build()?;
            let mut request = client.request(self.method.parse().unwrap(), self.url);
            for (name, value) in self.headers {
                request = request.header(name, value);
            }
            if let Some(body) = self.body {
                request = request.body(body);
            }
            let response = request.send().await?;
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            Ok(Reply { status, headers, text: response.text().await? })
        })
    }

    pub(super) fn reply(self) -> Reply {
        self.send().unwrap()
    }
}

pub(super) fn get(discord: &Discord, path: &str) -> Ask {
    Ask::new(discord, "GET", path)
}

pub(super) fn overwrite(discord: &Discord, commands: &Value) -> Ask {
    Ask::new(discord, "PUT", &format!("/applications/{APPLICATION}/commands")).body(commands)
}

pub(super) fn call_back(discord: &Discord, sent: &Sent, body: &Value) -> Ask {
    let path = format!("/interactions/{}/{}/callback", sent.id, sent.token);
    Ask::new(discord, "POST", &path).without("authorization").body(body)
}

pub(super) fn edit(discord: &Discord, sent: &Sent, body: &Value) -> Ask {
    let path = format!("/webhooks/{APPLICATION}/{}/messages/@original", sent.token);
    Ask::new(discord, "PATCH", &path).without("authorization").body(body)
}

/// A message for the asker alone, with a button.
pub(super) fn message() -> Value {
    let button = json!({ "type": 2, "style": 2, "label": "Help", "custom_id": "h~0" });
    json!({ "type": 4, "data": { "content": " Danger? 999 \n", "flags": 68,
        "allowed_mentions": { "parse": [] },
        "components": [{ "type": 1, "components": [button] }] } })
}

/// Two commands.
pub(super) fn commands() -> Value {
    let choice = json!({ "name": "Law", "value": "law" });
    let topic = json!({ "type": 3, "name": "topic", "description": "T", "choices": [choice] });
    let of = |name, contexts| {
        json!({ "type": 1, "name": name, "description": "D", "contexts": contexts,
            "integration_types": [0, 1], "options": [topic] })
    };
    json!([of("help", [0, 1]), of("law", [0, 2])])
}

/// A WebSocket to the gateway.
pub(super) struct Shard {
    runtime: Runtime,
    socket: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
}

/// What a read gave.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Got {
    Frame(Value),
    /// A frame that is not JSON.
    Text(String),
    /// A close frame of this code.
    Closed(u16),
    /// The connection went without a close frame.
    Gone,
    /// Nothing, in all that time.
    Nothing,
}

impl Shard {
    /// Opens it; an error where the upgrade is refused.
    pub(super) fn open(discord: &Discord) -> Result<Self, String> {
        Self::open_at(&format!("{}/?v=10", discord.gateway()))
    }

    pub(super) fn open_at(url: &str) -> Result<Self, String> {
        let runtime = runtime();
        let opened = runtime.block_on(connect_async(url)).map_err(|error| error.to_string());
        Ok(Self { socket: opened?.0, runtime })
    }

    /// Opens it, hears hello, identifies, and hears READY: the data of it.
    pub(super) fn ready(discord: &Discord) -> (Self, Value) {
        let mut shard = Self::open(discord).unwrap();
        assert_eq!(shard.frame()["op"], 10);
        shard.say(2, &identify());
        let ready = shard.frame();
        assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
        (shard, ready["d"].clone())
    }

    pub(super) fn say(&mut self, op: u64, data: &Value) {
        self.say_text(&json!({ "op": op, "d": data }).to_string());
    }

    pub(super) fn say_text(&mut self, text: &str) {
        let sent = self.socket.send(Message::text(text));
        self.runtime.block_on(sent).unwrap();
    }

    pub(super) fn say_bytes(&mut self, bytes: &[u8]) {
        let sent = self.socket.send(Message::binary(bytes.to_owned()));
        self.runtime.block_on(sent).unwrap();
    }

    pub(super) fn close(mut self, code: u16) {
        use tokio_tungstenite::tungstenite::protocol::CloseFrame;
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        self.runtime.block_on(self.socket.close(Some(frame))).unwrap();
        while self.read() != Got::Gone {}
    }

    /// What comes next, which comes soon.
    pub(super) fn read(&mut self) -> Got {
        self.read_within(SOON)
    }

    pub(super) fn read_within(&mut self, within: Duration) -> Got {
        let next = async { timeout(within, self.socket.next()).await };
        match self.runtime.block_on(next) {
            Err(_) => Got::Nothing,
            Ok(Some(Ok(Message::Text(text)))) => {
                serde_json::from_str(&text).map_or(Got::Text(text.to_string()), Got::Frame)
            }
            Ok(Some(Ok(Message::Close(frame)))) => {
                Got::Closed(frame.map_or(0, |it| it.code.into()))
            }
            Ok(None | Some(Err(_))) => Got::Gone,
            Ok(Some(Ok(other))) => panic!("{other:?}"),
        }
    }

    /// The next frame, which comes soon.
    #[track_caller]
    pub(super) fn frame(&mut self) -> Value {
        match self.read() {
            Got::Frame(frame) => frame,
            other => panic!("a frame was awaited, and there came {other:?}"),
        }
    }
}

pub(super) fn identify() -> Value {
    let properties = json!({ "os": "linux", "browser": "test", "device": "test" });
    json!({ "token": TOKEN, "intents": 0, "shard": [0, 1], "properties": properties,
        "presence": { "status": "online", "afk": false, "since": null, "activities": [] } })
}

pub(super) fn resume(ready: &Value, last: u64) -> Value {
    json!({ "token": TOKEN, "session_id": ready["session_id"], "seq": last })
}
