//! Every command that a host copies from the pages in `docs/hosting/` does what it is there for.
//!
//! Each page's commands run in their order, in a folder with a configuration and a token, against the fake Discord. The
//! first evening begins with less, and has a test of its own.

use std::fs;

use super::{CHANNEL, Host};
use crate::support::discord::SOON;
use crate::support::program;
use crate::support::running::Running;

/// Returns the commands of a page.
fn commands(page: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("docs/hosting/{page}")).unwrap();
    let blocks = text.split("```").enumerate().filter(|(nth, _)| nth % 2 == 1);
    let shell = blocks.filter_map(|(_, block)| block.strip_prefix("sh\n"));
    let lines = shell.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
    // What comes after a hash is for the reader.
    lines.map(|line| line.split("   #").next().unwrap().trim().to_owned()).collect()
}

/// What a command ends with where all is well.
fn may_end_with(command: &str) -> &'static [i32] {
    match command {
        // There is always something that a person has still to do.
        _ if command.contains("--strict") || command.contains("verify --list") => &[1],
        // No machine of the test is at that address.
        _ if command.contains("--endpoint") => &[1],
        _ => &[0],
    }
}

/// What a command that goes on says once it does what it is there for.
fn goes_on(command: &str) -> Option<&'static str> {
    let says =
        [("signpost run", "connected to the gateway"), ("signpost serve", "listening on http://")];
    says.into_iter().find(|(start, _)| command.contains(start)).map(|(_, says)| says)
}

#[track_caller]
fn run_all(page: &str, least: usize) {
    let host = Host::new();
    let content = fs::canonicalize("content").unwrap();
    std::os::unix::fs::symlink(content, host.folder.path().join("content")).unwrap();
    let commands = commands(page);
    assert!(commands.len() >= least, "{page}: {commands:?}");
    for command in commands {
        match goes_on(&command) {
            Some(says) => starts(&host, &command, says),
            None => ends(&host, &command),
        }
    }
}

#[track_caller]
fn ends(host: &Host, command: &str) {
    let binary = fs::canonicalize(program().get_program()).unwrap();
    let function = format!("signpost() {{ '{}' \"$@\"; }}; {command}", binary.display());
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &function]).current_dir(host.folder.path()).env_clear();
    let output = shell.envs(host.set.iter().map(|(name, it)| (name, it))).output().unwrap();
    let code = output.status.code().unwrap();
    let said = super::text(&output.stderr);
    assert!(may_end_with(command).contains(&code), "{command} ends with {code}: {said}");
}

#[track_caller]
fn starts(host: &Host, command: &str, says: &str) {
    let (set, args): (Vec<&str>, Vec<&str>) =
        command.split(' ').partition(|word| word.starts_with("DISCORD_"));
    let mut prepared = Running::alone().within(host.folder.path());
    for (name, value) in &host.set {
        prepared = prepared.env(name, value);
    }
    for setting in set {
        let (name, value) = setting.split_once('=').unwrap();
        prepared = prepared.env(name, value);
    }
    let args: Vec<&str> = args.into_iter().skip(1).collect();
    let args: Vec<&str> = args
        .into_iter()
        .map(|arg| if arg == "127.0.0.1:9090" { "127.0.0.1:0" } else { arg })
        .collect();
    let listen: &[&str] = if args[0] == "serve" { &["--listen", "127.0.0.1:0"] } else { &[] };
    prepared.args(&args).args(listen).start().wait_for_log(says, SOON);
}

#[test]
fn the_commands_of_everyday_work() {
    run_all("everyday.md", 8);
}

#[test]
fn the_commands_of_growing_work() {
    run_all("growing.md", 6);
}

#[test]
fn the_commands_of_moving_of_data_protection_and_of_beliefs_work() {
    for page in ["moving-or-ending.md", "data-protection.md", "beliefs.md"] {
        run_all(page, 1);
    }
    assert!(commands("beliefs.md")[0].contains(CHANNEL));
}

#[test]
fn the_list_of_pages_has_each_page() {
    let list = fs::read_to_string("docs/hosting/README.md").unwrap();
    for entry in fs::read_dir("docs/hosting").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || list.contains(&format!("({name})")), "{name}");
    }
}
