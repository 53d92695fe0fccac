//! The folder that a handbook is written into: empty, or a handbook that was written before.
//!
//! A list among the files says which are ours and for whom they are. What is on it is replaced or
//! removed; nothing else is touched. The list is written first with all that there may be, so that a run
//! that is cut off anywhere can be run again and leaves nothing internal behind.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use thiserror::Error;

use super::beside::{is_left_over, put};
use crate::failure::Failure;

/// The list of what was written.
const LIST: &str = ".signpost-handbook";

/// What its first line starts with, before for whom the files are.
const HEADER: &str = "signpost handbook, for ";

/// A folder that may be written into.
pub(crate) struct OutputFolder<'s> {
    folder: &'s Path,
    readers: &'s str,
    /// What an earlier run has written.
    before: Vec<String>,
}

/// Why a handbook cannot be written.
#[derive(Debug, Error)]
pub(crate) enum OutputFolderError {
    /// It is not empty, and nothing says that a handbook was written there.
    #[error("`{0}` is not empty and holds no handbook")]
    NotOurs(String),
    /// It is a file.
    #[error("`{0}` is not a folder")]
    NoFolder(String),
    /// It holds a handbook for others.
    #[error("`{folder}` holds a handbook for {there}, and this one is for {here}")]
    ForOthers {
        /// The folder.
        folder: String,
        /// For whom the one there is.
        there: String,
        /// For whom this one is.
        here: String,
    },
    /// Somebody else has put something where a page goes.
    #[error("`{0}` is in the way: no handbook wrote it")]
    InTheWay(String),
    /// A file cannot be read, written or removed.
    #[error("cannot {what} `{path}`")]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        path: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

impl OutputFolderError {
    fn file(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.display().to_string();
        move |cause| Self::File { what, path, cause }
    }

    /// Returns why a command stopped, and with which exit code: another command would do, or a file is in the way.
    pub(crate) fn failure(&self) -> Failure {
        let why =
            self.source().map_or_else(|| self.to_string(), |cause| format!("{self}: {cause}"));
        match self {
            Self::File { .. } => Failure::problems(why, self.hint()),
            _ => Failure::usage(why, self.hint()),
        }
    }

    /// Returns the next step.
    const fn hint(&self) -> &'static str {
        match self {
            Self::NotOurs(_) | Self::NoFolder(_) => {
                "name a new folder with --out; nothing was written"
            }
            Self::InTheWay(_) => "move it, or name a new folder with --out; nothing was written",
            Self::ForOthers { .. } => {
                "name another folder with --out, so that nobody's contacts are published by mistake"
            }
            Self::File { .. } => {
                "name another folder with --out, or put this one right and run it again"
            }
        }
    }
}

impl<'s> OutputFolder<'s> {
    /// Returns the folder where it is new, empty, or a handbook for the same readers.
    pub(crate) fn open(folder: &'s Path, readers: &'s str) -> Result<Self, OutputFolderError> {
        let shown = || folder.display().to_string();
        if folder.exists() && !folder.is_dir() {
            return Err(OutputFolderError::NoFolder(shown()));
        }
        let path = folder.join(LIST);
        let list = match fs::read_to_string(&path) {
            Ok(list) => list,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(OutputFolderError::file("read", &path)(error)),
        };
        let mut lines = list.lines();
        match lines.next().map(|first| first.strip_prefix(HEADER)) {
            Some(Some(there)) if there == readers => {}
            Some(Some(there)) => {
                let (there, here) = (there.to_owned(), readers.to_owned());
                return Err(OutputFolderError::ForOthers { folder: shown(), there, here });
            }
            _ if is_empty(folder)? => {}
            _ => return Err(OutputFolderError::NotOurs(shown())),
        }
        let before = lines.filter(|path| is_inside(path)).map(str::to_owned).collect();
        Ok(Self { folder, readers, before })
    }

    /// Puts these files into the folder, and takes those of before out that are no more.
    pub(crate) fn put(&self, files: &BTreeMap<String, String>) -> Result<(), OutputFolderError> {
        files.keys().try_for_each(|path| self.is_free(path))?;
        let before = self.before.iter().map(String::as_str);
        let gone: Vec<&str> = before.filter(|path| !files.contains_key(*path)).collect();
        let now = || files.keys().map(String::as_str);
        self.list(now().chain(gone.iter().copied()))?;
        for (path, text) in files {
            self.write(path, text)?;
        }
        gone.iter().try_for_each(|path| self.remove(path))?;
        self.list(now())
    }

    /// Ensures that a file is one of before or is not there, and that no link leads out of the folder.
    fn is_free(&self, path: &str) -> Result<(), OutputFolderError> {
        let whole = self.folder.join(path);
        let parents = whole.ancestors().skip(1).take_while(|parent| *parent != self.folder);
        let is_linked = whole.is_symlink() || parents.into_iter().any(Path::is_symlink);
        let is_ours = self.before.iter().any(|one| one == path);
        if is_linked || (whole.exists() && !is_ours) {
            Err(OutputFolderError::InTheWay(whole.display().to_string()))
        } else {
            Ok(())
        }
    }

    fn list<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), OutputFolderError> {
        let paths: String = paths.map(|path| format!("{path}\n")).collect();
        self.write(LIST, &format!("{HEADER}{}\n{paths}", self.readers))
    }

    /// Writes a file beside its place and puts it there, so that there is always a whole one.
    fn write(&self, path: &str, text: &str) -> Result<(), OutputFolderError> {
        let path = self.folder.join(path);
        let parent = path.parent().unwrap_or(self.folder);
        let written = fs::create_dir_all(parent).and_then(|()| put(&path, text));
        written.map_err(OutputFolderError::file("write", &path))
    }

    /// Removes a file, and the folder that it leaves empty. One that is gone already is as good.
    fn remove(&self, path: &str) -> Result<(), OutputFolderError> {
        let path: PathBuf = self.folder.join(path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(OutputFolderError::file("remove", &path)(error));
            }
            _ => {}
        }
        // A folder that still has something else in it stays.
        path.parent().filter(|parent| *parent != self.folder).map(fs::remove_dir);
        Ok(())
    }
}

fn is_empty(folder: &Path) -> Result<bool, OutputFolderError> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let names = entries.flatten().map(|entry| entry.file_name());
            Ok(names.into_iter().all(|name| is_left_over(&name.to_string_lossy())))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(OutputFolderError::file("read", folder)(error)),
    }
}

/// Returns whether a line of the list names a file below the folder: somebody may have edited it.
fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_path_that_leads_out_of_the_folder_is_not_removed() {
        assert!(is_inside("topics/power.html"));
        for outside in ["../notes.txt", "/etc/passwd", "topics/../../x", "", "./x"] {
            assert!(!is_inside(outside), "{outside}");
        }
    }
}
