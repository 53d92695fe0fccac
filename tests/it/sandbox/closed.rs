//! What the kernel says of a program that runs: it cannot gain rights, its calls are filtered, and a crash
//! of it writes no core.
//!
//! That others cannot read its memory is tried in `tests/sandbox`.

use std::fs;

use crate::endpoint::{Listening, serving};
use crate::support::discord::Discord;
use crate::support::running::Running;
use crate::support::skips::skipped;

/// Returns a field of a file of `/proc` about a process.
fn field(running: &Running, file: &str, name: &str) -> String {
    let path = format!("/proc/{}/{file}", running.id());
    let text = fs::read_to_string(path).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

/// Asserts that a process is closed.
fn assert_is_closed(running: &Running) {
    assert_eq!(field(running, "status", "NoNewPrivs:"), "1");
    // 2 is a filter of our own. See proc_pid_status(5).
    assert_eq!(field(running, "status", "Seccomp:"), "2");
    assert_eq!(field(running, "limits", "Max core file size"), "0");
}

#[test]
fn a_program_that_answers_has_given_up_what_it_does_not_need() {
    if !cfg!(target_os = "linux") {
        return skipped("only Linux has a sandbox");
    }
    assert_is_closed(&Listening::start(&[]).running);
    let discord = Discord::start();
    assert_is_closed(&Running::connected(&discord, &[]));
    let off = Listening::of(serving().args(&["--sandbox", "off"]));
    assert_eq!(field(&off.running, "status", "NoNewPrivs:"), "0");
}
