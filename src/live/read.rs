//! Reads content and configuration together, from wherever the host says that they are.
//!
//! Reading has two steps: [`Text`] is what stands on disk, and can be compared byte for byte; a
//! [`Snapshot`] is what became of it once all of it was checked. This is where content and
//! configuration meet; behind it everything is a value.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use crate::config::{self, Config};
use crate::content::{self, Content, LoadError, Loaded, Origin, Problem, SourceFile, Tree};
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
}

/// Returns content and configuration where nothing is wrong with either.
///
/// # Errors
///
/// What cannot be read, or every problem that either has.
pub fn read(sources: &Sources) -> Result<Snapshot, Unreadable> {
    let text = Text::of(sources);
    judge(&text.content?, text.config?.as_ref()).map_err(Unreadable::Problems)
}

/// What stands on disk, not yet judged.
struct Text {
    content: Result<Tree, LoadError>,
    config: Result<Option<Arc<SourceFile>>, Unreadable>,
}

impl Text {
    fn of(sources: &Sources) -> Self {
        let config = sources.config.as_deref().map(source_file).transpose();
        Self { content: content::read(&sources.content), config }
    }
}

fn source_file(path: &Path) -> Result<Arc<SourceFile>, Unreadable> {
    let shown = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Ok(Arc::new(SourceFile { path: shown, text })),
        Err(cause) => Err(Unreadable::Config { path: shown, cause }),
    }
}

/// Returns both, or every problem of both. Where the content does not load, the areas that the
/// configuration names cannot be looked up; the rest of it is checked all the same.
fn judge(tree: &Tree, file: Option<&Arc<SourceFile>>) -> Result<Snapshot, Vec<Problem>> {
    let loaded = content::assemble(tree).map_err(|mut problems| {
        problems.extend(file.map(config::form).unwrap_or_default());
        problems
    })?;
    let mut problems = render::fits(&loaded);
    let config = configured(file, &loaded.content).unwrap_or_else(|found| {
        problems.extend(found);
        Config::default()
    });
    if problems.is_empty() {
        Ok(Snapshot { loaded: Arc::new(loaded), config })
    } else {
        Err(problems)
    }
}

fn configured(file: Option<&Arc<SourceFile>>, content: &Content) -> Result<Config, Vec<Problem>> {
    file.map_or_else(|| Ok(Config::default()), |file| config::read(file, content))
}
