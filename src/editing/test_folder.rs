//! A folder with one file, for tests of what is written beside it or in its place.
//!
//! What is left beside the file counts too, hidden or not: so a test asks for every name in the folder.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

/// Returns a folder with this text in `a.toml`, and the path of that.
pub(super) fn folder(text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// Returns every name in it, in order.
pub(super) fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
