//! What the program says to whoever uses it wrongly: one line, and a next step that is true.
//!
//! The real binary is run, in a folder with the files that people would have there. Each snapshot is read as the
//! person would read it who has typed the line above it; whatever a hint tells to type is typed too.

use std::fmt::Write as _;

use regex::Regex;
use tempfile::TempDir;

use crate::support::{LISTED, folder_of, program};

/// A folder in which somebody works: a configuration, an empty one, one that is not UTF-8, and content of their own.
fn desk() -> TempDir {
    let example = include_str!("../../signpost.example.toml");
    let area = example.replace("\"luton\"", "\"bedford\"");
    let drama = example.replace("020 7946 0001", "07700 900123");
    let wide: Vec<u8> =
        format!("\u{feff}{example}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder_of(&[
        ("signpost.toml", example.as_bytes()),
        ("bedford.toml", area.as_bytes()),
        ("drama.toml", drama.as_bytes()),
        ("utf-16.toml", &wide),
        ("empty.toml", b""),
        (
            "hosted.toml",
            b"host = { name = \"Example Youth Trust\", contact = \"https://example.org/\" }\n",
        ),
        ("ours/services/childline.tom", b""),
        ("notes/todo.md", b"call them"),
        ("right/terms/ceop.toml", include_bytes!("../../content/terms/ceop.toml")),
    ])
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder.
fn run(desk: &TempDir, args: &[&str]) -> Said {
    let output = program().current_dir(desk.path()).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Returns what somebody sees in the terminal who types these lines one after the other.
fn seen(lines: &[&[&str]]) -> String {
    let desk = desk();
    // Both change with the content.
    let (count, day) =
        (Regex::new(r"\d+ files").unwrap(), Regex::new(r"content of \d+ \w+ \d{4}").unwrap());
    let mut seen = String::new();
    for args in lines {
        let Said { code, out, err } = run(&desk, args);
        assert_ne!(code, 0, "{args:?} is fine");
        let typed = args.iter().map(|arg| {
            if arg.is_empty() || arg.contains(' ') { format!("'{arg}'") } else { (*arg).to_owned() }
        });
        let typed: Vec<String> = typed.collect();
        writeln!(seen, "$ signpost {}\n{out}{err}(exit code {code})\n", typed.join(" ")).unwrap();
    }
    day.replace_all(&count.replace_all(&seen, "N files"), "content of DAY").into_owned()
}

#[test]
fn a_slash_command_that_cannot_be_read_is_told_the_one_that_can() {
    insta::assert_snapshot!(
        "ask",
        seen(&[
            &["contacts"],
            &["/contacts", "luton"],
            &["ask", "/contacts luton"],
            &["ask", "/contacts", "area:lutom"],
            &["ask", "/contacts area:narnia"],
            &["ask", "/contacts area:"],
            &["ask", "/contacts area:luton share:yes"],
            &["ask", "/guidance topic:power"],
            &["ask", "/help now"],
            &["ask", "grooming"],
            &["ask", "/xyzzy"],
            &["ask", ""],
            &["ask"],
            &["ask", "/contacts", "–at", "2026-12-25T22:00"],
            &["ask", "/contacts", "--area", "luton", "--at", "2026-12-25T22:00"],
            &["contacts", "luton"],
            &["contact"],
            &["ask", "/induction", "-all"],
            &["ask", "/contacts", "area:Elsewhere", "in", "England"],
            &["ask", "/induction all"],
        ])
    );
}

#[test]
fn a_value_that_an_option_does_not_take_is_told_what_it_takes() {
    insta::assert_snapshot!(
        "values",
        seen(&[
            &["ask", "/contacts", "--at", "yesterday"],
            &["ask", "/contacts", "--at", "2026-12-25"],
            &["ask", "/contacts", "--at", "22:00"],
            &["ask", "/contacts", "--at", "2027-03-28T01:30"],
            &["ask", "/contacts", "--at", "2026-12-25T22:00Z"],
            &["ask", "/contacts", "--config", "signpost.toml", "--server", "Our group"],
            &["ask", "/contacts", "--config", "signpost.toml", "--server", "290926798626357000"],
            &["ask", "/contacts", "--server", LISTED],
            &["check", "--color", "rainbow"],
            &["check", "--strict", "--month", "March"],
            &["check", "--content"],
            &["preview", "--listen", "8080"],
            &["run", "--standby", "800"],
            &["run", "--standby=0"],
            &["run", "--standby", "3s"],
            &["run", "--standby"],
            &["verify", "--role"],
            &["check", "--strict=yes"],
            &["check", "--strict", "--strict"],
            &["ask", "/help", "--at", "2026-12-25T22:00", "--at", "2026-12-25T22:00"],
            &["check", "--month", "2027-03"],
            &["--content", "ours"],
            &["completions", "csh"],
        ])
    );
}

#[test]
fn a_word_that_is_no_command_or_option_is_told_what_is() {
    insta::assert_snapshot!(
        "words",
        seen(&[
            &["version"],
            &["chek"],
            &["Check"],
            &["bogus"],
            &["validate"],
            &["board"],
            &["policy"],
            &["privcy", "--html"],
            &["privacy", "html"],
            &["privacy", "--out", "privacy.html"],
            &["boards", "shwo"],
            &["boards", "list"],
            &["commands", "list", "--content", "ours"],
            &["area", "bedford"],
            &["area", "show", "luton"],
            &["check", "–strict"],
            &["check", "-strict"],
            &["check", "--stict"],
            &["check", "-v"],
            &["check", "--no-colour"],
            &["ask", "/contacts", "--nation", "wales"],
            &["preview", "--port", "8081"],
            &["run", "--port", "8081"],
            &["run", "--stand-by", "800ms"],
            &["serve", "--standby", "800ms"],
            &["run", "signpost.toml"],
            &["run", "--token", "abc"],
            &["handbook"],
            &["area", "new"],
            &["area", "import"],
            &["completions"],
            &["man"],
            &["init", "--yes"],
            &["init", "--out", "-x.toml"],
            &["check", "--content", "ours", "--content-only", "ours"],
            &["check", "nothing-here"],
            &["check", "--area", "lutom"],
            &["ask", "/contacts", "--all", "--json"],
        ])
    );
}

#[test]
fn a_file_that_is_not_what_was_meant_is_told_why() {
    insta::assert_snapshot!(
        "files",
        seen(&[
            &["check", "--config", "signpost.tml"],
            &["check", "--config", "ours"],
            &["check", "--config", "empty.toml"],
            &["check", "--config", "utf-16.toml"],
            &["check", "--config", "bedford.toml"],
            &["check", "--config", "drama.toml"],
            &["check", "--content", "nowhere"],
            &["check", "--content", "notes"],
            &["check", "--content", "ours"],
            &["check", "signpost.toml"],
            &["check", "ours"],
            &["check", "ours/services"],
            &["ask", "--interaction", "nowhere.jsonl"],
        ])
    );
}

/// A hint that cannot be followed costs a second error, and the trust in all the others.
#[test]
fn what_a_hint_tells_to_type_works() {
    let desk = desk();
    let told = Regex::new("(?:did you mean|write) `signpost ([^`]+)`").unwrap();
    for args in [
        &["contacts"][..],
        &["/contacts", "luton"],
        &["contacts", "luton"],
        &["contact"],
        &["ask", "/contacts luton"],
        &["ask", "/contacts", "--area", "luton"],
        &["ask", "/contacts", "--area=luton", "--json"],
        &["ask", "/contacts", "area:Elsewhere", "in", "England"],
        &["ask", "/induction", "-all"],
        &["ask", "/induction all"],
        &["ask", "/guidance topic:power"],
        &["ask", "/contacts", "--server", LISTED],
        &["version"],
        &["chek"],
        &["Check", "--config", "signpost.toml"],
        &["check", "-json"],
        &["check", "right"],
        &["check", "right/terms"],
        &["validate"],
        &["policy"],
        &["privcy", "--html", "--config", "hosted.toml"],
        &["board"],
        &["boards", "shwo"],
        &["boards", "list"],
        &["commands", "ls"],
        &["handbook"],
        &["handbook", "pages"],
        &["completions"],
        &["init", "--yes", "--server", LISTED, "--out", "-x.toml"],
    ] {
        let Said { err, .. } = run(&desk, args);
        let told = told.captures(&err).unwrap_or_else(|| panic!("{args:?}: {err}"))[1].to_owned();
        let words = shlex::split(&told).unwrap();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let Said { code, err, .. } = run(&desk, &words);
        assert_eq!(code, 0, "{told}: {err}");
    }
}

/// An editor or a chat makes them of straight ones.
#[test]
fn curved_quotes_around_an_argument_are_left_out() {
    let desk = desk();
    for args in [
        &["ask", "“/contacts", "area:luton”", "--at", "“2026-12-25T22:00”"][..],
        &["check", "“--json”"],
        &["ask", "/contacts", "--config", "‘signpost.toml’", "--server", &format!("“{LISTED}”")],
    ] {
        let Said { code, err, .. } = run(&desk, args);
        assert_eq!(code, 0, "{args:?}: {err}");
    }
}

#[test]
fn help_is_as_wide_as_it_is_read() {
    for args in
        [&["check", "--help"][..], &["privacy", "--help"], &["verify", "--help"], &["--help"]]
    {
        let output = program().env("COLUMNS", "60").args(args).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 60).collect();
        assert!(wide.is_empty(), "{wide:#?}");
    }
}

#[test]
fn nothing_of_a_parser_and_nothing_of_the_program_s_inside_is_said() {
    let all = ["ask", "values", "words", "files"].map(|name| {
        std::fs::read_to_string(format!("tests/it/snapshots/it__wrong_use__{name}.snap")).unwrap()
    });
    // What insta writes above each names the test's own file.
    let all = all.map(|snapshot| snapshot.splitn(3, "---\n").nth(2).unwrap().to_owned());
    for inside in [
        "invalid digit",
        "invalid value",
        "failed to parse",
        "src/",
        ".rs",
        "snowflake",
        "os error",
        "For more information",
        "unexpected argument",
        "unexpected value",
        "a subcommand",
    ] {
        assert!(!all.concat().contains(inside), "{inside}");
    }
}

#[test]
fn colours_are_for_a_terminal_or_for_whoever_asks() {
    let desk = desk();
    for args in [&["chek"][..], &["check", "--config", "empty.toml"], &["check", "--help"]] {
        let with = |more: &[&str]| {
            let Said { out, err, .. } = run(&desk, &[args, more].concat());
            out + &err
        };
        assert!(!with(&[]).contains('\u{1b}'), "{args:?}");
        assert!(with(&["--color", "always"]).contains('\u{1b}'), "{args:?}");
        assert!(!with(&["--color=never"]).contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn the_version_names_the_day_of_the_content_and_the_commit() {
    let said = run(&desk(), &["--version"]);
    let form =
        Regex::new(r"^signpost \d+\.\d+\.\d+ \(content of \d+ \w+ \d{4}, commit \w+, with(out)? the gateway\)\n$").unwrap();
    assert!(said.code == 0 && form.is_match(&said.out), "{}", said.out);
}
