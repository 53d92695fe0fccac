//! Each fault of the gateway does what it says, so many times, and is then over.
//!
//! Some of them end the session and some do not, which decides what a later resume meets. No fault
//! is a violation: the program has done nothing wrong.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Got, Shard, identify, resume};
use crate::support::discord::{ALWAYS, Discord, GatewayFault, Now};
use crate::support::interactions::{command, of_unknown_type};

/// In which what does come would have come.
const MOMENT: Duration = Duration::from_millis(200);

fn op(op: u64, data: &Value) -> Got {
    Got::Frame(json!({ "op": op, "d": data, "s": null, "t": null }))
}

#[test]
fn a_socket_is_refused_or_gone_at_once_or_never_greeted() {
    let discord = Discord::start();
    discord.gateway_fault(GatewayFault::Refused(503), 1);
    assert!(Shard::open(&discord).err().unwrap().contains("503"));
    discord.gateway_fault(GatewayFault::ClosedAtOnce, 2);
    for _ in 0..2 {
        assert_eq!(Shard::open(&discord).unwrap().read(), Got::Gone);
    }
    discord.gateway_fault(GatewayFault::NoHello, 1);
    let mut silent = Shard::open(&discord).unwrap();
    assert_eq!(silent.read_within(MOMENT), Got::Nothing);
    Shard::ready(&discord);
    assert_eq!(discord.connects().len(), 5);
}

#[test]
fn an_identify_is_answered_with_a_close_until_that_is_taken_off() {
    let discord = Discord::start();
    for code in [4000, 4003, 4004, 4009, 4010, 4011, 4013, 4014] {
        discord.gateway_fault(GatewayFault::CloseOnIdentify(code), ALWAYS);
        for _ in 0..2 {
            let mut shard = Shard::open(&discord).unwrap();
            shard.frame();
            shard.say(2, &identify());
            assert_eq!(shard.read(), Got::Closed(code));
        }
        discord.no_more_faults();
    }
    discord.gateway_fault(GatewayFault::InvalidOnIdentify, 1);
    let mut shard = Shard::open(&discord).unwrap();
    shard.frame();
    shard.say(2, &identify());
    assert_eq!(shard.read(), op(9, &json!(false)));
    shard.say(2, &identify());
    assert_eq!(shard.frame()["t"], "READY");
}

#[test]
fn a_resume_is_answered_with_what_was_laid_on_it() {
    let discord = Discord::start();
    let (shard, ready) = Shard::ready(&discord);
    drop(shard);
    let faults = [
        (GatewayFault::NotYetOnResume, op(9, &json!(true))),
        (GatewayFault::CloseOnResume(4000), Got::Closed(4000)),
        (GatewayFault::InvalidOnResume, op(9, &json!(false))),
    ];
    let answer = || {
        let mut shard = Shard::open(&discord).unwrap();
        shard.frame();
        shard.say(6, &resume(&ready, 1));
        shard.read()
    };
    for (fault, expected) in faults {
        discord.gateway_fault(fault, 1);
        assert_eq!(answer(), expected);
    }
    // The last of them has ended the session.
    assert_eq!(answer(), op(9, &json!(false)));
}

#[test]
fn a_heartbeat_is_not_acknowledged() {
    let discord = Discord::start();
    let (mut shard, _) = Shard::ready(&discord);
    discord.gateway_fault(GatewayFault::NoAck, 1);
    shard.say(1, &json!(1));
    assert_eq!(shard.read_within(MOMENT), Got::Nothing);
    shard.say(1, &json!(1));
    assert_eq!(shard.frame()["op"], 11);
}

#[test]
fn the_gateway_does_at_once_what_it_is_told() {
    let discord = Discord::start();
    let cases = [
        (Now::Reconnect, Got::Frame(json!({ "op": 7, "d": null }))),
        (Now::Heartbeat, Got::Frame(json!({ "op": 1, "d": null }))),
        (Now::InvalidResumable, op(9, &json!(true))),
        (Now::Invalid, op(9, &json!(false))),
        (Now::Close(4000), Got::Closed(4000)),
        (Now::Drop, Got::Gone),
        (Now::Text("{ not JSON".to_owned()), Got::Text("{ not JSON".to_owned())),
    ];
    for (now, expected) in cases {
        let (mut shard, _) = Shard::ready(&discord);
        discord.now(&now);
        assert_eq!(shard.read(), expected);
    }
}

#[test]
fn a_session_is_over_after_some_closes_and_not_after_others() {
    let discord = Discord::start();
    for (code, op) in [(4000, 0), (4008, 0), (4009, 9), (4014, 9)] {
        let (mut shard, ready) = Shard::ready(&discord);
        discord.now(&Now::Close(code));
        assert_eq!(shard.read(), Got::Closed(code));
        drop(shard);
        let mut shard = Shard::open(&discord).unwrap();
        shard.frame();
        shard.say(6, &resume(&ready, 1));
        assert_eq!(shard.frame()["op"], op, "{code}");
    }
}

/// What serenity makes of the interactions that the fake can send.
#[test]
fn an_interaction_can_be_one_that_serenity_does_not_understand() {
    use serenity::model::application::Interaction;
    let discord = Discord::start();
    let (mut shard, _) = Shard::ready(&discord);
    let help = command("help");
    let cases = [
        (help.json(), true),
        (command("help").without("locale").json(), false),
        (of_unknown_type(), false),
    ];
    for (interaction, understood) in cases {
        discord.send(&interaction);
        let data = shard.frame()["d"].clone();
        let read = serde_json::from_value::<Interaction>(data);
        assert_eq!(read.is_ok(), understood, "{:?}", read.err());
    }
}
