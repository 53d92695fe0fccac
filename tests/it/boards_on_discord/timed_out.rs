//! A bot that somebody has timed out: until then it may see and read, and nothing else.
//!
//! It says so, with who can end it, and asks Discord for nothing that would be refused.

use serde_json::{Value, json};

use super::{Server, WORRIED, boards_in, listing, stale};
use crate::support::LISTED;
use crate::support::discord::{Discord, Route, SOON};
use crate::support::interactions::{command, press};
use crate::support::running::Running;

fn boards(discord: &Discord, server: &Server, args: &[&str]) -> (i32, String) {
    let (code, running) = ended(discord, server, args);
    (code, running.log())
}

/// Returns what a program reads, and the exit code.
fn rows(discord: &Discord, server: &Server, args: &[&str]) -> (i32, Value) {
    let (code, running) = ended(discord, server, args);
    (code, serde_json::from_str(&running.printed()).unwrap())
}

fn ended(discord: &Discord, server: &Server, args: &[&str]) -> (i32, Running) {
    let mut running = Running::on(discord)
        .env("SIGNPOST_LOG", "error")
        .args(&["boards"])
        .args(args)
        .args(&["--config", server.path()])
        .start();
    (running.exit_code(SOON), running)
}

/// One server with one board in one channel.
fn one(discord: &Discord) -> Server {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    Server::written(&listing(LISTED, &[(WORRIED, "worried")]))
}

#[test]
fn a_time_out_that_is_over_or_is_no_date_is_none() {
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
fn a_time_out_until_a_date_that_no_calendar_of_ours_has_is_one() {
    for odd in ["9999-12-31T23:59:59+00:00", "99999-01-01T00:00:00Z", "2099-01-01T00:00:00"] {
        let discord = Discord::start();
        let server = one(&discord);
        discord.set_timed_out_until(LISTED, json!(odd));
        let (code, log) = boards(&discord, &server, &["sync"]);
        assert_eq!(code, 1, "{odd}: {log}");
        assert!(log.contains("BLOCKED: the bot is timed out"), "{log}");
        assert!(boards_in(&discord, WORRIED).is_empty());
    }
}

/// It may see and read, so it is looked; nothing but reading is asked for.
#[test]
fn a_board_that_is_right_is_as_it_should_be_whether_timed_out_or_not() {
    let discord = Discord::start();
    let server = one(&discord);
    assert_eq!(boards(&discord, &server, &["sync"]).0, 0);
    discord.set_timed_out(LISTED, true);
    let before = discord.seen().requests.len();
    for what in ["plan", "sync"] {
        let (code, log) = boards(&discord, &server, &[what]);
        assert_eq!(code, 0, "{log}");
        assert!(log.contains("as it should be") && !log.contains("BLOCKED"), "{log}");
    }
    let (code, rows) = rows(&discord, &server, &["plan", "--json"]);
    assert_eq!(
        (code, &rows[0]["reason"], &rows[0]["outcome"]),
        (0, &json!("right"), &json!("unchanged"))
    );
    let seen = discord.seen();
    assert!(seen.requests[before..].iter().all(|it| it.line.starts_with("GET ")));
}

/// Of two boards only the one that would be changed is held back.
#[test]
fn a_board_that_would_be_changed_is_held_back_and_the_right_one_beside_it_is_not() {
    let discord = Discord::start();
    let server = one(&discord);
    assert_eq!(boards(&discord, &server, &["sync"]).0, 0);
    discord.set_timed_out(LISTED, true);
    let server = Server::written(&listing(LISTED, &[(WORRIED, "worried"), (WORRIED, "find")]));
    let before = discord.seen().requests.len();
    for what in ["plan", "sync"] {
        let (code, log) = boards(&discord, &server, &[what]);
        assert_eq!(code, 1, "{log}");
        assert_eq!(log.matches("BLOCKED: the bot is timed out").count(), 1, "{log}");
        assert!(log.contains("as it should be"), "{log}");
    }
    let seen = discord.seen();
    assert!(seen.requests[before..].iter().all(|it| it.line.starts_with("GET ")));
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

/// A status says what is there; a board that nobody lists and that is not there is not named.
#[test]
fn a_status_tells_what_is_right_while_timed_out() {
    let discord = Discord::start();
    let server = one(&discord);
    assert_eq!(boards(&discord, &server, &["sync"]).0, 0);
    discord.set_timed_out(LISTED, true);
    let running = Running::connected(&discord, &["--config", server.path()]);
    let mut order = command("board").subcommand("status").json();
    order["guild_id"] = json!(LISTED);
    order["channel_id"] = json!(WORRIED);
    order["member"]["permissions"] = json!("32");
    let sent = discord.send(&order);
    discord
        .wait_for("the reply", SOON, |seen| seen.edits.iter().any(|edit| edit.token == sent.token));
    let text = discord.edits(&sent)[0]["content"].as_str().unwrap().to_owned();
    assert!(text.contains("as it should be") && !text.contains("timed out"), "{text}");
    assert!(!text.contains("not as it should be"), "{text}");
    assert_eq!(discord.seen().count(Route::EditMessage), 0);
    drop(running);
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
    let (code, rows) = rows(&discord, &server, &["plan", "--json"]);
    assert_eq!(code, 1);
    let row = rows.as_array().unwrap().last().unwrap();
    assert_eq!((&row["reason"], &row["outcome"]), (&json!("timed-out"), &json!("blocked")));
    assert_eq!(row["until"], "2099-07-01T12:30:00Z");
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
