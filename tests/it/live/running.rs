//! The real program, whose content and configuration are edited while it answers on the gateway.
//!
//! A fresh interaction is asked until its answer has changed: what is between is answered too.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Site, area, lead_anywhere};
use crate::support::again::again_until;
use crate::support::discord::{Discord, SOON};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{LISTED, missing_signpost, text};

fn start(site: &Site, discord: &Discord) -> Running {
    let content = site.path("content");
    let config = site.path("signpost.toml");
    let [content, config] = [&content, &config].map(|path| path.to_str().unwrap());
    Running::connected(discord, &["--content", content, "--config", config])
}

fn contacts(discord: &Discord) -> Value {
    let answer =
        discord.ask(&command("contacts").option("area", "bedford").in_server(LISTED).json());
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new());
    answer
}

/// Asks until the answer names this; returns how often it asked.
#[track_caller]
fn asked_until(discord: &Discord, name: &str) -> usize {
    let mut asked = 0;
    // The time between two looks is room for the reload beside the questions.
    again_until(
        || format!("`{name}` is in no answer"),
        || {
            asked += 1;
            text(&contacts(discord)).contains(name)
        },
    );
    asked
}

#[test]
fn a_good_edit_changes_the_next_answer_and_the_commands_and_a_bad_one_changes_nothing() {
    let (site, discord) = (Site::named("Firstham"), Discord::start());
    let running = start(&site, &discord);
    asked_until(&discord, "Firstham");
    discord.wait_for("the commands", SOON, |seen| seen.overwrites.len() == 1);
    site.write_area("Secondham");
    asked_until(&discord, "Secondham");
    let seen = discord.wait_for("the changed commands", SOON, |seen| seen.overwrites.len() == 2);
    assert!(seen.overwrites[1].json.to_string().contains("Secondham"));
    site.write("content/areas/bedford.toml", &area("Thirdham").replace("england", "england's"));
    let log = running.wait_for_log("the last good content goes on answering", SOON);
    assert!(log.contains("areas/bedford.toml:2:10"), "{log}");
    assert!(text(&contacts(&discord)).contains("Secondham"));
    assert_eq!(discord.overwrites(), 2);
}

#[cfg(unix)]
#[test]
fn a_hang_up_reads_everything_again() {
    let (site, discord) = (Site::empty(), Discord::start());
    // What a link to a single file leads to is not watched.
    site.write("elsewhere.toml", &area("Firstham"));
    site.write_lead("Lead");
    std::fs::create_dir_all(site.path("content/areas")).unwrap();
    let link = site.path("content/areas/bedford.toml");
    std::os::unix::fs::symlink(site.path("elsewhere.toml"), link).unwrap();
    let running = start(&site, &discord);
    asked_until(&discord, "Firstham");
    site.write("elsewhere.toml", &area("Secondham"));
    running.signal("HUP");
    asked_until(&discord, "Secondham");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_exchanged_by_a_link_is_followed() {
    let (site, discord) = (Site::empty(), Discord::start());
    for name in ["one", "two"] {
        site.write(&format!("{name}/areas/bedford.toml"), &area(&format!("Area {name}")));
    }
    site.write_lead("Lead");
    site.link("content", "one");
    let _running = start(&site, &discord);
    asked_until(&discord, "Area one");
    site.link("content", "two");
    asked_until(&discord, "Area two");
}

#[test]
fn a_broken_folder_at_the_start_leaves_the_content_in_the_program() {
    let (site, discord) = (Site::empty(), Discord::start());
    site.write("content/areas/bedford.toml", "name = ");
    site.write("signpost.toml", &lead_anywhere("Lead"));
    let running = start(&site, &discord);
    let log = running.wait_for_log("the content in the program answers", SOON);
    assert!(log.contains("areas/bedford.toml:1:"), "{log}");
    assert_eq!(missing_signpost(&discord.ask(&command("help").json())), Vec::<&str>::new());
}

/// A name for each edit. Its number would not do: some, such as 111, are telephone numbers.
fn name(edit: u8) -> String {
    let letter = |number| char::from(b'A' + number);
    format!("Area {}{}", letter(edit / 20), letter(edit % 20))
}

#[test]
fn two_hundred_edits_and_hang_ups_during_traffic_lose_no_answer() {
    let (site, discord) = (Site::named("Area"), Discord::start());
    let running = start(&site, &discord);
    let interaction = command("contacts").option("area", "bedford").in_server(LISTED).json();
    for edit in 0..200 {
        site.write_area(&name(edit));
        running.signal("HUP");
        let sent = discord.send(&interaction);
        asked_until(&discord, &name(edit));
        let answer = discord.answer(&sent);
        let either = [edit.saturating_sub(1), edit].map(name);
        assert!(either.iter().any(|name| text(&answer).contains(name)) || edit == 0, "{answer}");
    }
    // An edit is told of once it answers, so the line of the last one may still be on its way.
    let reloads = || running.log().matches("content and configuration were read again").count();
    let until = Instant::now() + SOON;
    while reloads() < 200 && Instant::now() < until {
        sleep(Duration::from_millis(20));
    }
    assert!(reloads() >= 200, "{} reloads", reloads());
}
