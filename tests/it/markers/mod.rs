//! Every documented field of an interaction has a marker of its own, and none of them is anywhere once it was answered.
//!
//! `planted` makes such interactions, `memory` reads the memory of a process. `serve` looks wherever that program
//! could have left something: answers, log, numbers, files, memory. `run` looks there too, and tells what is in
//! memory, which belongs to the libraries of the gateway as well.

mod memory;
mod planted;
mod run;
mod serve;

use std::fs;

use crate::admin::AdminPort;
use crate::support::running::Running;
use planted::Planted;

/// Ensures that no field is in the log, which has every level, or on a page of the admin port, and that nothing was written to
/// a disk.
#[track_caller]
fn is_told_nowhere(planted: &Planted, running: &Running, admin: &AdminPort) {
    assert_eq!(planted.fields_in(running.log().as_bytes()), [""; 0], "in the log");
    for page in ["/metrics", "/readyz", "/healthz"] {
        assert_eq!(planted.fields_in(admin.text_of(page).as_bytes()), [""; 0], "on {page}");
    }
    assert_eq!(written_bytes(running.process()), 0, "bytes in files");
}

/// Returns how many bytes a process has sent on their way to a disk. See proc(5), `/proc/pid/io`.
fn written_bytes(process: u32) -> u64 {
    let io = fs::read_to_string(format!("/proc/{process}/io")).unwrap_or_default();
    let line = io.lines().find_map(|line| line.strip_prefix("write_bytes: "));
    line.map_or(0, |count| count.parse().unwrap())
}
