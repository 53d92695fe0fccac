//! What happens in channels that no request does: people who live there, and time.
//!
//! Nothing here is limited or judged: people do as they like, and so does the bot in the time before
//! a test. Tests come here through `Discord`: see `in_the_world`.

use std::time::Duration;

use serde_json::{Value, json};

use super::messages::iso;
use super::world::World;
use super::{APPLICATION, SOMEBODY};

impl World {
    /// Posts as a person. `data` is content, components and what else the message is to have.
    #[track_caller]
    pub(crate) fn post_as(&mut self, user: &str, channel: &str, data: &Value) -> String {
        self.write(channel, user, data).to_string()
    }

    /// Posts as the bot, earlier and unseen.
    #[track_caller]
    pub(crate) fn post_as_bot(&mut self, channel: &str, data: &Value) -> String {
        self.post_as(APPLICATION, channel, data)
    }

    /// Pins a message as a person.
    #[track_caller]
    pub(crate) fn pin_as_somebody(&mut self, channel: &str, id: &str) {
        self.pin_by(SOMEBODY, channel, number(id));
    }

    /// Pins a message as the bot, earlier and unseen.
    #[track_caller]
    pub(crate) fn pin_as_bot(&mut self, channel: &str, id: &str) {
        self.pin_by(APPLICATION, channel, number(id));
    }

    /// Unpins a message as a person.
    #[track_caller]
    pub(crate) fn unpin_as_somebody(&mut self, channel: &str, id: &str) {
        self.unpin_message(channel, number(id));
    }

    /// Deletes a message as a person.
    #[track_caller]
    pub(crate) fn delete_as_somebody(&mut self, channel: &str, id: &str) {
        self.message_mut(channel, number(id));
        self.remove(channel, number(id));
    }

    /// Changes keys of a message, as nobody could.
    #[track_caller]
    pub(crate) fn change_message(&mut self, channel: &str, id: &str, keys: &Value) {
        for (key, value) in keys.as_object().expect("keys") {
            self.message_mut(channel, number(id)).json[key] = value.clone();
        }
    }

    /// Makes a message look older; its id stays.
    #[track_caller]
    pub(crate) fn age(&mut self, channel: &str, id: &str, by: Duration) {
        let message = self.message_mut(channel, number(id));
        message.made -= by;
        message.json["timestamp"] = json!(iso(message.made));
    }

    /// All messages of a channel, oldest first.
    #[track_caller]
    pub(crate) fn messages(&mut self, channel: &str) -> Vec<Value> {
        self.channel_mut(channel).messages.values().map(|it| it.json.clone()).collect()
    }

    /// The pinned messages of a channel, newest pinned first.
    #[track_caller]
    pub(crate) fn pins(&mut self, channel: &str) -> Vec<Value> {
        let channel = self.channel_mut(channel);
        channel.pins.iter().rev().map(|(_, id)| channel.messages[id].json.clone()).collect()
    }

    /// Changes to what is somebody else's, tried or done.
    pub(crate) fn touched(&self) -> Vec<String> {
        self.touched.clone()
    }

    /// Sets the flags of the application: resources/application.mdx.
    pub(crate) fn set_application_flags(&mut self, flags: u64) {
        self.flags = flags;
    }

    /// Sets for how long a nonce is remembered: 5 minutes, unless set.
    pub(crate) fn set_nonce_window(&mut self, window: Duration) {
        self.limits.nonce_window = window;
    }

    /// Sets how many edits to messages older than an hour a channel takes in how long: 3 in 20
    /// seconds, unless set.
    pub(crate) fn set_old_edits(&mut self, edits: u32, window: Duration) {
        self.limits.old_edits = (edits, window);
    }
}

#[track_caller]
fn number(id: &str) -> u64 {
    id.parse().unwrap_or_else(|_| panic!("{id} is no snowflake"))
}
