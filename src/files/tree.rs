//! The files of content as text, before anything judges them.
//!
//! `load` fills a tree, from the program, from a folder or from one over the other.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::schema::{Problem, SourceFile};

/// The files of content by their path inside the folder, such as `topics/power.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<String, Arc<SourceFile>>,
    /// Why a file of them could not be read, by the path that an editor would type; it is empty among them.
    pub unreadable: BTreeMap<String, Problem>,
    /// What is beside them and is not read, though it may have been meant to be.
    pub unread: Vec<Problem>,
    /// What a folder has that was laid over the content in the program.
    pub laid: Laid,
}

/// What a folder has that was laid over the content in the program, by the paths inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// The files that are used.
    pub used: BTreeSet<String>,
    /// The names that those files need that are not read.
    pub meant: BTreeSet<String>,
}

/// Why a folder of content could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{path}`")]
pub struct LoadError {
    /// What could not be read.
    pub path: String,
    /// Why.
    #[source]
    pub cause: io::Error,
}

impl LoadError {
    pub(crate) fn of(path: &Path, cause: io::Error) -> Self {
        Self { path: path.display().to_string(), cause }
    }
}

impl Tree {
    pub(crate) fn add(&mut self, inside: String, path: String, text: String) {
        self.files.insert(inside, Arc::new(SourceFile::new(path, text)));
    }
}
