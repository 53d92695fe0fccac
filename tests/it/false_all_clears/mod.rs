//! What somebody means to be read and is not: no command calls it fine.
//!
//! Each test sets a folder up as a newcomer would, and asks the real program. `reports` has files with wrong names,
//! `content_origins` which files are read at all; here is what used to end in "the content has no problem": `folders`
//! has what is in a folder of content, `lines` what is said of it, `named` what somebody names by a path or an id.

mod folders;
mod lines;
mod named;

use std::process::Command;

use tempfile::TempDir;

use crate::support::{folder_of, program, shipped};

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
            .map(|(path, text)| (path.as_str(), text.as_bytes()))
            .collect::<Vec<_>>(),
    )
}
