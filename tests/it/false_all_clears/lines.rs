//! What each command says that it read, and what it refuses: nothing that was named is passed over.
//!
//! The line is on standard error, beside what was asked for.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{corrected, ended, run, whole_in};
use crate::support::{LISTED, SHIPPED, folder_of, program};

#[test]
fn content_and_a_configuration_that_are_here_and_not_named_are_said_not_to_be_read() {
    let server = format!("[[server]]\nguild = \"{LISTED}\"\n");
    let wrong = ("content/services/luton-duty-team.toml", "this is no TOML".to_owned());
    let folder = folder_of(&[wrong, ("signpost.toml", server)]);
    let not_read = "(content of ";
    for args in [&["check"][..], &["ask", "/help"], &["commands", "print"]] {
        let (code, out, err) = run(&folder, args);
        let line = out.lines().chain(err.lines()).find(|line| line.starts_with("read: the "));
        let line = line.unwrap_or_else(|| panic!("{args:?}: {out}{err}"));
        assert!(code == 0 && line.contains(not_read), "{line}");
        assert!(
            line.ends_with("), not ./content; no configuration, not ./signpost.toml"),
            "{line}"
        );
    }
    let named = ["check", "--content", "content", "--config", "signpost.toml"];
    let (code, out, _) = run(&folder, &named);
    assert!(code == 1 && out.contains("content/services/luton-duty-team.toml:1"), "{out}");
}

#[test]
fn the_line_of_what_was_read_is_beside_an_answer_and_never_in_it() {
    let server = format!("[[server]]\nguild = \"{LISTED}\"\n");
    let folder = folder_of(&[
        ("ours/services/luton-duty-team.toml", corrected()),
        ("signpost.toml", server),
    ]);
    let from = ["--content", "ours", "--config", "signpost.toml"];
    for args in [&["ask", "/help"][..], &["ask", "/help", "--json"], &["check", "--json"]] {
        let (code, out, err) = run(&folder, &[args, &from].concat());
        assert!(code == 0 && !out.contains("read: "), "{out}");
        assert!(err.starts_with("read: 1 file of ours laid over "), "{err}");
        assert!(err.ends_with("; 1 server of signpost.toml\n"), "{err}");
    }
    let (_, out, err) = run(&folder, &[&["check"][..], &from].concat());
    let last = out.lines().last().unwrap();
    assert!(last.starts_with("read: 1 file of ours laid over ") && err.is_empty(), "{out}{err}");
}

#[test]
fn a_configuration_without_a_server_says_that_it_has_none() {
    let folder = folder_of(&[("none.toml", "server = []\n")]);
    let (code, out, _) = run(&folder, &["check", "--config", "none.toml"]);
    assert!(code == 0 && out.ends_with("; no server of none.toml\n"), "{out}");
}

#[test]
fn a_setting_that_nothing_reads_is_told_with_the_option_to_use() {
    let folder = TempDir::new().unwrap();
    let mut program = program();
    let set = program.args(["check"]).env("SIGNPOST_CONTENT", "ours").current_dir(&folder);
    let (_, _, err) = ended(set);
    assert!(err.contains(
        "`SIGNPOST_CONTENT` is set, and nothing reads it: name the folder with --content DIR"
    ));
}

#[cfg(unix)]
#[test]
fn interactions_that_do_not_come_are_no_success() {
    let folder = folder_of(&[("none.jsonl", "\n\n")]);
    for from in ["none.jsonl", "/dev/null", "-"] {
        let (code, out, err) = run(&folder, &["ask", "--interaction", from]);
        assert_eq!((code, out.as_str()), (1, ""), "{from}");
        assert!(err.contains(&format!("error: no interaction came from `{from}`")), "{err}");
    }
    let example = "{\"type\":1}";
    fs::write(folder.path().join("one.jsonl"), example).unwrap();
    let name = program().get_program().to_owned().into_string().unwrap();
    let script = format!("'{name}' ask --interaction <(cat one.jsonl)");
    let mut bash = Command::new("bash");
    let (code, out, err) = ended(bash.args(["-c", &script]).current_dir(&folder));
    assert!(code == 0 && out.contains("\"type\":1"), "{out}{err}");
}

/// Nothing that was named is passed over because it is somewhere else.
#[test]
fn what_an_area_has_nothing_of_is_wrong_use() {
    let folder = TempDir::new().unwrap();
    for word in ["doors/worried", "doors", "topics", "calendar", "services/childline"] {
        for args in [&["check", "--strict", word][..], &["check", "--json", "services", word]] {
            let (code, out, err) = run(&folder, &[args, &["--area", "luton"]].concat());
            let said = format!("error: nothing of `{word}` is in the area luton\n");
            assert!(code == 2 && out.is_empty() && err.starts_with(&said), "{out}{err}");
            assert!(err.contains("hint: leave --area out"), "{err}");
        }
    }
}

/// Whoever pastes the command that a refusal ends with sees the same problems.
#[test]
fn the_command_that_a_refusal_prints_has_the_options_that_were_typed() {
    let server = format!("[[server]]\nguild = \"{LISTED}\"\nlead = 5\n");
    let wrong = ("our own content/doors/worried.toml", "title = 5\n".to_owned());
    let folder = folder_of(&[wrong, ("sign post.toml", server)]);
    let from = ["--content", "our own content", "--config", "sign post.toml"];
    let command = "signpost check --content 'our own content' --config 'sign post.toml'";
    for args in [
        &["ask", "/help"][..],
        &["boards", "show", "find"],
        &["commands", "print"],
        &["handbook", "--out", "hb"],
    ] {
        let (code, _, err) = run(&folder, &[args, &from].concat());
        let last = err.lines().last().unwrap();
        assert!(code == 1 && last.ends_with(command), "{args:?}: {err}");
    }
    let name = program().get_program().to_owned().into_string().unwrap();
    let typed = command.replacen("signpost", &format!("'{name}'"), 1);
    let mut shell = Command::new("sh");
    let (code, out, _) = ended(shell.args(["-c", &typed]).current_dir(&folder));
    assert!(code == 1 && out.contains("our own content/doors/worried.toml"), "{out}");
}

/// The day of the content is the day of what is used, whatever is wrong beside it.
#[test]
fn what_was_read_has_its_day_also_where_something_is_wrong() {
    let folder = folder_of(&[("doors/worried.toml", "title = 5\n")]);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let day = format!("(content of {})", SHIPPED.content.signpost.version);
    assert!(code == 1 && out.lines().last().unwrap().ends_with(&day), "{out}");
}

/// Pages among the content would be files that are not read.
#[test]
fn no_handbook_is_written_into_or_around_the_content() {
    let folder = whole_in("site/ours");
    for (out, said) in [
        ("site/ours/hb", "is inside the folder of content"),
        ("site/ours", "is inside the folder of content"),
        ("./site/../site/ours/a/b", "is inside the folder of content"),
        ("site", "has the folder of content `site/ours` in it"),
    ] {
        let (code, _, err) =
            run(&folder, &["handbook", "--out", out, "--content-only", "site/ours"]);
        assert!(code == 2 && err.contains(said) && err.contains("nothing was written"), "{err}");
    }
    let (code, out, _) = run(&folder, &["check", "--content-only", "site/ours"]);
    assert_eq!(code, 0, "{out}");
    let beside = ["handbook", "--out", "site/ours-hb", "--content-only", "site/ours"];
    assert_eq!(run(&folder, &beside).0, 0);
}

/// Nothing is written into a folder that nobody has named.
#[test]
fn what_writes_content_refuses_without_a_folder_and_shows_the_command() {
    let whole = whole_in("content");
    for (folder, option) in
        [(&TempDir::new().unwrap(), "--content DIR"), (&whole, "--content-only content")]
    {
        for (args, command) in [
            (&["verify"][..], "verify"),
            (&["verify", "services", "--list"], "verify services --list"),
            (&["verify", "--json", "--role", "Deputy lead"], "verify --role 'Deputy lead' --json"),
            (&["verify", "--config", "our servers.toml"], "verify --config 'our servers.toml'"),
            (&["area", "new", "bedford"], "area new bedford"),
        ] {
            let (code, out, err) = run(folder, args);
            assert_eq!((code, out.as_str()), (2, ""));
            assert!(err.contains(&format!("hint: type: signpost {command} {option}\n")), "{err}");
            let lists = command.contains("--list") || command.contains("--json");
            let what = if lists { "this lists what is due of one" } else { "this writes into one" };
            assert!(err.contains(&format!("named, and {what}\n")), "{err}");
        }
    }
}

/// What cannot be read, or is no configuration, is refused before any line says that it was read.
#[test]
fn what_works_on_a_folder_reads_the_configuration_that_is_named_and_refuses_it_as_check_does() {
    let folder = folder_of(&[
        ("ours/services/luton-duty-team.toml", corrected()),
        ("syntax.toml", "server = ".to_owned()),
        ("nothing.toml", String::new()),
        ("shape.toml", "[[server]]\n".to_owned()),
        ("good.toml", format!("[[server]]\nguild = \"{LISTED}\"\n")),
    ]);
    let server = format!("[[server]]\nguild = \"{LISTED}\"\n");
    let utf_16: Vec<u8> = server.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("utf-16.toml"), [&[0xff, 0xfe][..], &utf_16].concat()).unwrap();
    for config in ["none.toml", "ours", "utf-16.toml", "syntax.toml", "nothing.toml", "shape.toml"]
    {
        let from = ["--content", "ours", "--config", config];
        let checked = run(&folder, &[&["check"][..], &from].concat());
        assert_ne!(checked.0, 0, "{config}");
        for args in [&["verify"][..], &["verify", "--list"], &["area", "new", "bedford"]] {
            assert_eq!(run(&folder, &[args, &from].concat()), checked, "{args:?} {config}");
        }
        let checked = run(&folder, &[&["check", "--json"][..], &from].concat());
        assert_eq!(run(&folder, &[&["verify", "--json"][..], &from].concat()), checked);
    }
    let from = ["--content", "ours", "--config", "good.toml"];
    let (code, _, err) = run(&folder, &[&["verify", "--list"][..], &from].concat());
    assert!(code == 1 && err.starts_with("read: 1 file of ours laid over "), "{err}");
    assert!(err.ends_with("; 1 server of good.toml\n"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_configuration_from_a_pipe_is_read_once_by_what_works_on_a_folder_too() {
    let folder = folder_of(&[("ours/services/luton-duty-team.toml", corrected())]);
    let name = program().get_program().to_owned().into_string().unwrap();
    for (server, expected) in [("server = []", 1), ("server = 1", 1), ("[[server]]", 1)] {
        let line = format!("'{name}' verify --list --content ours --config <(echo '{server}')");
        let mut bash = Command::new("bash");
        let (code, out, err) = ended(bash.args(["-c", &line]).current_dir(&folder));
        assert_eq!(code, expected, "{out}{err}");
        let is_good = server == "server = []";
        assert_eq!(err.contains("; no server of /dev/fd/"), is_good, "{out}{err}");
        assert_eq!(out.contains(" due; run "), is_good, "{out}{err}");
    }
}

#[test]
fn nothing_is_due_is_not_said_of_a_folder_of_which_no_file_is_used() {
    let files = [
        ("readme/README.md", "# Ours\n"),
        ("backup/services/childline.toml~", "name = 1\n"),
        ("hidden/services/.childline.toml", "name = 1\n"),
        ("wrong/services/childline.toml.txt", "name = 1\n"),
    ];
    let folder = folder_of(&files);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for named in ["empty", "readme", "backup", "hidden", "wrong"] {
        for option in ["--content", "--content-only"] {
            let checked = run(&folder, &["check", option, named]);
            assert_eq!(checked.0, 1, "{named}");
            for args in [&["verify"][..], &["verify", "--list"], &["verify", "services"]] {
                assert_eq!(run(&folder, &[args, &[option, named]].concat()), checked, "{named}");
            }
            let checked = run(&folder, &["check", "--json", option, named]);
            assert_eq!(run(&folder, &["verify", "--json", option, named]), checked, "{named}");
        }
    }
    // Whoever begins a folder is told that nothing of it is used yet.
    for named in ["empty", "readme"] {
        let (code, _, err) = run(&folder, &["area", "new", "bedford", "--content", named]);
        assert!(code == 2 && err.contains(&format!("), and no file of {named}\n")), "{err}");
    }
}
