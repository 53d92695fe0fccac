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
use crate::support::folder_of;
use crate::support::running::Running;
use crate::support::skips::skipped;
use planted::Planted;

/// Ensures that no field is in the log, which has every level, or on a page of the admin port, and that no file is open to be
/// written.
#[track_caller]
fn is_told_nowhere(planted: &Planted, running: &Running, admin: &AdminPort) {
    assert_eq!(planted.fields_in(running.log().as_bytes()), [""; 0], "in the log");
    for page in ["/metrics", "/readyz", "/healthz"] {
        assert_eq!(planted.fields_in(admin.text_of(page).as_bytes()), [""; 0], "on {page}");
    }
    assert_eq!(written_files(running.id()), [""; 0]);
}

/// Returns the files into which a process can write, devices aside. See proc(5), `/proc/pid/fdinfo`.
fn written_files(process: u32) -> Vec<String> {
    let Ok(open) = fs::read_dir(format!("/proc/{process}/fdinfo")) else { return Vec::new() };
    let numbers = open.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let written = numbers.filter_map(|number| {
        let info = fs::read_to_string(format!("/proc/{process}/fdinfo/{number}")).ok()?;
        let flags = info.lines().find_map(|line| line.strip_prefix("flags:"))?;
        let is_written = u32::from_str_radix(flags.trim(), 8).ok()? & (O_WRONLY | O_RDWR) != 0;
        let file = fs::read_link(format!("/proc/{process}/fd/{number}")).ok()?;
        let is_a_file = file.is_absolute() && !file.starts_with("/dev");
        (is_written && is_a_file).then(|| file.display().to_string())
    });
    written.collect()
}

/// Bits of open(2): to write alone, and to read and write.
const O_WRONLY: u32 = 0o1;
const O_RDWR: u32 = 0o2;

#[test]
fn a_file_that_is_open_to_be_written_is_seen_and_one_that_is_read_is_not() {
    if !cfg!(target_os = "linux") {
        return skipped("only Linux shows the open files of a process");
    }
    let folder = folder_of(&[("read.txt", "")]);
    let read = fs::File::open(folder.path().join("read.txt")).unwrap();
    let written = fs::File::create(folder.path().join("written.txt")).unwrap();
    let files = written_files(std::process::id());
    let is_there = |name: &str| files.contains(&folder.path().join(name).display().to_string());
    assert!(is_there("written.txt") && !is_there("read.txt"), "{files:?}");
    drop((read, written));
}
