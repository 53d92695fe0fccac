//! A bot that somebody has timed out: until then it may see and read, and nothing else.
//!
//! It says so, with who can end it, and asks Discord for nothing that would be refused.

use serde_json::json;

use super::{Server, WORRIED, boards_in, listing, stale};
use crate::support::LISTED;
use crate::support::discord::{Discord, Route, SOON};
use crate::support::interactions::press;
use crate::support::running::Running;

fn boards(discord: &Discord, server: &Server, args: &[&str]) -> (i32, String) {
    let mut running = Running::on(discord)
        .env("SIGNPOST_LOG", "error")
        .args(&["boards"])
        .args(args)
        .args(&["--config", server.path()])
        .start();
    (running.exit_code(SOON), running.log())
}

/// One server with one board in one channel.
fn one(discord: &Discord) -> Server {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    Server::written(&listing(LISTED, &[(WORRIED, "worried")]))
}

#[test]
fn a_time_out_that_is_over_or_cannot_be_read_is_none() {
    let past = "2020-01-01T00:00:00.000000+00:00";
    for odd in
        [json!(null), json!(past), json!(""), json!("soon"), json!(4e12), json!({}), json!([])]
    {
        let discord = Discord::start();
        let server = one(&discord);
        discord.set_timed_out_until(LISTED, odd.clone());
        let (code, log) = boards(&discord, &server, &["sync"]);
        assert_eq!(code, 0, "{odd}: {log}");
        assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    }
}

#[test]
fn an_administrator_is_held_back_by_no_time_out() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.set_timed_out(LISTED, true);
    discord.add_bot_role(LISTED, "645027906669510801", 1 << 3);
    assert_eq!(boards(&discord, &server, &["sync"]).0, 0);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn a_program_reads_until_when() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.set_timed_out_until(LISTED, json!("2099-07-01T12:30:00.000000+00:00"));
    let (code, log) = boards(&discord, &server, &["plan", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!((code, rows.as_array().unwrap().len()), (1, 1));
    assert_eq!((&rows[0]["reason"], &rows[0]["outcome"]), (&json!("timed-out"), &json!("blocked")));
    assert_eq!(rows[0]["until"], "2099-07-01T13:30:00");
}

#[test]
fn a_time_out_at_the_last_moment_is_told_and_a_later_run_posts() {
    let discord = Discord::start();
    let server = one(&discord);
    discord.before(Route::Post, 0, |world| world.set_timed_out(LISTED, true));
    let (code, log) = boards(&discord, &server, &["sync"]);
    assert_eq!(code, 1);
    assert!(log.contains("BLOCKED: the bot is timed out"), "{log}");
    assert_eq!(discord.seen().count(Route::Post), 1);
    discord.set_timed_out(LISTED, false);
    assert_eq!(boards(&discord, &server, &["sync"]).0, 0);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn an_old_board_whose_button_is_pressed_is_left_as_it_is() {
    let discord = Discord::start();
    let server = one(&discord);
    let old = discord.post_as_bot(WORRIED, &stale(&server.wanted("worried")));
    discord.set_timed_out(LISTED, true);
    let running = Running::connected(&discord, &["--config", server.path()]);
    running.wait_for_log("not every board is right", SOON);
    let post = discord.messages(WORRIED).into_iter().find(|it| it["id"] == *old).unwrap();
    let id = post["components"][0]["components"][0]["custom_id"].as_str().unwrap();
    let mut pressed = press(id).in_server(LISTED).json();
    pressed["channel_id"] = json!(WORRIED);
    pressed["message"] = post.clone();
    discord.ask(&pressed);
    running.wait_for_log("a board whose button was pressed was looked after", SOON);
    assert_eq!(discord.seen().count(Route::EditMessage), 0);
}
