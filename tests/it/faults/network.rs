//! A network that breaks: in the middle of a frame, without a word, or to a crawl.
//!
//! Breaks that Discord itself makes are in `gateway_faults`; here the bytes are lost on the way.

use std::time::Duration;

use super::wire::{Flow, Line, Wire};
use super::{AT_ONCE, EVENTUALLY, assert_answers, assert_one_line};
use crate::boards_on_discord::Server;
use crate::support::discord::{Discord, Route};
use crate::support::interactions::command;
use crate::support::missing_signpost;

/// Half of the interaction had arrived when the connection ended: it comes once more when the session is resumed.
#[test]
fn an_interaction_of_which_half_arrived_is_answered_when_the_session_is_resumed() {
    let discord = Discord::start();
    let wire = Wire::to(&discord);
    let running = wire.on(&discord).args(&["run"]).start();
    assert_answers(&discord);
    discord.set_answer_within(EVENTUALLY);
    wire.cut(Line::Gateway);
    let sent = discord.send(&command("help").json());
    assert_eq!(missing_signpost(&discord.answer(&sent)), Vec::<&str>::new());
    let log = running.wait_for_log("connected to the gateway", AT_ONCE);
    assert_one_line(&log, "the connection to the gateway is lost: it broke; it is dialled again");
    assert_eq!((discord.identifies().len(), discord.resumes().len()), (1, 1));
    assert_answers(&discord);
}

/// The other machine is gone and nobody says so: no heartbeat is acknowledged.
#[test]
fn a_gateway_that_is_gone_without_a_word_is_given_up_and_what_came_meanwhile_is_answered() {
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_secs(2));
    let wire = Wire::to(&discord);
    let running = wire.on(&discord).args(&["run"]).start();
    assert_answers(&discord);
    discord.set_answer_within(EVENTUALLY);
    wire.now(Line::Gateway, Flow::Vanishes);
    wire.those_that_come(Line::Gateway, Flow::Passes);
    let sent = discord.send(&command("help").json());
    assert_eq!(missing_signpost(&discord.answer(&sent)), Vec::<&str>::new());
    let log = running.log();
    assert_one_line(&log, "the gateway is lost: Discord acknowledges no heartbeat; it is dialled");
    assert_eq!(discord.identifies().len(), 1, "it was resumed");
    assert_answers(&discord);
    // Discord has heard nothing of the first connection for as long.
    discord.take_violations();
}

/// The address takes connections and says nothing: as past a firewall that drops, or where a proxy hangs.
#[test]
fn a_start_at_which_nothing_answers_is_told_and_goes_on_when_something_does() {
    let discord = Discord::start();
    let wire = Wire::to(&discord);
    wire.those_that_come(Line::Calls, Flow::Vanishes);
    let running = wire.on(&discord).args(&["run"]).start();
    let said = "Discord could not be reached for gateway/bot: no answer in time";
    running.wait_for_log(said, EVENTUALLY);
    wire.those_that_come(Line::Calls, Flow::Passes);
    assert_answers(&discord);
    assert_eq!(running.log().matches("ERROR").count(), 0, "{}", running.log());
}

/// Whoever asks meanwhile reads Discord's own "did not respond"; nobody waits for them.
#[test]
fn calls_that_are_never_answered_or_one_byte_a_second_cost_the_answers_of_that_time_alone() {
    for flow in [Flow::Vanishes, Flow::Trickles] {
        let discord = Discord::start();
        let wire = Wire::to(&discord);
        let running = wire.on(&discord).args(&["run"]).start();
        assert_answers(&discord);
        running.wait_for_log("the commands were registered", AT_ONCE);
        wire.now(Line::Calls, flow);
        let before = discord.seen().on(Route::Callback).len();
        let sent = discord.send(&command("help").json());
        let log = running.wait_for_log("an interaction may be without its answer", AT_ONCE);
        assert_one_line(&log, "an interaction may be without its answer");
        assert!(!log.contains(&sent.token), "{log}");
        let arrived = discord.seen().on(Route::Callback).len() - before;
        // What Discord was sent it has shown, though we never heard of it.
        assert_eq!(arrived > 0, flow == Flow::Trickles, "{flow:?}");
        wire.those_that_come(Line::Calls, Flow::Passes);
        assert_answers(&discord);
        discord.take_violations();
    }
}

/// `boards sync` meets a connection that says nothing, and goes on by another.
#[test]
fn boards_are_posted_once_although_a_connection_vanishes_under_the_work() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let wire = Wire::to(&discord);
    let args = ["boards", "sync", "--config", server.path()];
    let mut sync = wire.on(&discord).args(&args).start();
    discord.wait_for("a post", AT_ONCE, |seen| seen.count(Route::Post) > 0);
    wire.now(Line::Calls, Flow::Vanishes);
    sync.wait_for_log("no answer in time", AT_ONCE);
    wire.those_that_come(Line::Calls, Flow::Passes);
    assert_eq!(sync.exit_code(EVENTUALLY), 0, "{}", sync.log());
    server.assert_right(&discord);
}
