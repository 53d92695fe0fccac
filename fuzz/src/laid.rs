//! One file laid over the shipped content, as an organisation lays its own.

use std::sync::Arc;

use signpost::files::Tree;
use signpost::schema::{Problem, SourceFile};

use crate::bots::FILES;

/// A file of each kind of content, by its path inside the folder. Most take the place of a shipped one; `made-up` are new.
pub const PLACES: [&str; 22] = [
    "areas/luton.toml",
    "areas/made-up.toml",
    "boards/made-up.toml",
    "boards/start.toml",
    "calendar.toml",
    "chapters.toml",
    "doors/made-up.toml",
    "doors/worried.toml",
    "handbook.toml",
    "helplines.toml",
    "index.toml",
    "induction.toml",
    "services/childline.toml",
    "services/luton-mash.toml",
    "services/made-up.toml",
    "signpost.toml",
    "sources.toml",
    "terms/made-up.toml",
    "terms/mash.toml",
    "topics/made-up.toml",
    "topics/power.toml",
    "words.toml",
];

/// Where the paths of files begin that are laid over.
pub const FOLDER: &str = "own";

/// Returns the shipped content with a file in this place. The last part of the path is the file's own name.
pub fn laid_over(place: &str, text: &str) -> Tree {
    let mut tree = FILES.clone();
    let file = SourceFile::new(format!("{FOLDER}/{place}"), text.to_owned());
    tree.files.insert(place.to_owned(), Arc::new(file));
    tree
}

/// Returns the file in this place without any other.
pub fn alone(place: &str, text: &str) -> Tree {
    let file = SourceFile::new(format!("{FOLDER}/{place}"), text.to_owned());
    Tree { files: [(place.to_owned(), Arc::new(file))].into(), ..Tree::default() }
}

/// Returns whether a problem of that file is seen without looking at any other: no other file there is would solve it.
pub fn is_its_own(problem: &Problem) -> bool {
    let names_another =
        problem.message.starts_with("unknown ") && !problem.message.starts_with("unknown field");
    problem.file.path.starts_with(FOLDER) && !names_another
}

/// Returns the place that the first byte of an input chooses, and the text that the others are; nothing where they are none.
pub fn placed(input: &[u8]) -> Option<(&'static str, &str)> {
    let (choice, text) = input.split_first()?;
    let place = PLACES[usize::from(*choice) % PLACES.len()];
    Some((place, str::from_utf8(text).ok()?))
}
