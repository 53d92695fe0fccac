//! What Discord does not let anybody do, and what is made of it.
//!
//! Each is told in words with the next step, nothing is left half done, and what time alone puts
//! right the next run does.

use std::time::Duration;

use serde_json::json;

use super::{FIND, Server, WORRIED, boards_in, listing, stale};
use crate::support::LISTED;
use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON};
use crate::support::running::Running;

fn sync(discord: &Discord, server: &Server) -> (i32, String) {
    let mut running = Running::start(discord, &["boards", "sync", "--config", server.path()]);
    (running.exit_code(2 * SOON), running.log())
}

/// One server with one board in one channel.
fn one(discord: &Discord) -> Server {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    Server::written(&listing(LISTED, &[(WORRIED, "worried")]))
}

#[test]
fn two_hundred_and_fifty_pins_of_other_people_leave_no_unpinned_post_behind() {
    let discord = Discord::start();
    let server = one(&discord);
    for _ in 0..250 {
        let id = discord.post_as("800000000000000301", WORRIED, &json!({ "content": "Hello" }));
        discord.pin_as_somebody(WORRIED, &id);
    }
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: the channel has 250 pins"), "{log}");
    assert!(boards_in(&discord, WORRIED).is_empty());
    let first = discord.pins(WORRIED)[0]["id"].as_str().unwrap().to_owned();
    discord.unpin_as_somebody(WORRIED, &first);
    assert_eq!(sync(&discord, &server).0, 0);
    assert_eq!(discord.pins(WORRIED).len(), 250);
}

#[test]
fn a_board_behind_two_hundred_newer_pins_and_messages_is_found() {
    let discord = Discord::start();
    let server = one(&discord);
    let ours = discord.post_as_bot(WORRIED, &server.wanted("worried"));
    discord.pin_as_bot(WORRIED, &ours);
    for _ in 0..200 {
        let id = discord.post_as("800000000000000301", WORRIED, &json!({ "content": "Hello" }));
        discord.pin_as_somebody(WORRIED, &id);
    }
    assert_eq!(sync(&discord, &server).0, 0);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    assert_eq!(discord.seen().on(Route::Pins).len(), 5);
}

#[test]
fn a_pin_that_discord_refuses_below_the_most_is_told_without_a_number() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.fault(Route::Pin, Fault::Refused(400, 30_003), 1);
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: Discord takes no more pins in this channel"), "{log}");
    assert!(!log.contains("250 pins"), "{log}");
}

#[test]
fn too_many_edits_of_old_posts_are_left_for_later() {
    let discord = Discord::start();
    discord.set_old_edits(0, Duration::from_secs(60));
    let server = Server::set_up(&discord);
    for (channel, board) in [(WORRIED, "worried"), (FIND, "find")] {
        let id = discord.post_as_bot(channel, &stale(&server.wanted(board)));
        discord.age(channel, &id, Duration::from_secs(2 * 60 * 60));
    }
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("LATER: Discord was busy"), "{log}");
    // It is refused once for each, and not tried again and again.
    assert_eq!(discord.seen().on(Route::EditMessage).len(), 2);
    discord.take_violations();
    discord.set_old_edits(3, Duration::from_secs(60));
    assert_eq!(sync(&discord, &server).0, 0);
    server.assert_right(&discord);
}

#[test]
fn an_archived_thread_is_told_and_one_that_is_open_gets_its_board() {
    let discord = Discord::start();
    let (thread, open) = ("645027906669510701", "645027906669510702");
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    discord.add_thread(WORRIED, thread);
    discord.add_thread(WORRIED, open);
    discord.archive(thread);
    let server = Server::written(&listing(LISTED, &[(thread, "worried"), (open, "find")]));
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: the thread is archived"), "{log}");
    assert!(boards_in(&discord, thread).is_empty());
    assert_eq!(boards_in(&discord, open).len(), 1);
}

#[test]
fn a_thread_that_is_archived_at_the_last_moment_is_told() {
    let discord = Discord::start();
    let thread = "645027906669510701";
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    discord.add_thread(WORRIED, thread);
    let server = Server::written(&listing(LISTED, &[(thread, "worried")]));
    discord.post_as_bot(thread, &stale(&server.wanted("worried")));
    discord.before(Route::EditMessage, 0, move |world| world.archive(thread));
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: the thread is archived"), "{log}");
}

#[test]
fn a_permission_that_is_taken_at_the_last_moment_is_named() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.before(Route::Post, 0, |world| world.deny(WORRIED, 1 << 11));
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("lacks send-messages;"), "{log}");
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn a_permission_that_is_taken_from_the_role_at_the_last_moment_is_named() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.before(Route::Post, 0, |world| world.set_bot_permissions(LISTED, 1 << 10 | 1 << 16));
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("lacks send-messages, pin-messages;"), "{log}");
}

#[test]
fn what_somebody_deletes_again_and_again_is_not_fought_over() {
    let discord = Discord::start();
    let server = one(&discord);
    for nth in 0..4 {
        discord.before(Route::Pins, nth + 1, |world| {
            let ours = world.messages(WORRIED).into_iter().rev();
            let is_board = |it: &serde_json::Value| !it["components"].to_string().contains("[]");
            let newest = ours.into_iter().find(is_board).unwrap();
            world.delete_as_somebody(WORRIED, newest["id"].as_str().unwrap());
        });
    }
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: somebody or another bot removes it"), "{log}");
    assert_eq!(sync(&discord, &server).0, 0);
}

#[test]
fn a_channel_that_is_hidden_at_the_last_moment_is_named() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.before(Route::Pins, 0, |world| world.deny(WORRIED, 1 << 10));
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("lacks view-channel"), "{log}");
}

#[test]
fn without_read_message_history_nothing_is_posted_however_empty_the_channel_looks() {
    let discord = Discord::start();
    let server = one(&discord);
    let ours = discord.post_as_bot(WORRIED, &server.wanted("worried"));
    discord.pin_as_bot(WORRIED, &ours);
    discord.deny(WORRIED, 1 << 16);
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("lacks read-message-history;"), "{log}");
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    assert_eq!(discord.seen().on(Route::Pins).len(), 0);
}

#[test]
fn a_board_that_was_just_deleted_is_posted_again_although_its_nonce_is_spent() {
    let discord = Discord::start();
    let server = one(&discord);
    for _ in 0..3 {
        assert_eq!(sync(&discord, &server).0, 0);
        let ours = boards_in(&discord, WORRIED);
        assert_eq!(ours.len(), 1);
        discord.delete_as_somebody(WORRIED, ours[0]["id"].as_str().unwrap());
    }
    assert_eq!(sync(&discord, &server).0, 0);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn a_post_that_is_deleted_before_its_edit_or_its_pin_is_made_anew() {
    for route in [Route::EditMessage, Route::Pin] {
        let discord = Discord::start();
        let server = one(&discord);
        let old = discord.post_as_bot(WORRIED, &stale(&server.wanted("worried")));
        discord.before(route, 0, move |world| world.delete_as_somebody(WORRIED, &old));
        assert_eq!(sync(&discord, &server).0, 0);
        assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    }
}

#[test]
fn a_server_that_the_bot_was_removed_from_is_told() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.kick(LISTED);
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: the bot is not in the server"), "{log}");
}

#[test]
fn a_channel_that_cannot_be_looked_at_now_is_left_for_later() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.fault(Route::Messages, Fault::ServerError, ALWAYS);
    let (code, log) = sync(&discord, &server);
    assert_eq!(code, 1);
    assert!(log.contains("LATER: Discord was busy"), "{log}");
    assert!(boards_in(&discord, WORRIED).is_empty());
}
