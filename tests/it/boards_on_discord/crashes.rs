//! The program is killed at every call of a reconcile, and started again.
//!
//! Before the call is carried out, and after that before its answer: what lies between two calls is
//! the one or the other. Whatever it had done by then, in the end there is one right post.

use std::thread;

use serde_json::json;

use super::{FIND, Server, WORRIED, boards_in, stale};
use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON, When};
use crate::support::running::Running;

/// What is there before.
type Scene = fn(&Discord, &Server);

fn sync(discord: &Discord, server: &Server) -> Running {
    Running::start(discord, &["boards", "sync", "--config", server.path()])
}

/// Other people talk and pin in both channels.
fn others(discord: &Discord) {
    for channel in [WORRIED, FIND] {
        let hello = discord.post_as("800000000000000301", channel, &json!({ "content": "Hello" }));
        discord.pin_as_somebody(channel, &hello);
        discord.post_as("800000000000000302", channel, &json!({ "content": "Hi" }));
    }
}

fn nothing_is_there(discord: &Discord, _: &Server) {
    others(discord);
}

fn old_words_are_pinned(discord: &Discord, server: &Server) {
    for (channel, board) in [(WORRIED, "worried"), (FIND, "find")] {
        let id = discord.post_as_bot(channel, &stale(&server.wanted(board)));
        discord.pin_as_bot(channel, &id);
    }
    others(discord);
}

fn it_is_there_twice_and_not_pinned(discord: &Discord, server: &Server) {
    others(discord);
    for (channel, board) in [(WORRIED, "worried"), (FIND, "find")] {
        discord.post_as_bot(channel, &stale(&server.wanted(board)));
        let second = discord.post_as_bot(channel, &server.wanted(board));
        discord.pin_as_bot(channel, &second);
    }
}

const SCENES: [Scene; 3] =
    [nothing_is_there, old_words_are_pinned, it_is_there_twice_and_not_pinned];

/// Returns how many calls it takes when nobody interferes.
fn calls(scene: Scene) -> usize {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    scene(&discord, &server);
    assert_eq!(sync(&discord, &server).exit_code(SOON), 0);
    server.assert_right(&discord);
    discord.seen().requests.len()
}

/// Kills the program at one call, and starts it again.
fn killed_at(scene: Scene, call: usize, when: When) {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    scene(&discord, &server);
    discord.hold(call, when);
    let mut killed = sync(&discord, &server);
    let line = discord.wait_until_held(SOON);
    killed.signal("KILL");
    assert_eq!(killed.exit_code(SOON), 128 + 9);
    discord.forget_held();
    let mut again = sync(&discord, &server);
    assert_eq!(again.exit_code(SOON), 0, "killed at call {call}, {line}, {when:?}");
    server.assert_right(&discord);
    assert_quiet(&discord, &server);
}

/// Fails unless one more run changes nothing.
#[track_caller]
fn assert_quiet(discord: &Discord, server: &Server) {
    let before = discord.seen().requests.len();
    assert_eq!(sync(discord, server).exit_code(SOON), 0);
    let seen = discord.seen();
    let changes = seen.requests[before..].iter().filter(|request| !request.line.starts_with("GET"));
    assert_eq!(changes.count(), 0, "{seen}");
}

#[test]
fn killed_at_any_call_and_started_again_it_leaves_one_right_post() {
    let cases: Vec<_> = SCENES
        .into_iter()
        .flat_map(|scene| (0..calls(scene)).map(move |call| (scene, call)))
        .flat_map(|(scene, call)| [When::Before, When::After].map(|when| (scene, call, when)))
        .collect();
    assert!(cases.len() > 60, "{}", cases.len());
    thread::scope(|scope| {
        for part in cases.chunks(cases.len().div_ceil(4)) {
            scope.spawn(move || {
                for (scene, call, when) in part {
                    killed_at(*scene, *call, *when);
                }
            });
        }
    });
}

#[test]
fn what_was_carried_out_and_not_said_is_not_done_twice() {
    let routes = [Route::Post, Route::Pin, Route::EditMessage, Route::DeleteMessage];
    for scene in SCENES {
        for fault in [Fault::DoneThenError, Fault::BadGateway] {
            let discord = Discord::start();
            let server = Server::set_up(&discord);
            scene(&discord, &server);
            for route in routes {
                discord.fault(route, fault.clone(), 1);
            }
            assert_eq!(sync(&discord, &server).exit_code(SOON), 0);
            server.assert_right(&discord);
        }
    }
}

#[test]
fn a_post_whose_answer_never_comes_is_sent_again_and_is_one() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.fault(Route::Post, Fault::DoneThenSilence, 1);
    assert_eq!(sync(&discord, &server).exit_code(3 * SOON), 0);
    server.assert_right(&discord);
    assert_eq!(discord.seen().count(Route::Post), 3);
}

#[test]
fn two_that_start_at_the_same_moment_leave_one_post() {
    for scene in SCENES {
        let discord = Discord::start();
        let server = Server::set_up(&discord);
        scene(&discord, &server);
        let mut both = [sync(&discord, &server), sync(&discord, &server)];
        for one in &mut both {
            assert_eq!(one.exit_code(SOON), 0);
        }
        server.assert_right(&discord);
    }
}

#[test]
fn two_that_post_although_discord_knows_no_nonce_agree_on_the_older_post() {
    let discord = Discord::start();
    discord.set_nonce_window(std::time::Duration::ZERO);
    let server = Server::set_up(&discord);
    // The first post of the one waits until the other has looked, found nothing, and posted too.
    let reads = calls_before_the_first_post();
    discord.hold(reads, When::Before);
    let mut one = sync(&discord, &server);
    discord.wait_until_held(SOON);
    let mut other = sync(&discord, &server);
    assert_eq!(other.exit_code(SOON), 0);
    discord.release();
    assert_eq!(one.exit_code(SOON), 0);
    server.assert_right(&discord);
}

fn calls_before_the_first_post() -> usize {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    assert_eq!(sync(&discord, &server).exit_code(SOON), 0);
    discord.seen().requests.iter().position(|it| it.line.starts_with("POST")).unwrap()
}

#[test]
fn while_discord_fails_nothing_is_posted_twice_and_afterwards_all_is_right() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.fault(Route::Pin, Fault::ServerError, ALWAYS);
    assert_eq!(sync(&discord, &server).exit_code(6 * SOON), 1);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    discord.no_more_faults();
    assert_eq!(sync(&discord, &server).exit_code(SOON), 0);
    server.assert_right(&discord);
}
