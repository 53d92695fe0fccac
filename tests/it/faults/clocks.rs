//! The clock of the machine is wrong by hours, and jumps.
//!
//! The program is given another clock of the day (Debian's `faketime`), while the time that passes goes on as it does:
//! so it is where a clock is set. Which office is open follows the clock; heartbeats, waits and whether a request is
//! Discord's do not.

use std::fs;
use std::path::Path;
use std::time::Duration;

use jiff::civil::DateTime;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use super::{AT_ONCE, assert_answers, assert_endpoint_answers};
use crate::endpoint::{Listening, Signer, serving};
use crate::support::discord::Discord;
use crate::support::interactions::command;
use crate::support::running::{Prepared, Running};
use crate::support::skips::skipped;
use crate::support::{Bot, CHRISTMAS_NIGHT, LISTED, NOON};

/// Where Debian has it, on whatever processor.
fn library() -> Option<String> {
    let libraries = fs::read_dir("/usr/lib").unwrap().filter_map(Result::ok);
    let path = |entry: fs::DirEntry| entry.path().join("faketime/libfaketimeMT.so.1");
    let found = libraries.map(path).find(|path| path.exists());
    if found.is_none() {
        skipped("no clock can be wrong: `faketime` is not installed");
    }
    found.map(|path| path.display().to_string())
}

/// A clock that a test sets.
struct Clock {
    library: String,
    shows: NamedTempFile,
}

impl Clock {
    /// Returns a clock that shows this moment when the program starts.
    fn at(moment: DateTime) -> Option<Self> {
        let clock = Self { library: library()?, shows: NamedTempFile::new().unwrap() };
        clock.set(moment);
        Some(clock)
    }

    /// Sets it. In winter the United Kingdom has universal time.
    fn set(&self, moment: DateTime) {
        // In one step: the program may look at any time.
        let fresh = self.shows.path().with_extension("fresh");
        fs::write(&fresh, moment.strftime("@%Y-%m-%d %H:%M:%S\n").to_string()).unwrap();
        fs::rename(fresh, self.shows.path()).unwrap();
    }

    /// Gives it to the program.
    fn given_to(&self, prepared: Prepared) -> Prepared {
        let path = |path: &Path| path.display().to_string();
        prepared
            .env("LD_PRELOAD", &self.library)
            .env("FAKETIME_TIMESTAMP_FILE", &path(self.shows.path()))
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
    }
}

/// A question whose answer names who is there at this hour.
fn question() -> Value {
    command("contacts").option("area", json!("luton")).in_server(LISTED).json()
}

/// What is answered to it at a moment.
#[track_caller]
fn expected(moment: DateTime) -> Value {
    Bot::at(moment).respond(&question())
}

const CONFIG: [&str; 2] = ["--config", "signpost.example.toml"];

/// The library that shows another time reads it from a file, which nothing in the sandbox may.
const FREE: [&str; 2] = ["--sandbox", "off"];

#[test]
fn what_discord_signed_is_answered_however_wrong_the_clock_is_and_the_hours_follow_it() {
    assert_ne!(expected(NOON), expected(CHRISTMAS_NIGHT));
    let Some(clock) = Clock::at(NOON) else { return };
    let listening = Listening::of(clock.given_to(serving().args(&CONFIG).args(&FREE)));
    for moment in [NOON, CHRISTMAS_NIGHT, NOON] {
        clock.set(moment);
        let answer = listening.ask(&Signer::discord().signs(question().to_string()));
        assert_eq!((answer.status, answer.json()), (200, expected(moment)), "{moment}");
    }
    assert_endpoint_answers(&listening);
    let log = listening.running.log();
    let mut bad = log.lines().filter(|line| line.contains("WARN") || line.contains("ERROR"));
    assert_eq!(bad.find(|line| !line.contains("sandbox: off")), None, "{log}");
}

#[test]
fn a_clock_that_jumps_costs_no_session_no_heartbeat_and_no_answer() {
    let Some(clock) = Clock::at(NOON) else { return };
    let discord = Discord::start();
    discord.set_heartbeat_interval(Duration::from_secs(1));
    let prepared = clock.given_to(Running::on(&discord).args(&["run"]).args(&CONFIG).args(&FREE));
    let running = prepared.start();
    for moment in [NOON, CHRISTMAS_NIGHT, NOON] {
        clock.set(moment);
        discord.wait_until_ready(AT_ONCE);
        let before = discord.seen().heartbeats.len();
        assert_eq!(discord.ask(&question()), expected(moment), "{moment}");
        discord.wait_for("more heartbeats", AT_ONCE, |seen| seen.heartbeats.len() > before + 1);
        assert_answers(&discord);
    }
    assert_eq!((discord.connects().len(), discord.identifies().len()), (1, 1));
    assert!(!running.log().contains("ERROR"), "{}", running.log());
}
