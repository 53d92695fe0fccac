//! What is set of our own application: what people read about it, and where its interactions go.
//!
//! Each call sends one field, and leaves all others as they are. While Discord saves an address it sends there a PING
//! and a request with a wrong signature, and refuses the address where either is not answered as it has to be. See
//! Discord Docs, Application Resource (Edit Current Application).

use serde_json::{Value, json};
use twilight_http_ratelimiting::Method;

use super::api_call::ApiCall;
use super::client::Rest;
use super::error::RestError;
use super::requests;
use crate::values::Url;

const APPLICATION: &str = "applications/@me";

/// Where interactions are to go: Discord knows one way at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndpointChange {
    /// They are posted to this address.
    Posted(Url),
    /// They come over the gateway; no address is set.
    OverTheGateway,
}

impl EndpointChange {
    /// Returns what the change switches off, for whoever has to agree to it.
    pub const fn what_follows(&self) -> &'static str {
        match self {
            Self::Posted(_) => {
                "interactions of this application then go to that address, and `signpost run` gets none"
            }
            Self::OverTheGateway => {
                "interactions of this application then come over the gateway, and `signpost serve` gets none"
            }
        }
    }

    /// Returns what holds once Discord has taken the change.
    pub fn was_set(&self) -> String {
        match self {
            Self::Posted(url) => format!("Discord has verified {url}: interactions go there"),
            Self::OverTheGateway => {
                "interactions come over the gateway: start `signpost run`".into()
            }
        }
    }
}

impl Rest {
    /// Sets what people read about the application. It goes as text: the documentation says so, whereas Discord's
    /// OpenAPI description has an object there.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn describe(&self, description: &str) -> Result<(), RestError> {
        self.set(&json!({ "description": description })).await
    }

    /// Sets where interactions go.
    ///
    /// # Errors
    ///
    /// Where Discord cannot verify the address, refuses the call or cannot be reached.
    pub async fn set_endpoint(&self, change: &EndpointChange) -> Result<(), RestError> {
        let address = match change {
            EndpointChange::Posted(url) => Some(url.as_str()),
            EndpointChange::OverTheGateway => None,
        };
        self.set(&json!({ "interactions_endpoint_url": address })).await
    }

    async fn set(&self, field: &Value) -> Result<(), RestError> {
        let call = ApiCall::of(Method::Patch, APPLICATION.to_owned(), APPLICATION);
        self.call(&ApiCall { body: Some(requests::json(field)), ..call }).await.map(drop)
    }
}
