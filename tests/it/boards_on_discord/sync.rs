//! `signpost boards`: what is printed, what is sent, and with which exit code it ends.
//!
//! What a person reads and what a program reads are of the same plan, and a plan changes nothing.

use std::process::Output;

use serde_json::{Value, json};

use super::{FIND, Server, WORRIED, boards_in, listing, stale};
use crate::support::discord::{Discord, Fault, Route, TOKEN};
use crate::support::{LISTED, program};

/// Runs `signpost boards` with its standard output kept apart.
fn boards(discord: &Discord, server: &Server, args: &[&str]) -> Output {
    let mut command = program();
    command.env("DISCORD_TOKEN", TOKEN).env("DISCORD_API_BASE", discord.base());
    command.arg("boards").args(args).args(["--config", server.path()]).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Step, reason and outcome of each row.
fn told(rows: &[Value]) -> Vec<[&str; 3]> {
    let keys = ["step", "reason", "outcome"];
    rows.iter().map(|row| keys.map(|key| row[key].as_str().unwrap_or("-"))).collect()
}

#[test]
fn a_plan_shows_every_line_and_changes_nothing() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let old = discord.post_as_bot(FIND, &stale(&server.wanted("find")));
    let output = boards(&discord, &server, &["plan"]);
    let text = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{text}");
    let post =
        format!("worried in channel {WORRIED} of server {LISTED}\n  post: it is not there\n");
    assert!(text.contains(&post), "{text}");
    assert!(text.contains("    +Under 19: Childline 0800 1111\n"), "{text}");
    assert!(text.contains(&format!("  edit {old}: its words are out of date\n")), "{text}");
    assert!(text.contains("    -Danger now? Call 999. These words are old.\n"), "{text}");
    assert!(text.ends_with("\n2 board(s), 2 with changes, 0 blocked\n"), "{text}");
    assert!(discord.seen().requests.iter().all(|request| request.line.starts_with("GET")));
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn a_program_reads_server_channel_board_step_reason_and_outcome() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.post_as_bot(FIND, &stale(&server.wanted("find")));
    let planned = rows(&boards(&discord, &server, &["plan", "--json"]));
    let keys = json!({ "server": LISTED, "channel": WORRIED, "board": "worried", "step": "post",
        "reason": "not-there", "outcome": "planned" });
    assert_eq!(planned[0], keys);
    let steps = [
        ["post", "not-there"],
        ["pin", "not-pinned"],
        ["edit", "out-of-date"],
        ["pin", "not-pinned"],
    ];
    assert_eq!(told(&planned), steps.map(|[step, why]| [step, why, "planned"]));
    let done = rows(&boards(&discord, &server, &["sync", "--json"]));
    assert_eq!(told(&done), steps.map(|[step, why]| [step, why, "done"]));
    server.assert_right(&discord);
    let again = rows(&boards(&discord, &server, &["sync", "--json"]));
    assert_eq!(told(&again), [["-", "right", "unchanged"]; 2]);
}

#[test]
fn what_is_in_the_way_is_told_and_ends_with_code_1() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.deny(WORRIED, 1 << 51 | 1 << 11);
    discord.delete_channel(FIND);
    let output = boards(&discord, &server, &["sync"]);
    let text = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    let missing = "BLOCKED: the bot's role lacks send-messages, pin-messages";
    assert!(text.contains(missing), "{text}");
    assert!(text.contains("BLOCKED: there is no such channel"), "{text}");
    let rows = rows(&boards(&discord, &server, &["plan", "--json"]));
    assert_eq!(
        told(&rows),
        [["-", "missing-permission", "blocked"], ["-", "no-channel", "blocked"]]
    );
    assert_eq!(rows[0]["missing"], json!(["send-messages", "pin-messages"]));
}

#[test]
fn only_the_server_that_is_named_is_looked_at() {
    let discord = Discord::start();
    let other = "290926798626358001";
    let (there, channel) =
        (listing(other, &[("645027906669510700", "find")]), "645027906669510700");
    let server = Server::written(&(listing(LISTED, &[(WORRIED, "worried")]) + &there));
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    discord.add_guild(other);
    discord.add_channel(other, channel);
    let output = boards(&discord, &server, &["sync", "--server", other]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(boards_in(&discord, channel).len(), 1);
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn a_channel_of_another_server_gets_nothing() {
    let discord = Discord::start();
    let server = Server::written(&listing(LISTED, &[(WORRIED, "worried")]));
    discord.add_guild(LISTED);
    discord.add_guild("290926798626358001");
    discord.add_channel("290926798626358001", WORRIED);
    let rows = rows(&boards(&discord, &server, &["sync", "--json"]));
    assert_eq!(told(&rows), [["-", "other-server", "blocked"]]);
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn a_timer_that_finds_no_board_listed_says_so_and_is_no_fault() {
    let discord = Discord::start();
    let server = Server::written(&listing(LISTED, &[]));
    for action in ["plan", "sync"] {
        let none = boards(&discord, &server, &[action, "--json"]);
        assert_eq!((none.status.code(), text(&none.stdout)), (Some(0), "[]\n".to_owned()));
        let says = "the configuration lists no board, so there is nothing to do: to pin one, add";
        assert!(text(&none.stderr).contains(says), "{none:?}");
    }
}

#[test]
fn settings_that_are_wrong_end_it_with_code_2_and_a_next_step() {
    let discord = Discord::start();
    let server = Server::written(&listing(LISTED, &[]));
    let unknown = boards(&discord, &server, &["show", "--server", "290926798626358001"]);
    assert_eq!(unknown.status.code(), Some(2));
    let board = boards(&discord, &server, &["show", "woried"]);
    assert!(text(&board.stderr).contains("hint: did you mean `worried`?"));
    let server = Server::set_up(&discord);
    discord.fault(Route::Application, Fault::Unauthorized, 1);
    let refused = boards(&discord, &server, &["plan"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("hint: reset the token"));
}

#[test]
fn boards_are_shown_without_a_token_as_people_will_see_them() {
    let discord = Discord::start();
    let server = Server::written(&listing(LISTED, &[]));
    let output = boards(&discord, &server, &["show", "--server", LISTED]);
    let text = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    for words in
        ["worried\n=======\n", "find\n====\n", "0800 1111", "01582 547653", "[ Local contacts ]"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(discord.seen().requests.is_empty());
    let shown =
        rows(&boards(&discord, &server, &["show", "worried", "--server", LISTED, "--json"]));
    assert_eq!(shown[0]["message"], server.wanted("worried"));
}

#[test]
fn the_audit_log_says_why_and_nobody_is_mentioned() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let twice = discord.post_as_bot(WORRIED, &stale(&server.wanted("worried")));
    discord.pin_as_bot(WORRIED, &twice);
    discord.post_as_bot(WORRIED, &server.wanted("worried"));
    assert_eq!(boards(&discord, &server, &["sync"]).status.code(), Some(0));
    server.assert_right(&discord);
    let seen = discord.seen();
    let changes = seen.on(Route::Pin).into_iter().chain(seen.on(Route::DeleteMessage));
    let reasons: Vec<_> = changes.map(|request| request.reason.clone()).collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.iter().all(|reason| reason.as_deref().is_some_and(|it| !it.is_empty())));
}
