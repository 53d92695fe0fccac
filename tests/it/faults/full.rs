//! Nothing can be written: the disk is full, or nobody reads the log.
//!
//! `run` and `serve` write their log and nothing else: a line that cannot be written is left out, and answers go on. What
//! editors' commands write is whole, or as it was before.

use std::fs::{self, File, OpenOptions};
use std::io::{PipeReader, Read, pipe};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};
use std::thread;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use super::place::Place;
use super::{AT_ONCE, assert_answers, assert_answers_at};
use crate::endpoint::serving;
use crate::support::again::{again, again_until};
use crate::support::discord::Discord;
use crate::support::running::Running;

/// Returns a pipe that is full, and the end from which nobody reads.
fn full_pipe() -> (File, PipeReader) {
    let (reader, writer) = pipe().unwrap();
    let flags = fcntl_getfl(&writer).unwrap();
    fcntl_setfl(writer.as_fd(), flags | OFlags::NONBLOCK).unwrap();
    let writer = File::from(OwnedFd::from(writer));
    while std::io::Write::write(&mut &writer, &[b'.'; 4096]).is_ok() {}
    fcntl_setfl(writer.as_fd(), flags).unwrap();
    (writer, reader)
}

/// Returns where a program listens whose log nobody has.
#[track_caller]
fn address_of(running: &Running) -> SocketAddr {
    again(|| {
        let of_process = |path: &str| format!("/proc/{}/{path}", running.id());
        let files = fs::read_dir(of_process("fd")).unwrap().filter_map(Result::ok);
        let links = files.filter_map(|file| fs::read_link(file.path()).ok());
        let sockets: Vec<String> = links.map(|link| link.display().to_string()).collect();
        let table = fs::read_to_string(of_process("net/tcp")).unwrap();
        let port = table.lines().skip(1).find_map(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let is_ours = sockets.contains(&format!("socket:[{}]", fields[9]));
            let port = fields[1].split(':').nth(1)?;
            (fields[3] == "0A" && is_ours).then(|| u16::from_str_radix(port, 16).unwrap())
        });
        let port = port.ok_or("it does not listen")?;
        Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
    })
}

/// Fails unless both programs answer and end as they should while their log goes there.
#[track_caller]
fn assert_both_answer(log: &File) {
    let discord = Discord::start();
    let mut run = Running::on(&discord).args(&["run"]).start_writing_to(log);
    let mut serve = serving().args(&["--drain", "0"]).start_writing_to(log);
    let address = address_of(&serve);
    for _ in 0..3 {
        assert_answers(&discord);
        assert_answers_at(address);
    }
    for running in [&mut run, &mut serve] {
        running.signal("TERM");
        assert_eq!(running.exit_code(AT_ONCE), 0);
    }
}

#[test]
fn a_log_on_a_device_that_is_full_costs_no_answer() {
    assert_both_answer(&OpenOptions::new().write(true).open("/dev/full").unwrap());
}

#[test]
fn a_log_on_a_disk_that_is_full_costs_no_answer() {
    let folder = tempfile::TempDir::new().unwrap();
    let Some(place) = Place::with_disk(folder.path(), 64) else { return };
    let log = File::create(place.path(folder.path()).join("log")).unwrap();
    place.fill(folder.path());
    assert_both_answer(&log);
}

#[test]
fn a_log_that_nobody_reads_any_more_costs_no_answer() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    assert_both_answer(&File::from(OwnedFd::from(writer)));
}

#[test]
fn a_log_whose_reader_hangs_costs_no_answer_and_says_later_what_was_left_out() {
    let (writer, mut reader) = full_pipe();
    assert_both_answer(&writer);
    let discord = Discord::start();
    let _run = Running::on(&discord).args(&["run"]).start_writing_to(&writer);
    assert_answers(&discord);
    drop(writer);
    // It reads again.
    let read = std::sync::Arc::<std::sync::Mutex<Vec<u8>>>::default();
    let reading = std::sync::Arc::clone(&read);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            reading.lock().unwrap().extend(&bytes[..count]);
        }
    });
    let text = || String::from_utf8_lossy(&read.lock().unwrap()).into_owned();
    again_until(
        || format!("not told: {}", text().trim_start_matches('.')),
        || {
            assert_answers(&discord);
            text().contains("lines of the log were left out")
        },
    );
    let line = text().lines().find(|line| line.contains("were left out")).unwrap().to_owned();
    assert!(line.contains(" WARN ") && line.contains("lines="), "{line}");
}
