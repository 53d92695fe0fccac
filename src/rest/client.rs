//! The client: the address, the token, the rate limits and the connections of all calls to Discord.
//!
//! What is asked is in `requests`, `channels` and `interactions`; how often a call is sent is in `call`.

use std::num::NonZeroU16;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::brake::Brake;
use super::encryption::encryption;
use super::limiter::Limiter;
use super::pace::Pace;
use crate::config::{ApiBase, Token};
use crate::discord::limits::CALLS_PER_SECOND;

/// Discord asks every client to name itself. We have no page on the web yet; names under
/// `.invalid` are reserved for what has no address (RFC 2606). See Discord Docs, API Reference.
pub(super) const WHO_WE_ARE: &str =
    concat!("DiscordBot (https://signpost.invalid, ", env!("CARGO_PKG_VERSION"), ")");

/// How long it may take to connect.
const CONNECT: Duration = Duration::from_secs(5);

/// How long a connection is kept for the next call: most answers come after a pause.
const IDLE: Duration = Duration::from_secs(5 * 60);

/// After how long a silent connection is asked whether it is still there.
const KEEP_ALIVE: Duration = Duration::from_secs(30);

/// The client: made once, shared by all.
#[derive(Debug)]
pub struct Rest {
    pub(super) http: Connections,
    pub(super) api: ApiBase,
    pub(super) token: Token,
    pub(super) limiter: Limiter,
    pub(super) pace: Pace,
    pub(super) brake: Mutex<Brake>,
    /// Until when a global rate limit holds back every call but those that answer an interaction.
    pub(super) paused_until: Mutex<Option<Instant>>,
}

impl Rest {
    /// Returns a client that keeps to the limit of most bots. It belongs to the runtime in which it
    /// is made.
    pub fn new(api: ApiBase, token: Token) -> Self {
        Self::at_rate(api, token, CALLS_PER_SECOND)
    }

    /// Returns a client for a bot that may make so many calls a second.
    pub fn at_rate(api: ApiBase, token: Token, per_second: NonZeroU16) -> Self {
        let http = connections();
        let (limiter, pace) = (Limiter::new(per_second), Pace::below(per_second));
        let (brake, paused_until) = Default::default();
        Self { http, api, token, limiter, pace, brake, paused_until }
    }
}

/// The connections to Discord: each is kept for the next call that finds it free.
pub(super) type Connections = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Returns no connection yet, and how each is opened. With HTTP/1.1, a try that is given up closes its
/// connection; with HTTP/2 the next one would go down the same dead connection.
fn connections() -> Connections {
    let mut sockets = HttpConnector::new();
    sockets.set_connect_timeout(Some(CONNECT));
    sockets.set_keepalive(Some(KEEP_ALIVE));
    sockets.set_nodelay(true);
    sockets.enforce_http(false);
    let encrypted = HttpsConnectorBuilder::new().with_tls_config(encryption().as_ref().clone());
    let encrypted = encrypted.https_or_http().enable_http1().wrap_connector(sockets);
    Client::builder(TokioExecutor::new())
        .pool_idle_timeout(IDLE)
        .pool_timer(TokioTimer::new())
        .build(encrypted)
}
