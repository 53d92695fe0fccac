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

use crate::support::{program, without_what_was_read};

/// Runs the program; returns its exit code and what it prints, with the folder's name replaced and without the line of what was read.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = program().args(args).current_dir(folder.path()).output().unwrap();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        text.replace(&folder.path().display().to_string(), "DIR")
    };
    let (out, _) = without_what_was_read(text(output.stdout));
    let (err, _) = without_what_was_read(text(output.stderr));
    (output.status.code().unwrap(), out, err)
}

/// The check of an example's numbers or hours.
const CHECKED: &str = "on = 2026-11-23\nagainst = \"https://www.gov.uk\"\n\
                       how = \"stored copy of the page\"\ngrade = \"certain\"\n";
