//! `signpost run` is killed at every call of its start, and started again.
//!
//! Before a call is carried out; and one that changes something, before its answer too. Whatever it had done by then: afterwards the commands
//! are there once, each board is there once, right and pinned, and people are answered. `boards_on_discord::crashes` does
//! the same to `boards sync`, from more than one beginning.

use std::thread;

use super::assert_answers;
use crate::boards_on_discord::{Server, until};
use crate::support::definitions;
use crate::support::discord::{Discord, SOON, When};
use crate::support::running::Running;

fn start(discord: &Discord, server: &Server) -> Running {
    Running::start(discord, &["run", "--config", server.path()])
}

/// Waits until all is done that a start does.
#[track_caller]
fn assert_done(discord: &Discord, server: &Server, running: &Running) {
    running.wait_for_log("every board is right", SOON);
    let registered = ["the commands were registered", "Discord has the commands already"];
    until("registered", || registered.iter().any(|said| running.log().contains(said)));
    assert_eq!(discord.registered().len(), definitions().as_array().unwrap().len());
    assert_eq!(discord.overwrites(), 1);
    server.assert_right(discord);
}

/// Returns how many calls a start makes when nobody interferes.
fn calls() -> usize {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let running = start(&discord, &server);
    assert_done(&discord, &server, &running);
    discord.seen().requests.len()
}

/// Kills it at one call, starts it again, and returns which call that was.
fn killed_at(call: usize, when: When) -> String {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.hold(call, when);
    let mut killed = start(&discord, &server);
    let line = discord.wait_until_held(SOON);
    killed.signal("KILL");
    assert_eq!(killed.exit_code(SOON), 128 + 9, "at {line}");
    discord.forget_held();
    discord.wait_until_away(SOON);
    let again = start(&discord, &server);
    assert_answers(&discord);
    assert_done(&discord, &server, &again);
    let log = again.log();
    assert!(!log.contains("ERROR") && !log.contains(" WARN "), "killed at {line}, {when:?}: {log}");
    line
}

#[test]
fn killed_at_any_call_of_its_start_and_started_again_it_is_as_if_it_had_not_been() {
    let calls = calls();
    assert!(calls > 10, "{calls}");
    let cases: Vec<_> = (0..calls).collect();
    thread::scope(|scope| {
        for part in cases.chunks(cases.len().div_ceil(4)) {
            scope.spawn(move || {
                for call in part {
                    let line = killed_at(*call, When::Before);
                    // What only asks changes nothing, whether its answer has come or not.
                    if !line.starts_with("GET ") {
                        killed_at(*call, When::After);
                    }
                }
            });
        }
    });
}

/// The gateway is no call: it is killed when it has dialled, and when it has identified.
#[test]
fn killed_while_it_starts_its_session_and_started_again_it_answers() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    for is_identified in [false, true, false, true] {
        let before = discord.seen();
        let mut killed = start(&discord, &server);
        discord.wait_for("a session that starts", SOON, |seen| {
            let has_dialled = seen.connects.len() > before.connects.len();
            has_dialled && (!is_identified || seen.identifies.len() > before.identifies.len())
        });
        killed.signal("KILL");
        assert_eq!(killed.exit_code(SOON), 128 + 9);
        discord.wait_until_away(SOON);
    }
    let again = start(&discord, &server);
    assert_answers(&discord);
    assert_done(&discord, &server, &again);
}
