//! What `signpost run` leaves of an interaction: nothing that it writes; what is in memory is told.
//!
//! Its connections stay open, and its libraries keep buffers of their own. So its memory fails no test: what is
//! found there is printed, and `docs/privacy.md` says it.

use std::io::Write as _;

use super::is_told_nowhere;
use super::memory::ProcessMemory;
use super::planted::Planted;
use crate::admin::watched_on;
use crate::support::discord::{Discord, Route, SOON};
use crate::support::interactions::command;

/// How many interactions follow that hold nothing of anybody.
const NEUTRAL: usize = 1_000;

#[test]
fn no_field_is_in_an_answer_a_log_a_number_or_a_file_and_what_is_in_memory_is_told() {
    let planted = Planted::everywhere();
    let discord = Discord::start();
    let (running, admin) = watched_on(&discord, &["--config", "signpost.example.toml"]);
    running.wait_for_log("the commands were registered", SOON);
    discord.wait_until_ready(SOON);
    for interaction in &planted.interactions {
        discord.dispatch("INTERACTION_CREATE", interaction);
    }
    let neutral = command("help").json();
    for _ in 0..NEUTRAL {
        discord.ask(&neutral);
    }
    let seen = discord.seen();
    let callbacks = seen.on(Route::Callback);
    let bodies: String = callbacks.iter().map(|callback| callback.body.to_string()).collect();
    assert!(callbacks.len() >= NEUTRAL + planted.interactions.len(), "{}", callbacks.len());
    assert_eq!(planted.fields_in(bodies.as_bytes()), [""; 0], "in an answer");
    is_told_nowhere(&planted, &running, &admin);
    // The fake knows none of the planted interactions.
    discord.take_violations();
    let Some(memory) = ProcessMemory::of(running.id()) else { return };
    let survivors = memory.survivors(&planted);
    let told = format!("in the memory of `run` after {NEUTRAL} others: {survivors:?}");
    // Not eprintln, which the harness hides where a test passes.
    writeln!(std::io::stderr(), "{told}").ok();
}
