//! The program as a person uses it in a terminal: what it prints, and how it ends.
//!
//! The real binary is run with an empty environment. What it says of content is in `golden` and
//! `content_problems`; here is that it says it, and its exit codes.

use std::collections::BTreeSet;

use regex::Regex;

use crate::support::interactions::command;
use crate::support::{LISTED, program};
use signpost::answer::{COMMANDS, CommandOption};

/// Runs the program; returns its exit code, standard output and standard error.
fn run(args: &[&str]) -> (i32, String, String) {
    let output = program().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const SIGNPOST: &str = "Danger now: call 999. Police, not urgent: 101
Adult worried about a child (no answer? Call 101): NSPCC 0808 800 5000
Under 19: Childline 0800 1111
This is not a report. No one has been told.";

#[test]
fn a_topic_is_printed_whole_with_its_signpost() {
    let (code, out, _) = run(&["ask", "/consent topic:consent-compromised"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("When the law may presume there was no consent\n====="));
    assert!(out.contains("Section 76") && out.contains(SIGNPOST));
}

#[test]
fn contacts_are_those_of_the_moment() {
    let order = |at: &str| {
        let (code, out, _) = run(&["ask", "/contacts area:luton", "--at", at]);
        assert_eq!(code, 0);
        out.find("01582 547653") < out.find("0300 300 8123")
    };
    assert!(order("2026-11-23T10:00"), "in office hours the front door leads");
    assert!(!order("2026-11-23T22:00"), "at night the duty team leads");
    assert!(!order("2026-12-25T10:00"), "on a bank holiday the duty team leads");
}

#[test]
fn a_servers_own_contacts_are_shown_only_for_that_server() {
    let config = ["--config", "signpost.example.toml"];
    let (_, listed, _) = run(&[&["ask", "/contacts", "--server", LISTED], &config[..]].concat());
    let (_, unlisted, _) = run(&[&["ask", "/contacts area:luton"], &config[..]].concat());
    assert!(listed.contains("Safeguarding lead: 020 7946 0001"));
    assert!(!unlisted.contains("020 7946"));
}

#[test]
fn a_server_without_an_area_is_asked_for_it_and_gets_the_finder() {
    let (_, out, _) = run(&["ask", "/contacts"]);
    assert!(out.contains("Where does the child live?"));
    assert!(out.contains("https://www.gov.uk/report-child-abuse-to-local-council"));
    assert!(!out.contains("01582"), "never one area's number unasked");
}

#[test]
fn the_json_is_the_response_that_discord_would_get() {
    let shared = ["ask", "/consent topic:consent-law share:true", "--json"];
    let flags = |more: &[&str]| {
        let (code, out, _) = run(&[&shared[..], more].concat());
        let response: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, response["type"].as_u64()), (0, Some(4)));
        response["data"]["flags"].as_u64()
    };
    assert_eq!(flags(&["--config", "signpost.example.toml", "--server", LISTED]), Some(4));
    assert_eq!(flags(&[]), Some(68), "only a listed server has shared replies");
}

#[test]
fn wrong_use_ends_with_code_2_and_a_next_step() {
    for (args, hint) in [
        (&["ask", "/contact"][..], "hint: did you mean `signpost ask /contacts`?"),
        (
            &["ask", "/contacts area:lutom"],
            "hint: did you mean `signpost ask /contacts area:luton`?",
        ),
        (
            &["ask", "/contacts aera:luton"],
            "hint: did you mean `signpost ask /contacts area:luton`?",
        ),
        (&["ask", "/contacts luton"], "is no option of `/contacts`"),
        (&["ask", "/help now:yes"], "hint: did you mean `signpost ask /help`?"),
        (&["ask", "/contacts share:maybe"], "hint: known are: share:true, share:false"),
        (&["ask", "/guidance consnt"], "hint: did you mean `signpost ask /guidance consent`?"),
        (&["ask", "/help", "--at", "half past ten"], "hint: write a day and a time"),
        (&["ask"], "error:"),
        (&["ask", "/help", "--content-only", "/nowhere"], "hint: name a folder"),
        (&["ask", "/help", "--config", "nowhere.toml"], "hint: `signpost init` makes one"),
        (
            &[
                "ask",
                "/help",
                "--config",
                "signpost.example.toml",
                "--server",
                "290926798626357000",
            ],
            "is not in the configuration",
        ),
        (&["ask", "--interaction", "nowhere.jsonl"], "hint: name a file"),
        (&["no-such-command"], "error:"),
    ] {
        let (code, out, err) = run(args);
        assert_eq!(code, 2, "{args:?}");
        assert!(err.contains(hint), "{args:?}: {err}");
        assert!(out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_log_level_that_is_none_is_wrong_use() {
    let output = |level| program().args(["ask", "/help"]).env("SIGNPOST_LOG", level).output();
    for none in ["loud", "5", "warn,info"] {
        let output = output(none).unwrap();
        assert_eq!(output.status.code(), Some(2), "{none}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("hint: set it to error"));
    }
    for level in ["", "  ", "warn ", "DEBUG", "off"] {
        assert_eq!(output(level).unwrap().status.code(), Some(0), "{level:?}");
    }
}

#[test]
fn the_shipped_content_has_no_problem_and_strict_names_what_a_person_has_still_to_do() {
    assert_eq!(run(&["check"]).0, 0);
    let (code, out, _) = run(&["check", "--strict", "--json"]);
    let due: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1);
    assert!(due.iter().all(|row| row["severity"] == "due" && row["hint"].is_string()));
    let inferred = due.iter().filter(|row| row["message"].to_string().contains("no source states"));
    assert!(inferred.count() > 10);
}

#[test]
fn every_command_has_help() {
    for args in [
        &["--help"][..],
        &["area", "--help"],
        &["area", "new", "--help"],
        &["ask", "--help"],
        &["check", "--help"],
        &["commands", "--help"],
        &["commands", "print", "--help"],
        &["health", "--help"],
        &["privacy", "--help"],
        &["verify", "--help"],
    ] {
        let (code, out, _) = run(args);
        assert_eq!(code, 0, "{args:?}");
        assert!(out.contains("Usage:"), "{args:?}");
    }
}

#[test]
fn each_command_that_the_help_types_is_answered() {
    let (_, help, _) = run(&["ask", "--help"]);
    let typed = Regex::new(r"(?m)^  signpost ask (/.+?)(?: --|$)").unwrap();
    let typed: BTreeSet<&str> =
        typed.captures_iter(&help).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(typed.contains("/contacts area:luton"), "{typed:?}");
    for command in typed {
        assert_eq!(run(&["ask", command]).0, 0, "{command}");
    }
}

#[test]
fn no_two_options_have_one_name() {
    for option in CommandOption::ALL {
        assert_eq!(CommandOption::parse(option.name()), Some(*option));
    }
}

#[test]
fn the_commands_are_printed_as_an_array() {
    let (code, out, _) = run(&["commands", "print"]);
    let commands: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert_eq!((code, commands.len()), (0, COMMANDS.len()));
    let board = commands.iter().find(|command| command["name"] == "board").unwrap();
    assert_eq!(
        (board["contexts"].to_string(), board["default_member_permissions"].as_str()),
        ("[0]".to_owned(), Some("32"))
    );
}

#[test]
fn a_typed_command_and_an_interaction_get_the_same_response() {
    let at = ["--at", "2026-12-25T22:00"];
    for (typed, interaction) in [
        ("/help", command("help")),
        ("/contacts area:luton", command("contacts").option("area", "luton")),
        ("/concern about:worried", command("concern").option("about", "worried")),
        ("/guidance consent", command("guidance").subcommand("consent")),
        ("/consent topic:consent-law share:true", {
            command("consent").option("topic", "consent-law").option("share", true)
        }),
        ("/board status", command("board").subcommand("status").with_permissions(1 << 5)),
    ] {
        let (code, typed, _) = run(&[&["ask", typed, "--json"], &at[..]].concat());
        let path = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(path.path(), interaction.json().to_string()).unwrap();
        let file = path.path().to_str().unwrap();
        let (_, sent, _) = run(&[&["ask", "--interaction", file], &at[..]].concat());
        assert_eq!((code, typed), (0, sent));
    }
}
