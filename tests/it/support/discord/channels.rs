//! Channels and threads: what they are, and who gets in.
//!
//! resources/channel.mdx and topics/threads.mdx. A thread goes by the overwrites of its parent and
//! is age-restricted where that is; it has neither of its own.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::APPLICATION;
use super::answers::Answer;
use super::messages::{Message, iso};
use super::permissions::{
    MANAGE_THREADS, Overwrite, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL, compute,
};
use super::rest::Call;
use super::world::World;

/// A channel or a thread.
#[derive(Debug)]
pub(super) struct Channel {
    pub(super) id: String,
    pub(super) guild: String,
    /// resources/channel.mdx, Channel Types.
    pub(super) kind: u64,
    pub(super) parent: Option<String>,
    pub(super) nsfw: bool,
    pub(super) overwrites: Vec<Overwrite>,
    pub(super) thread: Option<Thread>,
    pub(super) messages: BTreeMap<u64, Message>,
    /// The last is the newest.
    pub(super) pins: Vec<(Timestamp, u64)>,
    pub(super) old_edits: OldEdits,
}

/// What only a thread has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thread {
    pub(super) archived: bool,
    pub(super) locked: bool,
    pub(super) since: Timestamp,
}

/// The edits to messages older than an hour, in the window that is open.
#[derive(Debug, Default)]
pub(super) struct OldEdits {
    pub(super) since: Option<Timestamp>,
    pub(super) used: u32,
    /// When one was first refused.
    pub(super) refused: Option<Timestamp>,
}

impl Channel {
    pub(super) fn new(guild: &str, id: &str, kind: u64) -> Self {
        let (id, guild) = (id.to_owned(), guild.to_owned());
        let (overwrites, messages, pins) = Default::default();
        let (parent, thread, old_edits) = (None, None, OldEdits::default());
        let nsfw = false;
        Self { id, guild, kind, parent, nsfw, overwrites, thread, messages, pins, old_edits }
    }

    /// Whether messages can be in it: a category, a forum or a directory has none.
    fn has_text(&self) -> bool {
        matches!(self.kind, 0 | 2 | 5 | 10..=13)
    }

    fn describe(&self) -> Value {
        let last = self.messages.keys().next_back().map(u64::to_string);
        let mut json = json!({ "id": self.id, "type": self.kind, "guild_id": self.guild,
            "name": format!("channel-{}", self.id), "parent_id": self.parent, "flags": 0,
            "last_message_id": last, "last_pin_timestamp": self.pins.last().map(|pin| iso(pin.0)),
            "rate_limit_per_user": 0 });
        let more = match self.thread {
            None => json!({ "position": 0, "nsfw": self.nsfw, "topic": null,
                "permission_overwrites": self.overwrites.iter().map(describe).collect::<Value>() }),
            Some(thread) => json!({ "owner_id": APPLICATION, "message_count": self.messages.len(),
                "member_count": 1, "total_message_sent": self.messages.len(), "thread_metadata": {
                    "archived": thread.archived, "locked": thread.locked,
                    "archive_timestamp": iso(thread.since), "auto_archive_duration": 10080 } }),
        };
        let Value::Object(more) = more else { unreachable!("it is an object") };
        json.as_object_mut().expect("an object").extend(more);
        json
    }
}

fn describe(overwrite: &Overwrite) -> Value {
    json!({ "id": overwrite.id, "type": overwrite.whom as u8,
        "allow": overwrite.allow.to_string(), "deny": overwrite.deny.to_string() })
}

impl World {
    /// GET /channels/{channel}
    pub(super) fn show_channel(&mut self, call: &Call) -> Result<Answer, Answer> {
        self.visit(call)?;
        Ok(Answer::ok(self.channels[&call.parts[0]].describe()))
    }

    /// What the bot may do in the channel of a call, where it can see that.
    pub(super) fn visit(&self, call: &Call) -> Result<u64, Answer> {
        let channel = self.channels.get(&call.parts[0]);
        let channel = channel.ok_or_else(|| Answer::error(404, 10003, "Unknown Channel"))?;
        let may = self.permissions_in(channel);
        if may & VIEW_CHANNEL == 0 {
            return Err(Answer::error(403, 50001, "Missing Access"));
        }
        Ok(may)
    }

    /// The same, where messages can be.
    pub(super) fn visit_text(&self, call: &Call) -> Result<u64, Answer> {
        let may = self.visit(call)?;
        if !self.channels[&call.parts[0]].has_text() {
            let says = "Cannot send messages in a non-text channel";
            return Err(Answer::error(400, 50008, says));
        }
        Ok(may)
    }

    /// What the bot may do in a channel; nothing where it is no member of the guild.
    pub(super) fn permissions_in(&self, channel: &Channel) -> u64 {
        let guild = &self.guilds[&channel.guild];
        let Some(roles) = &guild.bot else { return 0 };
        let parent = channel.thread.and(channel.parent.as_ref());
        let at = parent.map_or(channel, |parent| &self.channels[parent]);
        compute(guild, APPLICATION, roles, &at.overwrites)
    }

    /// Whether the bot may write there. topics/threads.mdx: in a thread `SEND_MESSAGES` "has no
    /// effect", and in a locked one only a moderator writes.
    pub(super) fn may_write(&self, call: &Call, may: u64) -> Result<(), Answer> {
        let thread = self.channels[&call.parts[0]].thread;
        let needed = if thread.is_some() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
        if may & needed == 0 {
            return Err(missing_permissions());
        }
        if thread.is_some_and(|thread| thread.locked) && may & MANAGE_THREADS == 0 {
            return Err(thread_is_locked());
        }
        Ok(())
    }

    /// What is in an archived thread stays as it is. topics/threads.mdx: "The only operation that
    /// should happen within an archived thread is messages being deleted."
    pub(super) fn is_active(&self, call: &Call) -> Result<(), Answer> {
        let thread = self.channels[&call.parts[0]].thread;
        if thread.is_some_and(|thread| thread.archived) {
            return Err(Answer::error(400, 50083, "Thread is archived"));
        }
        Ok(())
    }
}

pub(super) fn missing_permissions() -> Answer {
    Answer::error(403, 50013, "Missing Permissions")
}

pub(super) fn thread_is_locked() -> Answer {
    Answer::error(400, 160_005, "Thread is locked")
}
