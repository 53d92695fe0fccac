//! Reads content and configuration together, from wherever the host says that they are.
//!
//! This is where the two meet and are held to each other; behind it everything is a value.
//! Opening the files is in `text` and in `content`.

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::text::Text;
use crate::config::{self, Config};
use crate::content::{self, Content, LoadError, Loaded, Origin, Problem, SourceFile, report};
use crate::render;

/// Where content and configuration come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// Where content comes from.
    pub content: Origin,
    /// The file of the configuration; without one, no server is configured.
    pub config: Option<PathBuf>,
}

/// Content and configuration that were read together and fit each other.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What may be said, with the files that it came from.
    pub loaded: Arc<Loaded>,
    /// What the host has set.
    pub config: Config,
}

impl Snapshot {
    /// Returns what may be said.
    pub fn content(&self) -> &Content {
        &self.loaded.content
    }
}

/// Why content and configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A folder or file of the content cannot be read.
    #[error(transparent)]
    Content(#[from] LoadError),
    /// The file of the configuration cannot be read.
    #[error("cannot read the configuration `{path}`")]
    Config {
        /// The file.
        path: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// Both could be read, and this is wrong with them.
    #[error("{} problem(s) in the content or configuration", .0.len())]
    Problems(Vec<Problem>),
}

impl Unreadable {
    /// Returns what is wrong and why, in one line.
    pub fn with_cause(&self) -> String {
        match self.source() {
            Some(cause) => format!("{self}: {cause}"),
            None => self.to_string(),
        }
    }

    /// Returns what is wrong and why, with every problem as an editor would want to see it.
    pub(super) fn in_full(&self) -> String {
        match self {
            Self::Problems(problems) => format!("{self}\n\n{}\n", report::carets(problems)),
            other => other.with_cause(),
        }
    }
}

/// Returns content and configuration where nothing is wrong with either.
///
/// # Errors
///
/// What cannot be read, or every problem that either has.
pub fn read(sources: &Sources) -> Result<Snapshot, Unreadable> {
    let Text { content, config } = Text::of(sources);
    let (tree, file) = (content?, config?);
    // Without content the areas that the configuration names cannot be looked up; its form can.
    let form = || file.as_ref().map(config::form).unwrap_or_default();
    let loaded = content::assemble(&tree).map_err(|problems| together(problems, form()))?;
    let problems = render::fits(&loaded);
    match configured(file.as_ref(), &loaded.content) {
        Ok(config) if problems.is_empty() => Ok(Snapshot { loaded: Arc::new(loaded), config }),
        other => Err(together(problems, other.err().unwrap_or_default())),
    }
}

fn together(content: Vec<Problem>, config: Vec<Problem>) -> Unreadable {
    Unreadable::Problems([content, config].concat())
}

/// Returns the configuration in `file`, where there is one.
pub(super) fn configured(
    file: Option<&Arc<SourceFile>>,
    content: &Content,
) -> Result<Config, Vec<Problem>> {
    file.map_or_else(|| Ok(Config::default()), |file| config::read(file, content))
}
