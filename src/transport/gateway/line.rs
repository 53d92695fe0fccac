//! The line on which serenity speaks: a WebSocket on the loopback, from it to us.
//!
//! serenity can write only to a socket, so it is given one: an address of this machine with a path
//! that nobody can guess. The line carries nothing to serenity, and what it says leaves with the
//! bot's token in the place of a word that means nothing. Its port is bound before the sandbox is entered, since no
//! port can be bound afterwards; so all shards share it, and take it in turns.

use std::io;
use std::net::{self, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, MutexGuard};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, accept_hdr_async_with_config};

use crate::config::Token;

/// How long anything on this line may take: both ends are in this program.
const PATIENCE: Duration = Duration::from_secs(2);

/// What serenity says has some hundred bytes.
const BUFFER: usize = 4 * 1024;

/// How many may knock at once.
const MOST: usize = 64;

/// A free port of this machine, for this process to speak with itself.
#[derive(Debug)]
pub struct LoopbackPort(net::TcpListener);

impl LoopbackPort {
    /// Binds one. It needs no runtime, so that it can be bound before there are threads.
    ///
    /// # Errors
    ///
    /// Where this machine gives none.
    pub fn bind() -> io::Result<Self> {
        let listener = net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self(listener))
    }

    /// Returns its number.
    ///
    /// # Errors
    ///
    /// Where the system does not tell it.
    pub fn number(&self) -> io::Result<u16> {
        Ok(self.0.local_addr()?.port())
    }
}

/// Where serenity connects to.
#[derive(Debug)]
pub(super) struct Loopback {
    listener: TcpListener,
    /// Whose turn it is to connect.
    turn: Mutex<()>,
    path: String,
    /// What serenity says in the place of the token.
    word: Token,
    token: Token,
}

/// A line that serenity has taken.
#[derive(Debug)]
pub(super) struct TakenLoopback(WebSocketStream<TcpStream>);

impl Loopback {
    /// Opens the line on a port. It needs a runtime.
    ///
    /// # Errors
    ///
    /// Where the port cannot be listened on, or this system gives no random numbers.
    pub(super) fn open(port: &LoopbackPort, token: &Token) -> io::Result<Self> {
        let listener = TcpListener::from_std(port.0.try_clone()?)?;
        let (path, word) = (format!("/{}", unguessable()?), Token::new(unguessable()?));
        Ok(Self { listener, turn: Mutex::default(), path, word, token: token.clone() })
    }

    /// Waits for the turn to connect. Whoever has it hears nobody but its own.
    pub(super) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// Returns the address, as serenity wants it.
    ///
    /// # Errors
    ///
    /// Where the listener has none.
    pub(super) fn address(&self) -> io::Result<Arc<Mutex<String>>> {
        let address = format!("ws://{}{}", self.listener.local_addr()?, self.path);
        Ok(Arc::new(Mutex::new(address)))
    }

    /// Returns what serenity is to give for the token.
    pub(super) fn word(&self) -> &str {
        self.word.expose()
    }

    /// Waits for serenity. Somebody else who knocks is turned away, and keeps nobody waiting.
    ///
    /// # Errors
    ///
    /// Where the listener is gone.
    pub(super) async fn taken(&self) -> io::Result<TakenLoopback> {
        let mut knocking = FuturesUnordered::new();
        loop {
            tokio::select! {
                Some(knocked) = knocking.next() => if let Ok(Ok(socket)) = knocked {
                    return Ok(TakenLoopback(socket));
                },
                accepted = self.listener.accept(), if knocking.len() < MOST => {
                    let (socket, _) = accepted?;
                    let config = Some(WebSocketConfig::default().read_buffer_size(BUFFER));
                    let greeted = accept_hdr_async_with_config(socket, self.guard(), config);
                    knocking.push(timeout(PATIENCE, greeted));
                }
            }
        }
    }

    /// Lets nobody in but who knows the path.
    #[expect(clippy::result_large_err, reason = "the library's own answer to a request")]
    fn guard(&self) -> impl FnOnce(&Request, Response) -> Result<Response, ErrorResponse> + Unpin {
        let path = self.path.clone();
        move |request, response| {
            if request.uri().path() == path {
                return Ok(response);
            }
            let mut refused = ErrorResponse::default();
            *refused.status_mut() = StatusCode::NOT_FOUND;
            Err(refused)
        }
    }

    /// Returns a frame of serenity's as Discord is to have it: with our token, without compression,
    /// and with a `since` that is no object. See Discord Docs, Gateway Events (Identify, Resume).
    pub(super) fn as_ours(&self, said: &str) -> Option<String> {
        let mut frame: Value = serde_json::from_str(said).ok()?;
        let data = frame.get_mut("d")?;
        if let Some(token) = data.get_mut("token") {
            if token.as_str() != Some(self.word()) {
                return None;
            }
            *token = self.token.expose().into();
        }
        if let Some(compress) = data.get_mut("compress") {
            *compress = false.into();
        }
        if let Some(since) = data.pointer_mut("/presence/since") {
            *since = Value::Null;
        }
        Some(frame.to_string())
    }
}

impl TakenLoopback {
    /// Returns the frame that serenity has just written.
    ///
    /// # Errors
    ///
    /// Where it has written none.
    pub(super) async fn said(&mut self) -> io::Result<String> {
        match timeout(PATIENCE, self.0.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => Ok(text.to_string()),
            _ => Err(io::Error::other("serenity said nothing")),
        }
    }
}

/// Returns 128 bits that nobody can guess, as text.
fn unguessable() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use futures_util::SinkExt;
    use tokio_tungstenite::connect_async;

    use super::*;

    async fn line() -> Loopback {
        let port = LoopbackPort::bind().unwrap();
        Loopback::open(&port, &Token::new("the.real.token".to_owned())).unwrap()
    }

    #[tokio::test]
    async fn only_who_knows_the_path_gets_the_line() {
        let (line, since) = (line().await, Instant::now());
        let known = line.address().unwrap().lock().await.clone();
        let (guessed, _) = known.rsplit_once('/').unwrap();
        let guessed = format!("{guessed}/guessed");
        let strangers_and_serenity = async {
            let port = line.listener.local_addr().unwrap();
            let _silent = TcpStream::connect(port).await.unwrap();
            assert!(connect_async(guessed).await.is_err());
            let (mut socket, _) = connect_async(format!("{known}?v=10")).await.unwrap();
            socket.send(Message::text("a frame")).await.unwrap();
            socket
        };
        let (taken, _socket) = tokio::join!(line.taken(), strangers_and_serenity);
        assert!(since.elapsed() < PATIENCE, "a silent stranger keeps nobody waiting");
        assert_eq!(taken.unwrap().said().await.unwrap(), "a frame");
    }

    #[tokio::test]
    async fn a_frame_leaves_with_our_token_and_without_what_discord_does_not_know() {
        let line = line().await;
        let said = serde_json::json!({ "op": 2, "d": { "token": line.word(), "compress": true,
            "presence": { "since": { "secs_since_epoch": 1 }, "afk": false } } });
        let ours: Value = serde_json::from_str(&line.as_ours(&said.to_string()).unwrap()).unwrap();
        assert_eq!(ours["d"]["token"], "the.real.token");
        assert_eq!(ours["d"]["compress"], false);
        assert_eq!(ours["d"]["presence"], serde_json::json!({ "since": null, "afk": false }));
        assert_eq!(line.as_ours(r#"{"op":1,"d":7}"#).as_deref(), Some(r#"{"d":7,"op":1}"#));
        for strange in [r#"{"op":2,"d":{"token":"another"}}"#, "no json", r#"{"op":2}"#] {
            assert_eq!(line.as_ours(strange), None, "{strange}");
        }
    }
}
