//! What somebody means to be read and is not: no command calls it fine.
//!
//! Each test sets a folder up as a newcomer would, and asks the real program. `reports` has files with wrong names,
//! `content_origins` which files are read at all; here is what used to end in "the content has no problem".

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use crate::support::{LISTED, SHIPPED, folder_of, program, shipped};

const DUTY_TEAM: &str = "services/luton-duty-team.toml";

/// Runs the program in the folder; returns its exit code, what it prints, and what it says beside that.
pub(crate) fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    ended(program().args(args).current_dir(folder.path()))
}

fn ended(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The duty team's file without what it says of misprints.
fn duty_team() -> String {
    shipped(DUTY_TEAM).split("[[misprint]]").next().unwrap().to_owned()
}

/// The same with another number, which nobody may take for live.
pub(crate) fn corrected() -> String {
    duty_team().replace("0300 300 8123", "0300 300 8124")
}

fn whole_in(folder: &str) -> TempDir {
    let all = signpost::files::read(&signpost::files::Origin::Shipped).unwrap().files;
    let all = all.iter().map(|(path, file)| (format!("{folder}/{path}"), file.text.clone()));
    folder_of(
        &all.collect::<Vec<_>>()
            .iter()
            .map(|(path, text)| (path.as_str(), text))
            .collect::<Vec<_>>(),
    )
}

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
