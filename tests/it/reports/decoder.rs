//! Reports about JSON that is not as a decoder expects it.
//!
//! What else an interaction may be like is in `decoder`.

use std::fs;

use serde_json::Value;
use tempfile::NamedTempFile;

use crate::support::interactions::command;
use crate::support::{missing_signpost, program, text, without_what_was_read};

/// Returns what `ask --interaction` prints for these bytes, and what it says beside it and what it read.
fn ask(input: &[u8]) -> (Vec<Value>, String) {
    let file = NamedTempFile::new().unwrap();
    fs::write(file.path(), input).unwrap();
    let output = program().args(["ask", "--interaction"]).arg(file.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let out = String::from_utf8(output.stdout).unwrap();
    let lines = out.lines().map(|line| serde_json::from_str(line).unwrap());
    let (log, _) = without_what_was_read(String::from_utf8(output.stderr).unwrap());
    (lines.collect(), log)
}

/// Half of an emoji in a nickname changes nothing about the contacts that are asked for.
#[test]
fn half_a_surrogate_pair_in_a_nickname_costs_nobody_the_contacts() {
    let whole = command("contacts").option("area", "luton").json().to_string();
    let half = whole.replace("zq-nickname-7f3a", r"zq \ud83d");
    assert_ne!(half, whole);
    let (responses, log) = ask(format!("{half}\n{whole}\n").as_bytes());
    assert!(text(&responses[0]).contains("Local contacts: Luton"));
    assert_eq!(missing_signpost(&responses[0]), [""; 0]);
    assert_eq!(responses[0], responses[1]);
    assert_eq!(log, "", "nothing that is read is odd");
}

/// Half of an emoji where something is read costs that alone, and one line says that it was so.
#[test]
fn half_a_surrogate_pair_in_the_servers_id_is_answered_and_logged_without_it() {
    let whole = command("contacts").option("area", "luton").in_server("900000000000000109");
    let half = whole.json().to_string().replace("900000000000000109", r"\ud83d");
    let (responses, log) = ask(half.as_bytes());
    assert!(text(&responses[0]).contains("Local contacts: Luton"));
    assert!(log.contains("WARN") && log.contains("not as documented"), "{log}");
    assert!(!log.contains("zq-"), "{log}");
}

/// A byte order mark at the beginning of the input is no part of the first line.
#[test]
fn a_byte_order_mark_costs_no_interaction() {
    let help = command("help").json().to_string();
    let (responses, log) = ask(format!("\u{feff}{help}\n\n{help}\n").as_bytes());
    assert_eq!((responses.len(), &responses[0], log.as_str()), (2, &responses[1], ""));
    let (responses, _) = ask(format!("\u{feff}\n{help}").as_bytes());
    assert_eq!(responses.len(), 1, "a line with nothing else is blank");
}
