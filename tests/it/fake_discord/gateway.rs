//! The gateway of the fake: who may come in, what is missed, and what is replayed.
//!
//! Who does wrong is closed with the code that Discord has for it, and is remembered; what goes
//! wrong on Discord's own side is in `gateway_faults`.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Got, Shard, identify, resume};
use crate::support::discord::{Discord, SOON, TOKEN};
use crate::support::interactions::command;

#[test]
fn a_shard_is_greeted_identifies_and_is_heard() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_millis(5000));
    let mut shard = Shard::open(&discord).unwrap();
    assert_eq!(shard.frame()["d"]["heartbeat_interval"], 5000);
    // A heartbeat is welcome before the identify too.
    shard.say(1, &Value::Null);
    assert_eq!(shard.frame()["op"], 11);
    shard.say(2, &identify());
    let ready = shard.frame()["d"].clone();
    assert_eq!((&ready["v"], &ready["shard"]), (&json!(10), &json!([0, 1])));
    assert_eq!(ready["resume_gateway_url"], discord.gateway());
    discord.wait_until_ready(SOON);
    shard.say(1, &json!(1));
    assert_eq!(shard.frame()["op"], 11);
    shard.say(3, &json!({ "status": "online" }));
    let seen = discord.wait_for("a presence", SOON, |seen| !seen.presences.is_empty());
    assert_eq!(discord.identifies(), [identify()]);
    assert_eq!((discord.connects().len(), seen.heartbeats.len()), (1, 2));
    assert!(discord.connects()[0] <= seen.identifies[0].at);
    shard.close(1000);
    discord.wait_for("a close", SOON, |seen| seen.closes == [Some(1000)]);
    discord.wait_until_away(SOON);
}

#[test]
fn serenity_understands_ready() {
    let discord = Discord::start();
    let (_shard, ready) = Shard::ready(&discord);
    let ready: serenity::model::gateway::Ready = serde_json::from_value(ready).unwrap();
    assert_eq!(ready.guilds.len(), 1);
}

#[test]
fn who_identifies_wrongly_is_closed_with_the_code_for_it() {
    let discord = Discord::start();
    let cases = [
        ("token", json!("wrong"), 4004),
        ("properties", json!(null), 4002),
        ("intents", json!(null), 4013),
        ("intents", json!(1_u64 << 40), 4013),
        ("intents", json!(1 << 15), 4014),
        ("shard", json!([1, 1]), 4010),
    ];
    for (key, value, code) in cases {
        let mut shard = Shard::open(&discord).unwrap();
        shard.frame();
        let mut wrong = identify();
        wrong[key] = value;
        shard.say(2, &wrong);
        assert_eq!(shard.read(), Got::Closed(code));
        assert_eq!(discord.take_violations().len(), 1);
    }
    let url = discord.gateway();
    let mut shard = Shard::open_at(&format!("{url}/?v=9")).unwrap();
    assert_eq!(shard.read(), Got::Closed(4012));
    assert!(discord.take_violations()[0].contains("v=10"));
}

/// Something that does not belong.
type Says = fn(&mut Shard);

#[test]
fn who_says_what_does_not_belong_is_closed() {
    let discord = Discord::start();
    let mut early = Shard::open(&discord).unwrap();
    early.frame();
    early.say(3, &json!({}));
    assert_eq!(early.read(), Got::Closed(4003));
    let cases: [(Says, u16); 6] = [
        (|it| it.say(2, &identify()), 4005),
        (|it| it.say(6, &json!({})), 4005),
        (|it| it.say(99, &json!({})), 4001),
        (|it| it.say_text("not JSON"), 4002),
        (|it| it.say_bytes(b"{}"), 4002),
        (|it| it.say(3, &json!("x".repeat(4096))), 4002),
    ];
    for (says, code) in cases {
        let (mut shard, _) = Shard::ready(&discord);
        says(&mut shard);
        assert_eq!(shard.read(), Got::Closed(code));
    }
    assert_eq!(discord.take_violations().len(), 7);
}

#[test]
fn who_says_too_much_or_nothing_is_closed() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_millis(1));
    let (mut silent, _) = Shard::ready(&discord);
    let (mut shard, _) = Shard::ready(&discord);
    for _ in 0..120 {
        shard.say(3, &json!({}));
    }
    assert_eq!(shard.read(), Got::Closed(4008));
    assert!(discord.take_violations()[0].contains("too many frames"));
    assert_eq!(silent.read(), Got::Closed(4000));
    assert!(discord.take_violations()[0].contains("heartbeats stopped"));
    let (mut liar, _) = Shard::ready(&discord);
    liar.say(1, &json!(7));
    liar.frame();
    assert!(discord.take_violations()[0].contains("never sent"));
}

#[test]
fn what_was_missed_is_replayed_to_who_resumes() {
    let discord = Discord::start();
    let (mut shard, ready) = Shard::ready(&discord);
    discord.dispatch("SOMETHING_NEW", &json!({ "unheard": "of" }));
    assert_eq!(shard.frame()["t"], "SOMETHING_NEW");
    drop(shard);
    discord.wait_until_away(SOON);
    let missed = discord.send_while_away(&command("help").json());
    let mut shard = Shard::open(&discord).unwrap();
    shard.frame();
    shard.say(6, &resume(&ready, 2));
    let [replayed, resumed] = [shard.frame(), shard.frame()];
    assert_eq!((&replayed["s"], &replayed["d"]["token"]), (&json!(3), &json!(missed.token)));
    assert_eq!((&resumed["s"], &resumed["t"]), (&json!(4), &json!("RESUMED")));
    discord.wait_until_ready(SOON);
    assert_eq!(discord.resumes(), [resume(&ready, 2)]);
    discord.send(&command("help").json());
    assert_eq!(shard.frame()["s"], 5);
}

#[test]
fn who_resumes_wrongly_is_told_so() {
    let discord = Discord::start();
    let (shard, ready) = Shard::ready(&discord);
    drop(shard);
    let says = |data: &Value| {
        let mut shard = Shard::open(&discord).unwrap();
        shard.frame();
        shard.say(6, data);
        let said = shard.read();
        (said, shard)
    };
    let invalid = json!({ "op": 9, "d": false, "s": null, "t": null });
    let unknown = json!({ "token": TOKEN, "session_id": "unknown", "seq": 1 });
    let (said, mut shard) = says(&unknown);
    assert_eq!(said, Got::Frame(invalid.clone()));
    shard.say(2, &identify());
    assert_eq!(shard.frame()["t"], "READY");
    let mut wrong = resume(&ready, 1);
    wrong["token"] = json!("wrong");
    assert_eq!(says(&wrong).0, Got::Closed(4004));
    assert_eq!(says(&resume(&ready, 99)).0, Got::Closed(4007));
    assert_eq!(says(&resume(&ready, 1)).0, Got::Frame(invalid));
    assert_eq!(discord.take_violations().len(), 2);
}

#[test]
fn a_session_that_was_closed_with_1000_is_over() {
    let discord = Discord::start();
    let (shard, ready) = Shard::ready(&discord);
    shard.close(1000);
    let mut shard = Shard::open(&discord).unwrap();
    shard.frame();
    shard.say(6, &resume(&ready, 1));
    assert_eq!(shard.frame()["op"], 9);
}

#[test]
fn an_interaction_goes_to_the_shard_of_its_server() {
    let discord = Discord::start();
    let mut shards = [0, 1].map(|id| {
        let mut shard = Shard::open(&discord).unwrap();
        shard.frame();
        let mut data = identify();
        data["shard"] = json!([id, 2]);
        shard.say(2, &data);
        assert_eq!(shard.frame()["d"]["shard"], json!([id, 2]));
        shard
    });
    discord.wait_until_ready(SOON);
    let odd = (1_u64 << 22).to_string();
    let sent = discord.send(&command("help").in_server(&odd).json());
    assert_eq!(shards[1].frame()["d"]["id"], sent.id);
    let direct = discord.send(&command("help").in_direct_message().json());
    assert_eq!(shards[0].frame()["d"]["id"], direct.id);
}

#[test]
#[should_panic(expected = "a session: awaited for 20ms; seen: 0 connects")]
fn a_session_that_does_not_come_fails_the_test() {
    Discord::start().wait_until_ready(Duration::from_millis(20));
}
