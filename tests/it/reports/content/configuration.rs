//! A configuration that can be read once, that is empty, or that lies in the place of content.
//!
//! What the running program makes of such a one is in `live::once`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::run;
use crate::support::{LISTED, folder_of, over_shipped, program, shipped, without_what_was_read};

/// A pipe has its text once: `check`, `ask` and `boards show` read it well, and nothing asks for it again.
#[cfg(unix)]
#[test]
fn a_configuration_from_a_pipe_is_read_once_and_whole() {
    let example = fs::canonicalize("signpost.example.toml").unwrap();
    let answer = |config: &str| {
        let program = program().get_program().to_owned().into_string().unwrap();
        let ask = format!("ask /contacts --server {LISTED} --at 2026-11-23T12:00");
        let script =
            format!("'{program}' {ask} {config}").replace("FILE", example.to_str().unwrap());
        let output: Output = Command::new("bash").args(["-c", &script]).output().unwrap();
        let (err, read) = without_what_was_read(String::from_utf8(output.stderr).unwrap());
        assert!(err.is_empty() && read.contains("; 1 server of "), "{config}: {err}{read}");
        String::from_utf8(output.stdout).unwrap()
    };
    let from_a_file = answer("--config FILE");
    assert!(from_a_file.contains("020 7946 0001"), "{from_a_file}");
    assert_eq!(answer("--config <(cat FILE)"), from_a_file);
    assert_eq!(answer("--config /dev/stdin < <(cat FILE)"), from_a_file);
    assert_eq!(answer("--config /dev/stdin < FILE"), from_a_file);
}

/// What is empty is no configuration, wherever it comes from.
#[test]
fn an_empty_configuration_is_refused_and_one_without_servers_says_so() {
    let folder = folder_of(&[
        ("empty.toml", ""),
        ("comments.toml", "# a\n\n"),
        ("none.toml", "server = []\n"),
    ]);
    for file in ["empty.toml", "comments.toml", "/dev/null"] {
        let (code, out, _) = run(&folder, &["check", "--config", file]);
        assert!(code == 1 && out.contains("the configuration is empty"), "{file}: {out}");
        assert!(out.contains("`server = []` says that there is none"), "{out}");
    }
    let (code, out, _) = run(&folder, &["check", "--config", "none.toml"]);
    assert_eq!((code, out.as_str()), (0, "the content has no problem\n"));
}

/// A folder or a device without an end is told in one line, with what to do.
#[cfg(unix)]
#[test]
fn what_cannot_be_a_configuration_is_told_in_one_line() {
    let folder = folder_of(&[("signpost.toml", "")]);
    for (config, said) in [
        (".", "error: cannot read the configuration `.`: Is a directory"),
        (
            "/dev/zero",
            "error: cannot read the configuration `/dev/zero`: it has no end within 8 MiB",
        ),
        ("nowhere.toml", "error: cannot read the configuration `nowhere.toml`: No such file"),
    ] {
        let (code, _, err) = run(&folder, &["check", "--config", config]);
        assert_eq!((code, err.lines().count()), (2, 2), "{err}");
        assert!(err.starts_with(said) && err.contains("\nhint: "), "{err}");
    }
}

/// The servers' configuration among the content is one error, whatever its file is called.
#[test]
fn a_configuration_among_the_content_is_one_error_that_says_so() {
    let config = include_str!("../../../../signpost.example.toml");
    let slip = config.replace("[[server]]", "[[servers]]");
    let in_line = format!("server = [{{ guild = \"{LISTED}\" }}]\n");
    let single = format!("[server]\nguild = \"{LISTED}\"\n");
    let handbook = "handbook-url = \"https://example.org\"\n";
    for (path, text) in [
        ("signpost.toml", config),
        ("signpost.toml", &slip),
        ("signpost.toml", &in_line),
        ("signpost.toml", &single),
        ("signpost.toml", handbook),
        ("signpost.toml", "[host]\nname = \"Example Youth Trust\"\n"),
        ("signpost.toml", "language = \"en-GB\"\n"),
        ("signpost.toml", "[[withdrawn]]\nservice = \"safecall\"\n"),
        ("words.toml", config),
        ("bot.toml", config),
        ("services/bot.toml", config),
        ("services/My_Bot.toml", config),
    ] {
        let told = over_shipped(&[(path, text)]).err().unwrap();
        assert_eq!(told.matches("error: ").count(), 1, "{path}: {told}");
        let said = "this looks like the servers' configuration, and it is among the content";
        assert!(told.contains(said) && told.contains("with `--config FILE`"), "{told}");
    }
    let folder =
        folder_of(&[("signpost.toml", config), ("areas/luton.toml", &shipped("areas/luton.toml"))]);
    let (code, out, _) = run(&folder, &["check", "--content", ".", "--config", "signpost.toml"]);
    assert!(code == 1 && out.ends_with("\n1 problem(s)\n"), "{out}");
}

/// A file of content named as the configuration is one error, for every file there is.
#[test]
fn content_named_as_the_configuration_is_one_error_that_says_so() {
    let folder = TempDir::new().unwrap();
    for path in ["signpost.toml", "words.toml", "calendar.toml", "sources.toml", "induction.toml"]
        .into_iter()
        .chain([
            "services/childline.toml",
            "areas/luton.toml",
            "topics/power.toml",
            "terms/mash.toml",
        ])
    {
        let file = Path::new("content").join(path).canonicalize().unwrap();
        let (code, out, _) = run(&folder, &["check", "--config", file.to_str().unwrap()]);
        assert!(
            code == 1 && out.starts_with("error: this is a file of the content ("),
            "{path}: {out}"
        );
        assert!(out.ends_with("\n1 problem(s)\n"), "{path}: {out}");
    }
}
