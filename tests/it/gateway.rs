//! The real program on the gateway: it connects, registers, and answers everything.
//!
//! What is here goes right; `gateway_faults` has what goes wrong. Discord is the fake of
//! `support`, which refuses what Discord would refuse.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::discord::{Discord, Fault, GatewayFault, Route, SOON, TOKEN};
use crate::support::interactions::{autocomplete, choose, command, marked, of_unknown_type, press};
use crate::support::running::Running;
use crate::support::walk::walk;
use crate::support::{Bot, LISTED, UNLISTED, definitions, missing_signpost, program};
use signpost::answer::COMMANDS;
use signpost::clock::now;

#[test]
fn it_identifies_with_no_intents_and_says_that_it_cannot_read() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    let identify = &discord.identifies()[0];
    assert_eq!(identify["intents"], 0);
    let activity = &identify["presence"]["activities"][0];
    assert_eq!(activity["type"], 4);
    assert_eq!(activity["state"], "I cannot read messages. Danger? 999");
}

#[test]
fn everything_that_can_be_reached_is_answered_in_time_valid_and_signposted() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &["--config", "signpost.example.toml"]);
    let walk = walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        let sent = discord.send(&interaction);
        let answer = discord.answer(&sent);
        assert!(discord.took(&sent) < Duration::from_secs(3));
        answer
    });
    walk.assert_signposted();
    let (commands, presses) = (walk.commands, walk.presses + walk.choices);
    assert!(commands >= 80 && presses >= 155, "{commands} commands, {presses} presses");
    assert_eq!(running.log().matches("answering").count(), walk.visits.len());
}

/// Answers by `signpost ask --interaction`.
fn ask(interactions: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = interactions.iter().map(Value::to_string).collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), lines.join("\n")).unwrap();
    let arguments = ["ask", "--config", "signpost.example.toml", "--interaction"];
    let output = program().args(arguments).arg(file.path()).output().unwrap();
    let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}

#[test]
fn the_gateway_the_terminal_and_the_decoder_give_the_same_response() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &["--config", "signpost.example.toml"]);
    let (before, mut asked) = (now(), Vec::new());
    walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(if asked.len() % 2 == 0 { LISTED } else { UNLISTED });
        let answer = discord.ask(&interaction);
        asked.push((interaction, answer.clone()));
        answer
    });
    let interactions: Vec<Value> =
        asked.iter().map(|(interaction, _)| interaction.clone()).collect();
    let in_terminal = ask(&interactions);
    let [early, late] = [Bot::at(before), Bot::at(now())];
    assert_eq!(in_terminal.len(), asked.len());
    for ((interaction, answer), terminal) in asked.iter().zip(&in_terminal) {
        // Offices may have opened or shut in the meantime.
        let decoded = [early.respond(interaction), late.respond(interaction)];
        assert!(decoded.contains(answer), "{interaction}");
        assert!(decoded.contains(terminal), "{interaction}");
    }
}

#[test]
fn odd_interactions_are_answered_too() {
    let discord = Discord::start();
    let _running = Running::connected(&discord, &[]);
    let odd = [
        of_unknown_type(),
        command("help").without("locale").json(),
        command("help").without("channel app_permissions entitlements").json(),
        command("help").in_direct_message().json(),
        command("help").in_group_message().json(),
        command("gone").option("name", marked()).json(),
        press("nothing that was ever sent").json(),
        choose("menu~1", "gone").on_shared_message().json(),
    ];
    for interaction in &odd {
        assert_eq!(
            missing_signpost(&discord.ask(interaction)),
            Vec::<&str>::new(),
            "{interaction}"
        );
    }
    assert_eq!(discord.ask(&autocomplete("contacts").json())["type"], 8);
}

#[test]
fn the_commands_are_registered_once_and_a_second_start_registers_nothing() {
    let discord = Discord::start();
    for start in ["the commands were registered", "Discord has the commands already"] {
        let mut running = Running::connected(&discord, &[]);
        running.wait_for_log(start, SOON);
        running.signal("TERM");
        assert_eq!(running.exit_code(SOON), 0);
        assert_eq!(discord.overwrites(), 1);
    }
    let names = |list: &Value| -> Vec<String> {
        let mut names: Vec<_> =
            list.as_array().unwrap().iter().map(|it| it["name"].to_string()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&discord.registered().into()), names(&definitions()));
}

#[test]
fn commands_that_somebody_else_left_behind_are_replaced() {
    let discord = Discord::start();
    discord.register(&json!([{ "name": "old", "description": "Old", "type": 1 }]));
    let _running = Running::connected(&discord, &[]);
    discord.wait_for("the overwrite", SOON, |seen| seen.overwrites.len() == 1);
    assert_eq!(discord.registered().len(), definitions().as_array().unwrap().len());
}

#[test]
fn syncing_the_commands_is_safe_to_do_twice_at_once() {
    let discord = Discord::start();
    let mut both = [0, 1].map(|_| Running::start(&discord, &["commands", "sync"]));
    let count = COMMANDS.len();
    for running in &mut both {
        assert_eq!(running.exit_code(SOON), 0, "{}", running.log());
        assert!(running.log().contains(&format!("{count} commands ")), "{}", running.log());
    }
    let mut again = Running::start(&discord, &["commands", "sync"]);
    assert_eq!(again.exit_code(SOON), 0);
    let already = format!("{count} commands are registered already\n");
    assert!(again.log().contains(&already), "{}", again.log());
    assert_eq!(discord.registered().len(), count);
    assert_eq!(discord.connects().len(), 0);
}

#[test]
fn a_keyboard_stops_it_too() {
    let discord = Discord::start();
    let mut running = Running::connected(&discord, &[]);
    running.signal("INT");
    assert_eq!(running.exit_code(SOON), 0);
}

#[test]
fn told_to_stop_it_closes_the_gateway_and_finishes_the_answers_in_flight() {
    let discord = Discord::start();
    let mut running = Running::connected(&discord, &[]);
    discord.fault(Route::Callback, Fault::Silence(Duration::from_millis(500)), 1);
    let sent = discord.send(&command("help").json());
    discord.wait_for("the callback", SOON, |seen| {
        seen.requests.iter().any(|request| request.route == Some(Route::Callback))
    });
    running.signal("TERM");
    assert_eq!(missing_signpost(&discord.answer(&sent)), Vec::<&str>::new());
    assert_eq!(running.exit_code(SOON), 0);
    assert_eq!(discord.seen().closes, [Some(1000)]);
}

/// Asserts that the program ends with code 2 and, after what it logs, one error and one hint.
#[track_caller]
fn assert_ends(mut running: Running, error: &str, hint: &str) {
    assert_eq!(running.exit_code(SOON), 2, "{}", running.log());
    let log = running.log();
    let lines: Vec<&str> = log.lines().filter(|line| !line.contains(" signpost::")).collect();
    assert_eq!(lines.len(), 2, "{log}");
    assert!(lines[0].starts_with("error: ") && lines[0].contains(error), "{log}");
    assert!(lines[1].starts_with("hint: ") && lines[1].contains(hint), "{log}");
}

/// A token that was the bot's until it was reset.
const OLD_TOKEN: &str = "ODAwMDAwMDAwMDAwMDAwMjAz.GfAkE0.zq-bot-token-0000";

#[test]
fn a_refused_token_ends_it_with_one_line_and_its_mend() {
    let discord = Discord::start();
    let wrong = Running::on(&discord).env("DISCORD_TOKEN", OLD_TOKEN).args(&["run"]).start();
    assert_ends(wrong, "Discord refuses the token", "reset the token");
    discord.take_violations();
    discord.gateway_fault(GatewayFault::CloseOnIdentify(4004), 1);
    let closed = Running::start(&discord, &["run"]);
    assert_ends(closed, "closed with 4004", "reset the token");
    let sync = Running::on(&discord).env("DISCORD_TOKEN", OLD_TOKEN).args(&["commands", "sync"]);
    assert_ends(sync.start(), "Discord refuses the token", "reset the token");
    discord.take_violations();
}

#[test]
fn refused_intents_end_it_with_one_line() {
    for code in [4013, 4014] {
        let discord = Discord::start();
        discord.gateway_fault(GatewayFault::CloseOnIdentify(code), 1);
        assert_ends(Running::start(&discord, &["run"]), "refuses the intents", "no intents");
    }
}

#[test]
fn a_version_that_discord_no_longer_speaks_ends_it_with_one_line() {
    let discord = Discord::start();
    discord.gateway_fault(GatewayFault::CloseOnIdentify(4012), 1);
    let running = Running::start(&discord, &["run"]);
    assert_ends(running, "no longer speaks version 10", "install a newer version");
}

#[test]
fn a_setting_that_is_wrong_ends_it_before_anything_is_sent() {
    let discord = Discord::start();
    let prepared = || Running::on(&discord).args(&["run"]);
    for none in [prepared().without("DISCORD_TOKEN"), prepared().env("DISCORD_TOKEN", " ")] {
        assert_ends(none.start(), "there is no token", "DISCORD_TOKEN_FILE");
    }
    for shape in ["your-token-here", "800000000000000203", "Bot {}", "\"{}\"", "{}\n{}", "{}\u{e9}"]
    {
        let token = shape.replace("{}", TOKEN);
        let running = prepared().env("DISCORD_TOKEN", &token).start();
        assert_ends(running, "what `DISCORD_TOKEN` gives is not a bot's token", "Reset Token");
    }
    let base = prepared().env("DISCORD_API_BASE", "nowhere").start();
    assert_ends(base, "`DISCORD_API_BASE`", "leave it out");
    assert!(discord.seen().requests.is_empty());
}

#[test]
fn a_token_in_a_file_is_used() {
    let discord = Discord::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let prepared = Running::on(&discord).without("DISCORD_TOKEN").args(&["run"]);
    let _running = prepared.env("DISCORD_TOKEN_FILE", file.to_str().unwrap()).start();
    discord.wait_until_ready(SOON);
}
