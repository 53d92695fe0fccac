//! What we ask of Discord about ourselves: where the gateway is, and our commands; and how an answer
//! is read.
//!
//! Every other question has a file of its own: `channels` and `interactions`.

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use twilight_http_ratelimiting::Method;

use super::api_call::ApiCall;
use super::client::Rest;
use super::error::RestError;
use crate::discord::{GatewayBot, OwnApplication, Snowflake};

const COMMANDS: &str = "applications/{id}/commands";

impl Rest {
    /// Returns where the gateway is and how many sessions may start. See Discord Docs, Gateway
    /// (Get Gateway Bot).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn gateway(&self) -> Result<GatewayBot, RestError> {
        self.get("gateway/bot".to_owned(), "gateway/bot").await
    }

    /// Returns our own application as its owner has set it. See Discord Docs, Application Resource (Get Current
    /// Application).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn application(&self) -> Result<OwnApplication, RestError> {
        self.get("applications/@me".to_owned(), "applications/@me").await
    }

    /// Returns the global commands as Discord has them, with their words in every language. See
    /// Discord Docs, Application Commands (Get Global Application Commands).
    pub(super) async fn commands(&self, application: Snowflake) -> Result<Value, RestError> {
        let path = format!("applications/{application}/commands");
        let query = "with_localizations=true".to_owned();
        self.read(&ApiCall { query, ..ApiCall::of(Method::Get, path, COMMANDS) }).await
    }

    /// Replaces all global commands. See Discord Docs, Application Commands (Bulk Overwrite).
    pub(super) async fn overwrite_commands(
        &self,
        application: Snowflake,
        commands: &[Value],
    ) -> Result<(), RestError> {
        let path = format!("applications/{application}/commands");
        let call = ApiCall::of(Method::Put, path, COMMANDS);
        self.call(&ApiCall { body: Some(json(&commands)), ..call }).await.map(drop)
    }

    /// Asks for something, and reads the answer.
    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        path: String,
        route: &'static str,
    ) -> Result<T, RestError> {
        self.read(&ApiCall::of(Method::Get, path, route)).await
    }

    /// Makes a call, and reads its answer.
    pub(super) async fn read<T: DeserializeOwned>(&self, call: &ApiCall) -> Result<T, RestError> {
        let body = self.call(call).await?;
        serde_json::from_slice(&body).map_err(|_| RestError::Unreadable { route: call.route })
    }
}

/// Returns what is sent, as JSON.
pub(super) fn json(body: &impl Serialize) -> Bytes {
    serde_json::to_vec(body).expect("what we send has only text keys").into()
}
