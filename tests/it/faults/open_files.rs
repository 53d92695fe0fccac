//! No file and no connection more can be opened, for a while or from the start.
//!
//! The limit of the running program is set to nothing: so it is where connections leak, or a limit is too low. What is open
//! goes on.

use std::fs;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use super::site::{asked_until, contacts, serving_from};
use super::{AT_ONCE, assert_answers, assert_endpoint_answers, assert_one_line};
use crate::endpoint::{Client, Listening, serving};
use crate::live::Site;
use crate::support::discord::{ALWAYS, Discord, Fault, Now, Route};
use crate::support::interactions::command;
use crate::support::running::Running;

/// Sets how many files the program may have open; it could raise that no further than before.
fn allow(running: &Running, files: u64) {
    let limits = fs::read_to_string(format!("/proc/{}/limits", running.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let most = line.split_whitespace().nth(4).unwrap().parse().unwrap();
    let limit = Rlimit { current: Some(files.min(most)), maximum: Some(most) };
    let pid = Pid::from_raw(running.id().try_into().unwrap());
    prlimit(pid, Resource::Nofile, limit).unwrap();
}

/// Where no file can be opened, none of those that are open is closed.
const NONE: u64 = 1;
const ENOUGH: u64 = 4096;

const NO_CONNECTION: &str = "no connection can be accepted: Too many open files; it is tried again";

#[test]
fn the_endpoint_goes_on_with_what_is_open_and_takes_who_waited_when_there_is_room() {
    let site = Site::named("Oldham");
    let prepared = serving_from(&site).args(&["--admin", "127.0.0.1:0"]);
    let listening = Listening::of(prepared);
    // Whoever has read an edit has begun to watch for more.
    site.write_area("Firstham");
    asked_until(&listening, "Firstham");
    let log = listening.running.wait_for_log("admin on http://", AT_ONCE);
    let admin = log.split("admin on http://").nth(1).unwrap().split('/').next().unwrap();
    let mut kept = listening.connect();
    assert!(contacts(&mut kept).contains("Firstham"));
    allow(&listening.running, NONE);
    // Each port says it once, however often it tries.
    let mut waits = listening.connect();
    listening.running.wait_for_log(NO_CONNECTION, AT_ONCE);
    let mut watcher = Client::to(admin.parse().unwrap());
    watcher.send(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    // An edit cannot be read, and changes nothing.
    site.write_area("Secondham");
    listening.running.signal("HUP");
    let log = listening.running.wait_for_log("the last good content goes on answering", AT_ONCE);
    assert!(log.contains("Too many open files"), "{log}");
    assert!(contacts(&mut kept).contains("Firstham"));
    allow(&listening.running, ENOUGH);
    // Whoever waited is answered.
    assert!(contacts(&mut waits).contains("ham"));
    assert_eq!(watcher.answer().status, 200);
    // The next edit is seen by itself: the folder was watched on.
    site.write_area("Thirdham");
    asked_until(&listening, "Thirdham");
    assert_endpoint_answers(&listening);
    let log = listening.running.log();
    assert_eq!(log.matches(NO_CONNECTION).count(), 2, "{log}");
}

#[test]
fn the_gateway_goes_on_with_what_is_open_and_is_dialled_again_when_there_is_room() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    assert_answers(&discord);
    running.wait_for_log("the commands were registered", AT_ONCE);
    allow(&running, NONE);
    assert_answers(&discord);
    // The connections for calls end: that answer is lost, and the log says why.
    discord.fault(Route::Callback, Fault::Closed, ALWAYS);
    discord.send(&command("help").json());
    let log = running.wait_for_log("an interaction may be without its answer", AT_ONCE);
    assert_one_line(&log, "an interaction may be without its answer");
    assert!(log.contains("no connection: Too many open files"), "{log}");
    discord.no_more_faults();
    discord.now(&Now::Drop);
    let said = "the gateway is lost: it cannot be reached: ";
    let log = running.wait_for_log(said, AT_ONCE);
    assert!(
        log.lines().any(|line| line.contains(said) && line.contains("Too many open files")),
        "{log}"
    );
    allow(&running, ENOUGH);
    assert_answers(&discord);
    discord.take_violations();
}

/// A limit in which not even the program's own beginnings have room is told as such.
#[test]
fn a_limit_that_is_too_low_to_start_ends_it_with_one_line_and_the_next_step() {
    let discord = Discord::start();
    for files in [4, 9, 16, 31] {
        let limit = format!("--nofile={files}:{files}");
        let run = Running::on(&discord).args(&["run"]);
        for prepared in [run, serving()] {
            let mut running = prepared.started_by("prlimit", &[&limit, "--"]).start();
            assert_eq!(running.exit_code(AT_ONCE), 1, "{files}");
            let said = format!(
                "error: this process may have {files} files open at once, and needs 32\n\
                 hint: raise its limit: `ulimit -n`, or LimitNOFILE of a service\n"
            );
            assert_eq!(running.log(), said);
        }
    }
    assert!(discord.connects().is_empty());
}
