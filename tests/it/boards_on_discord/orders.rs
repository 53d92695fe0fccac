//! `/board` on the gateway: deferred at once, carried out, and answered privately.
//!
//! Whatever happens meanwhile, somebody looks at "thinking" and waits: so every order ends with a
//! signposted reply that says what was done, what is in the way and who can put it right.

use std::time::Duration;

use serde_json::{Value, json};

use super::{FIND, Server, WORRIED, boards_in, listing};
use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{LISTED, UNLISTED};

/// `/board` as a manager types it in a channel.
fn order(action: &str, board: Option<&str>, (guild, channel): (&str, &str)) -> Value {
    let typed = command("board").subcommand(action);
    let typed = match board {
        Some(board) => typed.option("board", json!(board)),
        None => typed,
    };
    let mut json = typed.json();
    json["guild_id"] = json!(guild);
    json["channel_id"] = json!(channel);
    json["member"]["permissions"] = json!("32");
    json
}

/// Sends an order, and returns the text that takes the place of "thinking".
#[track_caller]
fn told(discord: &Discord, order: &Value) -> String {
    let sent = discord.send(order);
    let first = discord.answer(&sent);
    assert_eq!((&first["type"], &first["data"]["flags"]), (&json!(5), &json!(64)));
    discord
        .wait_for("the reply", SOON, |seen| seen.edits.iter().any(|edit| edit.token == sent.token));
    let edit = discord.edits(&sent).remove(0);
    assert_eq!(edit["allowed_mentions"], json!({ "parse": [] }));
    let text = edit["content"].as_str().unwrap().to_owned();
    assert!(text.starts_with("**Danger now? Call 999.**"), "{text}");
    assert!(text.contains("\nUnder 19: Childline 0800 1111\n"), "{text}");
    text
}

fn running(discord: &Discord, server: &Server) -> Running {
    Running::connected(discord, &["--config", server.path()])
}

/// A server with nothing listed and two channels.
fn unlisted(discord: &Discord) -> Server {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    discord.add_channel(LISTED, FIND);
    Server::written(&listing(LISTED, &[]))
}

#[test]
fn a_board_is_posted_where_the_order_is_typed_with_the_lines_that_keep_it() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    let text = told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    assert_eq!(discord.pins(WORRIED).len(), 1);
    assert!(boards_in(&discord, FIND).is_empty());
    for line in ["server.board", WORRIED, "worried"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn a_server_that_is_not_listed_gets_its_board_and_its_lines() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    discord.add_guild(UNLISTED);
    discord.add_channel(UNLISTED, "645027906669510702");
    let _running = running(&discord, &server);
    let place = (UNLISTED, "645027906669510702");
    let text = told(&discord, &order("post", Some("find"), place));
    assert!(text.contains(UNLISTED), "{text}");
    assert_eq!(boards_in(&discord, place.1).len(), 1);
}

#[test]
fn a_board_is_removed_where_nobody_lists_it() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    told(&discord, &order("post", Some("find"), (LISTED, WORRIED)));
    told(&discord, &order("remove", Some("worried"), (LISTED, WORRIED)));
    let left = boards_in(&discord, WORRIED);
    assert_eq!(left.len(), 1);
    assert!(left[0].to_string().contains("~find."), "the other board stays");
    told(&discord, &order("remove", Some("worried"), (LISTED, WORRIED)));
}

#[test]
fn a_listed_board_is_not_removed_and_who_can_unlist_it_is_said() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let running = running(&discord, &server);
    running.wait_for_log("every board is right", SOON);
    let text = told(&discord, &order("remove", Some("worried"), (LISTED, WORRIED)));
    assert!(text.contains("signpost.toml"), "{text}");
    server.assert_right(&discord);
}

#[test]
fn a_missing_permission_is_named_in_words_and_nothing_is_posted() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    discord.deny(WORRIED, 1 << 51);
    let _running = running(&discord, &server);
    let text = told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert!(text.contains("Pin Messages"), "{text}");
    assert!(text.contains("Open the channel's settings, then Permissions"), "{text}");
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn a_status_warns_of_what_a_manager_should_know_and_changes_nothing() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    discord.set_nsfw(WORRIED, true);
    discord.set_role_permissions(LISTED, LISTED, 0);
    discord.set_application_flags(1 << 18);
    let _running = running(&discord, &server);
    let quiet = told(&discord, &order("status", Some("worried"), (LISTED, WORRIED)));
    assert!(boards_in(&discord, WORRIED).is_empty());
    for words in ["age-restricted", "everyone", "message"] {
        assert!(quiet.to_lowercase().contains(words), "{words} in {quiet}");
    }
    let all = told(&discord, &order("status", None, (LISTED, WORRIED)));
    assert!(!all.is_empty());
    let changes = discord.seen().requests.into_iter().filter(|it| it.line.contains("/channels/"));
    assert!(changes.into_iter().all(|request| request.line.starts_with("GET")));
}

#[test]
fn whoever_may_not_manage_the_server_is_refused_and_nothing_is_asked() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    let mut order = order("post", Some("worried"), (LISTED, WORRIED));
    order["member"]["permissions"] = json!("2048");
    let answer = discord.ask(&order);
    assert_eq!((&answer["type"], &answer["data"]["flags"]), (&json!(4), &json!(68)));
    assert!(boards_in(&discord, WORRIED).is_empty());
}

#[test]
fn while_discord_is_out_of_reach_the_order_is_answered_all_the_same() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    discord.fault(Route::Roles, Fault::RateLimited(600.0), ALWAYS);
    let text = told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert!(text.to_lowercase().contains("busy"), "{text}");
}

#[test]
fn an_order_that_is_cut_off_by_the_end_of_the_program_is_answered() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let mut running = running(&discord, &server);
    discord.fault(Route::Roles, Fault::Silence(Duration::from_secs(30)), 1);
    let sent = discord.send(&order("post", Some("worried"), (LISTED, WORRIED)));
    discord.answer(&sent);
    discord.wait_for("the first call", SOON, |seen| !seen.on(Route::Roles).is_empty());
    running.signal("TERM");
    assert_eq!(running.exit_code(SOON), 0);
    assert_eq!(discord.edits(&sent).len(), 1);
}

#[test]
fn an_order_whose_deferral_was_carried_out_and_not_said_is_answered() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    discord.fault(Route::Callback, Fault::DoneThenSilence, ALWAYS);
    let sent = discord.send(&order("post", Some("worried"), (LISTED, WORRIED)));
    discord.wait_for("the reply", SOON, |seen| seen.edits.iter().any(|it| it.token == sent.token));
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn a_reply_that_discord_refuses_is_followed_by_a_shorter_one() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    let _running = running(&discord, &server);
    discord.fault(Route::Edit, Fault::Refused(400, 50_035), 1);
    let text = told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert!(text.contains("I cannot say what was done") && !text.contains("not done"), "{text}");
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn without_the_bot_in_the_server_it_is_said_how_to_install_it() {
    let discord = Discord::start();
    let server = unlisted(&discord);
    discord.kick(LISTED);
    let _running = running(&discord, &server);
    let text = told(&discord, &order("post", Some("worried"), (LISTED, WORRIED)));
    assert!(text.contains("scope bot"), "{text}");
}
