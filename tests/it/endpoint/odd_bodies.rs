//! Ten thousand bodies that Discord signed and nobody expects: each has a reply that Discord takes.
//!
//! They are random bytes, interactions that are cut off or have other bytes or other values, and any JSON; each is
//! made of a number, which a failing test prints.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{Listening, Signer, serving};
use crate::support::interactions::{autocomplete, choose, command, of_unknown_type, ping, press};
use crate::support::{LISTED, limits_of_discord, missing_signpost};

/// Keys that an interaction has, at any depth.
const KEYS: [&str; 16] = [
    "type",
    "id",
    "token",
    "application_id",
    "guild_id",
    "channel_id",
    "member",
    "message",
    "data",
    "name",
    "options",
    "custom_id",
    "component_type",
    "values",
    "value",
    "permissions",
];

/// Texts that mean something in one place or another.
const TEXTS: [&str; 12] = [
    "contacts",
    "help",
    "board",
    "guidance",
    "consent",
    "area",
    "luton",
    "ou1:contacts:luton~1",
    "tp65535:topic:a~b",
    LISTED,
    "\u{1f642}",
    "",
];

fn value(random: &mut fastrand::Rng, depth: usize) -> Value {
    match random.u8(..if depth > 4 { 6 } else { 9 }) {
        0 => Value::Null,
        1 => json!(random.bool()),
        2 => json!(random.u64(..130)),
        3 => json!(random.f64() * 1e30 - 1e20),
        4 => json!(random.i64(..)),
        5 => json!(TEXTS[random.usize(..TEXTS.len())]),
        6 => (0..random.usize(..4)).map(|_| value(random, depth + 1)).collect(),
        _ => Value::Object(object(random, depth)),
    }
}

fn object(random: &mut fastrand::Rng, depth: usize) -> Map<String, Value> {
    let mut keys = || (KEYS[random.usize(..KEYS.len())].to_owned(), value(random, depth + 1));
    (0..6).map(|_| keys()).collect()
}

/// An interaction of which some values are others, and some keys are gone or are there twice.
fn like_an_interaction(random: &mut fastrand::Rng, right: &Value) -> Vec<u8> {
    let mut odd = right.clone();
    for place in ["", "/data", "/member", "/message", "/data/options/0"] {
        let Some(Value::Object(keys)) = odd.pointer_mut(place) else { continue };
        let names: Vec<String> = keys.keys().cloned().collect();
        for name in names {
            match random.u8(..12) {
                0 => drop(keys.remove(&name)),
                1 => drop(keys.insert(name, value(random, 2))),
                _ => {}
            }
        }
    }
    let text = odd.to_string();
    let twice = || text.replacen('{', "{\"type\":3,\"data\":{\"custom_id\":7},", 1);
    if random.u8(..10) == 0 { twice().into_bytes() } else { text.into_bytes() }
}

fn rights() -> Vec<Value> {
    let all = [
        command("contacts").option("area", "luton").in_server(LISTED).json(),
        command("guidance").subcommand("consent").option("share", true).json(),
        command("board").subcommand("post").option("board", "worried").with_permissions(32).json(),
        press("ou1:contacts:luton~1").on_shared_message().json(),
        choose("menu~1", "tu1:helplines:me~2").on_private_message().json(),
        autocomplete("contacts").json(),
        of_unknown_type(),
        ping(),
    ];
    all.into_iter().collect()
}

/// One body: random bytes, an interaction with other bytes or cut off, one with other values, or any JSON.
fn odd_body(seed: u64, rights: &[Value]) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let right = &rights[random.usize(..rights.len())];
    let mut bytes = right.to_string().into_bytes();
    match seed % 5 {
        0 => (0..random.usize(..200)).map(|_| random.u8(..)).collect(),
        1 => {
            for _ in 0..random.usize(1..8) {
                let at = random.usize(..bytes.len());
                bytes[at] = random.u8(..);
            }
            bytes
        }
        2 => {
            bytes.truncate(random.usize(..bytes.len()));
            bytes
        }
        3 => value(&mut random, 0).to_string().into_bytes(),
        _ => like_an_interaction(&mut random, right),
    }
}

/// Returns what is wrong with a reply.
fn faults(reply: &Value) -> Vec<String> {
    if *reply == json!({ "type": 1 }) || *reply == json!({ "type": 8, "data": { "choices": [] } }) {
        return Vec::new();
    }
    let missing = missing_signpost(reply).into_iter().map(str::to_owned);
    missing.chain(limits_of_discord::check_response(reply)).collect()
}

#[test]
fn ten_thousand_bodies_that_discord_signed_and_nobody_expects_are_answered() {
    let serving = serving().args(&["--config", "signpost.example.toml"]);
    let listening = Listening::of(serving.env("SIGNPOST_LOG", "info"));
    let (discord, mut client, rights) = (Signer::discord(), listening.connect(), rights());
    let mut known = HashSet::new();
    for seed in 0..10_000 {
        let body = odd_body(seed, &rights);
        let shown = || String::from_utf8_lossy(&body).into_owned();
        client.send(&discord.signs(body.clone()).bytes());
        let answer = client.answer();
        assert_eq!(answer.status, 200, "seed {seed}: {}", shown());
        if known.insert(answer.body.clone()) {
            let reply = answer.json();
            assert_eq!(faults(&reply), Vec::<String>::new(), "seed {seed}: {}: {reply}", shown());
        }
    }
    assert!(
        known.len() > 12,
        "they are odd, and some of them still ask something: {}",
        known.len()
    );
}
