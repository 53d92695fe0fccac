//! There is no memory left: the program ends at once and whole, and is right again when it is started again.
//!
//! It keeps nothing that could be half written; what it was sending is sent whole or not at all. Who takes the memory is
//! somebody who sends the largest requests that are read, on as many connections as there may be. Two ways lead to the end: the
//! system gives no more (the program says so and aborts), or it kills whoever is largest in a control group.

use std::path::{Path, PathBuf};
use std::{fs, process, thread};

use rustix::process::{Pid, Resource, Rlimit, geteuid, prlimit};

use super::{AT_ONCE, assert_answers, assert_endpoint_answers};
use crate::endpoint::{Client, Listening, Signer, serving, serving_at};
use crate::support::again::again_until;
use crate::support::discord::{Discord, Now};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::skips::{cannot_be_run, skipped};

/// As large as what is read of a request, nearly, and never finished.
const LARGE: usize = 250 * 1024;

/// More than there may be at once.
const CONNECTIONS: usize = 1100;

/// Begins large requests for as long as somebody listens.
fn take_its_memory(listening: &Listening) -> Vec<Client> {
    let head = format!(
        "POST /interactions HTTP/1.1\r\nHost: a\r\nX-Signature-Ed25519: {}\r\n\
         X-Signature-Timestamp: 1795953600\r\nContent-Length: {}\r\n\r\n",
        "0".repeat(128),
        LARGE + 1
    );
    let request = [head.as_bytes(), &vec![b' '; LARGE]].concat();
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        let Some(mut client) = Client::try_to(listening.address) else { break };
        client.try_send(&request);
        clients.push(client);
    }
    clients
}

/// Takes the program's memory while others ask it; returns its exit code. Each answer that comes is whole.
fn ended(listening: &mut Listening) -> i32 {
    let asked = Signer::discord().signs(command("help").json().to_string());
    let (address, whole) = (listening.address, listening.ask(&asked).body);
    let asking = thread::spawn(move || {
        while let Some(mut client) = Client::try_to(address) {
            while let Some(()) = client.try_send(&asked.bytes()) {
                match client.try_answer() {
                    Some(answer) => assert_eq!((answer.status, &answer.body), (200, &whole)),
                    None => break,
                }
            }
        }
    });
    let taken = take_its_memory(listening);
    let code = listening.running.exit_code(AT_ONCE);
    drop(taken);
    asking.join().unwrap();
    code
}

/// Fails unless what is started again in its place answers.
#[track_caller]
fn assert_right_again(listening: &Listening) {
    let again = Listening::of(serving_at(&listening.address.to_string()));
    assert_endpoint_answers(&again);
}

/// Lets the system give a program no more memory than it has.
fn allow_no_more(running: &Running) {
    let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:")).unwrap();
    let kib: u64 = size.trim().trim_end_matches(" kB").parse().unwrap();
    let pid = Pid::from_raw(running.id().try_into().unwrap());
    let limit = Rlimit { current: Some(kib << 10), maximum: None };
    prlimit(pid, Resource::As, limit).unwrap();
}

#[test]
fn where_the_system_gives_no_more_it_says_so_and_ends_and_is_right_when_started_again() {
    let mut listening = Listening::start(&[]);
    assert_endpoint_answers(&listening);
    allow_no_more(&listening.running);
    // SIGABRT.
    assert_eq!(ended(&mut listening), 128 + 6);
    let log = listening.running.log();
    assert!(log.contains("memory allocation of ") && log.contains(" bytes failed"), "{log}");
    assert_right_again(&listening);
}

/// The longest frame that is read is larger than what is left.
#[test]
fn a_gateway_frame_for_which_there_is_no_memory_ends_it_and_it_answers_when_started_again() {
    let discord = Discord::start();
    let mut running = Running::connected(&discord, &[]);
    assert_answers(&discord);
    allow_no_more(&running);
    discord.now(&Now::Text(" ".repeat(15 << 20)));
    // SIGABRT.
    assert_eq!(running.exit_code(AT_ONCE), 128 + 6, "{}", running.log());
    let log = running.log();
    assert!(log.contains("memory allocation of ") && log.contains(" bytes failed"), "{log}");
    let _again = Running::start(&discord, &["run"]);
    discord.wait_for("another session", AT_ONCE, |seen| seen.identifies.len() == 2);
    assert_answers(&discord);
}

/// A control group whose processes may take so much memory, where root can make one.
struct MemoryGroup(PathBuf);

impl MemoryGroup {
    fn of(mib: u64) -> Option<Self> {
        if !geteuid().is_root() {
            skipped("only root makes a control group");
            return None;
        }
        let mounts = fs::read_to_string("/proc/mounts").unwrap();
        let mounts = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let group = mounts
            .filter_map(|mount| Self::at(mount[2], mount[3], Path::new(mount[1]), mib))
            .next();
        if group.is_none() {
            cannot_be_run("this kernel or container lets root make no control group for memory");
        }
        group
    }

    /// Makes one below a mount of either version of control groups.
    fn at(kind: &str, options: &str, mount: &Path, mib: u64) -> Option<Self> {
        let limit = match kind {
            "cgroup2" => {
                fs::write(mount.join("cgroup.subtree_control"), "+memory").ok()?;
                "memory.max"
            }
            "cgroup" if options.split(',').any(|it| it == "memory") => "memory.limit_in_bytes",
            _ => return None,
        };
        let group = Self(mount.join(format!("signpost-test-{}", process::id())));
        fs::create_dir_all(&group.0).ok()?;
        fs::write(group.0.join(limit), (mib << 20).to_string()).ok()?;
        Some(group)
    }
}

impl Drop for MemoryGroup {
    fn drop(&mut self) {
        // It can be removed when its processes have ended.
        again_until(|| "the group stays".to_owned(), || fs::remove_dir(&self.0).is_ok());
    }
}

#[test]
fn where_the_kernel_kills_whoever_is_largest_it_is_right_when_started_again() {
    let Some(group) = MemoryGroup::of(64) else { return };
    let enter = format!("echo $$ > {}/cgroup.procs; exec \"$@\"", group.0.display());
    let mut listening = Listening::of(serving().started_by("sh", &["-c", &enter, "sh"]));
    assert_endpoint_answers(&listening);
    // SIGKILL.
    assert_eq!(ended(&mut listening), 128 + 9);
    assert_right_again(&listening);
}
