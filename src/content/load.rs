//! Reads content files: those of the program, those of a folder, or one over the other.
//!
//! A release build carries its content. A debug build reads the folder `content/` of the checkout that it
//! was built from, so that an edit of a sentence compiles nothing. Nothing else in `content` opens a
//! file. What is read here is text; `assemble` judges it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use rust_embed::Embed;

use super::problem::{Problem, SourceFile};
use super::unread::{Named, Overlay, Unread, at_most, named};

/// The content that is shipped with the program.
#[derive(Embed)]
#[folder = "content"]
struct Shipped;

/// Where content comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The content of the program.
    Shipped,
    /// The content of the program with a folder laid over it, path by path.
    Over(PathBuf),
    /// A folder alone.
    Only(PathBuf),
}

/// The files of content by their path inside the folder, such as `topics/power.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<String, Arc<SourceFile>>,
    /// What stands beside them and is not read, though it may have been meant to be.
    pub unread: Vec<Problem>,
    /// That a folder was laid over the content in the program and nothing of it is used.
    pub unused: Option<Problem>,
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
    fn of(path: &Path, cause: io::Error) -> Self {
        Self { path: path.display().to_string(), cause }
    }
}

/// Returns the files of `origin`. Pipes, sockets and devices in a folder are not opened.
///
/// # Errors
///
/// A folder or file that cannot be opened, or is not UTF-8; a debug build whose checkout has gone.
pub fn read(origin: &Origin) -> Result<Tree, LoadError> {
    match origin {
        Origin::Shipped => shipped(),
        Origin::Only(root) => {
            let Folder { mut tree, .. } = folder(root)?;
            tree.unread = at_most(root, tree.unread);
            Ok(tree)
        }
        Origin::Over(root) => {
            let (Folder { tree: own, folders }, mut tree) = (folder(root)?, shipped()?);
            let read = own.files.keys().map(String::as_str).collect();
            let overlay = Overlay { path: root, read, folders: &folders };
            tree.unused = overlay.unused(own.unread.len());
            if tree.unused.is_none() {
                tree.unread = at_most(root, own.unread);
                tree.files.extend(own.files);
            }
            Ok(tree)
        }
    }
}

/// What stands in a folder.
struct Folder {
    tree: Tree,
    /// The names of the folders in it.
    folders: Vec<String>,
}

fn folder(root: &Path) -> Result<Folder, LoadError> {
    let mut tree = Tree::default();
    let mut folders = tree.add_folder(root, root)?;
    folders.sort();
    tree.unread.sort_by(|one, other| one.file.path.cmp(&other.file.path));
    Ok(Folder { tree, folders })
}

/// Why a program can have no content.
const WHERE_IT_WAS_BUILT: &str =
    "a debug build reads its content from the checkout that it was built from, and none is there";

/// Returns the files of the program, which stay what they are as long as it runs: once they could be read they
/// are not read again, in a debug build either.
fn shipped() -> Result<Tree, LoadError> {
    static TREE: OnceLock<Tree> = OnceLock::new();
    if let Some(tree) = TREE.get() {
        return Ok(tree.clone());
    }
    let mut tree = Tree::default();
    tree.add_shipped()?;
    Ok(TREE.get_or_init(|| tree).clone())
}

impl Tree {
    fn add_shipped(&mut self) -> Result<(), LoadError> {
        let failed = |path: &str, cause| LoadError { path: format!("content/{path}"), cause };
        for inside in Shipped::iter().filter(|inside| is_content(inside)) {
            let gone = || failed(&inside, io::ErrorKind::NotFound.into());
            let bytes = Shipped::get(&inside).ok_or_else(gone)?.data.into_owned();
            let text = String::from_utf8(bytes).map_err(|error| {
                failed(&inside, io::Error::new(io::ErrorKind::InvalidData, error))
            })?;
            self.add(inside.clone().into_owned(), format!("content/{inside}"), text);
        }
        match self.files.is_empty() {
            true => Err(failed("", io::Error::new(io::ErrorKind::NotFound, WHERE_IT_WAS_BUILT))),
            false => Ok(()),
        }
    }

    /// Adds what stands in a folder and below it; returns the names of the folders in it.
    fn add_folder(&mut self, root: &Path, folder: &Path) -> Result<Vec<String>, LoadError> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(folder).map_err(|cause| LoadError::of(folder, cause))? {
            let entry = entry.map_err(|cause| LoadError::of(folder, cause))?;
            // A hidden folder may go while it is read: Kubernetes removes the one before.
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            // What a link that leads nowhere is called is said when it is opened.
            let of_a_link = || fs::metadata(&path).map(|it| it.file_type());
            let kind = entry.file_type().map_err(|cause| LoadError::of(&path, cause))?;
            let kind = if kind.is_symlink() { of_a_link().unwrap_or(kind) } else { kind };
            if kind.is_dir() {
                folders.push(entry.file_name().to_string_lossy().into_owned());
                self.add_folder(root, &path)?;
            } else {
                self.add_file(root, &path, kind.is_file() || kind.is_symlink())?;
            }
        }
        Ok(folders)
    }

    fn add_file(&mut self, root: &Path, path: &Path, is_file: bool) -> Result<(), LoadError> {
        let inside = path.strip_prefix(root).unwrap_or(path);
        let inside = inside.to_string_lossy().replace('\\', "/");
        let kind = named(inside.rsplit('/').next().unwrap_or_default());
        match kind {
            Named::NoContent => {}
            Named::Content if is_file => {
                let text = fs::read_to_string(path).map_err(|cause| LoadError::of(path, cause))?;
                self.add(inside, path.display().to_string(), text);
            }
            Named::Content | Named::Unread => {
                self.unread.push(Unread { path, inside: &inside, is_file }.problem());
            }
        }
        Ok(())
    }

    fn add(&mut self, inside: String, path: String, text: String) {
        self.files.insert(inside, Arc::new(SourceFile { path, text }));
    }
}

/// Returns whether the file is one of ours; hidden files, hidden folders and backups are not.
fn is_content(inside: &str) -> bool {
    let name = inside.rsplit('/').next().unwrap_or_default();
    named(name) == Named::Content && !inside.split('/').any(|part| part.starts_with('.'))
}
