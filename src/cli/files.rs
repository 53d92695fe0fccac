//! Reads content and configuration as the command line names them.
//!
//! Reading is in `live`; here is only what the command line says of what cannot be read: one line
//! and the next step.

use std::io;
use std::path::Path;

use tracing::warn;

use super::origins::OriginArgs;
use super::output::print_coloured;
use crate::editing::{Folder, Opened};
use crate::failure::Failure;
use crate::files::Origin;
use crate::live;
use crate::live::{Origins, Reading, Snapshot, Unreadable};
use crate::schema::{Problem, report};

/// Returns both where neither has a problem; else the problems, printed. What was read is told.
pub(super) fn read(from: &OriginArgs) -> Result<Snapshot, Failure> {
    let reading = reading(from)?;
    eprintln!("{}", reading.line);
    good(reading)
}

/// Returns both where neither has a problem; else the problems, printed. What is not read of a folder is told.
pub(super) fn good(reading: Reading) -> Result<Snapshot, Failure> {
    let snapshot = reading.snapshot.map_err(|problems| {
        anstream::eprintln!("{}\n", report::coloured_carets(&problems));
        Failure::problems(
            Unreadable::Problems(problems).to_string(),
            "put them right; `signpost check` shows them again",
        )
    })?;
    let files = &snapshot.loaded.files;
    if matches!(files.laid.from, Origin::Over(_)) && files.laid.of_the_folder == 0 {
        anstream::eprintln!("{}\n", report::coloured_carets(&files.unread));
        let hint = "leave --content out to use the content in the program alone";
        return Err(Failure::problems("no file of the folder of content is used", hint));
    }
    for unread in &files.unread {
        warn!("{}", unread.in_one_line());
    }
    Ok(snapshot)
}

/// Returns both, or every problem that either has, and what was read.
pub(super) fn reading(from: &OriginArgs) -> Result<Reading, Failure> {
    live::reading(&origins(from)).map_err(|error| Failure::usage(error.with_cause(), hint(&error)))
}

/// Returns what to do about what cannot be read.
fn hint(error: &Unreadable) -> &'static str {
    let Unreadable::Config { cause, .. } = error else {
        return "name a folder that holds content; content/README.md says what is in it";
    };
    match cause.kind() {
        io::ErrorKind::IsADirectory => "name the file in that folder with --config",
        io::ErrorKind::TimedOut => {
            "see whether anything writes to it, or name a file with --config"
        }
        io::ErrorKind::InvalidData => {
            "save the file as UTF-8: most editors have that under Save As, Encoding"
        }
        io::ErrorKind::FileTooLarge => "name a file with --config",
        _ => "copy signpost.example.toml and name the copy with --config",
    }
}

/// Ensures that a server that is named is one of the configuration.
pub(super) fn configured(snapshot: &Snapshot, server: Option<u64>) -> Result<(), Failure> {
    match server.filter(|id| !snapshot.config.servers.contains_key(id)) {
        None => Ok(()),
        Some(id) => Err(Failure::usage(
            format!("the server `{id}` is not in the configuration"),
            known_servers(snapshot),
        )),
    }
}

/// Returns the servers of a configuration, as a hint.
fn known_servers(snapshot: &Snapshot) -> String {
    let known: Vec<String> = snapshot.config.servers.keys().map(|id| format!("`{id}`")).collect();
    match known.as_slice() {
        [] => "the file that --config names lists no server".to_owned(),
        known => format!("it lists {}", known.join(", ")),
    }
}

/// Returns where the command line says that they are.
pub(super) fn origins(from: &OriginArgs) -> Origins {
    let content = match (&from.content, &from.content_only) {
        (Some(over), _) => Origin::Over(over.clone()),
        (None, Some(only)) => Origin::Only(only.clone()),
        (None, None) => Origin::Shipped,
    };
    Origins { content, config: from.config.clone() }
}

/// Returns the path under which a file is read that somebody names by where it is on disk; none where the word names no
/// file there.
///
/// # Errors
///
/// Fails on a file that is there and is not read: to check another in its place would be a false all-clear.
pub(super) fn read_as(from: &OriginArgs, word: &Path) -> Result<Option<String>, Failure> {
    let Some(wanted) = word.is_file().then(|| word.canonicalize().ok()).flatten() else {
        return Ok(None);
    };
    let root = from.content.as_ref().or(from.content_only.as_ref());
    let real = root.and_then(|root| Some((root, root.canonicalize().ok()?)));
    let inside = real.and_then(|(root, real)| Some(root.join(wanted.strip_prefix(real).ok()?)));
    match inside {
        Some(path) => Ok(Some(path.display().to_string())),
        None => Err(Failure::usage(
            format!("`{}` is none of the files that are read", word.display()),
            "name its folder of content with --content or --content-only",
        )),
    }
}

/// Opens the folder of content that the command line names, for `command`. The content in the program can be read and never
/// written.
pub(super) fn folder(from: &OriginArgs, command: &str) -> Result<Opened, Failure> {
    let opened = match (&from.content, &from.content_only) {
        (Some(over), _) => Folder::open(over.clone(), Some(Origin::Shipped)),
        (None, Some(only)) => Folder::open(only.clone(), None),
        (None, None) => return Err(unnamed(command)),
    };
    if let Ok(Opened::Good(folder)) = &opened {
        eprintln!("{}", live::line_of_content(&origins(from), &folder.loaded));
    }
    opened
}

/// Returns that no folder is named, with the command to type.
fn unnamed(command: &str) -> Failure {
    // A folder with this file is content that is whole.
    let option = if Path::new("content/signpost.toml").is_file() {
        "--content-only content"
    } else {
        "--content DIR"
    };
    Failure::usage(
        "no folder of content is named, and this writes into one",
        format!("type: signpost {command} {option}"),
    )
}

/// Shows every problem, as `check` does.
pub(super) fn show(problems: &[Problem]) -> Result<(), Failure> {
    print_coloured(&report::in_words(problems))
}
