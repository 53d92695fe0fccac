//! Calls that change nothing and need no token: what time Discord has, and what an interactions endpoint answers.
//!
//! Whoever hosts the bot asks with them whether all is well. Each is sent once.

use std::time::Duration;

use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, DATE, WWW_AUTHENTICATE};
use hyper::{Method as HttpMethod, Request};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use tokio::time::timeout;
use twilight_http_ratelimiting::Method;

use super::api_call::{ApiCall, Patience};
use super::client::{Rest, WHO_WE_ARE};
use super::error::RestError;
use super::unreached::Unreached;
use crate::clock;

/// How long each may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What was heard of Discord's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// What Discord's showed, in whole seconds.
    pub theirs: Timestamp,
    /// What ours showed in the middle of the call.
    pub ours: Timestamp,
}

/// What was answered to a request that is signed by nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnsignedAnswer {
    /// The HTTP status.
    pub status: u16,
    /// Whether it asks for a password, as what is in front of an endpoint may. See RFC 9110, section 11.6.1.
    pub asks_for_a_password: bool,
}

/// A request that is signed by nobody: a PING, whose signature has the right form.
const PING: &str = r#"{"type":1,"id":"1","application_id":"1","token":"x","version":1}"#;

impl Rest {
    /// Returns what Discord's clock shows, by the `Date` of an answer; nothing where a proxy leaves that out. It needs no
    /// token. See Discord Docs, Gateway (Get Gateway), and RFC 9110, section 6.6.1.
    ///
    /// # Errors
    ///
    /// Where Discord cannot be reached.
    pub async fn clock(&self) -> Result<Option<ClockReading>, RestError> {
        let call = ApiCall::of(Method::Get, "gateway".to_owned(), "gateway");
        // Its patience is that of calls without our token.
        let call = ApiCall { patience: Patience::Interaction, ..call };
        let before = clock::moment();
        let answer = self.exchange(&call, PATIENCE).await?;
        let half = clock::moment().duration_since(before) / 2;
        let date = answer.headers.get(DATE).and_then(|date| date.to_str().ok());
        let theirs = date.and_then(|date| rfc2822::parse(date).ok());
        Ok(theirs.map(|theirs| ClockReading { theirs: theirs.timestamp(), ours: before + half }))
    }

    /// Posts a PING to an address, with a signature that is nobody's, and returns what answers: an interactions endpoint
    /// answers 401, and asks for no password. See Discord Docs, Interactions (Setting Up an Endpoint).
    ///
    /// # Errors
    ///
    /// Where nothing answers there.
    pub async fn post_unsigned(&self, address: &str) -> Result<UnsignedAnswer, Unreached> {
        let request = Request::builder().method(HttpMethod::POST).uri(address);
        let request = request
            .header("user-agent", WHO_WE_ARE)
            .header(CONTENT_TYPE, "application/json")
            .header("x-signature-ed25519", "0".repeat(128))
            .header("x-signature-timestamp", clock::moment().as_second().to_string());
        let request = request.body(Full::new(PING.into()));
        let request = request.map_err(|_| Unreached::NoConnection(None))?;
        let answer = timeout(PATIENCE, self.http.request(request)).await;
        let answer = answer.map_err(|_| Unreached::NoAnswer)?;
        let answer = answer?;
        let asks_for_a_password = answer.headers().contains_key(WWW_AUTHENTICATE);
        Ok(UnsignedAnswer { status: answer.status().as_u16(), asks_for_a_password })
    }
}
