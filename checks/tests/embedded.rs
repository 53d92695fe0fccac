//! What the program carries is what the folders hold: every file, byte for byte.
//!
//! `cargo test` alone cannot show it, because a debug build reads the folders themselves. This package builds
//! Signpost with the feature `embed`, so here the content and the pages come out of the binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot unwrap has failed, and says where")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use signpost::content::{self, Origin, Tree};
use signpost::render::html::web_file;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn texts(tree: &Tree) -> BTreeMap<&str, &str> {
    tree.files.iter().map(|(path, file)| (path.as_str(), file.text.as_str())).collect()
}

/// Returns every file below `folder`, by its path in it.
fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().display().to_string()),
            }
        }
    }
    found
}

#[test]
fn the_content_in_the_program_is_the_folder_content() {
    let carried = content::read(&Origin::Shipped).unwrap();
    let folder = content::read(&Origin::Only(root().join("content"))).unwrap();
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
