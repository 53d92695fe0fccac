//! Reads content files: those compiled into the binary, those of a folder, or one over the other.
//!
//! Nothing else in `content` opens a file. What is read here is text; `assemble` judges it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use include_dir::{Dir, include_dir};

use super::problem::SourceFile;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// Where content comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The content in the binary.
    Shipped,
    /// The content in the binary with a folder laid over it, path by path.
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
/// A folder or file that cannot be opened, or is not UTF-8.
pub fn read(origin: &Origin) -> Result<Tree, LoadError> {
    let mut tree = Tree::default();
    if !matches!(origin, Origin::Only(_)) {
        tree.add_shipped(&SHIPPED);
    }
    if let Origin::Over(folder) | Origin::Only(folder) = origin {
        tree.add_folder(folder, folder)?;
    }
    Ok(tree)
}

impl Tree {
    fn add_shipped(&mut self, dir: &Dir<'_>) {
        for file in dir.files() {
            let inside = file.path().to_string_lossy().into_owned();
            if let Some(text) = file.contents_utf8() {
                self.add(inside.clone(), format!("content/{inside}"), text.to_owned());
            }
        }
        for dir in dir.dirs() {
            self.add_shipped(dir);
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
        if is_content(&inside) {
            self.files.insert(inside, Arc::new(SourceFile { path, text }));
        }
    }
}

/// Returns whether the file is one of ours; hidden files, hidden folders and backups are not.
fn is_content(inside: &str) -> bool {
    inside.ends_with(".toml") && !inside.split('/').any(|part| part.starts_with('.'))
}
