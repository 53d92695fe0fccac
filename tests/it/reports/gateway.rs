//! Reports about the gateway: a READY that a library cannot read, and where a session is resumed.
//!
//! The real program runs on the fake of `support`, whose READY is put in the words of the report.
//! `odd_fields` has every other field.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::discord::{Discord, GatewayFault, Now, RESUME_PATH, SOON};
use crate::support::interactions::command;
use crate::support::missing_signpost;
use crate::support::running::Running;

#[track_caller]
fn assert_answers(discord: &Discord) {
    let answer = discord.ask(&command("help").json());
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new());
}

/// Report 1: flags above 32 bits, as Discord sets them on some bots, cost no connection.
#[test]
fn a_ready_with_flags_above_32_bits_is_a_ready_and_its_session_is_resumed() {
    let discord = Discord::start();
    discord.reword("READY", |frame| {
        let mut frame: Value = serde_json::from_str(frame).unwrap();
        frame["d"]["user"]["flags"] = json!(1_u64 << 44);
        frame["d"]["user"]["public_flags"] = json!(1_u64 << 33);
        frame["d"]["v"] = json!(999);
        frame.to_string()
    });
    let running = Running::connected(&discord, &[]);
    running.wait_for_log("connected to the gateway", SOON);
    assert_answers(&discord);
    discord.now(&Now::Reconnect);
    discord.wait_for("a resume", SOON, |seen| seen.resumes.len() == 1);
    assert_answers(&discord);
    assert_eq!(discord.identifies().len(), 1);
    assert_eq!(discord.connects().len(), 2);
}

/// Report 1, its worst: no word of READY can be read, and the connection is left alone.
#[test]
fn a_ready_that_is_no_json_is_said_once_and_the_connection_is_left_alone() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_secs(1));
    discord.reword("READY", |_| "{ zq-no-json".to_owned());
    let running = Running::connected(&discord, &[]);
    running.wait_for_log("Discord sent what cannot be read", SOON);
    assert_answers(&discord);
    discord.wait_for("heartbeats", SOON, |seen| seen.heartbeats.len() >= 4);
    assert_answers(&discord);
    assert_eq!(discord.connects().len(), 1);
    assert!(!running.log().contains("zq-no-json"));
    // Nothing can be resumed: another session is started.
    discord.now(&Now::Drop);
    discord.wait_for("another identify", SOON, |seen| seen.identifies.len() == 2);
    assert_answers(&discord);
}

/// Report 12: half a surrogate pair in a nickname costs nobody the contacts, over the gateway too.
#[test]
fn half_a_surrogate_pair_in_a_nickname_reaches_nobody_and_the_contacts_are_answered() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    discord.reword("INTERACTION_CREATE", |frame| frame.replace("zq-nick", r"\ud83d"));
    let mut interaction = command("contacts").option("area", "luton").json();
    interaction["member"]["nick"] = json!("zq-nick");
    let answer = discord.ask(&interaction);
    assert!(answer["data"]["content"].as_str().unwrap().contains("Local contacts: Luton"));
    assert_eq!(discord.connects().len(), 1);
}

/// Has READY name this address for resuming.
fn resume_at(discord: &Discord, address: String) {
    discord.reword("READY", move |frame| {
        let mut frame: Value = serde_json::from_str(frame).unwrap();
        frame["d"]["resume_gateway_url"] = json!(address);
        frame.to_string()
    });
}

/// Report 6: a session is resumed where READY says, and at the general address after that fails.
#[test]
fn a_session_is_resumed_at_the_address_of_ready_and_then_at_the_general_one() {
    let discord = Discord::start();
    resume_at(&discord, format!("{}{RESUME_PATH}", discord.gateway()));
    let _running = Running::connected(&discord, &[]);
    discord.now(&Now::Reconnect);
    let seen = discord.wait_for("a resume", SOON, |seen| seen.resumes.len() == 1);
    assert_eq!(seen.paths, ["/", RESUME_PATH]);
    assert_answers(&discord);
    discord.gateway_fault(GatewayFault::Refused(503), 1);
    discord.now(&Now::Reconnect);
    let seen = discord.wait_for("another resume", SOON, |seen| seen.resumes.len() == 2);
    assert_eq!(seen.paths, ["/", RESUME_PATH, RESUME_PATH, "/"]);
    assert_answers(&discord);
    assert_eq!(discord.identifies().len(), 1);
}

/// Report 6: an address that is not Discord's is not dialled, whoever names it.
#[test]
fn a_session_is_not_resumed_at_an_address_that_is_not_allowed() {
    let discord = Discord::start();
    resume_at(&discord, "wss://gateway.evil.example".to_owned());
    let running = Running::connected(&discord, &[]);
    running.wait_for_log("`gateway.evil.example`, which is not Discord's", SOON);
    discord.now(&Now::Reconnect);
    let seen = discord.wait_for("a resume", SOON, |seen| seen.resumes.len() == 1);
    assert_eq!(seen.paths, ["/", "/"]);
    assert_answers(&discord);
}
