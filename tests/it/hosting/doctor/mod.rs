//! `signpost doctor`: each thing that can be wrong is named, with what to do about it.
//!
//! A healthy bot comes first. Then one thing at a time is broken, and what is found of it is compared word by word.

mod endpoint;
mod on_discord;
mod servers;
mod settings;
mod words;

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Host, text};
use crate::support::discord::{Route, TOKEN_MARKER};

/// What is found of one thing.
struct Case {
    what: &'static str,
    found: String,
}

impl Case {
    /// Returns what is found of a host for whom one thing was changed.
    #[track_caller]
    fn after(what: &'static str, about: &[&str], change: impl FnOnce(&Host)) -> Self {
        let host = Host::new();
        change(&host);
        Self::of(what, &host, about, &[])
    }

    /// Returns what is found of whatever `about` begins with, and whatever is broken beside it.
    #[track_caller]
    fn of(what: &'static str, host: &Host, about: &[&str], args: &[&str]) -> Self {
        let (code, all) = host.doctor(args);
        let is_broken = |it: &Value| it["state"] == "broken";
        assert_eq!(code, i32::from(all.iter().any(is_broken)), "{what}: {all:#?}");
        let is_told = |it: &&Value| {
            let begins = about.iter().any(|about| it["about"].as_str().unwrap().starts_with(about));
            it["state"] != "ok" && (begins || is_broken(it))
        };
        let mut found = String::new();
        for it in all.iter().filter(is_told) {
            let line = |key: &str| it[key].as_str().unwrap_or("-").to_owned();
            let (state, next) = (line("state"), line("next"));
            writeln!(found, "{state:<8}{}: {}\n        next: {next}", line("about"), line("says"))
                .unwrap();
        }
        assert!(!found.is_empty(), "{what}: {all:#?}");
        assert!(!found.contains(TOKEN_MARKER), "{what}: {found}");
        host.discord.take_violations();
        let base = host.discord.base();
        let address = base.trim_start_matches("http://").trim_end_matches("/api/v10");
        Self { what, found: found.replace(address, "DISCORD") }
    }
}

/// Compares all cases with what was found before.
#[track_caller]
fn assert_found(name: &str, cases: &[Case]) {
    let text: String =
        cases.iter().map(|Case { what, found }| format!("# {what}\n{found}\n")).collect();
    insta::assert_snapshot!(name, text);
}

#[test]
fn a_healthy_bot_is_told_to_be_one_in_words_and_for_programs() {
    let host = Host::new();
    assert!(host.runs(&["boards", "sync", "--config", "signpost.toml"]).status.success());
    assert!(host.runs(&["commands", "sync"]).status.success());
    let output = host.runs(&["doctor", "--config", "signpost.toml"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = text(&output.stdout);
    for right in [
        "ok      token: it comes from a file\n",
        "ok      clock: it agrees with Discord's\n",
        "ok      application: the token is that of 800000000000000203\n",
        "ok      interactions: they come over the gateway: `signpost run` answers them\n",
        "ok      sessions: 1 of 1000 were started, 999 are left; the count begins again within 4 hours\n",
        "ok      commands: Discord has them as they are here\n",
        "ok      server 290926798626357999: the bot is there\n",
        "ok      board worried in channel 645027906669510667: it is there, right and pinned\n",
        "ok      network: calls leave from 127.0.0.1 for 127.0.0.1:",
    ] {
        assert!(said.contains(right), "{right}{said}");
    }
    assert!(said.ends_with(", 0 broken\n"), "{said}");
    let (code, rows) = host.doctor(&[]);
    assert_eq!(code, 0);
    let rows: Vec<Value> = rows.iter().filter(|it| it["about"] == "clock").cloned().collect();
    let says = "it agrees with Discord's";
    assert_eq!(rows, [json!({ "about": "clock", "state": "ok", "says": says, "next": null })]);
    assert_eq!(host.discord.seen().count(Route::Post), 1, "nothing is changed");
}
