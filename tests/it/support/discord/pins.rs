//! Pins: what is pinned, newest first, page by page.
//!
//! resources/message.mdx, Get Channel Pins, Pin Message, Unpin Message. Who may not read the history
//! is told that nothing is pinned. Only `PIN_MESSAGES` pins; `MANAGE_MESSAGES` has not since
//! February 2026 (change-log.mdx). Each pin writes a message of type 6 in the name of who pinned.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::APPLICATION;
use super::answers::Answer;
use super::channels::missing_permissions;
use super::messages::iso;
use super::permissions::{PIN_MESSAGES, READ_MESSAGE_HISTORY};
use super::posts::on_system_message;
use super::rest::Call;
use super::world::World;

/// How many pins a channel holds.
pub(crate) const MOST_PINS: usize = 250;

impl World {
    /// GET /channels/{channel}/messages/pins
    pub(super) fn list_pins(&mut self, call: &Call) -> Result<Answer, Answer> {
        let may = self.visit_text(call)?;
        let (limit, before) = self.page(call, 50)?;
        let before = before.map(|it| it.parse::<Timestamp>()).transpose();
        let before = before.map_err(|_| self.invalid(call, &["/before: is no time".into()]))?;
        if may & READ_MESSAGE_HISTORY == 0 {
            return Ok(Answer::ok(json!({ "items": [], "has_more": false })));
        }
        let channel = &self.channels[&call.parts[0]];
        let is_before = |at: &Timestamp| before.is_none_or(|before| *at < before);
        let mut pins = channel.pins.iter().rev().filter(|(at, _)| is_before(at));
        let items = pins.by_ref().take(limit).map(|(at, id)| {
            json!({ "pinned_at": iso(*at), "message": self.show(&channel.messages[id]) })
        });
        let items: Vec<Value> = items.collect();
        Ok(Answer::ok(json!({ "items": items, "has_more": pins.next().is_some() })))
    }

    /// PUT /channels/{channel}/messages/pins/{message}
    pub(super) fn pin(&mut self, call: &Call) -> Result<Answer, Answer> {
        let id = self.find_to_pin(call)?;
        let channel = &self.channels[&call.parts[0]];
        let message = &channel.messages[&id];
        let (is_own, is_pinned) = (message.is_own(), message.json["pinned"] == true);
        if message.is_system() {
            return Err(on_system_message());
        }
        if !is_pinned && channel.pins.len() >= MOST_PINS {
            let says = format!("Maximum number of pins reached ({MOST_PINS})");
            return Err(Answer::error(400, 30003, &says));
        }
        if !is_own {
            self.touch(call);
        }
        if !is_pinned {
            self.pin_by(APPLICATION, &call.parts[0], id);
        }
        Ok(Answer::no_content())
    }

    /// DELETE /channels/{channel}/messages/pins/{message}
    pub(super) fn unpin(&mut self, call: &Call) -> Result<Answer, Answer> {
        let id = self.find_to_pin(call)?;
        if !self.channels[&call.parts[0]].messages[&id].is_own() {
            self.touch(call);
        }
        self.unpin_message(&call.parts[0], id);
        Ok(Answer::no_content())
    }

    /// The message of a call, where the bot may pin and unpin it.
    fn find_to_pin(&mut self, call: &Call) -> Result<u64, Answer> {
        let may = self.visit_text(call)?;
        self.wants_reason(call);
        if may & PIN_MESSAGES == 0 {
            return Err(missing_permissions());
        }
        let id = self.find_message(call)?;
        self.is_active(call)?;
        Ok(id)
    }

    /// Pins a message in somebody's name, and writes that they did.
    pub(super) fn pin_by(&mut self, who: &str, channel: &str, id: u64) {
        let now = self.now();
        let guild = self.channel_mut(channel).guild.clone();
        let pins = &mut self.channel_mut(channel).pins;
        // No two have the same time, or a page that ends between them would lose one.
        let last = pins.last().map(|(at, _)| *at + Duration::from_micros(1));
        pins.push((last.map_or(now, |last| last.max(now)), id));
        self.message_mut(channel, id).json["pinned"] = json!(true);
        let reference = json!({ "type": 0, "channel_id": channel, "message_id": id.to_string(),
            "guild_id": guild });
        self.write(channel, who, &json!({ "type": 6, "message_reference": reference }));
    }

    /// Unpins a message, by whoever.
    pub(super) fn unpin_message(&mut self, channel: &str, id: u64) {
        self.channel_mut(channel).pins.retain(|(_, pinned)| *pinned != id);
        self.message_mut(channel, id).json["pinned"] = json!(false);
    }
}
