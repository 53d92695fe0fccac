//! What the fake answers is what Discord's own description says that Discord answers.
//!
//! Objects are closed there as they are for what we send, so that no key of ours slips in. Without
//! the description nothing can be compared with it; `openapi` says so, aloud.

use serde_json::json;

use super::client::get;
use super::posting::{CHANNEL, GUILD, THREAD, board, edit, id, pin, post, read, renewed, start};
use crate::support::discord::{APPLICATION, SOMEBODY, Whom};
use crate::support::openapi;

#[test]
fn every_answer_of_the_world_is_as_described() {
    let Some(described) = openapi::discord() else { return };
    let discord = start();
    discord.set_timed_out(GUILD, false);
    discord.set_overwrite(CHANNEL, Whom::Role, GUILD, (0, 1 << 51));
    discord.set_application_flags(1 << 19);
    discord.post_as(SOMEBODY, CHANNEL, &board("1"));
    let posted = post(&discord, CHANNEL, &board("2")).reply();
    let message = id(&posted);
    let edited = edit(&discord, CHANNEL, &message, &renewed("New")).reply();
    pin(&discord, CHANNEL, &message).reply();
    let member = format!("/guilds/{GUILD}/members/{APPLICATION}");
    let one = "/channels/{channel_id}/messages/{message_id}";
    let cases = [
        ("post", "/channels/{channel_id}/messages", posted),
        ("patch", one, edited),
        ("get", one, read(&discord, &format!("/messages/{message}")).reply()),
        ("get", "/channels/{channel_id}/messages", read(&discord, "/messages").reply()),
        ("get", "/channels/{channel_id}/messages/pins", read(&discord, "/messages/pins").reply()),
        ("get", "/channels/{channel_id}", read(&discord, "").reply()),
        ("get", "/channels/{channel_id}", get(&discord, &format!("/channels/{THREAD}")).reply()),
        (
            "get",
            "/guilds/{guild_id}/roles",
            get(&discord, &format!("/guilds/{GUILD}/roles")).reply(),
        ),
        ("get", "/guilds/{guild_id}/members/{user_id}", get(&discord, &member).reply()),
        ("get", "/applications/@me", get(&discord, "/applications/@me").reply()),
        ("get", "/gateway/bot", get(&discord, "/gateway/bot").reply()),
    ];
    for (method, path, reply) in cases {
        assert_eq!(reply.status, 200, "{method} {path}");
        let problems = described.check_answer(method, path, &reply.json());
        assert_eq!(problems, [""; 0], "{method} {path}: {:#}", reply.json());
    }
}

#[test]
fn an_answer_that_is_not_as_described_is_told_from_one_that_is() {
    let Some(described) = openapi::discord() else { return };
    let problems = described.check_answer("get", "/guilds/{guild_id}/roles", &json!([{ "id": 7 }]));
    assert!(!problems.is_empty());
}
