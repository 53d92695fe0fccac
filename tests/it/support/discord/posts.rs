//! What the bot writes: posts, edits, removals.
//!
//! resources/message.mdx, Create Message, Edit Message, Delete Message. A nonce is remembered for
//! minutes, longer than the message that it made may be there (discord-api-docs pull request 6647).
//! Edits to what is older than an hour have a limit of their own, which nothing tells of before it
//! is reached; its number is not published and ours is made up. Nothing of anybody else's may be
//! changed, whatever the bot's permissions are: that is ours, and remembered.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::answers::Answer;
use super::asked::fill;
use super::channels::{OldEdits, missing_permissions, thread_is_locked};
use super::messages::{Message, iso, unknown_message};
use super::permissions::{MANAGE_MESSAGES, MANAGE_THREADS};
use super::rest::Call;
use super::throttle::IN_FLIGHT;
use super::world::World;
use super::{APPLICATION, judge};

/// What a message is when its edits are counted.
const OLD: Duration = Duration::from_secs(60 * 60);

/// What a nonce made.
#[derive(Debug)]
pub(super) struct Made {
    channel: String,
    message: u64,
    at: Timestamp,
}

impl World {
    /// POST /channels/{channel}/messages
    pub(super) fn post(&mut self, call: &Call) -> Result<Answer, Answer> {
        let may = self.visit_text(call)?;
        self.may_write(call, may)?;
        let body = self.judged(call, judge::post)?;
        let nonce = body["nonce"].as_str().unwrap_or_default().to_owned();
        let made = match self.made_by(&nonce) {
            Some(made) => made?,
            None => self.make(call, &body, nonce.clone()),
        };
        let mut answer = made;
        answer["nonce"] = json!(nonce);
        Ok(Answer::ok(answer))
    }

    /// The message that a nonce made in the past few minutes, whose channel it may be.
    fn made_by(&self, nonce: &str) -> Option<Result<Value, Answer>> {
        let made = self.nonces.get(nonce)?;
        if self.since(made.at) >= self.limits.nonce_window {
            return None;
        }
        let channel = self.channels.get(&made.channel);
        let message = channel.and_then(|channel| channel.messages.get(&made.message));
        Some(message.map(|message| message.json.clone()).ok_or_else(unknown_message))
    }

    fn make(&mut self, call: &Call, body: &Value, nonce: String) -> Value {
        let channel = call.parts[0].clone();
        let at = self.now();
        let message = self.write(&channel, APPLICATION, body);
        self.nonces.insert(nonce, Made { channel: channel.clone(), message, at });
        let channel = self.channels.get_mut(&channel).expect("it was visited");
        if let Some(thread) = channel.thread.as_mut().filter(|thread| thread.archived) {
            (thread.archived, thread.since) = (false, at);
        }
        channel.messages[&message].json.clone()
    }

    /// Writes a message, by whoever.
    pub(super) fn write(&mut self, channel: &str, author: &str, data: &Value) -> u64 {
        let (id, made) = (self.snowflake(), self.now());
        let message = Message::new(id, channel, author, data, made);
        self.channel_mut(channel).messages.insert(id, message);
        id
    }

    /// PATCH /channels/{channel}/messages/{message}
    pub(super) fn edit(&mut self, call: &Call) -> Result<Answer, Answer> {
        let id = self.find_to_edit(call)?;
        let body = self.judged(call, judge::patch)?;
        let made = self.channels[&call.parts[0]].messages[&id].made;
        if self.since(made) > OLD {
            self.count_old_edit(call)?;
        }
        let edited = json!(iso(self.now()));
        let message = self.message_mut(&call.parts[0], id);
        message.json["edited_timestamp"] = edited;
        if body["flags"].is_u64() {
            message.json["flags"] = body["flags"].clone();
        }
        fill(&mut message.json, &body);
        Ok(Answer::ok(message.json.clone()))
    }

    /// The message of a call, where the bot may edit it.
    fn find_to_edit(&mut self, call: &Call) -> Result<u64, Answer> {
        let may = self.visit_text(call)?;
        let id = self.find_message(call)?;
        let channel = &self.channels[&call.parts[0]];
        let message = &channel.messages[&id];
        let is_locked = channel.thread.is_some_and(|thread| thread.locked);
        if !message.is_own() {
            self.touch(call);
            let says = "Cannot edit a message authored by another user";
            return Err(Answer::error(403, 50005, says));
        }
        if message.is_system() {
            return Err(on_system_message());
        }
        self.is_active(call)?;
        if is_locked && may & MANAGE_THREADS == 0 {
            return Err(thread_is_locked());
        }
        Ok(id)
    }

    /// Counts an edit to what is older than an hour; over the limit it is refused.
    fn count_old_edit(&mut self, call: &Call) -> Result<(), Answer> {
        let now = self.now();
        let (most, window) = self.limits.old_edits;
        let in_window = |since: Timestamp| since + window > now;
        let edits = &mut self.channel_mut(&call.parts[0]).old_edits;
        if !edits.since.is_some_and(in_window) {
            *edits = OldEdits { since: Some(now), ..OldEdits::default() };
        }
        if edits.used < most {
            edits.used += 1;
            return Ok(());
        }
        let left = edits.since.expect("it is open") + window;
        let left = left.duration_since(now).unsigned_abs();
        let early = edits.refused.is_some_and(|refused| now > refused + IN_FLIGHT);
        edits.refused.get_or_insert(now);
        if early {
            self.wrong(call, &format!("came {left:?} before its 429 (30046) allowed it"));
        }
        Err(Answer::too_many_edits(left))
    }

    /// DELETE /channels/{channel}/messages/{message}
    pub(super) fn delete(&mut self, call: &Call) -> Result<Answer, Answer> {
        let may = self.visit_text(call)?;
        let id = self.find_message(call)?;
        self.wants_reason(call);
        let channel = &self.channels[&call.parts[0]];
        let is_shut = channel.thread.is_some_and(|thread| thread.archived && thread.locked);
        if !channel.messages[&id].is_own() {
            self.touch(call);
            if may & MANAGE_MESSAGES == 0 {
                return Err(missing_permissions());
            }
        }
        if is_shut && may & MANAGE_THREADS == 0 {
            return Err(Answer::error(400, 50083, "Thread is archived"));
        }
        self.remove(&call.parts[0], id);
        Ok(Answer::no_content())
    }

    /// Removes a message, by whoever; it is then no longer pinned.
    pub(super) fn remove(&mut self, channel: &str, id: u64) {
        let channel = self.channel_mut(channel);
        channel.messages.remove(&id);
        channel.pins.retain(|(_, pinned)| *pinned != id);
    }

    /// The message that an interaction came from, where it is one that everybody sees in a channel
    /// of the world; an error where it has gone.
    pub(super) fn posted(&self, channel: &Value, on: &Value) -> Result<Option<Value>, Answer> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let is_private = on["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
        let Some(channel) = self.channels.get(&text(channel)).filter(|_| !is_private) else {
            return Ok(None);
        };
        let message = text(&on["id"]).parse().ok().and_then(|id: u64| channel.messages.get(&id));
        message.map(|message| Some(message.json.clone())).ok_or_else(unknown_message)
    }

    /// Keeps what a response wrote or changed, where everybody sees it.
    pub(super) fn keep(&mut self, message: &Value) {
        let is_private = message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
        let now = self.now();
        let channel = message["channel_id"].as_str().and_then(|id| self.channels.get_mut(id));
        if let (Some(channel), false) = (channel, is_private) {
            let id = message["id"].as_str().and_then(|id| id.parse().ok()).expect("a snowflake");
            let made = channel.messages.get(&id).map_or(now, |before| before.made);
            channel.messages.insert(id, Message { json: message.clone(), made });
        }
    }
}

pub(super) fn on_system_message() -> Answer {
    Answer::error(403, 50021, "Cannot execute action on a system message")
}
