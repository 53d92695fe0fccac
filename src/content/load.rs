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

use super::problem::SourceFile;
use super::unseen;

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

/// Returns the files of `origin`.
///
/// # Errors
///
/// A folder or file that cannot be opened, or is not UTF-8; a debug build whose checkout has gone.
pub fn read(origin: &Origin) -> Result<Tree, LoadError> {
    let mut tree = match origin {
        Origin::Only(_) => Tree::default(),
        Origin::Shipped | Origin::Over(_) => shipped()?,
    };
    if let Origin::Over(folder) | Origin::Only(folder) = origin {
        tree.add_folder(folder, folder)?;
    }
    Ok(tree)
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

    fn add_folder(&mut self, root: &Path, folder: &Path) -> Result<(), LoadError> {
        let failed = |path: &Path| {
            let path = path.display().to_string();
            |cause| LoadError { path, cause }
        };
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            let entry = entry.map_err(failed(folder))?;
            // A hidden folder may go while it is read: Kubernetes removes the one before.
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                self.add_folder(root, &path)?;
                continue;
            }
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let inside = inside.to_string_lossy().replace('\\', "/");
            if is_content(&inside) {
                let text = fs::read_to_string(&path).map_err(failed(&path))?;
                self.add(inside, path.display().to_string(), text);
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
    // A name that ends in what nobody can see was meant to be read, and the reader refuses it.
    unseen::without(inside).ends_with(".toml")
        && !inside.split('/').any(|part| part.starts_with('.'))
}
