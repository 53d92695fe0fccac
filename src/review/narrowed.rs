//! The files that somebody asks `check` about: of a kind, of one thing, or of all that an area names.
//!
//! A kind is named as its folder is, a thing by its id, with or without its folder before it, or by its path. What
//! names nothing is wrong use: an all-clear for it would be false.

use std::collections::BTreeSet;

use crate::content::{Assembled, FileKind};
use crate::failure::Failure;
use crate::files::single_files;
use crate::schema::{SourceFile, suggestion};
use crate::values::{AnyId, AreaId, Id, Kind};

/// The files that somebody asks about; every file, where nothing was named.
#[derive(Debug, Default)]
pub struct Narrowed {
    paths: Option<BTreeSet<String>>,
}

impl Narrowed {
    /// Returns whether a file is among them.
    pub fn includes(&self, file: &SourceFile) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.contains(&file.path))
    }

    /// Returns whether every file is.
    pub const fn is_all(&self) -> bool {
        self.paths.is_none()
    }

    /// Returns the files that are among both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            paths: match (self.paths, other.paths) {
                (Some(ours), Some(theirs)) => Some(&ours & &theirs),
                (ours, theirs) => ours.or(theirs),
            },
        }
    }

    /// Adds a file by its path as it was read.
    pub fn add_path(&mut self, path: &str) {
        self.paths.get_or_insert_default().insert(path.to_owned());
    }

    /// Returns the files that words name; every file, where there is none.
    ///
    /// # Errors
    ///
    /// Fails where one of them names none.
    pub(crate) fn of(words: &[String], loaded: &Assembled) -> Result<Self, Failure> {
        let mut these = Self::default();
        words.iter().try_for_each(|word| these.add_named(loaded, word))?;
        Ok(these)
    }

    /// Adds the files that a word names.
    ///
    /// # Errors
    ///
    /// Fails where it names none.
    pub(crate) fn add_named(&mut self, loaded: &Assembled, word: &str) -> Result<(), Failure> {
        let wanted = name(word);
        let mut known = BTreeSet::new();
        let mut found = of_id(loaded, &wanted);
        for (kind, id, file) in loaded.files.each_of_its_own() {
            let names = names(kind, id);
            if names.contains(&wanted) {
                found.insert(file.path.clone());
            }
            known.extend(names);
        }
        if found.is_empty() {
            let hint = suggestion(&wanted, known.iter().map(String::as_str), || {
                let folders = Kind::asked().into_iter().filter_map(Kind::folder);
                let folders = folders.collect::<Vec<_>>().join(", ");
                format!("name one of {folders}, or one file, such as doors/worried or words.toml")
            });
            return Err(Failure::usage(format!("nothing here is called `{word}`"), hint));
        }
        self.paths.get_or_insert_default().extend(found);
        Ok(())
    }

    /// Adds the file of an area, and that of each service that the area names.
    ///
    /// # Errors
    ///
    /// Fails where there is no such area.
    pub(crate) fn add_area(&mut self, loaded: &Assembled, word: &str) -> Result<(), Failure> {
        let areas = &loaded.content.areas;
        let id = AreaId::parse(word);
        let found = id.as_ref().and_then(|id| areas.get(id));
        let Some((id, area)) = found else {
            let known: Vec<&str> = areas.iter().map(|(id, _)| id.as_str()).collect();
            let hint = suggestion(word, known.iter().copied(), || {
                format!("known are: {}", known.join(", "))
            });
            return Err(Failure::usage(format!("there is no area `{word}`"), hint));
        };
        self.add_path(&loaded.files.of(id).path);
        for (_, service) in area.services() {
            self.add_path(&loaded.files.of(service).path);
        }
        Ok(())
    }
}

/// Returns what a file can be called.
fn names(kind: FileKind, id: &str) -> Vec<String> {
    match kind {
        FileKind::Each(kind) => {
            let folder = kind.folder().unwrap_or_default();
            vec![folder.to_owned(), id.to_owned(), format!("{folder}/{id}")]
        }
        FileKind::Single(name) => vec![name.trim_end_matches(".toml").to_owned()],
    }
}

/// Returns the files of the things that have, or once had, this id.
fn of_id(loaded: &Assembled, name: &str) -> BTreeSet<String> {
    let (folder, id) = name.split_once('/').unwrap_or(("", name));
    let kinds = Kind::ALL
        .iter()
        .filter(|kind| kind.folder().is_some_and(|its| folder.is_empty() || its == folder));
    let now = kinds.filter_map(|kind| {
        let former = AnyId::parse(*kind, id)?;
        let entry = loaded.content.entry(&former)?;
        Some(loaded.files.of_kind(*kind, entry.id.as_str()))
    });
    now.map(|file| file.path.clone()).collect()
}

/// Returns a word as a kind, an id, or both with a slash between, whatever folders are before them.
fn name(word: &str) -> String {
    let word = word.trim_end_matches('/').trim_end_matches(".toml");
    let parts: Vec<&str> = word.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    let last = parts.last().copied().unwrap_or(word);
    let is_single = single_files().any(|name| name.trim_end_matches(".toml") == last);
    let folder = parts.iter().rfind(|part| Kind::in_folder(part).is_some());
    match folder.filter(|folder| **folder != last && !is_single) {
        Some(folder) => format!("{folder}/{last}"),
        None => last.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Origin;
    use crate::{content, files};

    #[test]
    fn a_word_is_a_kind_an_id_both_or_a_path() {
        for (word, expected) in [
            ("doors", "doors"),
            ("doors/", "doors"),
            ("worried", "worried"),
            ("worried.toml", "worried"),
            ("doors/worried", "doors/worried"),
            ("content/doors/worried.toml", "doors/worried"),
            ("./ours/services/luton/luton-mash.toml", "services/luton-mash"),
            ("content/words.toml", "words"),
            ("content\\doors\\worried.toml", "doors/worried"),
        ] {
            assert_eq!(name(word), expected, "{word}");
        }
    }

    #[test]
    fn an_area_has_its_own_file_and_those_of_its_services() {
        let loaded = content::assemble(&files::read(&Origin::Shipped).unwrap()).unwrap();
        let mut narrowed = Narrowed::default();
        assert!(narrowed.is_all());
        narrowed.add_area(&loaded, "luton").unwrap();
        let paths = narrowed.paths.clone().unwrap();
        assert!(paths.contains("content/areas/luton.toml"));
        assert!(paths.contains("content/services/luton-mash.toml"));
        assert!(!paths.contains("content/services/childline.toml"));
        assert_eq!(narrowed.add_area(&loaded, "lutom").unwrap_err().hint, "did you mean `luton`?");
        narrowed.add_named(&loaded, "services").unwrap();
        assert!(!narrowed.includes(&loaded.files.single("words.toml")));
        assert!(narrowed.add_named(&loaded, "nothing-at-all").is_err());
    }
}
