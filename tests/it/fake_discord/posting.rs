//! A guild with a channel for the tests of channels, and what a program asks there.
//!
//! As in `client`, each request is as a well-behaved program makes it, before a test spoils it.

use serde_json::{Value, json};

use super::client::{Ask, Reply};
use crate::support::discord::Discord;

pub(super) const GUILD: &str = "290926798626357999";
pub(super) const CHANNEL: &str = "290926798626358100";
pub(super) const THREAD: &str = "290926798626358101";
pub(super) const ANOTHER: &str = "290926798626358102";

/// The guild, its channel, a thread of that, and another channel.
pub(super) fn start() -> Discord {
    let discord = Discord::start();
    discord.add_guild(GUILD);
    discord.add_channel(GUILD, CHANNEL);
    discord.add_thread(CHANNEL, THREAD);
    discord.add_channel(GUILD, ANOTHER);
    discord
}

/// A post, with a nonce of its own.
pub(super) fn board(nonce: &str) -> Value {
    let button = json!({ "type": 2, "style": 2, "label": "Help", "custom_id": "b~0" });
    json!({ "content": "Worried? 999", "flags": 4, "allowed_mentions": { "parse": [] },
        "components": [{ "type": 1, "components": [button] }], "nonce": nonce,
        "enforce_nonce": true })
}

/// An edit of it.
pub(super) fn renewed(content: &str) -> Value {
    json!({ "content": content, "flags": 4, "allowed_mentions": { "parse": [] } })
}

pub(super) fn read(discord: &Discord, below: &str) -> Ask {
    Ask::new(discord, "GET", &format!("/channels/{CHANNEL}{below}"))
}

pub(super) fn post(discord: &Discord, channel: &str, body: &Value) -> Ask {
    Ask::new(discord, "POST", &format!("/channels/{channel}/messages")).body(body)
}

pub(super) fn edit(discord: &Discord, channel: &str, id: &str, body: &Value) -> Ask {
    Ask::new(discord, "PATCH", &format!("/channels/{channel}/messages/{id}")).body(body)
}

pub(super) fn delete(discord: &Discord, channel: &str, id: &str) -> Ask {
    with_reason(Ask::new(discord, "DELETE", &format!("/channels/{channel}/messages/{id}")))
}

pub(super) fn pin(discord: &Discord, channel: &str, id: &str) -> Ask {
    with_reason(Ask::new(discord, "PUT", &format!("/channels/{channel}/messages/pins/{id}")))
}

pub(super) fn unpin(discord: &Discord, channel: &str, id: &str) -> Ask {
    with_reason(Ask::new(discord, "DELETE", &format!("/channels/{channel}/messages/pins/{id}")))
}

fn with_reason(ask: Ask) -> Ask {
    ask.header("x-audit-log-reason", "The%20board")
}

/// The id of a message that was given back.
pub(super) fn id(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}

/// The ids of listed messages.
pub(super) fn ids(messages: &Value) -> Vec<String> {
    let all = messages.as_array().unwrap().iter();
    all.map(|message| message["id"].as_str().unwrap().to_owned()).collect()
}

/// Takes the one violation that there is, which says this.
#[track_caller]
pub(super) fn take_violation(discord: &Discord, says: &str) {
    let violations = discord.take_violations();
    assert!(violations.len() == 1 && violations[0].contains(says), "{says:?}: {violations:?}");
}
