//! What an editor or a host types, and no check saw.
//!
//! Files that nobody reads, hours in other words, files in each other's place, characters that nobody can see, short
//! numbers, and a configuration that can be read once.

mod characters;
mod configuration;
mod files;
mod hours;
#[cfg(unix)]
mod links;
mod typing;

use tempfile::TempDir;

use crate::support::program;

/// Runs the program; returns its exit code and what it prints, with the folder's name replaced.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = program().args(args).current_dir(folder.path()).output().unwrap();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        text.replace(&folder.path().display().to_string(), "DIR")
    };
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The check of an example's numbers or hours.
const CHECKED: &str = "on = 2026-11-23\nagainst = \"https://www.gov.uk\"\n\
                       how = \"stored copy of the page\"\ngrade = \"certain\"\n";
