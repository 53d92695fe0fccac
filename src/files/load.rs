//! Reads content files: those of the program, those of a folder, or one over the other.
//!
//! A release build carries its content. A debug build reads the folder `content/` of the checkout that it
//! was built from, so that an edit of a sentence compiles nothing. `walk` goes through a folder.

use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use rust_embed::Embed;

use super::tree::{Laid, LoadError, Tree};
use super::unread::{NameOfFile, Overlay, at_most, named};
use super::walk::WalkedFolder;

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

/// Returns the files of `origin`. Pipes, sockets and devices in a folder are not opened; a file that cannot be read is
/// a problem of the tree.
///
/// # Errors
///
/// A folder that cannot be opened; a debug build whose checkout has gone.
pub fn read(origin: &Origin) -> Result<Tree, LoadError> {
    match origin {
        Origin::Shipped => shipped(),
        Origin::Only(root) => {
            let WalkedFolder { mut tree, .. } = WalkedFolder::read(root)?;
            tree.unread = at_most(root, tree.unread);
            Ok(tree)
        }
        Origin::Over(root) => {
            let (WalkedFolder { tree: own, folders, meant }, mut tree) =
                (WalkedFolder::read(root)?, shipped()?);
            let read = own.files.keys().map(String::as_str).collect();
            let overlay = Overlay { path: root, read, folders: &folders };
            let used = overlay.used();
            tree.laid = Laid { used, meant };
            match overlay.unused(own.unread.len()) {
                Some(problem) => tree.unread = vec![problem],
                None => {
                    tree.unread = at_most(root, own.unread);
                    tree.unreadable = own.unreadable;
                    tree.files.extend(own.files);
                }
            }
            Ok(tree)
        }
    }
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
    let tree = tree_of_the_program()?;
    Ok(TREE.get_or_init(|| tree).clone())
}

fn tree_of_the_program() -> Result<Tree, LoadError> {
    let failed = |path: &str, cause| LoadError { path: format!("content/{path}"), cause };
    let mut tree = Tree::default();
    for inside in Shipped::iter().filter(|inside| is_content(inside)) {
        let gone = || failed(&inside, io::ErrorKind::NotFound.into());
        let bytes = Shipped::get(&inside).ok_or_else(gone)?.data.into_owned();
        let text = String::from_utf8(bytes)
            .map_err(|error| failed(&inside, io::Error::new(io::ErrorKind::InvalidData, error)))?;
        tree.add(inside.clone().into_owned(), format!("content/{inside}"), text);
    }
    if tree.files.is_empty() {
        return Err(failed("", io::Error::new(io::ErrorKind::NotFound, WHERE_IT_WAS_BUILT)));
    }
    Ok(tree)
}

/// Returns whether the file is one of ours; hidden files, hidden folders and backups are not.
fn is_content(inside: &str) -> bool {
    let name = inside.rsplit('/').next().unwrap_or_default();
    named(name) == NameOfFile::Content && !inside.split('/').any(|part| part.starts_with('.'))
}
