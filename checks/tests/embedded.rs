//! What the program carries is what the folders hold: every file, byte for byte.
//!
//! `cargo test` alone cannot show it, because a debug build reads the folders themselves. This package builds
//! Signpost with the feature `embed`, so here the content and the pages come out of the binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot unwrap has failed, and says where")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use signpost::files;
use signpost::files::{Origin, Tree};
use signpost::render::html::web_file;
use walkdir::WalkDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn texts(tree: &Tree) -> BTreeMap<&str, &str> {
    tree.files.iter().map(|(path, file)| (path.as_str(), &*file.text)).collect()
}

/// Returns every file below `folder`, by its path in it.
fn files_below(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| file.path().strip_prefix(folder).unwrap().display().to_string()).collect()
}

#[test]
fn the_content_in_the_program_is_the_folder_content() {
    let carried = files::read(&Origin::Shipped).unwrap();
    let folder = files::read(&Origin::Only(root().join("content"))).unwrap();
    assert!(carried.files.len() > 100, "{}", carried.files.len());
    assert_eq!(texts(&carried), texts(&folder));
}

#[test]
fn the_pages_in_the_program_are_the_folder_web() {
    let web = root().join("web");
    let files = files_below(&web);
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let carried = web_file(&file).map(std::borrow::Cow::into_owned);
        assert!(carried == Some(fs::read(web.join(&file)).unwrap()), "{file}");
    }
}
