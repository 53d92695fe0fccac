//! The real program when Discord fails it: after each fault the next interaction is answered, or
//! the program ends with its one line.
//!
//! Each test lays one fault on the fake of `support`. Those that take long take it because our own
//! pace waits, not because a test sleeps.

use std::time::Duration;

use serde_json::json;

use crate::support::discord::{ALWAYS, Discord, Fault, GatewayFault, Now, Route, SOON};
use crate::support::interactions::command;
use crate::support::missing_signpost;
use crate::support::running::Running;

/// Longer than our pace holds a dial back by then.
pub(crate) const EVENTUALLY: Duration = Duration::from_secs(120);

/// Asserts that an interaction is answered once there is a session again.
#[track_caller]
pub(crate) fn assert_answers(discord: &Discord) {
    discord.wait_until_ready(EVENTUALLY);
    let answer = discord.ask(&command("help").json());
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new());
}

/// Asserts that it answers after the gateway did that to an open connection.
#[track_caller]
fn assert_survives(now: &Now) {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    let before = discord.connects().len();
    discord.now(now);
    discord.wait_for("another connect", EVENTUALLY, |seen| seen.connects.len() > before);
    assert_answers(&discord);
}

/// Asserts that it answers although the first connections met this.
#[track_caller]
fn assert_overcomes(fault: GatewayFault, times: usize) {
    let discord = Discord::start();
    discord.gateway_fault(fault, times);
    let _running = Running::start(&discord, &["run"]);
    assert_answers(&discord);
}

#[test]
fn a_gateway_that_closes_at_once_is_dialled_at_most_twelve_times_in_a_minute() {
    let discord = Discord::start();
    discord.gateway_fault(GatewayFault::ClosedAtOnce, ALWAYS);
    let _running = Running::start(&discord, &["run"]);
    let minute = Duration::from_secs(60);
    let seen = discord.wait_for("seven connects", minute * 2, |seen| seen.connects.len() >= 7);
    let first = seen.connects[0];
    let in_the_first = seen.connects.iter().filter(|at| **at < first + minute).count();
    assert!(in_the_first <= 12, "{:?}", seen.connects);
    discord.no_more_faults();
    discord.wait_until_ready(minute * 2);
    assert_answers(&discord);
}

#[test]
fn hello_never_sent_is_given_up_and_dialled_again() {
    assert_overcomes(GatewayFault::NoHello, 1);
}

#[test]
fn a_refused_upgrade_is_dialled_again() {
    assert_overcomes(GatewayFault::Refused(503), 2);
}

#[test]
fn heartbeats_that_are_never_acknowledged_end_the_connection_and_start_another() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_secs(2));
    discord.gateway_fault(GatewayFault::NoAck, 1);
    let _running = Running::connected(&discord, &[]);
    discord.wait_for("another connect", EVENTUALLY, |seen| seen.connects.len() > 1);
    assert_answers(&discord);
}

#[test]
fn asked_to_reconnect_it_resumes() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    assert_answers(&discord);
    discord.now(&Now::Reconnect);
    let seen = discord.wait_for("a resume", EVENTUALLY, |seen| seen.resumes.len() == 1);
    assert_eq!(seen.identifies.len(), 1);
    // READY and the interaction.
    assert_eq!(seen.resumes[0].json["seq"], 2);
    assert_answers(&discord);
}

#[test]
fn what_arrives_while_it_closes_is_answered_without_a_resume() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    let sent = discord.now_and_send(&Now::Reconnect, &command("help").json());
    assert_eq!(missing_signpost(&discord.answer(&sent)), Vec::<&str>::new());
    let seen = discord.wait_for("a resume", EVENTUALLY, |seen| seen.resumes.len() == 1);
    // READY and the interaction.
    assert_eq!(seen.resumes[0].json["seq"], 2);
}

#[test]
fn what_came_while_it_was_away_is_answered_when_it_has_resumed() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    discord.set_answer_within(Duration::from_secs(20));
    discord.now(&Now::Drop);
    let sent = discord.send_while_away(&command("help").json());
    assert_eq!(missing_signpost(&discord.answer(&sent)), Vec::<&str>::new());
}

#[test]
fn a_session_that_is_over_is_started_again() {
    assert_survives(&Now::Invalid);
}

#[test]
fn a_session_that_can_be_resumed_is_resumed() {
    assert_survives(&Now::InvalidResumable);
}

#[test]
fn a_resume_that_is_refused_becomes_an_identify() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    discord.gateway_fault(GatewayFault::InvalidOnResume, 1);
    discord.now(&Now::Reconnect);
    discord.wait_for("another identify", EVENTUALLY, |seen| seen.identifies.len() == 2);
    assert_answers(&discord);
}

#[test]
fn a_session_that_is_lost_each_time_that_it_was_resumed_is_given_up() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_secs(300));
    // A heartbeat that is acknowledged would show that the session goes on.
    discord.gateway_fault(GatewayFault::NoAck, ALWAYS);
    let _running = Running::connected(&discord, &[]);
    for resumes in 1..=4 {
        discord.now(&Now::Close(4000));
        discord.wait_for("a resume", EVENTUALLY, |seen| seen.resumes.len() == resumes);
        assert_answers(&discord);
    }
    discord.now(&Now::Close(4000));
    discord.wait_for("another identify", EVENTUALLY, |seen| seen.identifies.len() == 2);
    assert_answers(&discord);
    assert_eq!(discord.resumes().len(), 4);
}

#[test]
fn a_connection_that_breaks_is_made_again() {
    assert_survives(&Now::Drop);
}

#[test]
fn close_4000_is_survived() {
    assert_survives(&Now::Close(4000));
}

#[test]
fn a_close_is_said_with_its_code_and_survived() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    discord.now(&Now::Close(4003));
    running.wait_for_log("the gateway is lost: Discord closed it with 4003", EVENTUALLY);
    assert_answers(&discord);
    // Discord was asked again where the gateway is.
    assert_eq!(discord.seen().on(Route::GatewayBot).len(), 2);
}

#[test]
fn close_4009_is_survived() {
    assert_survives(&Now::Close(4009));
}

#[test]
fn close_4010_is_survived() {
    assert_survives(&Now::Close(4010));
}

#[test]
fn close_4011_is_survived_with_as_many_shards_as_discord_says_by_then() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    discord.fault(Route::GatewayBot, Fault::shards(2), ALWAYS);
    discord.now(&Now::Close(4011));
    discord.wait_for("both shards", EVENTUALLY, |seen| {
        let shards = seen.identifies.iter().skip(1).map(|identify| &identify.json["shard"]);
        shards.filter(|shard| shard[1] == 2).count() == 2
    });
    assert_answers(&discord);
}

#[test]
fn a_frame_that_is_no_json_is_passed_over_and_not_logged() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    discord.now(&Now::Text("{ zq-broken-frame".to_owned()));
    assert_answers(&discord);
    assert!(!running.log().contains("zq-broken-frame"));
}

#[test]
fn a_lookup_that_fails_is_made_again() {
    let discord = Discord::start();
    for fault in [Fault::ServerError, Fault::BadGateway, Fault::Closed, Fault::RateLimited(0.2)] {
        discord.fault(Route::GatewayBot, fault, 1);
    }
    let _running = Running::start(&discord, &["run"]);
    assert_answers(&discord);
}

#[test]
fn a_lookup_that_is_refused_at_the_first_time_ends_it_and_later_is_made_again() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::Forbidden, 1);
    assert_eq!(Running::start(&discord, &["run"]).exit_code(SOON), 2);
    let _running = Running::connected(&discord, &[]);
    discord.fault(Route::GatewayBot, Fault::Forbidden, 1);
    discord.now(&Now::Close(4003));
    discord.wait_for("another lookup", EVENTUALLY, |seen| seen.on(Route::GatewayBot).len() > 3);
    assert_answers(&discord);
}

#[test]
fn a_lookup_that_names_another_host_ends_it_and_nothing_is_dialled() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::another_host(), ALWAYS);
    let mut running = Running::on(&discord).env("SIGNPOST_LOG", "error").args(&["run"]).start();
    assert_eq!(running.exit_code(SOON), 2);
    let log = running.log();
    assert!(log.starts_with("error: the gateway that was named is at `gateway.evil.example`"));
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(discord.connects().is_empty());
}

#[test]
fn a_lookup_that_names_another_host_later_is_made_again() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    discord.fault(Route::GatewayBot, Fault::another_host(), 1);
    discord.fault(Route::GatewayBot, Fault::Changed(json!({ "url": "" })), 1);
    discord.now(&Now::Close(4009));
    running.wait_for_log("is at `gateway.evil.example`, which is not Discord's; it is tried", SOON);
    discord.wait_for("another identify", EVENTUALLY, |seen| seen.identifies.len() == 2);
    assert_answers(&discord);
}

#[test]
fn no_session_is_started_before_discord_lets_one_start() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::no_session_left(Duration::from_secs(2)), 1);
    let running = Running::start(&discord, &["run"]);
    running.wait_for_log("Discord lets no session start for now", SOON);
    assert_answers(&discord);
    assert!(discord.connects()[0] >= Duration::from_secs(2), "{:?}", discord.connects());
}

#[test]
fn a_callback_that_fails_once_is_sent_again_in_time() {
    for fault in [
        Fault::ServerError,
        Fault::BadGateway,
        Fault::Closed,
        Fault::RateLimited(0.5),
        Fault::RateLimitedGlobally(0.5),
        Fault::Silence(Duration::from_secs(10)),
        Fault::DoneThenError,
        Fault::DoneThenSilence,
    ] {
        let discord = Discord::start();
        let _running = Running::connected(&discord, &[]);
        discord.fault(Route::Callback, fault, 1);
        assert_answers(&discord);
        assert_answers(&discord);
    }
}

#[test]
fn a_callback_that_cannot_be_delivered_holds_up_nobody_else() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    discord.fault(Route::Callback, Fault::Silence(Duration::from_secs(10)), ALWAYS);
    let lost = discord.send(&command("help").json());
    discord.wait_for("its first try", SOON, |seen| !seen.on(Route::Callback).is_empty());
    discord.send(&command("help").json());
    running.wait_for_log("an interaction may be without its answer", SOON);
    discord.no_more_faults();
    assert_answers(&discord);
    assert!(!running.log().contains(&lost.token));
    discord.take_violations();
}

#[test]
fn rest_that_fails_while_the_commands_are_registered_holds_up_no_answer() {
    for (route, fault) in [
        (Route::Commands, Fault::RateLimitedGlobally(3.0)),
        (Route::Commands, Fault::RateLimited(3.0)),
        (Route::Commands, Fault::Silence(Duration::from_secs(10))),
        (Route::Overwrite, Fault::ServerError),
        (Route::Application, Fault::BadGateway),
    ] {
        let discord = Discord::start();
        discord.fault(route, fault, 1);
        let running = Running::start(&discord, &["run"]);
        assert_answers(&discord);
        running.wait_for_log("the commands were registered", EVENTUALLY);
        assert_eq!(discord.overwrites(), 1);
    }
}

#[test]
fn commands_that_discord_refuses_are_said_once_and_answers_go_on() {
    let discord = Discord::start();
    discord.fault(Route::Overwrite, Fault::Forbidden, 1);
    let running = Running::start(&discord, &["run"]);
    running.wait_for_log("the commands are not registered", SOON);
    assert_answers(&discord);
    assert_eq!(discord.seen().on(Route::Overwrite).len(), 1);
}
