//! A kind of content is declared in one table, and few files name one kind.
//!
//! What is written for each kind by its name is forgotten for the next one. So whatever treats all kinds alike loops
//! over the table, and a rule about one kind alone names it by the type of its id.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::support::SHIPPED;
use signpost::values::{Home, Kind};

/// What declares the kinds: what is known of each, and what each holds.
const TABLES: [&str; 2] = ["src/values/kind.rs", "src/content/kinds.rs"];

/// Most other files that name one kind.
const MOST: usize = 5;

/// Every Rust file below `folder` that is no table of the kinds, with its text.
fn other_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| {
        if path.is_dir() {
            return other_files(&path);
        }
        let is_other = !TABLES.iter().any(|table| path.ends_with(table));
        let is_rust = path.extension().is_some_and(|end| end == "rs");
        if !(is_other && is_rust) {
            return Vec::new();
        }
        let text = fs::read_to_string(&path).unwrap();
        vec![(path, text)]
    });
    files.collect()
}

#[test]
fn few_files_name_one_kind_outside_the_tables() {
    let files = other_files(Path::new("src"));
    for kind in Kind::ALL {
        let names_it = Regex::new(&format!(r"\b(Kind|Thing)::{kind:?}\b|\b{kind:?}Id::KIND\b"));
        let names_it = names_it.unwrap();
        let found = files.iter().filter(|(_, text)| names_it.is_match(text));
        let found: Vec<_> = found.map(|(path, _)| path.display().to_string()).collect();
        assert!(found.len() <= MOST, "{kind:?} is named in {}: {found:#?}", found.len());
    }
}

#[test]
fn no_file_names_kinds_in_a_way_that_is_not_counted() {
    let hides_it = Regex::new(r"\bKind::(\*|\{)|\bKind as |\bimpl Kind\b").unwrap();
    let files = other_files(Path::new("src"));
    let found = files.iter().filter(|(_, text)| hides_it.is_match(text));
    let found: Vec<_> = found.map(|(path, _)| path.display().to_string()).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn every_kind_has_its_home_in_the_shipped_content_and_entries_that_lead_back_to_it() {
    for kind in Kind::ALL {
        let home = match kind.home() {
            Home::Folder(folder) => Path::new("content").join(folder),
            Home::File(file) => Path::new("content").join(file),
        };
        assert!(home.exists(), "{kind:?}");
        let entries: Vec<_> = SHIPPED.content.entries(*kind).collect();
        assert!(!entries.is_empty(), "{kind:?}");
        for entry in entries {
            let id = entry.any_id();
            let found = SHIPPED.content.entry(&id).unwrap();
            assert_eq!((found.kind, found.id), (*kind, entry.id));
            let file = SHIPPED.files.of_kind(*kind, id.as_str());
            assert!(Path::new(&file.path).starts_with(&home), "{}", file.path);
            assert_eq!(entry.review.is_some(), kind.read_every().is_some(), "{id:?}");
        }
    }
}
