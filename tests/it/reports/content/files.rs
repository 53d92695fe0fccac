//! Files in a folder of content that nobody reads, in a wrong place, or not there at all.
//!
//! `check` refuses each with what to do; what the running program makes of them is in `live::once`.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::run;
use crate::support::{folder_of, shipped};

/// The duty team's file with another number.
fn corrected() -> String {
    shipped("services/luton-duty-team.toml").replace("0300 300 8123", "0300 300 8124")
}

fn check_over(files: &[(&str, String)]) -> (i32, String) {
    let folder = folder_of(files);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    (code, out)
}

/// The corrected number of a file that nobody reads is never taken for corrected.
#[test]
fn a_file_that_is_not_read_fails_the_check_with_the_name_that_it_needs() {
    let right = "services/luton-duty-team.toml";
    for (path, name) in [
        ("services/luton-duty-team.toml.txt", right),
        ("services/Luton-Duty-Team.TOML", right),
        ("services/luton-duty-team.Toml", right),
        ("services/luton-duty-team.tom", right),
        ("services/luton-duty-team.toml.bak", right),
        ("services/luton-duty-team.toml (1)", right),
        ("services/luton-duty-team.txt", right),
        ("services/luton-duty-team", right),
        ("services/luton-duty-team.tml", right),
        ("services/luton/luton duty team.toml.orig", "services/luton/luton-duty-team.toml"),
        ("services/luton-duty-team.toml.md", right),
        ("words.toml.txt", "words.toml"),
        ("word.txt", "words.toml"),
    ] {
        let (code, out) = check_over(&[(path, corrected())]);
        assert_eq!(code, 1, "{path}: {out}");
        assert!(out.starts_with(&format!("error: `{path}` is not read: ")), "{path}: {out}");
        assert!(out.contains(&format!("rename it to `{name}`, if it is content")), "{path}: {out}");
        assert!(out.ends_with("\n1 problem(s)\n"), "{path}: {out}");
    }
}

/// What a file beside it has is not lost when one of the two goes.
#[test]
fn a_file_that_is_not_read_beside_one_that_is_names_that() {
    let right = ("services/luton-duty-team.toml", shipped("services/luton-duty-team.toml"));
    let (code, out) = check_over(&[right, ("services/luton-duty-team.toml.txt", corrected())]);
    assert!(code == 1 && out.contains("`services/luton-duty-team.toml` is there too"), "{out}");
}

/// Notes for people, backups and what systems leave there are nobody's corrections.
#[test]
fn notes_and_what_editors_leave_are_left_alone() {
    let area = ("areas/luton.toml", shipped("areas/luton.toml"));
    let names = [
        "README.md",
        "services/notes.md",
        "LICENSE",
        "services/luton-duty-team.toml~",
        "services/.luton-duty-team.toml.swp",
        "services/luton-duty-team.toml.swp",
        "services/#luton-duty-team.toml#",
        "services/.#luton-duty-team.toml",
        ".DS_Store",
        "services/Thumbs.db",
        ".git/config",
    ];
    let beside = names.map(|name| (name, "not TOML".to_owned()));
    let (code, out) = check_over(&[&[area][..], &beside].concat());
    assert_eq!((code, out.as_str()), (0, "the content has no problem\n"));
}

/// A pipe among the content is named, and nothing waits for it.
#[cfg(unix)]
#[test]
fn a_pipe_among_the_content_is_refused_by_its_name() {
    let folder = folder_of(&[("areas/luton.toml", shipped("areas/luton.toml"))]);
    fs::create_dir(folder.path().join("services")).unwrap();
    for name in ["services/x.toml", "services/x"] {
        let pipe = folder.path().join(name);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (code, out, _) = run(&folder, &["check", "--content", "."]);
        let said = format!("error: `{name}` is not read: it is a pipe, a socket or a device");
        assert!(code == 1 && out.starts_with(&said), "{out}");
        fs::remove_file(pipe).unwrap();
    }
}

/// A path that is a slip is no content without a problem.
#[test]
fn a_folder_of_which_nothing_is_used_is_said() {
    let empty = TempDir::new().unwrap();
    let (code, out, _) = run(&empty, &["check", "--content", "."]);
    assert!(code == 1 && out.starts_with("error: no file of this folder is used"), "{out}");

    let above = folder_of(&[("ours/services/luton-duty-team.toml", corrected())]);
    let (code, out, _) = run(&above, &["check", "--content", "."]);
    assert!(code == 1 && out.contains("hint: name the folder in it: `./ours`"), "{out}");
    assert!(out.ends_with("\n1 problem(s)\n"), "{out}");

    let (code, out, _) = run(&above, &["check", "--content", "ours/services"]);
    assert!(code == 1 && out.contains("hint: name the folder above it: `ours`"), "{out}");

    let other: Vec<(String, &str)> = (0..30).map(|n| (format!("etc/{n}.conf"), "x")).collect();
    let other: Vec<(&str, &str)> =
        other.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let (code, out, _) = run(&folder_of(&other), &["check", "--content", "."]);
    assert!(code == 1 && out.contains("no file of this folder is used"), "{out}");
    assert!(out.ends_with("\n1 problem(s)\n"), "{out}");
}

/// A file of content at a wrong depth is told where it goes.
#[test]
fn a_file_in_a_wrong_folder_is_shown_its_place() {
    let beside = ("areas/luton.toml", shipped("areas/luton.toml"));
    for (path, hint) in [
        ("luton-duty-team.toml", "move it to `services/luton-duty-team.toml`"),
        ("service/luton-duty-team.toml", "move it to `services/luton-duty-team.toml`"),
        ("Services/luton-duty-team.toml", "move it to `services/luton-duty-team.toml`"),
        (
            "old/services/luton-duty-team.toml",
            "move it to `services/luton-duty-team.toml`, or name the folder `old`",
        ),
        ("topics/../x/words.toml", "move it to `words.toml`"),
    ] {
        let (code, out) = check_over(&[beside.clone(), (path, corrected())]);
        assert!(code == 1 && out.contains(&format!("hint: {hint}")), "{path}: {out}");
    }
}

/// Every other command names the file too, and answers.
#[test]
fn an_answer_names_what_is_not_read() {
    let area = ("areas/luton.toml", shipped("areas/luton.toml"));
    let folder = folder_of(&[area, ("services/luton-duty-team.toml.txt", corrected())]);
    let (code, out, err) = run(&folder, &["ask", "/contacts area:luton", "--content", "."]);
    assert!(code == 0 && out.contains("0300 300 8123"), "{out}");
    assert_eq!(err.matches("WARN").count(), 1, "{err}");
    assert!(err.contains("`services/luton-duty-team.toml.txt` is not read"), "{err}");
}

/// What nobody means to be content is not told to become it.
#[test]
fn a_file_of_something_else_is_told_to_leave_and_not_to_be_renamed() {
    let area = ("areas/luton.toml", shipped("areas/luton.toml"));
    for name in ["renovate.json", "Makefile", "README.txt", "package.yaml"] {
        let (code, out) = check_over(&[area.clone(), (name, "x".to_owned())]);
        assert!(code == 1 && out.contains("hint: take it out of the folder"), "{name}: {out}");
        assert!(!out.contains("rename it"), "{name}: {out}");
    }
}

/// A single file with a slip in its name is told its name.
#[test]
fn a_single_file_with_a_slip_in_its_name_is_told_its_name() {
    for (name, right) in [
        ("Words.toml", "words.toml"),
        ("word.toml", "words.toml"),
        ("HELPLINES.toml", "helplines.toml"),
        ("calender.toml", "calendar.toml"),
    ] {
        let (code, out) = check_over(&[(name, shipped(right))]);
        assert!(
            code == 1 && out.contains(&format!("hint: rename it to `{right}`")),
            "{name}: {out}"
        );
    }
}

/// A folder with the name of a file is not passed over, whether something is in it or not.
#[test]
fn a_folder_with_the_name_of_a_file_is_named() {
    let right = ("services/luton-duty-team.toml", shipped("services/luton-duty-team.toml"));
    let folder = folder_of(&[right, ("services/y.toml/notes.md", String::new())]);
    fs::create_dir(folder.path().join("services/x.toml")).unwrap();
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    for name in ["services/x.toml", "services/y.toml"] {
        let said = format!("error: `{name}` is not read: it is a folder, with the name of a file");
        assert!(code == 1 && out.contains(&said), "{out}");
    }
    assert!(out.ends_with("\n2 problem(s)\n"), "{out}");
}

/// A line break in a name does not break the line that names it.
#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_is_shown_by_its_code_point() {
    for path in ["services/x\ny.TOML", "services/x\ny.toml", "x\ny.toml"] {
        let (code, out) = check_over(&[(path, corrected())]);
        assert!(code == 1 && out.contains("x<U+000A>y"), "{out}");
        assert!(!out.contains("x\n"), "{out}");
    }
}
