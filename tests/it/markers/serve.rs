//! What `signpost serve` leaves of an interaction: nothing.
//!
//! Each request is one that Discord has signed. Memory is read once their connections are closed and 1,000 others were
//! answered; that a marker is found at all is seen first, on a request that has not ended.

use std::fs;

use serde_json::Value;

use super::is_told_nowhere;
use super::memory::ProcessMemory;
use super::planted::Planted;
use crate::admin::watched_by;
use crate::endpoint::{Listening, Signer, h2c, serving};
use crate::support::again::again_until;
use crate::support::discord::SOON;
use crate::support::folder_of;
use crate::support::interactions::command;

/// How many requests follow that hold nothing of anybody.
const NEUTRAL: usize = 1_000;

/// Sends each on a connection of its own, on one that all share, and as HTTP/1.1 in parts.
fn send_all(listening: &Listening, planted: &Planted) -> Vec<u8> {
    let discord = Signer::discord();
    let mut shared = listening.connect();
    let mut answers = Vec::new();
    for interaction in &planted.interactions {
        let request = discord.signs(interaction.to_string()).bytes();
        shared.send(&request);
        let mut own = listening.connect();
        let (first, rest) = request.split_at(request.len() / 2);
        own.send(first);
        own.send(rest);
        for client in [&mut shared, &mut own] {
            let answer = client.answer();
            assert_eq!(answer.status, 200);
            answers.extend(answer.body);
        }
    }
    // What nobody signed, and what is no JSON, is dropped as well.
    let text = planted.interactions.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let nonsense = text.chars().take(200_000).collect::<String>();
    assert_eq!(listening.ask(&discord.signs(nonsense.clone())).status, 200);
    assert_eq!(listening.ask(&Signer::somebody_else().signs(nonsense)).status, 401);
    answers
}

fn answer_others(listening: &Listening) {
    let (discord, mut client) = (Signer::discord(), listening.connect());
    let ping = r#"{"type":1}"#;
    let help = r#"{"type":2,"data":{"type":1,"name":"help"}}"#;
    let requests = [ping, help].map(|body| discord.signs(body).bytes());
    for request in requests.iter().cycle().take(NEUTRAL) {
        client.send(request);
        assert_eq!(client.answer().status, 200);
    }
}

#[test]
fn no_field_is_in_memory_once_its_connection_is_closed_and_others_were_answered() {
    let planted = Planted::everywhere();
    for more in [&[][..], &["--h2c"]] {
        let config = ["--config", "signpost.example.toml"];
        let listening = Listening::start(&[&config, more].concat());
        let Some(memory) = ProcessMemory::of(listening.running.id()) else { return };
        is_found_while_it_arrives(&listening, &memory, &planted);
        send_all(&listening, &planted);
        if !more.is_empty() {
            send_all_over_http_2(&listening, &planted);
        }
        answer_others(&listening);
        // A connection ends a moment after it was closed.
        let survivors = || memory.survivors(&planted);
        again_until(|| format!("still in memory: {:#?}", survivors()), || survivors().is_empty());
    }
}

/// What has begun to arrive is there: so the look finds what there is to find.
fn is_found_while_it_arrives(listening: &Listening, memory: &ProcessMemory, planted: &Planted) {
    let request = Signer::discord().signs(planted.interactions[5].to_string()).bytes();
    let mut waiting = listening.connect();
    waiting.send(&request[..request.len() - 1]);
    let missing = || "no marker is found where one is".to_owned();
    again_until(missing, || !memory.survivors(planted).is_empty());
}

fn send_all_over_http_2(listening: &Listening, planted: &Planted) {
    for interaction in &planted.interactions {
        h2c::answered(listening.connect(), &Signer::discord().signs(interaction.to_string()));
    }
}

#[test]
fn no_field_is_in_an_answer_a_log_a_number_or_a_file() {
    let planted = Planted::everywhere();
    let folder = folder_of(&[("home/.keep", ""), ("tmp/.keep", "")]);
    let in_folder = |name: &str| folder.path().join(name).display().to_string();
    let config = fs::canonicalize("signpost.example.toml").unwrap().display().to_string();
    let prepared = serving().args(&["--config", &config]).within(folder.path());
    let prepared = prepared.env("HOME", &in_folder("home")).env("TMPDIR", &in_folder("tmp"));
    let (listening, admin) = watched_by(prepared);
    let answers = send_all(&listening, &planted);
    assert_eq!(planted.fields_in(&answers), [""; 0], "in an answer");
    let help = Signer::discord().signs(command("help").json().to_string());
    assert_eq!(listening.ask(&help).status, 200);
    listening.running.wait_for_log("answering", SOON);
    is_told_nowhere(&planted, &listening.running, &admin);
    for name in ["home", "tmp", "."] {
        let there = fs::read_dir(folder.path().join(name)).unwrap().count();
        assert_eq!(there, if name == "." { 2 } else { 1 }, "files in {name}");
    }
}
