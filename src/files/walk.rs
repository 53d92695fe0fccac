//! Walks a folder of content: what is in it, in which order, and where links lead.
//!
//! Links are followed, since Kubernetes and many hosts lay content out by them; but one that leads back to a folder on
//! its own way, or to one that is read where it is, would have every file read twice or without end. So each folder
//! is known by its path with all links resolved. However a folder is laid out, the walk has an end: links on the way,
//! folders in folders and files all have a limit.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::skipped::{Unread, WhyUnread};
use super::tree::{LoadError, Tree};
use super::unread::{NameOfFile, is_named_as_a_file, named};
use crate::failure::without_number;
use crate::schema::in_utf8;

/// How many links to folders a way may have.
const LINKS: usize = 4;

/// How deep a folder may be in other folders.
const DEEP: usize = 16;

/// How many files and folders are looked at.
const MOST: usize = 10_000;

/// What is in a folder.
pub(crate) struct WalkedFolder {
    pub(crate) tree: Tree,
    /// The names of the folders in it.
    pub(crate) folders: Vec<String>,
    /// The paths that the files need that are not read.
    pub(crate) meant: BTreeSet<String>,
    /// How many files with the name of a file of content are hidden.
    pub(crate) hidden: usize,
}

impl WalkedFolder {
    /// Returns what is in a folder and below it.
    ///
    /// # Errors
    ///
    /// It, or a folder in it, cannot be opened.
    pub(crate) fn read(root: &Path) -> Result<Self, LoadError> {
        is_a_folder(root).map_err(|cause| LoadError::of(root, cause))?;
        let real = fs::canonicalize(root).map_err(|cause| LoadError::of(root, cause))?;
        let folder =
            Self { tree: Tree::default(), folders: Vec::new(), meant: BTreeSet::new(), hidden: 0 };
        let mut walk = FolderWalk { root, folder, looked_at: 0 };
        walk.add_folder(&FolderPath { path: root.to_owned(), real: vec![real], links: 0 })?;
        let mut folder = walk.folder;
        folder.folders.sort();
        folder.tree.unread.sort_by(|one, other| one.file.path.cmp(&other.file.path));
        Ok(folder)
    }
}

/// The way to a folder.
struct FolderPath {
    /// Its path as an editor would type it.
    path: PathBuf,
    /// Every folder on the way and itself, each with all links resolved; the first is the content.
    real: Vec<PathBuf>,
    /// How many of them are reached through a link.
    links: usize,
}

struct FolderWalk<'r> {
    root: &'r Path,
    folder: WalkedFolder,
    looked_at: usize,
}

impl FolderWalk<'_> {
    fn add_folder(&mut self, way: &FolderPath) -> Result<(), LoadError> {
        for entry in entries(&way.path)? {
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.folder.hidden += usize::from(is_hidden_content(&entry));
                continue;
            }
            self.looked_at += 1;
            if self.looked_at > MOST {
                if self.looked_at == MOST + 1 {
                    self.note(self.root, WhyUnread::TooMany(MOST));
                }
                return Ok(());
            }
            if self.has_no_text(&entry) {
                continue;
            }
            self.add(way, &entry)?;
        }
        Ok(())
    }

    /// Returns whether the name of a file or folder is no text, and notes that. As text two such names may be the same,
    /// and of two files with one path one would be lost.
    fn has_no_text(&mut self, entry: &DirEntry) -> bool {
        let name = entry.file_name();
        let has_none =
            name.to_str().is_none() && named(&name.to_string_lossy()) != NameOfFile::NoContent;
        if has_none {
            self.note(&entry.path(), WhyUnread::NoText);
        }
        has_none
    }

    fn add(&mut self, above: &FolderPath, entry: &DirEntry) -> Result<(), LoadError> {
        let path = entry.path();
        let kind = entry.file_type().map_err(|cause| LoadError::of(&path, cause))?;
        let is_link = kind.is_symlink();
        let kind = if is_link {
            let Ok(there) = fs::metadata(&path) else {
                self.add_file(&path, true);
                return Ok(());
            };
            there.file_type()
        } else {
            kind
        };
        if !kind.is_dir() {
            self.add_file(&path, kind.is_file());
            return Ok(());
        }
        if above.path == self.root {
            self.folder.folders.push(entry.file_name().to_string_lossy().into_owned());
        }
        if is_named_as_a_file(&entry.file_name().to_string_lossy()) {
            self.note(&path, WhyUnread::Folder);
        }
        match self.way_on(above, path, is_link)? {
            Some(way) => self.add_folder(&way),
            None => Ok(()),
        }
    }

    /// Returns the way to a folder that is read; what keeps another from that is noted.
    ///
    /// # Errors
    ///
    /// Where nobody can say where a link leads: what is there must not fall out of the content without a word.
    fn way_on(
        &mut self,
        above: &FolderPath,
        path: PathBuf,
        is_link: bool,
    ) -> Result<Option<FolderPath>, LoadError> {
        let real = if is_link {
            fs::canonicalize(&path).map_err(|cause| LoadError::of(&path, cause))?
        } else {
            let (Some(folder), Some(name)) = (above.real.last(), path.file_name()) else {
                return Ok(None);
            };
            folder.join(name)
        };
        let links = above.links + usize::from(is_link);
        let found = if is_link && above.real.contains(&real) {
            Some(WhyUnread::LeadsBack(self.shown(&above.real[0], &real)))
        } else if is_link && is_read_where_it_is(&above.real[0], &real) {
            Some(WhyUnread::ReadElsewhere(self.shown(&above.real[0], &real)))
        } else if links > LINKS || above.real.len() > DEEP {
            Some(WhyUnread::TooDeep)
        } else {
            None
        };
        if let Some(found) = found {
            self.note(&path, found);
            return Ok(None);
        }
        let real = above.real.iter().cloned().chain([real]).collect();
        Ok(Some(FolderPath { path, real, links }))
    }

    /// Returns a folder as an editor would type it, where it is inside the content.
    fn shown(&self, root: &Path, real: &Path) -> String {
        let inside = real.strip_prefix(root).map(|inside| self.root.join(inside));
        let shown = inside.unwrap_or_else(|_| real.to_owned());
        shown.components().collect::<PathBuf>().display().to_string()
    }

    fn add_file(&mut self, path: &Path, is_file: bool) {
        let kind = named(&path.file_name().unwrap_or_default().to_string_lossy());
        match kind {
            NameOfFile::NoContent => {}
            NameOfFile::Unread if is_file && leads_nowhere(path) => {
                self.note(path, WhyUnread::Nowhere)
            }
            NameOfFile::Content if is_file => self.read_file(path),
            NameOfFile::Content | NameOfFile::Unread if is_file => self.note(path, WhyUnread::File),
            NameOfFile::Content | NameOfFile::Unread => self.note(path, WhyUnread::Device),
        }
    }

    fn read_file(&mut self, path: &Path) {
        let inside = self.inside(path);
        let read = fs::read(path).map_err(|cause| {
            if leads_nowhere(path) {
                WhyUnread::Nowhere
            } else {
                WhyUnread::Unreadable(without_number(&cause.to_string()).into_owned())
            }
        });
        let text = read.and_then(|bytes| in_utf8(bytes).map_err(WhyUnread::NoUtf8));
        let is_empty = |text: &str| text.trim_start_matches('\u{feff}').trim().is_empty();
        let text =
            text.and_then(|text| if is_empty(&text) { Err(WhyUnread::Empty) } else { Ok(text) });
        let text = text.unwrap_or_else(|found| {
            let problem = Unread { path, inside: &inside, found }.problem();
            self.folder.tree.unreadable.insert(path.display().to_string(), problem);
            String::new()
        });
        self.folder.tree.add(inside, path.display().to_string(), text);
    }

    fn note(&mut self, path: &Path, found: WhyUnread) {
        let inside = self.inside(path);
        let unread = Unread { path, inside: &inside, found };
        self.folder.meant.extend(unread.right_path());
        self.folder.tree.unread.push(unread.problem());
    }

    fn inside(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        // Only where a backslash parts folders: elsewhere it is part of a name, which may be that of another path then.
        inside.to_string_lossy().replace(MAIN_SEPARATOR, "/")
    }
}

/// Ensures that a path leads to a folder; what else is there is told in words.
fn is_a_folder(root: &Path) -> io::Result<()> {
    let there = fs::metadata(root)?;
    let what = if there.is_dir() {
        return Ok(());
    } else if there.is_file() {
        "it is a file, and content is a folder"
    } else {
        "it is a pipe, a socket or a device, and content is a folder"
    };
    Err(io::Error::new(io::ErrorKind::NotADirectory, what))
}

fn entries(folder: &Path) -> Result<Vec<DirEntry>, LoadError> {
    let all: io::Result<Vec<DirEntry>> =
        fs::read_dir(folder).and_then(|entries| entries.take(MOST + 1).collect());
    all.map_err(|cause| LoadError::of(folder, cause))
}

/// Returns whether what is hidden is named as a file of content is. What an editor or a system keeps beside a file is not
/// meant; and what is hidden may go while it is read, as Kubernetes removes the one before.
fn is_hidden_content(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.as_encoded_bytes();
    let is_beside = name.starts_with(b".#") || name.starts_with(b"._");
    let is_file = || entry.file_type().is_ok_and(|kind| !kind.is_dir());
    name.ends_with(b".toml") && !is_beside && is_file()
}

/// Returns whether a folder is read as part of the content, with no link on its way.
fn is_read_where_it_is(root: &Path, real: &Path) -> bool {
    let hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".");
    real.strip_prefix(root).is_ok_and(|inside| !inside.iter().any(hidden))
}

fn leads_nowhere(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink()) && fs::metadata(path).is_err()
}
