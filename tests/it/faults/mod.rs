//! What breaks around the running program: the network, the clock, the disk, the memory, the process itself.
//!
//! Each test breaks one thing under the real binary and looks at three: what somebody who asks sees meanwhile, what the
//! log says of it, and that the next question is answered. The tests of Discord's own faults are in `gateway_faults`,
//! `rest`, `standby` and `boards_on_discord`; `tests/it/README.md` says which fault is tested where. A `wire` is
//! a network that fails on demand, a `place` has files of its own, a `site` is content that is broken. What a machine
//! cannot do is said (`support::skips`).

mod certificates;
mod clocks;
mod content;
mod disk;
mod full;
mod killed;
mod memory;
mod names;
mod network;
mod open_files;
mod paused;
mod place;
mod site;
mod twice;
mod wire;

use std::time::Duration;

use crate::endpoint::{Client, Listening, Signer};
use crate::gateway_faults::{EVENTUALLY, assert_answers};
use crate::support::discord::SOON;
use crate::support::interactions::command;
use crate::support::missing_signpost;

/// Asserts that the next interaction is answered over HTTP, with its signpost.
#[track_caller]
fn assert_endpoint_answers(listening: &Listening) {
    assert_answers_at(listening.address);
}

/// The same of whatever listens there.
#[track_caller]
fn assert_answers_at(address: std::net::SocketAddr) {
    let mut client = Client::to(address);
    client.send(&Signer::discord().signs(command("help").json().to_string()).bytes());
    let answer = client.answer();
    assert_eq!(answer.status, 200);
    assert_eq!(missing_signpost(&answer.json()), Vec::<&str>::new());
}

/// Asserts that the log has one line with these words, at WARN or ERROR.
#[track_caller]
fn assert_one_line(log: &str, words: &str) {
    let is_it = |line: &&str| line.contains(words);
    let lines: Vec<&str> = log.lines().filter(is_it).collect();
    let is_told = |line: &str| line.contains(" WARN ") || line.contains(" ERROR ");
    assert!(lines.len() == 1 && is_told(lines[0]), "`{words}` is in {lines:#?} of:\n{log}");
}

/// How long to wait for a line that is on its way.
const AT_ONCE: Duration = SOON;
