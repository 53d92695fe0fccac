//! Nothing that a person controls comes out again: not in a response, not in a log.
//!
//! The real program is run at the loudest log level on interactions in which every such field
//! holds a marker, and everything it prints is searched.

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::support::interactions::{
    MARKERS, autocomplete, choose, command, marked, of_unknown_type, ping, press, repeated_in,
};
use crate::support::{DAY, LISTED, SHIPPED, folder_of, program};
use signpost::handbook::handbook;
use signpost::judge;
use signpost::schema::SourceFile;

fn ask(lines: &[String]) -> Output {
    ask_with("signpost.example.toml", lines)
}

fn ask_with(config: &str, lines: &[String]) -> Output {
    let mut child = program()
        .args(["ask", "--interaction", "-", "--config", config])
        .env("SIGNPOST_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn interactions() -> Vec<Value> {
    let marker = MARKERS[0];
    vec![
        ping(),
        marked(),
        of_unknown_type(),
        autocomplete("contacts").json(),
        command("help").json(),
        command("help").in_direct_message().json(),
        command("contacts").option("area", json!(marker)).in_server(LISTED).json(),
        command("consent").option("topic", json!(marker)).option("share", json!(true)).json(),
        command("concern").option("about", json!(marker)).json(),
        command(marker).json(),
        command("guidance").subcommand(marker).json(),
        command("board").subcommand("post").with_permissions(1 << 5).json(),
        command("board").subcommand("post").option("board", marker).with_permissions(1 << 5).json(),
        press(&format!("ou1:board:{marker}~1")).on_shared_message().json(),
        press(&format!("ou1:board:worried~{marker}.0123456789abcdef.1")).on_shared_message().json(),
        press(marker).on_shared_message().json(),
        press(&format!("tu1:topic:{marker}~1")).on_private_message().json(),
        press(&format!("tu1:induction:{marker}~1")).on_private_message().json(),
        press(&format!("tu1:stopped:{marker}~1")).on_private_message().json(),
        choose(&format!("tu1:induction:{marker}~1"), "tu1:end~2").on_private_message().json(),
        choose("menu~1", marker).on_private_message().json(),
    ]
}

#[test]
fn no_marker_comes_out_in_a_response_or_a_log() {
    let mut lines: Vec<String> = interactions().iter().map(Value::to_string).collect();
    lines.push(format!("not json {}", MARKERS.join(" ")));
    lines.push(format!("{{\"type\": 2, \"data\": \"{}\"}}", MARKERS.join(" ")));
    lines.push(format!("{{\"type\": 2, \"member\": {{\"nick\": \"{}\"", MARKERS.join(" ")));
    let output = ask(&lines);
    let out = String::from_utf8(output.stdout).unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert_eq!(out.lines().count(), lines.len());
    assert!(log.contains("answering"), "the log is on: {log}");
    assert_eq!(repeated_in(&out), [""; 0], "in a response");
    assert_eq!(repeated_in(&log), [""; 0], "in the log");
}

/// Who hosts it and where they are reached is shown in the privacy policy alone; what a server is called, nowhere.
#[test]
fn the_hosts_own_words_are_in_no_response_no_log_and_no_handbook() {
    let example = fs::read_to_string("signpost.example.toml").unwrap();
    let named = example.replace("# name = \"Volunteers\"", "name = \"Quokka volunteers\"");
    let host = "host = { name = \"Quokka trust\", contact = \"mailto:quokka@example.org\" }\n";
    let text = format!("{host}{named}");
    assert_eq!(text.matches("uokka").count(), 3);
    let folder = folder_of(&[("signpost.toml", &text)]);
    let config = folder.path().join("signpost.toml");
    let asked = [
        command("about").in_server(LISTED).json().to_string(),
        command("contacts").in_server(LISTED).json().to_string(),
        command("board").subcommand("post").in_server(LISTED).json().to_string(),
    ];
    let output = ask_with(config.to_str().unwrap(), &asked);
    let shown = [output.stdout, output.stderr].concat();
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("020 7946 0001") && shown.contains("answering"), "{shown}");
    assert!(!shown.contains("uokka"), "{shown}");
    let config = Arc::new(SourceFile::new("signpost.toml".to_owned(), text));
    let config = judge::config(Some(&config), &SHIPPED.content).unwrap();
    for server in config.servers.values() {
        let pages = handbook(&SHIPPED.content, Some(server), DAY);
        assert!(pages.values().all(|page| !page.contains("uokka")));
    }
}

#[test]
fn a_line_that_is_no_interaction_is_named_by_its_number_alone() {
    let output = ask(&[ping().to_string(), "a child called Zq".to_owned(), ping().to_string()]);
    let out = String::from_utf8(output.stdout).unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((lines[0], lines[2]), ("{\"type\":1}", "{\"type\":1}"));
    assert!(lines[1].contains("Danger now: call 999."));
    assert!(log.contains("error: line 2: not an interaction"));
    assert!(!log.contains("Zq") && !out.contains("Zq"));
}

#[test]
fn interactions_are_answered_in_order_and_all_read_means_success() {
    let output = ask(&[command("help").json().to_string(), String::new(), ping().to_string()]);
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out.lines().count(), 2);
    assert!(out.lines().next().unwrap().starts_with("{\"type\":4,"));
}
