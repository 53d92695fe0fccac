//! What is in a folder of content and cannot be used, is not enough, or is what the program has already.
//!
//! A file that only seems to count may hold the corrected number that somebody waits for.

use std::fs;
use std::process::Command;

use super::{DUTY_TEAM, corrected, duty_team, ended, run, whole_in};
use crate::support::{LISTED, SHIPPED, folder_of, program, shipped};

#[test]
fn a_folder_alone_above_the_content_or_in_it_is_one_problem_that_names_the_right_one() {
    let folder = whole_in("content");
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (named, hint) in [
        (".", "hint: name the folder in it: `./content`\n"),
        ("content/services", "hint: name the folder above it: `content`\n"),
        ("content/areas", "hint: name the folder above it: `content`\n"),
        ("empty", "hint: name a folder that has files such as `services/childline.toml` in it"),
    ] {
        let (code, out, _) = run(&folder, &["check", "--content-only", named]);
        assert!(code == 1 && out.starts_with("error: no file of this folder is used"), "{out}");
        assert!(out.contains(hint) && out.contains("\n1 problem(s)\n"), "{named}: {out}");
        let (code, _, err) = run(&folder, &["ask", "/help", "--content-only", named]);
        assert!(code == 1 && err.contains(hint), "{named}: {err}");
        let (code, out, _) = run(&folder, &["verify", "--list", "--content-only", named]);
        assert!(code == 1 && out.contains(hint), "{named}: {out}");
    }
    let (code, out, _) = run(&folder, &["check", "--content-only", "content"]);
    assert!(code == 0 && out.starts_with("the content has no problem\nread: "), "{out}");
}

#[test]
fn a_few_files_that_are_used_alone_are_to_be_laid_over() {
    let folder = folder_of(&[("ours/services/luton-duty-team.toml", corrected())]);
    let (code, out, _) = run(&folder, &["check", "--content-only", "ours"]);
    assert!(code == 1 && out.contains("\n1 problem(s)\n"), "{out}");
    assert!(out.starts_with("error: this folder has one file of content, and is used alone"));
    assert!(out.contains("lay it over the content in the program: `--content ours`"), "{out}");
}

#[test]
fn a_service_that_the_program_has_under_another_id_is_told_its_file() {
    let folder = folder_of(&[("services/duty-team-of-luton.toml", corrected())]);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let said = "error: the program has a service of this name too: `luton-duty-team`\n";
    assert!(code == 1 && out.starts_with(said), "{out}");
    assert!(
        out.contains("hint: to change that one, name this file `services/luton-duty-team.toml`")
    );
    // Who asks is answered, and whoever runs it is warned.
    let (code, out, err) = run(&folder, &["ask", "/contacts area:luton", "--content", "."]);
    assert!(code == 0 && out.contains("0300 300 8123"), "{out}");
    assert!(err.contains("a service of this name too: `luton-duty-team`"), "{err}");

    let file = duty_team();
    let name = file.lines().find(|line| line.starts_with("name ")).unwrap();
    let ours = file.replace(name, "name = \"Our night line\"");
    let ours = folder_of(&[("services/ours.toml", ours)]);
    let (code, out, _) = run(&ours, &["check", "--content", "."]);
    let said = "warning: the program's `luton-duty-team` has the same number";
    assert!(code == 0 && out.contains(said), "{out}");
}

#[test]
fn a_second_file_of_one_service_is_told_the_path_that_replaces_it() {
    for path in ["services/a/luton-duty-team.toml", "services/z/luton-duty-team.toml"] {
        let folder = folder_of(&[(path, corrected())]);
        let (code, out, _) = run(&folder, &["check", "--content", "."]);
        assert!(code == 1 && out.contains(&format!("--> ./{path}\n")), "{out}");
        let hint = "to change the one in the program, move this to `services/luton-duty-team.toml`";
        assert!(out.contains(hint), "{out}");
    }
}

/// An area that does not name it is what people open.
#[test]
fn a_service_that_no_file_names_is_told_to_be_seen_by_nobody() {
    let file = duty_team();
    let name = file.lines().find(|line| line.starts_with("name ")).unwrap();
    let ours = corrected().replace(name, "name = \"Bedford night line\"");
    let bedford = "name = \"Bedford\"\nnation = \"england\"\norder = 20\n\
        duty-team = \"bedford-night\"\nfinder = \"council-finder\"\nreview = { by = 2027-05-23 }\n";
    let unnamed = bedford.replace("duty-team = \"bedford-night\"\n", "");
    let said = "warning: nothing names the service `bedford-night`, so nobody sees it";
    for (area, is_said) in [(bedford.to_owned(), false), (unnamed, true)] {
        let files = [("services/bedford-night.toml", ours.clone()), ("areas/bedford.toml", area)];
        let (code, out, _) = run(&folder_of(&files), &["check", "--content", "."]);
        assert_eq!((code, out.contains(said)), (0, is_said), "{out}");
    }
}

#[test]
fn an_empty_file_is_told_as_such_and_takes_nothing_away() {
    for nothing in ["", "\n\n", "\u{feff}", " \t\r\n"] {
        let folder = folder_of(&[(DUTY_TEAM, nothing)]);
        let (code, out, _) = run(&folder, &["check", "--content", "."]);
        let said = "error: `services/luton-duty-team.toml` is not read: nothing is in it\n";
        assert!(code == 1 && out.starts_with(said), "{out}");
        assert!(out.contains("\n1 problem(s)\n") && out.contains("or take it out of the folder"));
    }
}

#[test]
fn a_file_that_changes_nothing_is_said_to_be_as_in_the_program() {
    let folder = folder_of(&[(DUTY_TEAM, shipped(DUTY_TEAM))]);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let said = "the content has no problem\nread: 1 file of ., as in the program, laid over ";
    assert!(code == 0 && out.starts_with(said), "{out}");
}

#[test]
fn a_hidden_file_is_told_to_be_left_out() {
    let hidden = ("services/.luton-duty-team.toml", corrected());
    let (code, out, _) =
        run(&folder_of(std::slice::from_ref(&hidden)), &["check", "--content", "."]);
    assert!(code == 1 && out.contains("take the full stop off the beginning"), "{out}");
    let folder = folder_of(&[hidden, ("services/iwf.toml", shipped("services/iwf.toml"))]);
    let (_, out, _) = run(&folder, &["check", "--content", "."]);
    let said = " (content of 29 Nov 2026; 1 hidden file is left out)";
    let said = said.replace("29 Nov 2026", &SHIPPED.content.signpost.version.to_string());
    assert!(out.contains("\nread: 1 file of .") && out.contains(&said), "{out}");
}

#[test]
fn a_configuration_inside_the_content_is_found_under_any_name() {
    let server = format!("[[server]]\nguild = \"{LISTED}\"\n");
    for name in ["signpost.toml", "services/ours.toml", "areas/bedford/servers.toml", "words.toml"]
    {
        let folder = folder_of(&[(name, server.clone()), (DUTY_TEAM, corrected())]);
        let (code, out, _) = run(&folder, &["check", "--content", "."]);
        assert!(code == 1 && out.contains("this looks like the servers' configuration"), "{out}");
        assert!(out.contains("name it with `--config FILE`"), "{out}");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_says_so_and_no_hint_asks_for_another() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_of(&[("ours/words.toml", "x"), ("x.toml", "x")]);
    let name = program().get_program().to_owned().into_string().unwrap();
    let mut bash = Command::new("bash");
    let script = format!("'{name}' check --content <(cat x.toml)");
    let (code, _, err) = ended(bash.args(["-c", &script]).current_dir(&folder));
    assert!(code == 2 && err.contains("it is a pipe, a socket or a device"), "{err}");
    let (code, _, err) = run(&folder, &["check", "--content", "x.toml"]);
    assert!(code == 2 && err.contains("it is a file, and content is a folder"), "{err}");
    let (code, _, err) = run(&folder, &["check", "--config", "-"]);
    assert!(code == 2 && err.contains("`--config /dev/stdin`"), "{err}");
    for path in ["ours", "x.toml"] {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let is_root = fs::read_dir(folder.path().join("ours")).is_ok();
    for args in [["--content", "ours"], ["--config", "x.toml"]].iter().filter(|_| !is_root) {
        let (code, _, err) = run(&folder, &[&["check"][..], args].concat());
        assert!(code == 2 && err.contains("the right to read it"), "{err}");
    }
    fs::set_permissions(folder.path().join("ours"), fs::Permissions::from_mode(0o700)).unwrap();
}

/// A number that was copied with its file, for an office of another area.
#[test]
fn one_number_of_two_areas_is_a_warning_unless_both_name_one_service() {
    let area = |order: u8, office: &str| {
        format!(
            "name = \"Place {order}\"\nnation = \"england\"\norder = {order}\n\
             front-door = [\"{office}\"]\nduty-team = \"luton-duty-team\"\nreview = {{ by = 2027-05-23 }}\n"
        )
    };
    let office = |number: &str| {
        let file = shipped("services/luton-mash.toml").replace("01582 547653", number);
        file.replace("Luton", "Bedford").replace("review = ", "# ")
    };
    let said = "`luton-mash`, an office of another area, has the number `01582 547653` too";
    let check = |files: &[(&str, String)]| {
        let (code, out, _) = run(&folder_of(files), &["check", "--content", "."]);
        assert_eq!(code, 0, "{out}");
        out
    };
    let bedford = |number| {
        check(&[
            ("services/bedford-front-door.toml", office(number)),
            ("areas/bedford.toml", area(20, "bedford-front-door")),
        ])
    };
    let out = bedford("01582 547653");
    assert!(out.contains(&format!("warning: {said}")) && out.contains("1 warning(s)"), "{out}");
    assert!(out.contains("name `luton-mash` in areas/bedford.toml in place of"), "{out}");
    let out = bedford("01234 718700");
    assert!(out.contains("the content has no problem"), "{out}");
    let out = check(&[("areas/bedford.toml", area(20, "luton-mash"))]);
    assert!(out.contains("the content has no problem"), "{out}");
}

/// Nobody looks for a colour, or for a line that was cleared, in what `check` says of a name.
#[test]
fn a_name_that_a_terminal_would_obey_is_shown_in_signs() {
    let folder = folder_of(&[("topics/a\u{1b}[2J.TOML", ""), ("topics/b\u{1b}[31m.toml", "x = 1")]);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("rename it to `topics/a-2j.toml`"), "{out}");
    assert!(out.contains("the file's name `b<U+001B>[31m` is not an id"), "{out}");
    let folder =
        folder_of(&[("t\u{1b}[31m/services/x.TOML", ""), ("t\u{1b}[31m/services/y.toml", "")]);
    let (code, more, _) = run(&folder, &["check", "--content", "."]);
    assert!(code == 1 && more.contains("t<U+001B>[31m"), "{more}");
    let printed = out + &more;
    assert!(!printed.contains(|c: char| c.is_control() && c != '\n'), "{printed:?}");
}

/// As an archive that was made on Windows may be unpacked elsewhere.
#[cfg(unix)]
#[test]
fn a_backslash_in_a_name_makes_no_other_path_of_it() {
    let both = [("services\\luton-duty-team.toml", corrected()), (DUTY_TEAM, duty_team())];
    let folder = folder_of(&both);
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let said = "error: `services\\luton-duty-team.toml` is in no known place";
    assert!(code == 1 && out.contains(said), "{out}");
    assert!(out.contains("hint: move it to `services/luton-duty-team.toml`: a backslash"), "{out}");
    let (code, out, _) = run(&folder, &["ask", "/contacts area:luton", "--content", "."]);
    assert!(code == 1 || out.contains("0300 300 8123"), "{out}");
}

/// As text their names would be the same, and one of them would be lost.
#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_told_and_what_is_in_such_a_folder_is_not_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = folder_of(&[(DUTY_TEAM, corrected())]);
    for name in [&b"topics-\xe9"[..], b"topics-\xe8"] {
        let inside = folder.path().join(OsStr::from_bytes(name));
        fs::create_dir(&inside).unwrap();
        fs::write(inside.join("x.toml"), "x = 1").unwrap();
    }
    fs::write(folder.path().join(OsStr::from_bytes(b"note-\xe9.md")), "").unwrap();
    let (code, out, _) = run(&folder, &["check", "--content", "."]);
    let said = "error: `topics-\u{fffd}` is not read: its name is not in UTF-8";
    assert!(code == 1 && out.matches(said).count() == 2, "{out}");
    assert!(!out.contains("note-") && out.contains("\n2 problem(s)\n"), "{out}");
}
