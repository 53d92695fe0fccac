//! The files of content as text, before anything judges them.
//!
//! `load` fills a tree, from the program, from a folder or from one over the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::schema::{Problem, SourceFile, seen};
use crate::values::shell_option;

/// Where content comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// The content of the program.
    #[default]
    Shipped,
    /// The content of the program with a folder laid over it, path by path.
    Over(PathBuf),
    /// A folder alone.
    Only(PathBuf),
}

impl Origin {
    /// Returns the option that names it, as it is typed in a shell. The content of the program needs none.
    pub(crate) fn option(&self) -> Option<String> {
        let (name, folder) = match self {
            Self::Shipped => return None,
            Self::Over(folder) => ("--content", folder),
            Self::Only(folder) => ("--content-only", folder),
        };
        Some(shell_option(name, folder))
    }
}

/// The files of content by their path inside the folder, such as `topics/power.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<String, Arc<SourceFile>>,
    /// Why a file of them could not be read, by the path that an editor would type; it is empty among them.
    pub unreadable: BTreeMap<String, Problem>,
    /// What is beside them and is not read, though it may have been meant to be.
    pub unread: Vec<Problem>,
    /// Where they come from.
    pub laid: Laid,
}

/// Where the files of a tree come from, and which of them a folder has that was laid over the content in the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// The folder, or the program.
    pub from: Origin,
    /// How many files the program has.
    pub in_the_program: usize,
    /// How many files are used of a folder, alone or laid over.
    pub of_the_folder: usize,
    /// The files that are used of a folder that was laid over, by the paths inside it.
    pub used: BTreeSet<String>,
    /// Those of them that are byte for byte what the program has.
    pub same: BTreeSet<String>,
    /// The names that files of it need that are not read.
    pub meant: BTreeSet<String>,
    /// How many files with the name of a file of content are hidden, and so left out.
    pub hidden: usize,
}

/// What to do about a file or folder that is there, and that the program may not read.
pub(crate) const MAY_READ: &str = "give the account that runs the program the right to read it, and to open the folders above it; in its sandbox a program reads \
     a place that was new to it once it is started again";

/// Why a folder of content could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{}`", seen(path))]
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

    /// Returns what to do about it.
    pub fn hint(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::PermissionDenied => MAY_READ,
            _ => "name a folder that holds content; content/README.md says what is in it",
        }
    }
}

impl Tree {
    pub(crate) fn add(&mut self, inside: String, path: String, text: impl Into<Cow<'static, str>>) {
        self.files.insert(inside, Arc::new(SourceFile::new(path, text)));
    }
}
