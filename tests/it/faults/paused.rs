//! The whole program is paused, as by a machine that sleeps, swaps or is moved, and goes on.
//!
//! What was asked too long ago is not answered late; the session is taken up again; the next question is answered. How a
//! second copy bridges such a pause is in `standby::failing`.

use std::env;
use std::thread::sleep;
use std::time::Duration;

use super::{AT_ONCE, EVENTUALLY, assert_answers, assert_endpoint_answers, assert_one_line};
use crate::endpoint::{Listening, Signer};
use crate::support::discord::Discord;
use crate::support::interactions::command;
use crate::support::running::Running;

/// Longer than Discord waits for an answer.
const TOO_LONG: Duration = Duration::from_millis(3_500);

/// Pauses the program on the gateway for so long. Time itself is what it misses, so here it passes.
#[track_caller]
fn assert_survives(pause: Duration, heartbeats: Duration) {
    let discord = Discord::start();
    discord.set_heartbeat_interval(heartbeats);
    let running = Running::connected(&discord, &[]);
    assert_answers(&discord);
    running.wait_for_log("the commands were registered", AT_ONCE);
    running.freeze();
    let sent = discord.send(&command("help").json());
    sleep(pause);
    running.signal("CONT");
    let log = running.wait_for_log("it has expired", EVENTUALLY);
    assert_one_line(&log, "an interaction stays without its answer: it has expired");
    assert!(!log.contains(&sent.token), "{log}");
    assert!(!discord.is_answered(&sent));
    // The answer that came too late, and heartbeats that did not come.
    discord.take_violations();
    assert_answers(&discord);
    assert_eq!(discord.identifies().len(), 1, "the session is the same");
    discord.take_violations();
}

#[test]
fn a_pause_in_which_no_heartbeat_is_missed_costs_the_answers_of_that_time_alone() {
    assert_survives(TOO_LONG, Duration::from_millis(41_250));
}

#[test]
fn a_pause_of_several_heartbeats_ends_in_the_same_session() {
    assert_survives(TOO_LONG, Duration::from_secs(1));
}

/// As long as the interval that Discord asks for, and half as long again; `.ci/run` has the time for it.
#[test]
fn a_pause_of_a_minute_ends_in_the_same_session() {
    if env::var_os("SIGNPOST_LONG").is_some() {
        assert_survives(Duration::from_secs(60), Duration::from_millis(41_250));
    }
}

/// Discord has hung up by then, so nobody gets that answer; those who ask next get theirs.
#[test]
fn an_endpoint_that_was_paused_answers_who_asks_next() {
    let listening = Listening::start(&[]);
    let mut gave_up = listening.connect();
    let mut kept = listening.connect();
    let asked = Signer::discord().signs(command("help").json().to_string()).bytes();
    kept.send(&asked);
    assert_eq!(kept.answer().status, 200);
    listening.running.freeze();
    gave_up.send(&asked);
    drop(gave_up);
    kept.send(&asked);
    sleep(TOO_LONG);
    listening.running.signal("CONT");
    assert_eq!(kept.answer().status, 200);
    assert_endpoint_answers(&listening);
    let log = listening.running.log();
    assert!(!log.contains("WARN") && !log.contains("ERROR"), "{log}");
}
