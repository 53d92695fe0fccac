//! Reports about calls to Discord: an Entry Point command, what was answered already, a time-out.
//!
//! The whole program runs on the fake; what else there is of each kind is in `rest`,
//! `boards_on_discord` and `fake_discord`.

use serde_json::{Value, json};

use crate::boards_on_discord::{Server, WORRIED, boards_in, listing, stale};
use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON, Sent};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{LISTED, missing_signpost};

/// An Entry Point command, as Discord makes one for an application that gets an Activity.
pub(crate) fn entry_point() -> Value {
    json!({ "type": 4, "name": "launch", "description": "", "handler": 2, "contexts": [0, 1, 2],
        "integration_types": [0, 1], "name_localizations": { "de": "starten" } })
}

/// The line that says that somebody got no answer.
const WITHOUT: &str = "stays without its answer";

/// What `commands sync` prints, and how it ends.
fn sync(discord: &Discord) -> (i32, String) {
    let mut running = Running::start(discord, &["commands", "sync"]);
    (running.exit_code(SOON), running.log())
}

/// `/board post` as a manager types it.
fn order(action: &str) -> Value {
    let mut order = command("board").subcommand(action).option("board", "worried").json();
    order["guild_id"] = json!(LISTED);
    order["channel_id"] = json!(WORRIED);
    order["member"]["permissions"] = json!("32");
    order
}

/// A server with one channel in which nothing is listed, or a board is.
fn server(discord: &Discord, boards: &[(&str, &str)]) -> Server {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    Server::written(&listing(LISTED, boards))
}

fn running(discord: &Discord, server: &Server) -> Running {
    Running::connected(discord, &["--config", server.path()])
}

/// The text that takes the place of "thinking".
#[track_caller]
fn told(discord: &Discord, sent: &Sent) -> String {
    discord
        .wait_for("the reply", SOON, |seen| seen.edits.iter().any(|edit| edit.token == sent.token));
    discord.edits(sent)[0]["content"].as_str().unwrap().to_owned()
}

/// Report 3: with an Entry Point command there, none of a bot's own is ever registered.
#[test]
fn an_entry_point_command_goes_back_unchanged_and_keeps_ours_from_nothing() {
    let discord = Discord::start();
    discord.register(&json!([entry_point(), { "type": 1, "name": "old", "description": "Old" }]));
    let before = discord.registered();
    let (code, log) = sync(&discord);
    assert!(code == 0 && log.contains("commands were registered"), "{log}");
    let (code, log) = sync(&discord);
    assert!(code == 0 && log.contains("commands are registered already"), "{log}");
    assert_eq!(discord.overwrites(), 1);
    let after = discord.registered();
    assert!(after.contains(&before[0]), "{after:#?}");
    assert!(!after.iter().any(|it| it["name"] == "old"));
    let sent = discord.seen().overwrites.remove(0).json;
    let back = sent.as_array().unwrap().iter().find(|it| it["type"] == 4).unwrap();
    assert_eq!(back["id"], before[0]["id"]);
}

/// Report 5: an answer that was carried out, and not said, is told as "Unknown interaction" next.
#[test]
fn an_order_whose_deferral_may_have_been_shown_is_carried_out() {
    for unsaid in [Fault::DoneThenError, Fault::DoneThenSilence] {
        let discord = Discord::start();
        let server = server(&discord, &[]);
        let running = running(&discord, &server);
        discord.fault(Route::Callback, unsaid, 1);
        discord.fault(Route::Callback, Fault::UnknownInteraction, 1);
        let sent = discord.send(&order("post"));
        told(&discord, &sent);
        assert_eq!(boards_in(&discord, WORRIED).len(), 1);
        assert!(!running.log().contains("ERROR"));
    }
}

/// Report 5, of a command that is answered at once: nobody knows, and no line says otherwise.
#[test]
fn a_command_that_may_have_been_answered_is_not_said_to_be_without_its_answer() {
    for unsaid in [Fault::DoneThenError, Fault::DoneThenSilence] {
        let discord = Discord::start();
        let running = Running::connected(&discord, &[]);
        discord.fault(Route::Callback, unsaid, 1);
        discord.fault(Route::Callback, Fault::UnknownInteraction, 1);
        let sent = discord.send(&command("help").json());
        assert_eq!(missing_signpost(&discord.answer(&sent)), [""; 0]);
        let log = running.wait_for_log("an interaction may be without its answer", SOON);
        assert!(!log.contains("ERROR") && !log.contains(WITHOUT), "{log}");
    }
}

/// Report 5, where no try at all is confirmed: each may have been carried out.
#[test]
fn a_command_of_which_no_try_was_confirmed_is_not_said_to_be_without_its_answer() {
    for fault in [Fault::BadGateway, Fault::Closed, Fault::DoneThenSilence] {
        let discord = Discord::start();
        let running = Running::connected(&discord, &[]);
        discord.fault(Route::Callback, fault, ALWAYS);
        discord.send(&command("help").json());
        let log = running.wait_for_log("an interaction may be without its answer", SOON);
        assert!(!log.contains("ERROR") && !log.contains(WITHOUT), "{log}");
        discord.take_violations();
    }
}

/// Report 5, where nothing is open: no attempt was carried out, so the order is another copy's or nobody's.
#[test]
fn an_order_that_discord_does_not_know_at_once_is_left_alone() {
    let discord = Discord::start();
    let server = server(&discord, &[]);
    let running = running(&discord, &server);
    discord.fault(Route::Callback, Fault::UnknownInteraction, 1);
    discord.send(&order("post"));
    running.wait_for_log("an interaction may be without its answer", SOON);
    assert!(boards_in(&discord, WORRIED).is_empty());
}

/// A small one: an interaction that is delivered twice is answered once, and that is no error.
#[test]
fn a_command_that_is_delivered_twice_is_no_error() {
    let discord = Discord::start();
    let server = server(&discord, &[]);
    let running = running(&discord, &server);
    for (interaction, boards) in [(command("help").json(), 0), (order("post"), 1)] {
        let sent = discord.send(&interaction);
        discord.answer(&sent);
        let mut again = interaction.clone();
        again["id"] = json!(sent.id);
        again["token"] = json!(sent.token);
        again["application_id"] = json!(crate::support::discord::APPLICATION);
        let callbacks = discord.seen().count(Route::Callback);
        discord.dispatch("INTERACTION_CREATE", &again);
        discord.wait_for("it again", SOON, |seen| seen.count(Route::Callback) > callbacks);
        running.wait_for_log("an interaction has its answer already", SOON);
        if boards > 0 {
            told(&discord, &sent);
        }
        assert_eq!(boards_in(&discord, WORRIED).len(), boards);
    }
    assert!(!running.log().contains("ERROR"));
    discord.take_violations();
}

/// Report 8: who is timed out may only read, and is told so.
#[test]
fn a_bot_that_is_timed_out_says_so_and_makes_no_change() {
    let discord = Discord::start();
    let server = server(&discord, &[(WORRIED, "worried")]);
    discord.set_timed_out(LISTED, true);
    for what in ["plan", "sync"] {
        let mut boards = Running::start(&discord, &["boards", what, "--config", server.path()]);
        assert_eq!(boards.exit_code(SOON), 1);
        let log = boards.log();
        assert!(log.contains("BLOCKED: the bot is timed out in the server until"), "{log}");
        assert!(log.contains("Remove timeout"), "{log}");
    }
    let unlisted = Server::written(&listing(LISTED, &[]));
    let _running = running(&discord, &unlisted);
    discord.post_as_bot(WORRIED, &stale(&unlisted.wanted("worried")));
    for action in ["post", "status", "remove"] {
        let sent = discord.send(&order(action));
        let text = told(&discord, &sent);
        assert!(text.contains("I am timed out until 00:00 on 1 Jan 2100"), "{text}");
        assert!(text.contains("Time out members") && text.contains("Remove timeout"), "{text}");
    }
    let seen = discord.seen();
    let changes = seen.requests.iter().filter(|it| it.line.contains("/channels/"));
    assert!(
        changes.clone().all(|it| it.line.starts_with("GET")),
        "{changes:?}",
        changes = changes.collect::<Vec<_>>()
    );
}
