//! The calls that boards need: what we may do in a channel, what of ours is there, and changing it.
//!
//! Of a message only so much is read as tells our own posts from others': nobody else's words are
//! kept. See Discord Docs, Channel, Guild, Message and Permissions.

use serde::Serialize;
use serde_json::Value;
use twilight_http_ratelimiting::Method;

use super::api_call::ApiCall;
use super::client::Rest;
use super::error::RestError;
use super::found;
use super::found::{FoundPost, Pins, Shown};
use super::requests::json;
use crate::discord::limits::{MESSAGES_LISTED, PINS, PINS_LISTED};
use crate::discord::{Bot, Channel, Member, Role, Snowflake};

const PIN: &str = "channels/{id}/messages/pins/{message}";
const MESSAGE: &str = "channels/{id}/messages/{message}";

/// A post and the nonce by which Discord knows the same post again for a few minutes. See Discord
/// Docs, Message Resource (Create Message).
#[derive(Serialize)]
struct Create<'c, T: Serialize> {
    #[serde(flatten)]
    message: &'c T,
    nonce: &'c str,
    enforce_nonce: bool,
}

impl Rest {
    /// Returns who we are.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn bot(&self) -> Result<Bot, RestError> {
        self.get("applications/@me".to_owned(), "applications/@me").await
    }

    /// Returns the roles of a guild.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn roles(&self, guild: Snowflake) -> Result<Vec<Role>, RestError> {
        self.get(format!("guilds/{guild}/roles"), "guilds/{id}/roles").await
    }

    /// Returns which roles a member has; only ever asked of ourselves.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn member(&self, guild: Snowflake, bot: Snowflake) -> Result<Member, RestError> {
        self.get(format!("guilds/{guild}/members/{bot}"), "guilds/{id}/members/{bot}").await
    }

    /// Returns a channel.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn channel(&self, channel: Snowflake) -> Result<Channel, RestError> {
        self.get(format!("channels/{channel}"), "channels/{id}").await
    }

    /// Returns our own posts among the last 100 messages of a channel.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn latest_posts(
        &self,
        channel: Snowflake,
        bot: Snowflake,
    ) -> Result<Vec<FoundPost>, RestError> {
        let path = format!("channels/{channel}/messages");
        let call = ApiCall::of(Method::Get, path, "channels/{id}/messages");
        let query = format!("limit={MESSAGES_LISTED}");
        let messages: Vec<Value> = self.read(&ApiCall { query, ..call }).await?;
        Ok(messages.into_iter().filter_map(|message| FoundPost::read(message, bot)).collect())
    }

    /// Returns how many pins a channel has, and our own posts among them.
    ///
    /// # Errors
    ///
    /// Where Discord refuses a call or cannot be reached.
    pub async fn pins(&self, channel: Snowflake, bot: Snowflake) -> Result<Pins, RestError> {
        let mut found = Pins::default();
        let mut query = format!("limit={PINS_LISTED}");
        // One page more than there can be, for what is pinned while we read.
        for _ in 0..=PINS / PINS_LISTED {
            let path = format!("channels/{channel}/messages/pins");
            let call = ApiCall::of(Method::Get, path, "channels/{id}/messages/pins");
            let page: found::PinPage = self.read(&ApiCall { query, ..call }).await?;
            let last = page.items.last().map(|pin| pin.pinned_at.clone());
            found.count += page.items.len();
            found.ours.extend(page.items.into_iter().filter_map(|pin| {
                Some(FoundPost { is_pinned: true, ..FoundPost::read(pin.message, bot)? })
            }));
            match last.filter(|_| page.has_more) {
                Some(before) => query = found::page_before(PINS_LISTED, &before),
                None => break,
            }
        }
        Ok(found)
    }

    /// Returns a post, where it is a board of ours.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn found_post(
        &self,
        channel: Snowflake,
        post: Snowflake,
        bot: Snowflake,
    ) -> Result<Option<FoundPost>, RestError> {
        let path = format!("channels/{channel}/messages/{post}");
        let message: found::ListedMessage = self.get(path, MESSAGE).await?;
        Ok(message.by(bot))
    }

    /// Returns what people see of a post of ours.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn shown(&self, channel: Snowflake, post: Snowflake) -> Result<Shown, RestError> {
        self.get(format!("channels/{channel}/messages/{post}"), MESSAGE).await
    }

    /// Posts a message, and returns its snowflake. Of the same nonce there is one for minutes.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn post(
        &self,
        channel: Snowflake,
        message: &impl Serialize,
        nonce: &str,
    ) -> Result<Snowflake, RestError> {
        let path = format!("channels/{channel}/messages");
        let call = ApiCall::of(Method::Post, path, "channels/{id}/messages");
        let body = Some(json(&Create { message, nonce, enforce_nonce: true }));
        let posted: found::Posted = self.read(&ApiCall { body, ..call }).await?;
        Ok(posted.id)
    }

    /// Replaces a post of ours.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn edit(
        &self,
        channel: Snowflake,
        post: Snowflake,
        message: &impl Serialize,
    ) -> Result<(), RestError> {
        let path = format!("channels/{channel}/messages/{post}");
        let call = ApiCall::of(Method::Patch, path, MESSAGE);
        self.call(&ApiCall { body: Some(json(message)), ..call }).await.map(drop)
    }

    /// Pins a post of ours; the server's audit log says why.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn pin(
        &self,
        channel: Snowflake,
        post: Snowflake,
        reason: &str,
    ) -> Result<(), RestError> {
        let path = format!("channels/{channel}/messages/pins/{post}");
        let call = ApiCall::of(Method::Put, path, PIN);
        self.call(&ApiCall { reason: Some(reason.to_owned()), ..call }).await.map(drop)
    }

    /// Deletes a post of ours; the server's audit log says why.
    ///
    /// # Errors
    ///
    /// Where Discord refuses the call or cannot be reached.
    pub async fn delete(
        &self,
        channel: Snowflake,
        post: Snowflake,
        reason: &str,
    ) -> Result<(), RestError> {
        let path = format!("channels/{channel}/messages/{post}");
        let call = ApiCall::of(Method::Delete, path, MESSAGE);
        self.call(&ApiCall { reason: Some(reason.to_owned()), ..call }).await.map(drop)
    }
}
