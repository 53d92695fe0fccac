//! Reads content and configuration as the command line names them.
//!
//! Reading is in `live`; here is only what the command line says of what cannot be read: one line
//! and the next step.

use std::process::ExitCode;

use tracing::warn;

use super::origins::OriginArgs;
use super::output::{print, print_coloured, say};
use crate::config::Config;
use crate::editing::{Folder, FolderUse, Opened};
use crate::failure::Failure;
use crate::files::Origin;
use crate::judge::{self, Loaded};
use crate::live;
use crate::live::{Origins, Reading, Snapshot, Unreadable};
use crate::schema::{Problem, report};

/// Returns both where neither has a problem; else the problems, printed. What was read is told.
pub(super) fn read(from: &OriginArgs) -> Result<Snapshot, Failure> {
    let reading = reading(from)?;
    say(&reading.line);
    good(reading)
}

/// Returns both where neither has a problem; else the problems, printed. What is not read of a folder is told.
pub(super) fn good(reading: Reading) -> Result<Snapshot, Failure> {
    let Reading { origins, snapshot, .. } = reading;
    let snapshot = snapshot.map_err(|problems| {
        say(&format!("{}\n", report::coloured_carets(&problems)));
        let error = Unreadable::Problems(problems);
        Failure::problems(error.to_string(), error.hint(&origins))
    })?;
    let files = &snapshot.loaded.files;
    if matches!(files.laid.from, Origin::Over(_)) && files.laid.of_the_folder == 0 {
        say(&format!("{}\n", report::coloured_carets(&files.unread)));
        let hint = "leave --content out to use the content in the program alone";
        return Err(Failure::problems("no file of the folder of content is used", hint));
    }
    warn_of_what_is_unused(&snapshot.loaded);
    Ok(snapshot)
}

/// Says of each file of a folder what keeps it from being used as it was meant.
fn warn_of_what_is_unused(loaded: &Loaded) {
    for line in judge::unused(loaded) {
        warn!("{line}");
    }
}

/// Returns both, or every problem that either has, and what was read.
pub(super) fn reading(from: &OriginArgs) -> Result<Reading, Failure> {
    let origins = origins(from);
    live::reading(&origins)
        .map_err(|error| Failure::usage(error.with_cause(), error.hint(&origins)))
}

/// Ensures that a server that is named is one of the configuration.
pub(super) fn configured(snapshot: &Snapshot, server: Option<u64>) -> Result<(), Failure> {
    match server.filter(|id| !snapshot.config.servers.contains_key(id)) {
        None => Ok(()),
        Some(id) => Err(Failure::usage(
            format!("the server `{id}` is not in the configuration"),
            snapshot.config.known_servers(),
        )),
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

/// A folder of content that somebody works on, and the configuration that is named beside it.
pub(super) struct Workplace {
    pub(super) folder: Box<Folder>,
    pub(super) config: Option<Config>,
}

/// Why there is no folder to work on: every problem of it and of the configuration, and what was read.
pub(super) struct NoWorkplace {
    problems: Vec<Problem>,
    line: String,
}

/// Opens the folder of content that the command line names, and reads the configuration, where one is named: a pipe can be
/// read once only. What was read is told.
pub(super) fn folder(
    from: &OriginArgs,
    purpose: FolderUse,
) -> Result<Result<Workplace, NoWorkplace>, Failure> {
    let origins = origins(from);
    let configured = from.config.as_ref().map(|_| reading(from)).transpose()?;
    let opened = Folder::open(origins.content.clone(), purpose)?;
    let (config, line, mut problems) = match configured {
        None => (None, None, Vec::new()),
        Some(Reading { line, snapshot: Ok(read), .. }) => {
            (Some(read.config), Some(line), Vec::new())
        }
        Some(Reading { line, snapshot: Err(problems), .. }) => (None, Some(line), problems),
    };
    match opened {
        Opened::Good(folder) if problems.is_empty() => {
            let of_content = || live::line_of_content(&origins, &folder.loaded);
            say(&line.unwrap_or_else(of_content));
            warn_of_what_is_unused(&folder.loaded);
            return Ok(Ok(Workplace { folder, config }));
        }
        // That nothing is in it yet is none of them.
        Opened::Good(folder) => problems.retain(|problem| !folder.is_at(&problem.file.path)),
        Opened::Bad(found) if problems.is_empty() => problems = found,
        Opened::Bad(_) => {}
    }
    let line = line.map_or_else(|| reading(from).map(|reading| reading.line), Ok)?;
    Ok(Err(NoWorkplace { problems, line }))
}

impl NoWorkplace {
    /// Shows it as `check` does; with `json` the problems alone on standard output.
    pub(super) fn show(&self, json: bool) -> Result<ExitCode, Failure> {
        if json {
            print(&format!("{:#}\n", report::json(&self.problems)))?;
        } else {
            show(&self.problems)?;
        }
        tell_at_the_end(&self.line, json)?;
        Ok(ExitCode::from(1))
    }
}

/// Shows every problem, as `check` does.
pub(super) fn show(problems: &[Problem]) -> Result<(), Failure> {
    print_coloured(&report::in_words(problems))
}

/// Says what was read, as the last line of what is printed; beside JSON on standard error, where no program reads it.
pub(super) fn tell_at_the_end(line: &str, json: bool) -> Result<(), Failure> {
    if json {
        say(line);
        return Ok(());
    }
    print(&format!("{line}\n"))
}
