//! The one door for calls to Discord: it alone knows the address, the token and the rate limits.
//!
//! A call is retried where a retry can help (429, 5xx, no connection) and never where Discord has
//! refused it. The log has a route's name and a status, nothing else; of an answer only the fields
//! are read that we need. Callbacks wait behind no other call. See Discord Docs, Rate Limits.

mod answered;
mod brake;
mod call;
mod commands;
mod error;
mod exchange;
mod limiter;
mod wire;

pub use commands::{Registration, register};
pub use error::{RESET_TOKEN, RestError};
pub use wire::{GatewayBot, SessionStarts};

use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use twilight_http_ratelimiting::Method;

use crate::answer::Snowflake;
use crate::config::{ApiBase, Token};
use crate::limits::FIRST_RESPONSE;
use crate::render::{CommandDefinition, Response};

use brake::Brake;
use call::{Call, Patience};
use limiter::Limiter;

/// The client: made once, shared by all.
#[derive(Debug)]
pub struct Rest {
    http: reqwest::Client,
    api: ApiBase,
    token: Token,
    limiter: Limiter,
    brake: Mutex<Brake>,
    /// Until when a global rate limit holds back every call but callbacks.
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
    /// Returns a client. It belongs to the runtime in which it is made.
    pub fn new(api: ApiBase, token: Token) -> Self {
        let http = exchange::client();
        let (limiter, brake, paused_until) = Default::default();
        Self { http, api, token, limiter, brake, paused_until }
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

    /// Returns the snowflake of our own application. See Discord Docs, Application Resource (Get
    /// Current Application).
    async fn application(&self) -> Result<Snowflake, RestError> {
        let route = "applications/@me";
        let application: wire::Application = self.get(route.to_owned(), route).await?;
        Snowflake::parse(&application.id).ok_or(RestError::Unreadable { route })
    }

    /// Returns the global commands as Discord has them. See Discord Docs, Application Commands.
    async fn commands(&self, application: Snowflake) -> Result<serde_json::Value, RestError> {
        self.get(format!("applications/{application}/commands"), COMMANDS).await
    }

    /// Replaces all global commands. See Discord Docs, Application Commands (Bulk Overwrite).
    async fn overwrite_commands(
        &self,
        application: Snowflake,
        definitions: &[CommandDefinition],
    ) -> Result<(), RestError> {
        let call = Call {
            method: Method::Put,
            path: format!("applications/{application}/commands"),
            route: COMMANDS,
            body: Some(json(&definitions)),
            patience: Patience::Ordinary,
        };
        self.call(&call).await.map(drop)
    }

    /// Gives an interaction its first response. See Discord Docs, Receiving and Responding (Create
    /// Interaction Response).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the response, or could not be reached before the interaction expired.
    pub async fn respond(&self, to: &Callback, response: &Response) -> Result<(), RestError> {
        let call = Call {
            method: Method::Post,
            path: format!("interactions/{}/{}/callback", to.id, to.token.expose()),
            route: "interactions/{id}/{token}/callback",
            body: Some(json(response)),
            patience: Patience::Until(to.arrived + FIRST_RESPONSE - MARGIN),
        };
        let done = self.call(&call).await.map(drop);
        // It carries no token of the bot's, so it is not that which is refused.
        done.map_err(|error| match error {
            RestError::Unauthorized { route } => {
                RestError::Refused { route, status: 401, code: None }
            }
            error => error,
        })
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: String,
        route: &'static str,
    ) -> Result<T, RestError> {
        let patience = Patience::Ordinary;
        let call = Call { method: Method::Get, path, route, body: None, patience };
        let body = self.call(&call).await?;
        serde_json::from_slice(&body).map_err(|_| RestError::Unreadable { route })
    }
}

const COMMANDS: &str = "applications/{id}/commands";

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("what we send has only text keys")
}
