//! An interaction at the fake: it is dispatched, answered once and in time, and edited.
//!
//! Whatever Discord would refuse of an answer is refused with Discord's own code and remembered,
//! and what was refused is not there: the next answer is the first.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Ask, Shard, call_back, edit, message};
use crate::support::discord::{APPLICATION, Discord, SOON};
use crate::support::interactions::{autocomplete, command, press};

/// A fake with a session, whose shard is kept open.
fn with_session() -> (Discord, Shard) {
    let discord = Discord::start();
    let (shard, _) = Shard::ready(&discord);
    (discord, shard)
}

#[test]
fn an_interaction_has_an_id_and_a_token_of_its_own() {
    let (discord, mut shard) = with_session();
    let help = command("help").json();
    let [first, second] = [discord.send(&help), discord.send(&help)];
    let frames = [shard.frame(), shard.frame()];
    assert_eq!(frames.each_ref().map(|it| it["s"].as_u64()), [Some(2), Some(3)]);
    for (sent, frame) in [&first, &second].into_iter().zip(&frames) {
        assert_eq!(frame["t"], "INTERACTION_CREATE");
        let mut expected = help.clone();
        expected["id"] = json!(sent.id);
        expected["token"] = json!(sent.token);
        expected["application_id"] = json!(APPLICATION);
        assert_eq!(frame["d"], expected);
        let marker = help["token"].as_str().unwrap();
        assert!(sent.token.starts_with(marker), "{}", sent.token);
    }
    assert!(first.id != second.id && first.token != second.token);
}

#[test]
fn a_response_is_accepted_once() {
    let (discord, _shard) = with_session();
    let sent = discord.send(&command("help").json());
    assert_eq!(call_back(&discord, &sent, &message()).reply().status, 204);
    assert_eq!(discord.answer(&sent), message());
    discord.set_same_again_after(Duration::MAX);
    let second = call_back(&discord, &sent, &message()).reply();
    assert_eq!(second.error(), (400, 40060));
    assert!(discord.take_violations()[0].contains("answered before"));
}

#[test]
fn the_same_response_may_come_again_after_a_while_and_another_may_not() {
    let (discord, _shard) = with_session();
    discord.set_same_again_after(Duration::ZERO);
    let sent = discord.send(&command("help").json());
    assert_eq!(call_back(&discord, &sent, &message()).reply().status, 204);
    assert_eq!(call_back(&discord, &sent, &message()).reply().error(), (400, 40060));
    assert_eq!(discord.take_violations(), [""; 0]);
    let mut other = message();
    other["data"]["content"] = json!("Danger? 101");
    assert_eq!(call_back(&discord, &sent, &other).reply().error(), (400, 40060));
    assert!(discord.take_violations()[0].contains("answered before"));
}

#[test]
fn a_program_that_answers_is_asked_in_one_step() {
    let (discord, mut shard) = with_session();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let got = shard.frame()["d"].clone();
            let [id, token] = ["id", "token"].map(|key| got[key].as_str().unwrap());
            let path = format!("/interactions/{id}/{token}/callback");
            let ask = Ask::new(&discord, "POST", &path).body(&message());
            assert_eq!(ask.reply().status, 204);
        });
        assert_eq!(discord.ask(&command("help").json()), message());
    });
}

#[test]
fn a_response_that_is_late_or_to_nothing_is_refused() {
    let (discord, _shard) = with_session();
    discord.set_answer_within(Duration::from_millis(100));
    let sent = discord.send(&command("help").json());
    std::thread::sleep(Duration::from_millis(110));
    assert_eq!(call_back(&discord, &sent, &message()).reply().error(), (404, 10062));
    assert!(discord.take_violations()[0].contains("it came late"));
    let mut wrong = discord.send(&command("help").json());
    wrong.id = sent.id;
    assert_eq!(call_back(&discord, &wrong, &message()).reply().error(), (404, 10062));
    assert!(discord.take_violations()[0].contains("no such interaction"));
}

#[test]
#[should_panic(expected = "the application did not respond")]
fn an_interaction_without_a_response_fails_the_test() {
    let (discord, _shard) = with_session();
    discord.set_answer_within(Duration::from_millis(50));
    discord.ask(&command("help").json());
}

#[test]
fn a_response_that_discord_would_refuse_is_refused() {
    let (discord, _shard) = with_session();
    let button = &message()["data"]["components"][0]["components"][0];
    let cases = [
        ("/data/content", json!("é".repeat(2001)), "<=2000,"),
        ("/data/components/0/components", json!([button, button]), "custom_id that is taken"),
        ("/data/allowed_mentions", json!({ "parse": ["users"] }), "allowed_mentions"),
        ("/data/flags", json!("64"), "/data/flags"),
        ("/type", json!(7), "answers no interaction of type 2"),
    ];
    let sent = discord.send(&command("help").json());
    for (place, value, says) in cases {
        let mut body = message();
        *body.pointer_mut(place).unwrap() = value;
        let reply = call_back(&discord, &sent, &body).reply();
        assert_eq!(reply.error(), (400, 50035), "{place}");
        let violations = discord.take_violations().join("; ");
        assert!(violations.contains(says), "{violations}");
    }
    assert_eq!(call_back(&discord, &sent, &message()).reply().status, 204);
}

#[test]
fn a_response_fits_what_was_asked() {
    let (discord, _shard) = with_session();
    let update = json!({ "type": 7, "data": message()["data"] });
    let none = json!({ "type": 8, "data": { "choices": [] } });
    for (asked, answer) in [(press("h~0").json(), &update), (autocomplete("help").json(), &none)] {
        let sent = discord.send(&asked);
        assert_eq!(call_back(&discord, &sent, answer).reply().status, 204);
    }
    let sent = discord.send(&autocomplete("help").json());
    assert_eq!(call_back(&discord, &sent, &message()).reply().error(), (400, 50035));
    assert_eq!(discord.take_violations().len(), 1);
}

#[test]
fn a_response_comes_back_only_when_it_is_asked_for() {
    let (discord, _shard) = with_session();
    let sent = discord.send(&command("help").json());
    let path = format!("/interactions/{}/{}/callback?with_response=true", sent.id, sent.token);
    let reply = Ask::new(&discord, "POST", &path).body(&message()).reply();
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("x-ratelimit-bucket"), None);
    let (callback, resource) = (&reply.json()["interaction"], &reply.json()["resource"]);
    assert_eq!(callback["response_message_id"], resource["message"]["id"]);
    assert_eq!(callback["response_message_ephemeral"], true);
    assert_eq!(resource["message"]["content"], "Danger? 999");
}

#[test]
fn a_deferred_response_is_edited_and_comes_back_as_discord_has_it() {
    let (discord, _shard) = with_session();
    let sent = discord.send(&command("help").json());
    let later = json!({ "type": 5, "data": { "flags": 64 } });
    assert_eq!(call_back(&discord, &sent, &later).reply().status, 204);
    let mut body = message()["data"].clone();
    body["flags"] = json!(4);
    let edited = edit(&discord, &sent, &body).reply();
    assert_eq!(edited.status, 200);
    assert!(edited.header("x-ratelimit-bucket").is_some());
    let message = edited.json();
    assert_eq!((&message["content"], &message["flags"]), (&json!("Danger? 999"), &json!(68)));
    assert_eq!(message["components"][0]["id"], 1);
    assert_eq!(message["components"][0]["components"][0]["id"], 2);
    assert_eq!(discord.edits(&sent), [body]);
}

#[test]
fn an_edit_that_discord_would_refuse_is_refused() {
    let (discord, _shard) = with_session();
    let data = |flags: u64| {
        let mut body: Value = message()["data"].clone();
        body["flags"] = json!(flags);
        body
    };
    let sent = discord.send(&command("help").json());
    assert_eq!(edit(&discord, &sent, &data(4)).reply().error(), (404, 10015));
    assert_eq!(call_back(&discord, &sent, &message()).reply().status, 204);
    assert_eq!(edit(&discord, &sent, &data(64)).reply().error(), (400, 50035));
    let choices = discord.send(&autocomplete("help").json());
    let none = json!({ "type": 8, "data": { "choices": [] } });
    assert_eq!(call_back(&discord, &choices, &none).reply().status, 204);
    assert_eq!(edit(&discord, &choices, &data(4)).reply().error(), (404, 10008));
    discord.set_edit_within(Duration::ZERO);
    assert_eq!(edit(&discord, &sent, &data(4)).reply().error(), (401, 50027));
    assert_eq!(discord.take_violations().len(), 4);
    assert_eq!(discord.edits(&sent), Vec::<Value>::new());
    discord.wait_for("all requests", SOON, |seen| seen.requests.len() == 6);
}
