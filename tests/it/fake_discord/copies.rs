//! Several copies at the fake: each gets every interaction, the first response counts, a fault strikes one of them.
//!
//! What the fake does to one copy is seen by a client that is not the program.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Ask, Got, Shard, identify, message};
use crate::support::discord::{Discord, Fault, GatewayFault, Now, Route, SOON, Sent, TooLate};
use crate::support::interactions::command;

/// In which what does come would have come.
const MOMENT: Duration = Duration::from_millis(200);

fn opened(discord: &Discord, copy: usize) -> Shard {
    let mut shard = Shard::open_at(&format!("{}/copy-{copy}?v=10", discord.gateway())).unwrap();
    assert_eq!(shard.frame()["op"], 10);
    shard.say(2, &identify());
    shard
}

/// A session of a copy.
fn session(discord: &Discord, copy: usize) -> Shard {
    let mut shard = opened(discord, copy);
    let ready = shard.frame();
    assert_eq!(ready["t"], "READY");
    let resumes_at = ready["d"]["resume_gateway_url"].as_str().unwrap();
    assert!(resumes_at.ends_with(&format!("/copy-{copy}")), "{resumes_at}");
    shard
}

/// Answers as a copy; returns the status and the code.
fn answer(discord: &Discord, copy: usize, sent: &Sent) -> (u16, u64) {
    let path = format!("/interactions/{}/{}/callback", sent.id, sent.token);
    let url = format!("{}{path}", discord.base_of(copy));
    Ask::to(url, "POST").without("authorization").body(&message()).reply().error()
}

#[test]
fn each_session_of_a_shard_gets_each_interaction() {
    let discord = Discord::start();
    let mut shards = [1, 2].map(|copy| session(&discord, copy));
    discord.wait_until_copy_is_ready(2, SOON);
    let sent = discord.send(&command("help").json());
    for shard in &mut shards {
        assert_eq!(shard.frame()["d"]["id"], json!(sent.id));
    }
}

#[test]
fn the_first_response_counts_and_the_second_is_refused_in_either_way() {
    let discord = Discord::start();
    let _shards = [1, 2].map(|copy| session(&discord, copy));
    for (too_late, told) in
        [(TooLate::Acknowledged, (400, 40060)), (TooLate::Unknown, (404, 10062))]
    {
        discord.set_too_late(too_late);
        for [early, late] in [[1, 2], [2, 1]] {
            let sent = discord.send(&command("help").json());
            assert_eq!(answer(&discord, early, &sent).0, 204);
            assert_eq!(answer(&discord, late, &sent), told);
            assert_eq!(discord.answered_by(&sent), early);
        }
    }
}

#[test]
fn a_response_after_discords_time_is_told_that_there_is_no_interaction() {
    let discord = Discord::start();
    let _shards = [1, 2].map(|copy| session(&discord, copy));
    let sent = discord.send(&command("help").json());
    assert_eq!(answer(&discord, 1, &sent).0, 204);
    discord.set_answer_within(Duration::ZERO);
    assert_eq!(answer(&discord, 2, &sent), (404, 10062));
}

#[test]
fn a_copy_that_answers_twice_is_a_violation_all_the_same() {
    let discord = Discord::start();
    let _shards = [1, 2].map(|copy| session(&discord, copy));
    discord.set_same_again_after(Duration::MAX);
    let sent = discord.send(&command("help").json());
    assert_eq!(answer(&discord, 2, &sent).0, 204);
    assert_eq!(answer(&discord, 2, &sent), (400, 40060));
    assert!(discord.take_violations()[0].contains("answered before"));
}

#[test]
fn a_fault_strikes_the_copy_that_it_is_laid_on() {
    let discord = Discord::start();
    discord.gateway_fault_of(1, GatewayFault::InvalidOnIdentify, 1);
    let mut second = session(&discord, 2);
    let mut first = opened(&discord, 1);
    assert_eq!(first.frame()["op"], 9);
    first.say(2, &identify());
    assert_eq!(first.frame()["t"], "READY");
    discord.fault_of(1, Route::Callback, Fault::ServerError, 1);
    let sent = discord.send(&command("help").json());
    assert_eq!(answer(&discord, 2, &sent).0, 204);
    assert_eq!(answer(&discord, 1, &sent).0, 500);
    assert_eq!(answer(&discord, 1, &sent), (400, 40060));
    for shard in [&mut first, &mut second] {
        assert_eq!(shard.frame()["t"], "INTERACTION_CREATE");
    }
    discord.mute(1, true);
    discord.dispatch("SOMETHING", &Value::Null);
    assert_eq!(second.frame()["t"], "SOMETHING");
    assert_eq!(first.read_within(MOMENT), Got::Nothing);
    discord.now_on(1, &Now::Close(4000));
    assert_eq!(first.read(), Got::Closed(4000));
    assert_eq!(second.read_within(MOMENT), Got::Nothing);
}

#[test]
fn a_session_that_is_started_too_soon_after_another_is_not_valid() {
    let discord = Discord::start();
    discord.set_starts_apart(Duration::from_secs(3600));
    let _first = session(&discord, 1);
    assert_eq!(opened(&discord, 2).frame()["op"], 9);
    discord.set_starts_apart(Duration::ZERO);
    session(&discord, 2);
}
