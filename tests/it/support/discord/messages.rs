//! Messages, and how they are read: resources/message.mdx.
//!
//! What somebody else wrote comes without its content, unless the application has the switch for
//! message content: events/gateway.mdx, Message Content Intent, "across Discord's APIs". A nonce is
//! in the answer to who sent it and in no list.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::answers::Answer;
use super::asked::fill;
use super::permissions::READ_MESSAGE_HISTORY;
use super::rest::Call;
use super::world::World;
use super::{APPLICATION, BOT_NAME, judge};

/// `GATEWAY_MESSAGE_CONTENT` and `GATEWAY_MESSAGE_CONTENT_LIMITED`: resources/application.mdx.
const READS_CONTENT: u64 = 1 << 18 | 1 << 19;

/// A message.
#[derive(Debug, Clone)]
pub(super) struct Message {
    /// As Discord gives it to who may read all of it.
    pub(super) json: Value,
    pub(super) made: Timestamp,
}

impl Message {
    /// A message of these contents; any other key of `data` stays as it is.
    pub(super) fn new(id: u64, channel: &str, author: &str, data: &Value, made: Timestamp) -> Self {
        let mut json = json!({ "id": id.to_string(), "type": 0, "channel_id": channel,
            "content": "", "author": user(author), "timestamp": iso(made),
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "flags": 0,
            "components": [] });
        let not_kept = ["nonce", "enforce_nonce", "allowed_mentions", "components", "content"];
        for (key, value) in data.as_object().into_iter().flatten() {
            if !not_kept.contains(&key.as_str()) {
                json[key] = value.clone();
            }
        }
        fill(&mut json, data);
        Self { json, made }
    }

    pub(super) fn is_own(&self) -> bool {
        self.json["author"]["id"] == APPLICATION
    }

    /// Whether Discord itself wrote it, in somebody's name.
    pub(super) fn is_system(&self) -> bool {
        !matches!(self.json["type"].as_u64(), Some(0 | 19 | 20 | 23))
    }

    /// What the bot is given of it.
    fn shown(&self, flags: u64) -> Value {
        let mut json = self.json.clone();
        let mentions = self.json["mentions"].as_array();
        let is_to_bot = mentions.is_some_and(|all| all.iter().any(|it| it["id"] == APPLICATION));
        if !self.is_own() && !is_to_bot && flags & READS_CONTENT == 0 {
            json["content"] = json!("");
            for key in ["components", "embeds", "attachments"] {
                json[key] = json!([]);
            }
        }
        json
    }
}

impl World {
    /// GET /channels/{channel}/messages
    pub(super) fn list_messages(&mut self, call: &Call) -> Result<Answer, Answer> {
        let may = self.visit_text(call)?;
        let (limit, before) = self.page(call, 100)?;
        let before = before.map_or(Ok(u64::MAX), |it| it.parse());
        let before =
            before.map_err(|_| self.invalid(call, &["/before: is no snowflake".into()]))?;
        if may & READ_MESSAGE_HISTORY == 0 {
            return Ok(Answer::ok(json!([])));
        }
        let messages = self.channels[&call.parts[0]].messages.range(..before).rev().take(limit);
        Ok(Answer::ok(messages.map(|(_, message)| self.show(message)).collect()))
    }

    /// GET /channels/{channel}/messages/{message}
    pub(super) fn show_message(&mut self, call: &Call) -> Result<Answer, Answer> {
        if self.visit_text(call)? & READ_MESSAGE_HISTORY == 0 {
            return Err(Answer::error(403, 50001, "Missing Access"));
        }
        let id = self.find_message(call)?;
        Ok(Answer::ok(self.show(&self.channels[&call.parts[0]].messages[&id])))
    }

    /// What the bot is given of a message.
    pub(super) fn show(&self, message: &Message) -> Value {
        message.shown(self.flags)
    }

    /// The message that a call names.
    pub(super) fn find_message(&mut self, call: &Call) -> Result<u64, Answer> {
        let Ok(id) = call.parts[1].parse() else {
            return Err(self.invalid(call, &["/message_id: is no snowflake".into()]));
        };
        let messages = &self.channels[&call.parts[0]].messages;
        messages.get(&id).map(|_| id).ok_or_else(unknown_message)
    }

    /// How many are wanted, and before what.
    pub(super) fn page(
        &mut self,
        call: &Call,
        most: usize,
    ) -> Result<(usize, Option<String>), Answer> {
        let (mut limit, mut before) = (50, None);
        for (key, value) in judge::query(call) {
            match (key.as_str(), value.parse()) {
                ("limit", Ok(wanted)) if (1..=most).contains(&wanted) => limit = wanted,
                ("before", _) => before = Some(value),
                _ => return Err(self.invalid(call, &[format!("/{key}: cannot be {value:?}")])),
            }
        }
        Ok((limit, before))
    }
}

pub(super) fn unknown_message() -> Answer {
    Answer::error(404, 10008, "Unknown Message")
}

/// A time as Discord writes it.
pub(super) fn iso(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// A user as others see them: resources/user.mdx, User Structure.
pub(super) fn user(id: &str) -> Value {
    let mut user = json!({ "id": id, "username": format!("user{id}"), "avatar": null,
        "discriminator": "0", "public_flags": 0, "flags": 0, "banner": null, "accent_color": null,
        "global_name": null, "avatar_decoration_data": null, "collectibles": null,
        "primary_guild": null });
    if id == APPLICATION {
        user["username"] = json!(BOT_NAME);
        user["discriminator"] = json!("1234");
        user["bot"] = json!(true);
    }
    user
}
