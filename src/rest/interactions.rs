//! How an interaction is answered: its first response within three seconds, and the edit of that later.
//!
//! Both carry the interaction's own token and none of ours. See Discord Docs, Receiving and Responding.

use std::time::{Duration, Instant};

use serde::Serialize;
use twilight_http_ratelimiting::Method;

use super::api_call::{ApiCall, Patience};
use super::client::Rest;
use super::error::RestError;
use super::requests::json;
use crate::config::Token;
use crate::discord::limits::FIRST_RESPONSE;
use crate::discord::{Snowflake, WrittenResponse};

/// What answers an interaction: good for one response within three seconds.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The interaction's snowflake.
    pub id: String,
    /// Its secret. It prints as `[redacted]`.
    pub token: Token,
    /// When it arrived.
    pub arrived: Instant,
    /// When Discord made it: from then it counts its three seconds.
    pub made: Instant,
}

/// How Discord has our first response to an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// It has taken ours.
    Now,
    /// It had one: of an earlier try of ours that was never confirmed, or of another copy of the program.
    Before,
}

/// How long before the three seconds are over we stop: an answer needs to travel.
const MARGIN: Duration = Duration::from_millis(200);

impl Rest {
    /// Gives an interaction its first response. See Discord Docs, Receiving and Responding (Create
    /// Interaction Response).
    ///
    /// # Errors
    ///
    /// Where Discord refuses the response, or could not be reached before the interaction expired. It refuses it with
    /// 40060 or 10062 where another copy of the program was first.
    /// [`RestError::Unsure`] where it may have been shown all the same.
    pub async fn respond(
        &self,
        to: &Callback,
        response: &WrittenResponse,
    ) -> Result<Accepted, RestError> {
        let route = "interactions/{id}/{token}/callback";
        let until = to.arrived + FIRST_RESPONSE - MARGIN;
        if Instant::now() >= until {
            return Err(RestError::Expired { route });
        }
        let path = format!("interactions/{}/{}/callback", to.id, to.token.expose());
        let call = ApiCall {
            body: Some(response.json().clone()),
            patience: Patience::Until(until),
            ..ApiCall::of(Method::Post, path, route)
        };
        match self.call_once(&call).await.map_err(not_our_token) {
            Err(error) if error.is_gone() && to.made.elapsed() >= FIRST_RESPONSE => {
                Err(RestError::Expired { route })
            }
            done => done,
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
        let call = ApiCall {
            body: Some(json(message)),
            patience: Patience::Interaction,
            ..ApiCall::of(Method::Patch, path, "webhooks/{id}/{token}/messages/@original")
        };
        self.call(&call).await.map(drop).map_err(not_our_token)
    }
}

/// It carries no token of the bot's, so it is not that which is refused.
fn not_our_token(error: RestError) -> RestError {
    match error {
        RestError::Unauthorized { route } => RestError::Refused { route, status: 401, code: None },
        error => error,
    }
}
