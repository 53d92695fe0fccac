//! What the log says of the sandbox, and when the program does not start without all of it.
//!
//! Where this kernel has no Landlock the tests say that they are skipped: another line is true there.

use std::fs;

use super::port_of;
use crate::endpoint::{Listening, serving};
use crate::support::discord::{Discord, SOON, TOKEN};
use crate::support::running::Running;
use crate::support::skips::skipped;

/// The line that tells of it.
const LINE: &str = "sandbox: Landlock ABI ";

/// Returns the line, or nothing where this kernel has no such thing.
fn line(running: &Running) -> Option<String> {
    let log = running.wait_for_log("sandbox: ", SOON);
    let line = log.lines().find(|line| line.contains("sandbox: ")).unwrap().to_owned();
    if line.contains(LINE) {
        return Some(line);
    }
    skipped("this kernel has no Landlock");
    None
}

#[test]
fn serve_reads_its_files_and_reaches_nobody() {
    let serve = Listening::of(serving().args(&["--config", "signpost.example.toml"]));
    let Some(line) = line(&serve.running) else { return };
    let here = env!("CARGO_MANIFEST_DIR");
    assert!(line.contains(&format!("files are read in {here}, no connection leaves;")), "{line}");
    assert!(line.contains("system calls are let through; memory is closed to others"), "{line}");
    assert!(line.ends_with("nothing is left open"), "{line}");
}

#[test]
fn run_reaches_the_ports_of_discord_and_its_own() {
    let discord = Discord::start();
    let run = Running::connected(&discord, &[]);
    let Some(line) = line(&run) else { return };
    let (_, ports) = line.split_once("connections leave for ports ").unwrap();
    let ports: Vec<u16> = ports
        .split(" and, for names, 53")
        .next()
        .unwrap()
        .split(", ")
        .map(|port| port.parse().unwrap())
        .collect();
    assert!(ports.contains(&443) && ports.contains(&port_of(&discord)), "{line}");
    assert_eq!(ports.len(), 3, "{line}");
    assert!(line.contains("/etc"), "the settings of names: {line}");
}

#[test]
fn preview_has_one_too_and_its_page_is_whole() {
    let preview = Running::alone().args(&["preview", "--listen", "127.0.0.1:0"]).start();
    let Some(line) = line(&preview) else { return };
    assert!(line.ends_with("nothing is left open"), "{line}");
}

#[test]
fn off_is_told_and_an_unknown_level_is_wrong_use() {
    let serve = Listening::of(serving().args(&["--sandbox", "off"]));
    serve.running.wait_for_log("WARN signpost::sandbox::args: sandbox: off", SOON);
    let mut wrong = serving().args(&["--sandbox", "of"]).start();
    assert_eq!(wrong.exit_code(SOON), 2);
    assert!(wrong.log().contains("best-effort"), "{}", wrong.log());
}

#[test]
fn a_token_in_reach_is_named_and_refused_where_all_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::create_dir(folder.path().join("secret")).unwrap();
    fs::write(path("signpost.toml"), "server = []\n").unwrap();
    for name in ["token", "secret/token"] {
        fs::write(path(name), TOKEN).unwrap();
    }
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    fs::write(elsewhere.path(), TOKEN).unwrap();
    let discord = Discord::start();
    let with = |token: &str, level: &str| {
        let run = Running::on(&discord).without("DISCORD_TOKEN").env("DISCORD_TOKEN_FILE", token);
        run.args(&["run", "--config", &path("signpost.toml"), "--sandbox", level]).start()
    };
    for name in ["token", "secret/token"] {
        let run = with(&path(name), "best-effort");
        let Some(_) = line(&run) else { return };
        let log = run.wait_for_log("connected to the gateway", SOON);
        let warned =
            log.lines().find(|line| line.contains("WARN") && line.contains("token's file"));
        assert!(warned.is_some_and(|line| line.contains("LoadCredential")), "{log}");
        let mut refused = with(&path(name), "require");
        assert_eq!(refused.exit_code(SOON), 2);
        let log = refused.log();
        assert!(log.contains("`--sandbox require` cannot be had: the token's file"), "{log}");
        assert!(log.contains("hint: keep it in a folder of its own"), "{log}");
    }
    let run = with(elsewhere.path().to_str().unwrap(), "require");
    let log = run.wait_for_log("connected to the gateway", SOON);
    assert!(!log.contains("token's file"), "{log}");
}
