//! Reads content files: those of the program, those of a folder, or one over the other.
//!
//! A release build carries its content. A debug build reads the folder `content/` of the checkout that it
//! was built from, so that an edit of a sentence compiles nothing. `walk` goes through a folder.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::Utf8Error;
use std::sync::OnceLock;
use std::{fs, io};

use rust_embed::Embed;

use super::tree::{Laid, LoadError, Origin, Tree};
use super::unread::{NAMED_AT_MOST, NameOfFile, OwnFolder, at_most, named};
use super::walk::WalkedFolder;
use crate::values::Kind;

/// The content that is shipped with the program.
#[derive(Embed)]
#[folder = "content"]
struct Shipped;

/// Returns the files of `origin`. Pipes, sockets and devices in a folder are not opened; a file that cannot be read is
/// a problem of the tree.
///
/// # Errors
///
/// A folder that cannot be opened; a debug build whose checkout has gone.
pub fn read(origin: &Origin) -> Result<Tree, LoadError> {
    read_with_own(origin).map(|read| read.all)
}

/// What was read of a folder, and of what it is laid over.
pub(crate) struct OwnAndAll {
    /// The files of the folder itself.
    pub(crate) own: Tree,
    /// Those, and the ones that they are laid over.
    pub(crate) all: Tree,
}

/// Returns the files of `origin`, and apart from them those of its folder.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn read_with_own(origin: &Origin) -> Result<OwnAndAll, LoadError> {
    let (root, below) = match origin {
        Origin::Shipped => return Ok(OwnAndAll { own: Tree::default(), all: shipped()? }),
        Origin::Over(root) => (root, Some(shipped()?)),
        Origin::Only(root) => (root, None),
    };
    let WalkedFolder { tree: own, folders, meant, hidden } = WalkedFolder::read(root)?;
    let folder = OwnFolder {
        path: root,
        read: own.files.keys().map(String::as_str).collect(),
        folders: &folders,
        is_alone: below.is_none(),
        hidden,
    };
    let used = folder.used();
    let problem = folder.unused(own.unread.len());
    let mut all = below.unwrap_or_default();
    all.laid = Laid { from: origin.clone(), meant, hidden, ..all.laid };
    if problem.is_none() {
        let is_read = |inside: &&String| {
            let file = own.files.get(*inside);
            file.is_some_and(|file| !own.unreadable.contains_key(&file.path))
        };
        all.laid.of_the_folder = used.iter().filter(is_read).count();
        if matches!(origin, Origin::Over(_)) {
            if !is_the_programs_own(root) {
                all.laid.same = same(&own, &all, &used);
            }
            all.laid.used = used;
        }
        all.unreadable.clone_from(&own.unreadable);
        all.files.extend(own.files.clone());
    }
    let is_full = own.unread.len() > NAMED_AT_MOST;
    let mut others = own.unread.clone();
    if problem.is_some() {
        // What is wrong with files that are not used is told all the same, where it is soon told.
        others.extend(own.unreadable.values().cloned());
        others.retain(|_| !is_full);
    }
    all.unread = problem.into_iter().chain(at_most(root, others)).collect();
    Ok(OwnAndAll { own, all })
}

/// Returns which of the files that are used are what the program has.
fn same(own: &Tree, program: &Tree, used: &BTreeSet<String>) -> BTreeSet<String> {
    let is_same = |inside: &&String| match (own.files.get(*inside), program.files.get(*inside)) {
        (Some(own), Some(program)) => own.text == program.text,
        _ => false,
    };
    used.iter().filter(is_same).cloned().collect()
}

/// Returns whether a folder is the one that a debug build reads as the content in the program.
pub(crate) fn is_the_programs_own(folder: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(Path::new(OF_THE_CHECKOUT)).is_some_and(|own| real(folder) == Some(own))
}

/// Returns whether a folder has files where content has them. A configuration alone is none.
pub(crate) fn looks_like_content(folder: &Path) -> bool {
    let is_of_content = |path: PathBuf| path.extension().is_some_and(|end| end == "toml");
    let has_files = |kind: &&str| {
        let entries = fs::read_dir(folder.join(kind));
        entries.is_ok_and(|mut all| all.any(|entry| entry.is_ok_and(|it| is_of_content(it.path()))))
    };
    Kind::folders().iter().any(has_files)
}

/// Where a debug build reads its content; a program that carries it has no such folder.
const OF_THE_CHECKOUT: &str = if cfg!(all(debug_assertions, not(feature = "embed"))) {
    concat!(env!("CARGO_MANIFEST_DIR"), "/content")
} else {
    ""
};

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
    let tree = tree_of_the_program()?;
    Ok(TREE.get_or_init(|| tree).clone())
}

/// Returns bytes as text: without a copy, where they are part of the program.
fn text(bytes: Cow<'static, [u8]>) -> Result<Cow<'static, str>, Utf8Error> {
    Ok(match bytes {
        Cow::Borrowed(bytes) => str::from_utf8(bytes)?.into(),
        Cow::Owned(bytes) => String::from_utf8(bytes).map_err(|error| error.utf8_error())?.into(),
    })
}

fn tree_of_the_program() -> Result<Tree, LoadError> {
    let failed = |path: &str, cause| LoadError { path: format!("content/{path}"), cause };
    let mut tree = Tree::default();
    for inside in Shipped::iter().filter(|inside| is_content(inside)) {
        let gone = || failed(&inside, io::ErrorKind::NotFound.into());
        let text = text(Shipped::get(&inside).ok_or_else(gone)?.data)
            .map_err(|error| failed(&inside, io::Error::new(io::ErrorKind::InvalidData, error)))?;
        tree.add(inside.clone().into_owned(), format!("content/{inside}"), text);
    }
    if tree.files.is_empty() {
        return Err(failed("", io::Error::new(io::ErrorKind::NotFound, WHERE_IT_WAS_BUILT)));
    }
    tree.laid.in_the_program = tree.files.len();
    Ok(tree)
}

/// Returns whether the file is one of ours; hidden files, hidden folders and backups are not.
fn is_content(inside: &str) -> bool {
    let name = inside.rsplit('/').next().unwrap_or_default();
    named(name) == NameOfFile::Content && !inside.split('/').any(|part| part.starts_with('.'))
}
