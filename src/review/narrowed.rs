//! The files that somebody asks `check` about: of a kind, of one thing, or of all that an area names.
//!
//! A kind is named as its folder is, a thing by its id, with or without its folder before it, or by its path. What
//! names nothing is wrong use: an all-clear for it would be false.

use std::collections::BTreeSet;

use crate::content::{Assembled, FileKind};
use crate::failure::Failure;
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

    /// Returns the file of this path, as it was read.
    pub fn of_path(path: &str) -> Self {
        Self { paths: Some(BTreeSet::from([path.to_owned()])) }
    }

    /// Adds the files that `these` has. `word` named them, and where an area was named too, those count that are among
    /// `near`, which are the area's.
    ///
    /// # Errors
    ///
    /// Fails where that leaves none: an all-clear for it would be false.
    pub(crate) fn add(
        &mut self,
        word: &str,
        these: Self,
        near: Option<&NearArea>,
    ) -> Result<(), Failure> {
        let mut paths = these.paths.unwrap_or_default();
        if let Some(NearArea { area, paths: near }) = near {
            paths = &paths & near;
            if paths.is_empty() {
                let message = format!("nothing of `{word}` is in the area {area}");
                let hint = format!(
                    "leave --area out: in it are the file of {area} and the services that it names"
                );
                return Err(Failure::usage(message, hint));
            }
        }
        self.paths.get_or_insert_default().extend(paths);
        Ok(())
    }

    /// Returns the files that a word names.
    ///
    /// # Errors
    ///
    /// Fails where it names none.
    pub(crate) fn of(word: &str, loaded: &Assembled) -> Result<Self, Failure> {
        let wanted = name(word);
        let mut known = BTreeSet::new();
        let mut found = of_id(loaded, wanted);
        for (kind, id, file) in loaded.files.each_of_its_own() {
            let names = names(kind, id);
            if names.iter().any(|name| name == wanted) {
                found.insert(file.path.clone());
            }
            known.extend(names);
        }
        if found.is_empty() {
            let hint = suggestion(wanted, known.iter().map(String::as_str), || {
                let folders = Kind::asked().into_iter().filter_map(Kind::folder);
                let folders = folders.collect::<Vec<_>>().join(", ");
                format!("name one of {folders}, or one file, such as doors/worried or words.toml")
            });
            return Err(Failure::usage(format!("nothing here is called `{word}`"), hint));
        }
        Ok(Self { paths: Some(found) })
    }
}

/// The file of an area, and that of each service that the area names.
#[derive(Debug)]
pub(crate) struct NearArea {
    area: String,
    paths: BTreeSet<String>,
}

impl NearArea {
    /// Returns those of the area of this id.
    ///
    /// # Errors
    ///
    /// Fails where there is no such area.
    pub(crate) fn of(loaded: &Assembled, word: &str) -> Result<Self, Failure> {
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
        let services = area.services().map(|(_, service)| loaded.files.of(service));
        let files = [loaded.files.of(id)].into_iter().chain(services);
        let paths = files.map(|file| file.path.clone()).collect();
        Ok(Self { area: id.as_str().to_owned(), paths })
    }

    /// Returns all of them.
    pub(crate) fn all(self) -> Narrowed {
        Narrowed { paths: Some(self.paths) }
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

/// Returns a word as a kind, an id, or both with a slash between.
fn name(word: &str) -> &str {
    word.trim_start_matches("./").trim_end_matches('/').trim_end_matches(".toml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Origin;
    use crate::{content, files};

    #[test]
    fn a_word_is_a_kind_an_id_or_both_and_nothing_is_left_out_of_it() {
        for (word, expected) in [
            ("doors", "doors"),
            ("doors/", "doors"),
            ("worried", "worried"),
            ("worried.toml", "worried"),
            ("doors/worried", "doors/worried"),
            ("./doors/worried.toml", "doors/worried"),
            ("words.toml", "words"),
            ("ours/doors/worried.toml", "ours/doors/worried"),
        ] {
            assert_eq!(name(word), expected, "{word}");
        }
        let loaded = content::assemble(&files::read(&Origin::Shipped).unwrap()).unwrap();
        for word in ["ours/doors/worried", "doors/luton-mash", "x/childline", "doors/x"] {
            assert!(Narrowed::of(word, &loaded).is_err(), "{word}");
        }
    }

    #[test]
    fn an_area_has_its_own_file_and_those_of_its_services() {
        let loaded = content::assemble(&files::read(&Origin::Shipped).unwrap()).unwrap();
        assert!(Narrowed::default().is_all());
        let near = NearArea::of(&loaded, "luton").unwrap();
        assert!(near.paths.contains("content/areas/luton.toml"));
        assert!(near.paths.contains("content/services/luton-mash.toml"));
        assert!(!near.paths.contains("content/services/childline.toml"));
        let wrong = NearArea::of(&loaded, "lutom").unwrap_err();
        assert_eq!(wrong.hint, "did you mean `luton`?");
        let mut narrowed = Narrowed::default();
        narrowed.add("services", Narrowed::of("services", &loaded).unwrap(), None).unwrap();
        assert!(!narrowed.includes(&loaded.files.single("words.toml")));
        assert!(Narrowed::of("nothing-at-all", &loaded).is_err());
        assert!(!near.all().is_all());
    }

    #[test]
    fn what_an_area_has_nothing_of_is_no_part_of_it() {
        let loaded = content::assemble(&files::read(&Origin::Shipped).unwrap()).unwrap();
        let near = NearArea::of(&loaded, "luton").unwrap();
        let mut narrowed = Narrowed::default();
        let mut add = |word: &str| {
            let these = Narrowed::of(word, &loaded).unwrap();
            narrowed.add(word, these, Some(&near)).map_err(|failure| failure.message)
        };
        for word in ["doors/worried", "doors", "topics", "calendar", "services/childline", "terms"]
        {
            let message = format!("nothing of `{word}` is in the area luton");
            assert_eq!(add(word), Err(message));
        }
        for word in ["services", "luton", "areas", "services/luton-mash"] {
            assert_eq!(add(word), Ok(()), "{word}");
        }
        assert_eq!(narrowed.paths.unwrap(), near.paths);
    }
}
