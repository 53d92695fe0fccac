//! What completes a command line in each shell, and the manual pages.
//!
//! A real shell reads each script and completes with it; a real `man` reads each page and warns of nothing. What a machine lacks
//! is told as skipped.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::support::program;
use crate::support::skips::skipped;
use crate::without_gateway;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn script(shell: &str) -> String {
    let output = program().args(["completions", shell]).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{shell}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a program on a script, where the machine has that program.
fn run(shell: &str, args: &[&str], folder: &Path) -> Option<Output> {
    let mut command = Command::new(shell);
    match command.args(args).current_dir(folder).env("HOME", folder).output() {
        Ok(output) => Some(output),
        Err(_) => {
            skipped(&format!("there is no {shell}"));
            None
        }
    }
}

/// Returns the lines that a shell prints of a script that it has read without a word.
#[track_caller]
fn lines(output: &Output) -> BTreeSet<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.split_whitespace().map(str::to_owned).collect()
}

/// What is completed after these words, and one of what is offered.
const COMPLETED: [(&str, &str); 5] = [
    ("signpost ar", "area"),
    ("signpost area ", "import"),
    ("signpost area import --te", "--template"),
    ("signpost check --color ", "always"),
    ("signpost check --str", "--strict"),
];

/// The same, where fish offers files: the library's script for it has no values of what is no option, and none before a command.
const NOT_IN_FISH: [(&str, &str); 2] =
    [("signpost --color ", "always"), ("signpost completions ", "powershell")];

fn folder_with(name: &str, text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    folder
}

#[test]
fn bash_completes_commands_options_and_values() {
    let folder = folder_with("script", &script("bash"));
    for (line, offered) in COMPLETED.into_iter().chain(NOT_IN_FISH) {
        // As bash does it when somebody presses Tab at the end of a line.
        let code = format!(
            "source ./script; line='{line}'; read -ra COMP_WORDS <<< \"$line\"; \
             [[ $line == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             how=$(complete -p signpost); [[ $how == *'-F _signpost'* ]] || exit 3; \
             _signpost signpost \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let Some(output) = run("bash", &["--norc", "-c", &code], folder.path()) else { return };
        let completed = lines(&output);
        assert!(completed.contains(offered), "{line}: {completed:?}");
    }
    assert!(lines(&run("bash", &["-n", "script"], folder.path()).unwrap()).is_empty());
}

#[test]
fn fish_completes_commands_options_and_values() {
    let folder = folder_with("script", &script("fish"));
    for (line, offered) in COMPLETED {
        let code = format!("source ./script; complete --do-complete '{line}'");
        let Some(output) = run("fish", &["--no-config", "-c", &code], folder.path()) else {
            return;
        };
        let completed = lines(&output);
        assert!(completed.contains(offered), "{line}: {completed:?}");
    }
}

#[test]
fn zsh_takes_the_script_for_a_completion_of_the_program() {
    let folder = folder_with("_signpost", &script("zsh"));
    let code = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d ./dump; \
        print $_comps[signpost]; autoload +X _signpost; print loaded";
    let Some(output) = run("zsh", &["-f", "-c", code], folder.path()) else { return };
    assert_eq!(lines(&output), ["_signpost", "loaded"].map(str::to_owned).into());
    assert!(lines(&run("zsh", &["-n", "_signpost"], folder.path()).unwrap()).is_empty());
}

#[test]
fn each_script_knows_each_command_and_is_the_same_twice() {
    for shell in SHELLS {
        let text = script(shell);
        for word in ["import", "verify", "handbook", "content-only", "completions"] {
            assert!(text.contains(word), "{shell}: {word}");
        }
        assert_eq!(text, script(shell), "{shell}");
    }
    let none = program().args(["completions", "tcsh"]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
    let said = String::from_utf8(none.stderr).unwrap();
    assert!(said.contains("powershell") && said.contains("hint:"), "{said}");
}

/// As in `signpost completions bash | head -1`.
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for shell in SHELLS {
        let mut command = program();
        command.args(["completions", shell]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

/// The pages that each build has.
const PAGES: [&str; 18] = [
    "signpost.1",
    "signpost-area.1",
    "signpost-area-import.1",
    "signpost-area-new.1",
    "signpost-ask.1",
    "signpost-boards.1",
    "signpost-boards-show.1",
    "signpost-check.1",
    "signpost-commands.1",
    "signpost-commands-print.1",
    "signpost-completions.1",
    "signpost-handbook.1",
    "signpost-health.1",
    "signpost-init.1",
    "signpost-preview.1",
    "signpost-privacy.1",
    "signpost-serve.1",
    "signpost-verify.1",
];

/// The pages that only a build with the gateway has.
const OF_THE_GATEWAY: [&str; 6] = [
    "signpost-boards-plan.1",
    "signpost-boards-sync.1",
    "signpost-commands-sync.1",
    "signpost-doctor.1",
    "signpost-invite.1",
    "signpost-run.1",
];

fn pages(folder: &TempDir) -> BTreeSet<String> {
    let all = fs::read_dir(folder.path().join("man1")).unwrap();
    all.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn each_command_has_a_manual_page_that_man_reads_without_a_warning() {
    let folder = TempDir::new().unwrap();
    let mut command = program();
    let output = command.args(["man", "--out", "man1"]).current_dir(&folder).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let expected: BTreeSet<String> =
        PAGES.iter().chain(&OF_THE_GATEWAY).map(|page| (*page).to_owned()).collect();
    assert_eq!(pages(&folder), expected);
    for page in expected {
        let page = format!("man1/{page}");
        let args = ["--warnings", "--encoding=UTF-8", "--local-file", &page];
        let Some(output) = run("man", &args, folder.path()) else { return };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{page}: {said}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("SYNOPSIS") && text.contains("signpost"), "{page}: {text}");
    }
}

#[test]
fn a_build_without_the_gateway_completes_and_describes_what_it_has() {
    let Some(without) = without_gateway::without() else { return };
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("man1").display().to_string();
    assert_eq!(without(&["man", "--out", &out]).code, 0);
    assert_eq!(pages(&folder), PAGES.map(str::to_owned).into());
    for shell in SHELLS {
        let ended = without(&["completions", shell]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{shell}");
        assert!(ended.out.contains("serve") && !ended.out.contains("standby"), "{shell}");
    }
}

#[test]
fn manual_pages_are_kept_out_of_content_and_a_place_that_cannot_be_written_is_told() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("own/services")).unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for (args, said) in [
        (&["man", "--out", "own/man1", "--content", "own"][..], "is inside the folder of content"),
        (&["man", "--out", "file"], "cannot write into `file`: "),
        (&["man"], "--out"),
    ] {
        let output = program().args(args).current_dir(&folder).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said) && error.contains("hint: "), "{args:?}: {error}");
    }
}
