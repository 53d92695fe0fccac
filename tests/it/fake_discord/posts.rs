//! What is written in the fake: posts and their nonces, edits and their limit, removals.
//!
//! A message comes back as Discord gives it. Nothing of anybody else's may be touched, and who
//! tries is remembered.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::Ask;
use super::posting::{
    ANOTHER, CHANNEL, THREAD, board, delete, edit, id, post, read, renewed, start, take_violation,
};
use crate::support::discord::permissions::{MANAGE_MESSAGES, NEEDED};
use crate::support::discord::{APPLICATION, Route, SOMEBODY};

const MINUTE: Duration = Duration::from_secs(60);

#[test]
fn a_post_comes_back_as_discord_gives_it() {
    let discord = start();
    let mut sent = board("a-nonce");
    sent["content"] = json!(" Worried? 999\n");
    let posted = post(&discord, CHANNEL, &sent).reply().json();
    assert_eq!((&posted["content"], &posted["flags"]), (&json!("Worried? 999"), &json!(4)));
    assert_eq!((&posted["author"]["id"], &posted["pinned"]), (&json!(APPLICATION), &json!(false)));
    assert_eq!((&posted["type"], &posted["nonce"]), (&json!(0), &json!("a-nonce")));
    let numbers = ["/components/0/id", "/components/0/components/0/id"];
    assert_eq!(numbers.map(|at| posted.pointer(at)), [Some(&json!(1)), Some(&json!(2))]);
    assert!(posted["edited_timestamp"].is_null());
    // The nonce is for whoever sent it.
    let listed = read(&discord, "/messages").reply().json()[0].clone();
    assert_eq!((&listed["id"], &listed["nonce"]), (&posted["id"], &Value::Null));
}

#[test]
fn the_same_nonce_gives_the_same_message_for_minutes() {
    let discord = start();
    let first = id(&post(&discord, CHANNEL, &board("1")).reply());
    assert_eq!(id(&post(&discord, CHANNEL, &board("1")).reply()), first);
    // It goes by author and nonce, so that another channel is no help.
    assert_eq!(id(&post(&discord, ANOTHER, &board("1")).reply()), first);
    assert_ne!(id(&post(&discord, CHANNEL, &board("2")).reply()), first);
    discord.advance(5 * MINUTE);
    assert_ne!(id(&post(&discord, CHANNEL, &board("1")).reply()), first);
    assert_eq!((discord.messages(CHANNEL).len(), discord.messages(ANOTHER).len()), (3, 0));
}

#[test]
fn the_nonce_of_a_deleted_message_makes_no_other_for_minutes() {
    let discord = start();
    discord.set_nonce_window(2 * MINUTE);
    let first = id(&post(&discord, CHANNEL, &board("1")).reply());
    discord.delete_as_somebody(CHANNEL, &first);
    assert_eq!(post(&discord, CHANNEL, &board("1")).reply().error(), (404, 10008));
    assert_eq!(post(&discord, CHANNEL, &board("2")).reply().status, 200);
    discord.advance(2 * MINUTE);
    assert_eq!(post(&discord, CHANNEL, &board("1")).reply().status, 200);
}

#[test]
fn a_body_that_discord_or_we_would_refuse_is_refused() {
    let discord = start();
    let button = json!({ "type": 2, "style": 2, "label": "Help", "custom_id": "b~0" });
    let menu = json!({ "type": 3, "custom_id": "m", "options": [{ "label": "L", "value": "v" }] });
    let cases = [
        ("/content", json!("é".repeat(2001)), "<=2000,"),
        ("/content", json!(""), ">=1,"),
        ("/flags", json!(64), "/flags"),
        ("/allowed_mentions", json!({ "parse": ["everyone"] }), "allowed_mentions"),
        ("/embeds", json!([]), "'embeds' not allowed"),
        ("/components/0/components", json!([button, button]), "a custom_id that is taken"),
        ("/components/0/components", json!(vec![&button; 6]), "maximum 5 items"),
        ("/components/0/components", json!([menu]), "/components/0"),
        ("/components/0/components/0/custom_id", json!("é".repeat(101)), "<=100,"),
    ];
    let message = id(&post(&discord, CHANNEL, &board("1")).reply());
    for (place, value, says) in cases {
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut body = board("2");
        body.pointer_mut(parent).unwrap()[key] = value;
        let posted = post(&discord, CHANNEL, &body);
        body.as_object_mut().unwrap().retain(|key, _| !key.ends_with("nonce"));
        for ask in [posted, edit(&discord, CHANNEL, &message, &body)] {
            assert_eq!(ask.reply().error(), (400, 50035), "{place}");
            let violations = discord.take_violations().join("; ");
            assert!(violations.contains(says), "{says}: {violations}");
        }
    }
    assert_eq!(discord.messages(CHANNEL).len(), 1);
}

#[test]
fn a_post_has_an_enforced_nonce_and_an_edit_its_mentions() {
    let discord = start();
    for (key, value, says) in [
        ("nonce", json!("x".repeat(26)), "<=25,"),
        ("nonce", json!(7), "/nonce"),
        ("enforce_nonce", json!(false), "must be true ("),
    ] {
        let mut body = board("1");
        body[key] = value;
        assert_eq!(post(&discord, CHANNEL, &body).reply().error(), (400, 50035));
        assert!(discord.take_violations().join("; ").contains(says), "{says}");
    }
    let message = id(&post(&discord, CHANNEL, &board("1")).reply());
    let parsed = json!({ "content": "@everyone" });
    assert_eq!(edit(&discord, CHANNEL, &message, &parsed).reply().error(), (400, 50035));
    take_violation(&discord, "missing properties 'allowed_mentions'");
}

#[test]
fn an_edit_keeps_what_it_does_not_name() {
    let discord = start();
    let posted = post(&discord, CHANNEL, &board("1")).reply();
    let edited = edit(&discord, CHANNEL, &id(&posted), &renewed("New")).reply().json();
    assert_eq!((&edited["id"], &edited["content"]), (&posted.json()["id"], &json!("New")));
    assert_eq!(edited["components"], posted.json()["components"]);
    assert!(edited["edited_timestamp"].is_string());
    assert_eq!(discord.messages(CHANNEL), [edited]);
    let unknown = edit(&discord, CHANNEL, "7", &renewed("New")).reply();
    assert_eq!(unknown.error(), (404, 10008));
    let elsewhere = edit(&discord, ANOTHER, &id(&posted), &renewed("New")).reply();
    assert_eq!(elsewhere.error(), (404, 10008));
}

#[test]
fn edits_of_what_is_older_than_an_hour_have_a_limit_of_their_own() {
    let discord = start();
    discord.set_old_edits(1, Duration::from_millis(1500));
    let [old, new] = ["1", "2"].map(|nonce| id(&post(&discord, CHANNEL, &board(nonce)).reply()));
    discord.age(CHANNEL, &old, 61 * MINUTE);
    let renew = |message: &str| edit(&discord, CHANNEL, message, &renewed("New")).reply();
    assert_eq!([renew(&old).status, renew(&new).status, renew(&new).status], [200; 3]);
    let refused = renew(&old);
    assert_eq!((refused.error(), refused.header("retry-after")), ((429, 30046), Some("2")));
    let says = "Maximum number of edits to messages older than 1 hour reached. Try again later.";
    assert_eq!(refused.json()["message"], says);
    assert_eq!(renew(&new).status, 200);
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(renew(&old).error(), (429, 30046));
    take_violation(&discord, "before its 429 (30046) allowed it");
    // It is over when it said.
    std::thread::sleep(Duration::from_secs_f64(
        renew(&old).json()["retry_after"].as_f64().unwrap(),
    ));
    discord.take_violations();
    assert_eq!(renew(&old).status, 200);
}

#[test]
fn an_old_message_in_another_channel_has_a_limit_there() {
    let discord = start();
    discord.set_old_edits(1, MINUTE);
    for (channel, nonce) in [(CHANNEL, "1"), (ANOTHER, "2"), (CHANNEL, "3")] {
        let message = id(&post(&discord, channel, &board(nonce)).reply());
        discord.age(channel, &message, 61 * MINUTE);
        let status = edit(&discord, channel, &message, &renewed("New")).reply().status;
        assert_eq!(status, if nonce == "3" { 429 } else { 200 });
    }
}

#[test]
fn nothing_of_anybody_elses_may_be_touched() {
    let discord = start();
    let theirs = discord.post_as(SOMEBODY, CHANNEL, &board("1"));
    let edited = edit(&discord, CHANNEL, &theirs, &renewed("New")).reply();
    assert_eq!(edited.error(), (403, 50005));
    take_violation(&discord, "somebody else's");
    assert_eq!(delete(&discord, CHANNEL, &theirs).reply().error(), (403, 50013));
    take_violation(&discord, "somebody else's");
    discord.set_bot_permissions(super::posting::GUILD, NEEDED | MANAGE_MESSAGES);
    assert_eq!(delete(&discord, CHANNEL, &theirs).reply().status, 204);
    take_violation(&discord, "somebody else's");
    assert_eq!((discord.touched().len(), discord.messages(CHANNEL).len()), (3, 0));
}

#[test]
fn a_removal_says_why_and_unpins() {
    let discord = start();
    let message = id(&post(&discord, CHANNEL, &board("1")).reply());
    discord.pin_as_bot(CHANNEL, &message);
    assert_eq!(discord.pins(CHANNEL).len(), 1);
    assert_eq!(delete(&discord, CHANNEL, &message).reply().status, 204);
    assert_eq!(discord.pins(CHANNEL), Vec::<Value>::new());
    assert_eq!(delete(&discord, CHANNEL, &message).reply().error(), (404, 10008));
    let seen = discord.seen();
    assert_eq!(seen.on(Route::DeleteMessage)[0].reason.as_deref(), Some("The board"));
    let silent = discord.post_as_bot(CHANNEL, &board("2"));
    delete(&discord, CHANNEL, &silent).without("x-audit-log-reason").reply();
    take_violation(&discord, "without a reason");
}

#[test]
fn an_archived_thread_is_read_and_woken_by_a_post_unless_it_is_locked() {
    let discord = start();
    let message = id(&post(&discord, THREAD, &board("1")).reply());
    discord.archive(THREAD);
    let renew = || edit(&discord, THREAD, &message, &renewed("New")).reply();
    assert_eq!(renew().error(), (400, 50083));
    assert_eq!(post(&discord, THREAD, &board("2")).reply().status, 200);
    assert_eq!(renew().status, 200);
    discord.archive(THREAD);
    discord.lock(THREAD);
    assert_eq!(post(&discord, THREAD, &board("3")).reply().error(), (400, 160_005));
    assert_eq!(delete(&discord, THREAD, &message).reply().error(), (400, 50083));
    let messages = Ask::new(&discord, "GET", &format!("/channels/{THREAD}/messages")).reply();
    assert_eq!(messages.json().as_array().unwrap().len(), 2);
}
