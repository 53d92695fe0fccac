//! What the program itself says of the manifests: that it takes each command line, and starts with what is shipped.
//!
//! Only here is the real binary run; every other rule is a pure function of the files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::super::admin::AdminPort;
use super::shipped::Shipped;
use super::workload::Workload;
use crate::support::program;
use crate::support::running::Running;

/// Returns what the program says against this command line, which is read to its end and not carried out.
///
/// An option, a value or a command that it does not know is refused before it comes to `--help`.
fn refused(command: &[String]) -> Option<String> {
    let output = program().args(command).arg("--help").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // What has commands of its own and was given none is help, and no command.
    let is_whole = !command.is_empty() && !said.contains("<COMMAND>");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (!output.status.success() || !is_whole).then_some(said)
}

pub(super) fn each_command_line_is_one_of_the_program(shipped: &Shipped) -> Vec<String> {
    let all = Workload::all(shipped);
    let lines: BTreeSet<&Vec<String>> = all.iter().map(|it| &it.command).collect();
    assert!(lines.len() > 5, "{lines:?}");
    let of_readme = told_lines(shipped.text("README.md"));
    let lines = lines.into_iter().cloned().chain(of_readme);
    lines.filter_map(|line| Some(format!("{}: {}", line.join(" "), refused(&line)?))).collect()
}

/// The command lines of the program in the blocks of a page.
fn told_lines(page: &str) -> Vec<Vec<String>> {
    let blocks = page.split("```").skip(1).step_by(2).flat_map(str::lines);
    let ours = blocks.filter_map(|line| line.trim().strip_prefix("signpost "));
    let whole = ours.map(|line| line.split(['#', '|']).next().unwrap());
    whole.map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

#[test]
fn the_health_check_is_a_command_of_the_program() {
    let all = Workload::all(&Shipped::read());
    let checks: BTreeSet<Vec<String>> = all.into_iter().filter_map(|it| it.health).collect();
    assert!(checks.iter().any(|check| !check.is_empty()));
    for check in checks.into_iter().filter(|check| !check.is_empty()) {
        assert_eq!(refused(&check), None, "{check:?}");
    }
}

#[test]
fn a_line_that_the_program_does_not_know_is_refused() {
    for line in ["serve --drian=5", "serve --drain=5x", "serv", "boards", "run --standby=9s", ""] {
        let line: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert!(refused(&line).is_some(), "{line:?}");
    }
    assert_eq!(refused(&["serve".to_owned(), "--drain=5".to_owned()]), None);
}

/// The folder of Kubernetes' configuration, on this machine.
fn configuration() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("deploy/kubernetes/base/config").to_str().unwrap().to_owned()
}

#[test]
fn each_endpoint_starts_as_it_is_started_there_and_answers_its_probes() {
    let configuration = configuration();
    let all = Workload::all(&Shipped::read());
    let endpoints = all.iter().filter(|it| it.verb() == "serve");
    // Copies that are started alike are tried once.
    let endpoints: BTreeMap<_, _> = endpoints.map(|it| (&it.command, it)).collect();
    assert!(endpoints.len() >= 3, "{endpoints:?}");
    for endpoint in endpoints.into_values() {
        let here = |argument: &String| {
            let argument = argument.replace("/etc/signpost", &configuration);
            let ports = ["0.0.0.0:8080", "0.0.0.0:9090", "127.0.0.1:8080", "127.0.0.1:9090"];
            ports.iter().fold(argument, |it, port| it.replace(port, "127.0.0.1:0"))
        };
        let command: Vec<String> = endpoint.command.iter().map(here).collect();
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let key = here(&endpoint.environment["DISCORD_PUBLIC_KEY_FILE"]);
        let prepared = Running::alone().env("DISCORD_PUBLIC_KEY_FILE", &key).args(&command);
        let running = prepared.start();
        let admin = AdminPort::of(&running);
        assert_eq!(admin.text_of("/healthz"), "ok\n", "{}", endpoint.place);
        assert!(admin.text_of("/readyz").starts_with("ready"), "{}", endpoint.place);
        let log = running.log();
        assert!(!log.contains("until this is put right"), "{}: {log}", endpoint.place);
    }
}

#[test]
fn the_configuration_that_is_shipped_has_no_mistake() {
    let file = format!("{}/signpost.toml", configuration());
    assert!(fs::read_to_string(&file).unwrap().contains("REPLACE"));
    let output = program().args(["check", "--config", &file]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
