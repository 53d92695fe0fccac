//! Buttons on a post that everybody sees: what an answer to one changes in the channel.
//!
//! interactions/receiving-and-responding.mdx: an update changes the message that the button is on,
//! and an answer that is not private is a message like any other.

use serde_json::{Value, json};

use super::client::{Shard, call_back, edit as edit_original, message};
use super::posting::{CHANNEL, board, start, take_violation};
use crate::support::discord::{Discord, Sent};
use crate::support::interactions::press;

/// Presses the button of a post.
fn pressed(discord: &Discord, post: &str) -> Sent {
    let mut interaction = press("b~0").on_shared_message().json();
    interaction["channel_id"] = json!(CHANNEL);
    interaction["message"]["id"] = json!(post);
    discord.send(&interaction)
}

fn update(content: &str) -> Value {
    let data = json!({ "content": content, "allowed_mentions": { "parse": [] } });
    json!({ "type": 7, "data": data })
}

#[test]
fn an_update_changes_the_post_that_the_button_is_on() {
    let discord = start();
    let (_shard, _) = Shard::ready(&discord);
    let post = discord.post_as_bot(CHANNEL, &board("1"));
    let sent = pressed(&discord, &post);
    assert_eq!(call_back(&discord, &sent, &update("New")).reply().status, 204);
    let [now] = <[Value; 1]>::try_from(discord.messages(CHANNEL)).unwrap();
    assert_eq!(
        (&now["id"], &now["content"], &now["flags"]),
        (&json!(post), &json!("New"), &json!(4))
    );
    assert_eq!(now["components"][0]["components"][0]["custom_id"], "b~0");
    let later = json!({ "content": "Newer", "allowed_mentions": { "parse": [] } });
    assert_eq!(edit_original(&discord, &sent, &later).reply().status, 200);
    assert_eq!(discord.messages(CHANNEL)[0]["content"], "Newer");
}

#[test]
fn an_update_of_a_post_is_held_to_what_a_post_may_have() {
    let discord = start();
    let (_shard, _) = Shard::ready(&discord);
    let post = discord.post_as_bot(CHANNEL, &board("1"));
    let sent = pressed(&discord, &post);
    let mut private = update("New");
    private["data"]["flags"] = json!(64);
    assert_eq!(call_back(&discord, &sent, &private).reply().error(), (400, 50035));
    take_violation(&discord, "/flags");
    discord.delete_as_somebody(CHANNEL, &post);
    let gone = call_back(&discord, &sent, &update("New")).reply();
    assert_eq!(gone.error(), (404, 10008));
}

#[test]
fn an_answer_that_everybody_sees_is_a_message_of_the_channel() {
    let discord = start();
    let (_shard, _) = Shard::ready(&discord);
    let post = discord.post_as_bot(CHANNEL, &board("1"));
    for (flags, messages) in [(68, 1), (4, 2)] {
        let mut answer = message();
        answer["data"]["flags"] = json!(flags);
        let sent = pressed(&discord, &post);
        assert_eq!(call_back(&discord, &sent, &answer).reply().status, 204);
        assert_eq!(discord.messages(CHANNEL).len(), messages);
    }
    let shared = discord.messages(CHANNEL).pop().unwrap();
    assert_eq!((&shared["type"], &shared["content"]), (&json!(20), &json!("Danger? 999")));
}
