//! What the running program costs: how soon it answers, how much memory it holds.
//!
//! Printed, never asserted: a busy machine must not fail a test. Of a release build, with
//! `SIGNPOST_BINARY=target/release/signpost cargo test --test it measures -- --nocapture`.

use std::thread;
use std::time::{Duration, Instant};

use crate::support::discord::{Discord, SOON};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{LISTED, missing_signpost};

#[test]
fn the_start_the_answers_and_the_memory_are_measured() {
    let discord = Discord::start();
    let start = Instant::now();
    let prepared = Running::on(&discord).env("SIGNPOST_LOG", "info");
    let running = prepared.args(&["run", "--config", "signpost.example.toml"]).start();
    let interaction = command("contacts").option("area", "luton").in_server(LISTED).json();
    let first = discord.ask(&interaction);
    let until_first = start.elapsed();
    assert_eq!(missing_signpost(&first), Vec::<&str>::new());
    running.wait_for_log("the commands were registered", SOON);
    let mut took: Vec<Duration> = (0..1_000)
        .map(|_| {
            let sent = discord.send(&interaction);
            discord.answer(&sent);
            discord.took(&sent)
        })
        .collect();
    took.sort();
    let busy = running.resident_kib();
    thread::sleep(Duration::from_secs(3));
    let idle = running.resident_kib();
    eprintln!("from start to first answer {until_first:?}");
    eprintln!("an answer over the gateway: median {:?}, slowest {:?}", took[500], took[999]);
    eprintln!("memory after a thousand answers {busy} KiB, idle {idle} KiB");
}
