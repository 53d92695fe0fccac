//! Channels of the fake: who gets in, and what is read there.
//!
//! What is written there is in `posts`, what is pinned in `pins`, and what the bot may do in
//! `permissions`.

use serde_json::json;

use super::client::get;
use super::posting::{
    ANOTHER, CHANNEL, GUILD, THREAD, board, id, ids, post, read, start, take_violation,
};
use crate::support::discord::permissions::{READ_MESSAGE_HISTORY, VIEW_CHANNEL};
use crate::support::discord::{APPLICATION, Route, SOMEBODY};

#[test]
fn a_channel_and_a_thread_are_described() {
    let discord = start();
    discord.set_nsfw(CHANNEL, true);
    discord.deny(CHANNEL, 1 << 51);
    let channel = read(&discord, "").reply().json();
    assert_eq!([&channel["id"], &channel["guild_id"]], [CHANNEL, GUILD]);
    assert_eq!((&channel["type"], &channel["nsfw"]), (&json!(0), &json!(true)));
    let denied =
        json!([{ "id": APPLICATION, "type": 1, "allow": "0", "deny": "2251799813685248" }]);
    assert_eq!(channel["permission_overwrites"], denied);
    discord.archive(THREAD);
    discord.lock(THREAD);
    let thread = get(&discord, &format!("/channels/{THREAD}")).reply().json();
    assert_eq!((&thread["type"], &thread["parent_id"]), (&json!(11), &json!(CHANNEL)));
    // A thread has no restriction and no overwrites of its own.
    assert!(thread["nsfw"].is_null() && thread["permission_overwrites"].is_null());
    let metadata = &thread["thread_metadata"];
    assert_eq!((&metadata["archived"], &metadata["locked"]), (&json!(true), &json!(true)));
}

#[test]
fn who_may_not_see_a_channel_is_refused_and_one_that_is_gone_is_unknown() {
    let discord = start();
    discord.deny(CHANNEL, VIEW_CHANNEL);
    for below in ["", "/messages", "/messages/pins"] {
        assert_eq!(read(&discord, below).reply().error(), (403, 50001), "{below}");
    }
    assert_eq!(get(&discord, &format!("/channels/{THREAD}")).reply().error(), (403, 50001));
    discord.delete_channel(CHANNEL);
    for channel in [CHANNEL, THREAD] {
        let reply = get(&discord, &format!("/channels/{channel}")).reply();
        assert_eq!(reply.error(), (404, 10003));
    }
    discord.kick(GUILD);
    assert_eq!(get(&discord, &format!("/channels/{ANOTHER}")).reply().error(), (403, 50001));
}

#[test]
fn messages_are_listed_page_by_page_the_newest_first() {
    let discord = start();
    let posts: Vec<String> = (0..5)
        .map(|n| discord.post_as_bot(CHANNEL, &json!({ "content": n.to_string() })))
        .collect();
    let list = |query: &str| ids(&read(&discord, &format!("/messages{query}")).reply().json());
    assert_eq!(list("?limit=2"), [&*posts[4], &posts[3]]);
    assert_eq!(list(&format!("?limit=2&before={}", posts[3])), [&*posts[2], &posts[1]]);
    assert_eq!(list("").len(), 5);
    for query in ["?limit=0", "?limit=101", "?limit=x", "?before=x", "?after=1"] {
        let reply = read(&discord, &format!("/messages{query}")).reply();
        assert_eq!(reply.error(), (400, 50035), "{query}");
        take_violation(&discord, "/messages: /");
    }
}

#[test]
fn who_may_not_read_the_history_is_told_that_there_is_none() {
    let discord = start();
    let message = discord.post_as_bot(CHANNEL, &board("1"));
    discord.pin_as_bot(CHANNEL, &message);
    discord.deny(CHANNEL, READ_MESSAGE_HISTORY);
    assert_eq!(read(&discord, "/messages").reply().json(), json!([]));
    let pins = read(&discord, "/messages/pins").reply().json();
    assert_eq!(pins, json!({ "items": [], "has_more": false }));
    let one = read(&discord, &format!("/messages/{message}")).reply();
    assert_eq!(one.error(), (403, 50001));
}

#[test]
fn what_others_wrote_comes_without_its_content_unless_the_application_may_read_it() {
    let discord = start();
    let theirs = discord.post_as(SOMEBODY, CHANNEL, &board("1"));
    let to_us = json!({ "content": "you?", "mentions": [{ "id": APPLICATION }] });
    discord.post_as(SOMEBODY, CHANNEL, &to_us);
    let own = id(&post(&discord, CHANNEL, &board("2")).reply());
    let list = || read(&discord, "/messages").reply().json();
    let [ours, asked, others] = [0, 1, 2].map(|n| list()[n].clone());
    assert_eq!([&ours["id"], &others["id"]], [&*own, &*theirs]);
    assert_eq!((&others["content"], &others["components"]), (&json!(""), &json!([])));
    assert_eq!([&asked["content"], &ours["content"]], ["you?", "Worried? 999"]);
    for flag in [1 << 18, 1 << 19] {
        discord.set_application_flags(flag);
        assert_eq!(list()[2]["components"], ours["components"]);
        let application = get(&discord, "/applications/@me").reply().json();
        assert_eq!(application["flags"], flag);
    }
}

#[test]
fn a_channel_without_messages_has_none_to_read() {
    let discord = start();
    discord.add_channel_of_type(GUILD, "4", 4);
    assert_eq!(get(&discord, "/channels/4/messages").reply().error(), (400, 50008));
    assert_eq!(post(&discord, "4", &board("1")).reply().error(), (400, 50008));
}

#[test]
fn requests_are_counted_by_route_with_what_they_said() {
    let discord = start();
    post(&discord, CHANNEL, &board("1")).reply();
    read(&discord, "").reply();
    let seen = discord.seen();
    assert_eq!([Route::Post, Route::Channel, Route::Pins].map(|it| seen.count(it)), [1, 1, 0]);
    assert_eq!(seen.on(Route::Post)[0].body, board("1"));
    assert_eq!(seen.on(Route::Post)[0].reason, None);
    read(&discord, "/messages?limit=7").reply();
    assert_eq!(discord.seen().on(Route::Messages)[0].query, "limit=7");
}
