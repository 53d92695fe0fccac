//! The log as JSON: one object a line, whatever is said, and nothing of a person in it.
//!
//! Every line of standard error is read, at the level at which most is said.

use serde_json::Value;

use super::super::endpoint::{Listening, Signer, serving};
use crate::support::discord::{Discord, Now, SOON};
use crate::support::folder_of;
use crate::support::interactions::{command, marked, repeated_in};
use crate::support::running::Running;

/// Returns each line as the object that it is.
#[track_caller]
fn objects(log: &str) -> Vec<Value> {
    let read = |line: &str| match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Value::Object(object),
        other => panic!("no object: {line}: {other:?}"),
    };
    let objects: Vec<Value> = log.lines().map(read).collect();
    for object in &objects {
        for key in ["timestamp", "level", "message"] {
            assert!(object[key].is_string(), "no {key}: {object}");
        }
        let is_flat = object.as_object().unwrap().values().all(|it| !it.is_object());
        assert!(is_flat, "{object}");
    }
    objects
}

#[test]
fn serve_writes_one_object_a_line_also_of_what_is_wrong_with_content() {
    let folder = folder_of(&[("topics/anyone.toml", "title = \n\n[section]\n")]);
    let content = folder.path().to_str().unwrap();
    let prepared = serving().args(&["--log-format", "json", "--content", content]);
    let mut listening = Listening::of(prepared.args(&["--drain", "0"]));
    let asked = command("contacts").option("area", marked()).json();
    listening.ask(&Signer::discord().signs(asked.to_string()));
    listening.ask(&Signer::discord().signs("{\"type\":2,\"data\":{\"name\":7}}"));
    listening.running.signal("TERM");
    assert_eq!(listening.running.exit_code(SOON), 0);
    let log = listening.running.log();
    let objects = objects(&log);
    let with = |part: &str| {
        objects.iter().filter(|it| it["message"].as_str().unwrap().contains(part)).count()
    };
    assert_eq!((with("listening on http://"), with("until this is put right")), (1, 1), "{log}");
    assert!(objects.iter().any(|it| it["interaction.kind"] == "asked"), "{log}");
    assert_eq!(repeated_in(&log), [""; 0]);
}

#[test]
fn run_writes_one_object_a_line_also_where_it_ends() {
    let discord = Discord::start();
    let mut running = Running::connected(&discord, &["--log-format", "json"]);
    running.wait_for_log("connected to the gateway", SOON);
    discord.ask(&command("help").json());
    discord.now(&Now::Close(4004));
    assert_eq!(running.exit_code(SOON), 2);
    let log = running.log();
    let objects = objects(&log);
    let last = objects.last().unwrap();
    assert!(
        last["level"] == "ERROR" && last["message"].as_str().unwrap().contains("4004"),
        "{last}"
    );
    assert!(last["hint"].is_string(), "{last}");
}

#[test]
fn the_preview_writes_json_beside_its_address() {
    let mut running = Running::alone()
        .args(&["preview", "--listen", "127.0.0.1:0", "--log-format", "json"])
        .start();
    running.wait_for_log("Ctrl-C ends it", SOON);
    running.signal("TERM");
    running.exit_code(SOON);
    let (log, printed) = (running.log(), running.printed());
    let said: Vec<&str> = log.lines().filter(|line| !printed.contains(line)).collect();
    assert!(said[0].contains("read: the "), "{log}");
    objects(&said.join("\n"));
}

#[test]
fn text_stays_as_it_was_and_another_format_is_refused() {
    let listening = Listening::of(serving().args(&["--log-format", "text"]));
    let log = listening.running.log();
    assert!(log.lines().all(|line| line.contains(" INFO ") || line.contains(" DEBUG ")), "{log}");
    let mut wrong = serving().args(&["--log-format", "xml"]).start();
    assert_eq!(wrong.exit_code(SOON), 2);
    let mut elsewhere = Running::alone().args(&["check", "--log-format", "json"]).start();
    assert_eq!(elsewhere.exit_code(SOON), 2);
}
