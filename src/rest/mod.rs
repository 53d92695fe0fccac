//! The one door for calls to Discord: it alone knows the address, the token and the rate limits.
//!
//! A call is retried where a retry can help (429, 5xx, no connection) and never where Discord has
//! refused it. The log has a route's name and a status, nothing else; of an answer only the fields
//! are read that we need. Callbacks wait behind no other call. See Discord Docs, Rate Limits.

mod answered;
mod brake;
mod call;
mod channels;
pub mod codes;
mod commands;
mod error;
mod exchange;
mod found;
mod limiter;
mod moment;
mod pace;
mod wire;

pub use commands::{Registration, register};
pub use error::{RESET_TOKEN, RestError, Unreached};
pub use found::{Bot, Channel, FoundPost, Member, Overwrite, Pins, Role, Shown, Thread};
pub use wire::{GatewayBot, SessionStarts};

use std::num::NonZeroU16;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use twilight_http_ratelimiting::Method;

use crate::answer::Snowflake;
use crate::config::{ApiBase, Token};
use crate::limits::{CALLS_PER_SECOND, FIRST_RESPONSE};
use crate::render::Response;

use brake::Brake;
use call::{Call, Patience};
use limiter::Limiter;
use pace::Pace;

/// The client: made once, shared by all.
#[derive(Debug)]
pub struct Rest {
    http: reqwest::Client,
    api: ApiBase,
    token: Token,
    limiter: Limiter,
    pace: Pace,
    brake: Mutex<Brake>,
    /// Until when a global rate limit holds back every call but those that answer an interaction.
    paused_until: Mutex<Option<Instant>>,
}

/// What answers an interaction: good for one response within three seconds.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The interaction's snowflake.
    pub id: String,
    /// Its secret. It prints as `[redacted]`.
    pub token: Token,
    /// When it arrived.
    pub arrived: Instant,
}

/// How long before the three seconds are over we stop: an answer needs to travel.
const MARGIN: Duration = Duration::from_millis(200);

impl Rest {
    /// Returns a client that keeps to the limit of most bots. It belongs to the runtime in which it
    /// is made.
    pub fn new(api: ApiBase, token: Token) -> Self {
        Self::at_rate(api, token, CALLS_PER_SECOND)
    }

    /// Returns a client for a bot that may make so many calls a second.
    pub fn at_rate(api: ApiBase, token: Token, per_second: NonZeroU16) -> Self {
        let http = exchange::client();
        let (limiter, pace) = (Limiter::new(per_second), Pace::below(per_second));
        let (brake, paused_until) = Default::default();
        Self { http, api, token, limiter, pace, brake, paused_until }
    }

    /// Returns where the gateway is and how many sessions may start. See Discord Docs, Gateway
    /// (Get Gateway Bot).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn gateway(&self) -> Result<GatewayBot, RestError> {
        self.get("gateway/bot".to_owned(), "gateway/bot").await
    }

    /// Returns the global commands as Discord has them, with their words in every language. See
    /// Discord Docs, Application Commands (Get Global Application Commands).
    async fn commands(&self, application: Snowflake) -> Result<Value, RestError> {
        let path = format!("applications/{application}/commands");
        let query = "with_localizations=true".to_owned();
        self.read(&Call { query, ..Call::of(Method::Get, path, COMMANDS) }).await
    }

    /// Replaces all global commands. See Discord Docs, Application Commands (Bulk Overwrite).
    async fn overwrite_commands(
        &self,
        application: Snowflake,
        commands: &[Value],
    ) -> Result<(), RestError> {
        let path = format!("applications/{application}/commands");
        let call = Call::of(Method::Put, path, COMMANDS);
        self.call(&Call { body: Some(json(&commands)), ..call }).await.map(drop)
    }

    /// Gives an interaction its first response. See Discord Docs, Receiving and Responding (Create
    /// Interaction Response).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the response, or could not be reached before the interaction expired.
    /// [`RestError::Unsure`] where it may have been shown all the same.
    pub async fn respond(&self, to: &Callback, response: &Response) -> Result<(), RestError> {
        let route = "interactions/{id}/{token}/callback";
        let until = to.arrived + FIRST_RESPONSE - MARGIN;
        if Instant::now() >= until {
            return Err(RestError::Expired { route });
        }
        let path = format!("interactions/{}/{}/callback", to.id, to.token.expose());
        let call = Call {
            body: Some(json(response)),
            patience: Patience::Until(until),
            ..Call::of(Method::Post, path, route)
        };
        match self.call(&call).await.map_err(not_our_token) {
            Err(error) if error.is_gone() && to.arrived.elapsed() >= FIRST_RESPONSE => {
                Err(RestError::Expired { route })
            }
            done => done.map(drop),
        }
    }

    /// Replaces the first response to an interaction, for up to 15 minutes after it arrived. See
    /// Discord Docs, Receiving and Responding (Edit Original Interaction Response).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the edit or cannot be reached.
    pub async fn edit_original(
        &self,
        application: Snowflake,
        token: &Token,
        message: &impl Serialize,
    ) -> Result<(), RestError> {
        let path = format!("webhooks/{application}/{}/messages/@original", token.expose());
        let call = Call {
            body: Some(json(message)),
            patience: Patience::Interaction,
            ..Call::of(Method::Patch, path, "webhooks/{id}/{token}/messages/@original")
        };
        self.call(&call).await.map(drop).map_err(not_our_token)
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: String,
        route: &'static str,
    ) -> Result<T, RestError> {
        self.read(&Call::of(Method::Get, path, route)).await
    }

    /// Makes a call, and reads its answer.
    async fn read<T: DeserializeOwned>(&self, call: &Call) -> Result<T, RestError> {
        let body = self.call(call).await?;
        serde_json::from_slice(&body).map_err(|_| RestError::Unreadable { route: call.route })
    }
}

const COMMANDS: &str = "applications/{id}/commands";

/// It carries no token of the bot's, so it is not that which is refused.
fn not_our_token(error: RestError) -> RestError {
    match error {
        RestError::Unauthorized { route } => RestError::Refused { route, status: 401, code: None },
        error => error,
    }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("what we send has only text keys")
}
