//! Reads content and configuration as the command line names them.
//!
//! This is where the clock is read and where content and configuration meet; behind it everything
//! is a value.

use std::path::Path;
use std::sync::Arc;
use std::{error::Error, fs};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{Failure, Origins};
use crate::config::{self, Config};
use crate::content::{self, Loaded, Origin, Problem, SourceFile, Tree, report};
use crate::render;

/// Content and configuration that were read together.
pub(super) struct Files {
    pub(super) loaded: Loaded,
    pub(super) config: Config,
}

/// Returns both where neither has a problem; else the problems, printed.
pub(super) fn read(from: &Origins) -> Result<Files, Failure> {
    problems_or(from)?.map_err(|problems| {
        eprintln!("{}\n", report::carets(&problems));
        let message = format!("{} problem(s) in the content or configuration", problems.len());
        Failure::problems(message, "mend them; `signpost check` shows them again")
    })
}

/// Returns both, or every problem that either has.
pub(super) fn problems_or(from: &Origins) -> Result<Result<Files, Vec<Problem>>, Failure> {
    let tree = tree(from)?;
    let file = from.config.as_deref().map(source_file).transpose()?;
    let loaded = match content::assemble(&tree) {
        Ok(loaded) => loaded,
        Err(problems) => return Ok(Err(problems)),
    };
    let mut problems = render::fits(&loaded);
    let config =
        file.map_or_else(|| Ok(Config::default()), |file| config::read(&file, &loaded.content));
    let config = config.unwrap_or_else(|found| {
        problems.extend(found);
        Config::default()
    });
    Ok(if problems.is_empty() { Ok(Files { loaded, config }) } else { Err(problems) })
}

fn tree(from: &Origins) -> Result<Tree, Failure> {
    let origin = match (&from.content, &from.content_only) {
        (Some(over), _) => Origin::Over(over.clone()),
        (None, Some(only)) => Origin::Only(only.clone()),
        (None, None) => Origin::Shipped,
    };
    content::read(&origin).map_err(|error| {
        let message = format!("{error}: {}", cause(&error));
        Failure::usage(
            message,
            "name a folder that holds content; content/README.md says what stands in it",
        )
    })
}

fn cause(error: &dyn Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

fn source_file(path: &Path) -> Result<Arc<SourceFile>, Failure> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        let message = format!("cannot read the configuration `{shown}`: {error}");
        Failure::usage(message, "copy signpost.example.toml and name the copy with --config")
    })?;
    Ok(Arc::new(SourceFile { path: shown, text }))
}

/// Returns the moment in United Kingdom local time, from the time zone data in the program.
pub(super) fn now() -> DateTime {
    let zone = TimeZone::get("Europe/London").expect("the program carries the time zones");
    zone.to_datetime(Timestamp::now())
}
