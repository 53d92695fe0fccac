//! The commands that are printed as the next step: whoever pastes one into a shell gets on with it.
//!
//! Each has the folder that was named, in quotes where a shell needs them, and what else was typed.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{FRONT_DOOR, RIGHT, prints};
use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, program, shipped};

/// A name that a shell takes for two words, and for the beginning of a text.
const OURS: &str = "Luton's own content";

fn ours() -> TempDir {
    folder_of(&[(format!("{OURS}/{FRONT_DOOR}").as_str(), shipped(FRONT_DOOR))])
}

/// Returns what is between the first backtick after some words and the next one.
#[track_caller]
fn command_after(text: &str, words: &str) -> String {
    let (_, after) = text.split_once(words).unwrap_or_else(|| panic!("{words}: {text}"));
    after.split('`').nth(1).unwrap_or_else(|| panic!("{words}: {text}")).to_owned()
}

/// Runs a command as a shell reads it; returns its exit code and all that it printed.
#[track_caller]
fn pasted(folder: &TempDir, command: &str) -> (i32, String) {
    let arguments = command.strip_prefix("signpost ").unwrap();
    let name = program().get_program().to_owned().into_string().unwrap();
    let mut shell = Command::new("sh");
    let output = shell.args(["-c", &format!("'{name}' {arguments}")]).current_dir(folder).output();
    let output = output.unwrap();
    let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), all)
}

#[test]
fn the_list_ends_with_the_command_that_goes_through_what_it_has() {
    let folder = ours();
    fs::write(folder.path().join("our servers.toml"), "server = []\n").unwrap();
    let words = ["verify", "services", "--list", "--role", "Deputy lead", "--content", OURS];
    let (_, out, _) =
        prints(folder.path(), &[&words[..], &["--config", "our servers.toml"]].concat());
    let command = command_after(&out, "due; run");
    let expected = "signpost verify services --role 'Deputy lead' --config 'our servers.toml' --content \"Luton's own content\"";
    assert_eq!(command, expected);
    let (code, all) = pasted(&folder, &command);
    assert!(code == 1 && all.contains("read: 1 file of Luton's own content"), "{all}");
    assert!(all.contains("no server of our servers.toml") && all.contains("1 due;"), "{all}");
}

#[test]
fn a_walk_ends_with_the_command_that_goes_on() {
    let folder = ours();
    let words = ["verify", "services/luton-mash", "--role", "Deputy lead", "--content", OURS];
    let mut deputy = Person::starts(folder.path(), &words);
    deputy.answers(RIGHT, "no");
    let (ended, last) = deputy.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    let command = command_after(&last, "To put right, then run");
    let (code, all) = pasted(&folder, &command);
    assert!(code == 1 && all.contains("1 due;"), "{command}: {all}");
    assert!(command.contains(" services/luton-mash --role 'Deputy lead' "), "{command}");
}

#[test]
fn a_folder_alone_is_named_as_such() {
    let whole = signpost::files::read(&signpost::files::Origin::Shipped).unwrap().files;
    let whole: Vec<(String, &str)> =
        whole.iter().map(|(path, file)| (format!("all/{path}"), &*file.text)).collect();
    let whole: Vec<(&str, &str)> =
        whole.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = folder_of(&whole);
    let (_, out, _) = prints(folder.path(), &["verify", "calendar", "--content-only", "all"]);
    let command = command_after(&out, "due; run");
    assert_eq!(command, "signpost verify calendar --content-only all");
    assert_eq!(pasted(&folder, &command).0, 1);
}

/// The hint of a number that nobody in another role has approved.
#[test]
fn a_hint_to_approve_a_number_names_the_folder() {
    let checked = shipped(FRONT_DOOR)
        .replace("how     = \"second-hand copy\"", "how     = \"page opened\"\nby      = \"Lead\"");
    let folder = folder_of(&[(format!("{OURS}/{FRONT_DOOR}").as_str(), checked)]);
    for args in [&["verify", "--list"][..], &["check", "--strict", "services/luton-mash"]] {
        let (_, out, _) = prints(folder.path(), &[args, &["--content", OURS]].concat());
        let command = command_after(&out, "or rings it, and runs");
        assert_eq!(pasted(&folder, &command).0, 1, "{command}");
    }
}
