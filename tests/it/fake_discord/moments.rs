//! Requests that the fake holds, and a world that changes in the moment before one counts.
//!
//! What is held is there also when its sender has gone: it is let go on, and carried out late, or
//! it is forgotten, as if it had never come.

use std::thread;
use std::time::Duration;

use super::client::get;
use super::posting::{CHANNEL, board, edit, id, post, read, renewed, start};
use crate::support::discord::permissions::SEND_MESSAGES;
use crate::support::discord::{Discord, Fault, Route, SOON, When};

/// Sends a post that is not waited for.
fn send(discord: &Discord, nonce: &str, within: Duration) -> thread::JoinHandle<Option<u16>> {
    let ask = post(discord, CHANNEL, &board(nonce)).within(within);
    thread::spawn(move || ask.send().ok().map(|reply| reply.status))
}

#[test]
fn a_request_is_held_before_or_after_it_is_carried_out() {
    let discord = start();
    for (when, carried_out) in [(When::Before, 0), (When::After, 2)] {
        discord.hold(1, when);
        assert_eq!(read(&discord, "").reply().status, 200);
        let sender = send(&discord, &format!("{when:?}"), SOON);
        let held = discord.wait_until_held(SOON);
        assert_eq!(held, format!("POST /api/v10/channels/{CHANNEL}/messages"));
        assert_eq!(discord.messages(CHANNEL).len(), carried_out);
        // Others go their way.
        assert_eq!(read(&discord, "").reply().status, 200);
        let of_held = |discord: &Discord| discord.seen().on(Route::Post).last().unwrap().status;
        assert_eq!(of_held(&discord), None);
        discord.release();
        assert_eq!(sender.join().unwrap(), Some(200));
        assert_eq!(of_held(&discord), Some(200));
    }
    assert_eq!(discord.messages(CHANNEL).len(), 2);
}

#[test]
fn what_is_forgotten_before_it_is_carried_out_never_was() {
    let discord = start();
    for (when, messages) in [(When::Before, 0), (When::After, 1)] {
        discord.hold(0, when);
        let sender = send(&discord, &format!("{when:?}"), Duration::from_millis(300));
        discord.wait_until_held(SOON);
        assert_eq!(sender.join().unwrap(), None);
        discord.forget_held();
        assert_eq!(discord.messages(CHANNEL).len(), messages);
    }
    // What was forgotten stays forgotten.
    discord.release();
    assert_eq!(read(&discord, "").reply().status, 200);
    assert_eq!(discord.messages(CHANNEL).len(), 1);
}

#[test]
fn a_request_whose_sender_is_gone_is_carried_out_late() {
    let discord = start();
    discord.hold(0, When::Before);
    let sender = send(&discord, "1", Duration::from_millis(200));
    discord.wait_until_held(SOON);
    assert_eq!(sender.join().unwrap(), None);
    // Who comes again with the same nonce makes the message, and the late one makes no other.
    let message = id(&post(&discord, CHANNEL, &board("1")).reply());
    discord.release();
    let answered = |seen: &crate::support::discord::Seen| {
        seen.on(Route::Post).iter().all(|request| request.status == Some(200))
    };
    discord.wait_for("the late request", SOON, answered);
    assert_eq!(discord.messages(CHANNEL).len(), 1);
    assert_eq!(discord.messages(CHANNEL)[0]["id"], message);
}

#[test]
#[should_panic(expected = "a request to hold: awaited for 50ms")]
fn a_hold_that_nothing_comes_to_fails_the_test() {
    let discord = start();
    discord.hold(0, When::Before);
    discord.wait_until_held(Duration::from_millis(50));
}

#[test]
fn the_world_changes_in_the_moment_before() {
    let discord = start();
    let message = id(&post(&discord, CHANNEL, &board("1")).reply());
    let gone = message.clone();
    discord.before(Route::EditMessage, 1, move |world| world.delete_as_somebody(CHANNEL, &gone));
    discord.before(Route::Post, 0, |world| world.deny(CHANNEL, SEND_MESSAGES));
    let renew = || edit(&discord, CHANNEL, &message, &renewed("New")).reply();
    assert_eq!(renew().status, 200);
    // What a fault strikes is not carried out, and does not count.
    discord.fault(Route::EditMessage, Fault::ServerError, 1);
    assert_eq!(renew().status, 500);
    assert_eq!(renew().error(), (404, 10008));
    assert_eq!(post(&discord, CHANNEL, &board("2")).reply().error(), (403, 50013));
}

#[test]
fn a_change_that_cannot_be_made_is_told() {
    let discord = start();
    discord.before(Route::Channel, 0, |world| world.set_nsfw("7", true));
    assert_eq!(read(&discord, "").reply().status, 200);
    super::posting::take_violation(&discord, "the world could not change");
}

#[test]
fn faults_strike_the_routes_of_channels_too() {
    let discord = start();
    discord.fault(Route::Post, Fault::Refused(403, 50013), 1);
    assert_eq!(post(&discord, CHANNEL, &board("1")).reply().error(), (403, 50013));
    discord.fault(Route::Post, Fault::DoneThenError, 1);
    assert_eq!(post(&discord, CHANNEL, &board("1")).reply().error(), (500, 0));
    assert_eq!(discord.messages(CHANNEL).len(), 1);
    let changed = Fault::Changed(serde_json::json!({ "author": null }));
    discord.fault(Route::Messages, changed, 1);
    assert!(read(&discord, "/messages").reply().json()[0]["author"].is_null());
}

#[test]
fn all_routes_together_have_a_limit_and_no_two_channels_share_one() {
    let discord = start();
    discord.set_rate(1, Duration::from_secs(60));
    for channel in [CHANNEL, super::posting::ANOTHER] {
        let path = format!("/channels/{channel}");
        assert_eq!(get(&discord, &path).reply().header("x-ratelimit-remaining"), Some("0"));
        let message = format!("/channels/{channel}/messages");
        assert_eq!(get(&discord, &message).reply().status, 200);
    }
    discord.set_global_rate(2);
    // A slow machine may take several seconds until three requests fall into one.
    let refused = (0..1_000)
        .map(|n| get(&discord, &format!("/guilds/{n}/roles")).reply())
        .find(|reply| reply.status != 404)
        .unwrap();
    assert_eq!((refused.status, refused.header("x-ratelimit-global")), (429, Some("true")));
    assert_eq!(refused.header("x-ratelimit-scope"), Some("global"));
    assert!(discord.take_violations()[0].contains("over the global limit of 2"));
    thread::sleep(Duration::from_secs(1));
    assert_eq!(get(&discord, "/gateway/bot").reply().status, 200);
}
