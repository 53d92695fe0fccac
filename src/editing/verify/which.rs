//! Which things a person wants to go through, or to see listed.
//!
//! A kind is named as its folder is, a thing by its id, with or without its folder before it, or by
//! its path. What is named and not due is simply not asked about; what is named and not there is
//! wrong use.

use super::super::folder::Folder;
use crate::content::{Content, FileKind};
use crate::failure::Failure;
use crate::review::Thing;
use crate::schema::suggestion;
use crate::values::{AnyId, Kind};

/// What a person has named.
#[derive(Debug)]
pub(crate) enum Which {
    /// Nothing, and so everything.
    All,
    /// Some things only.
    These(NamedThings),
}

/// Kinds, and single things.
#[derive(Debug, Default)]
pub(crate) struct NamedThings {
    kinds: Vec<&'static str>,
    things: Vec<Thing>,
}

impl Which {
    /// Returns what the `words` name.
    ///
    /// # Errors
    ///
    /// Fails where one of them names nothing that is there.
    pub(crate) fn of(words: &[String], folder: &Folder) -> Result<Self, Failure> {
        if words.is_empty() {
            return Ok(Self::All);
        }
        let mut these = NamedThings::default();
        for word in words {
            let name = name(folder, word);
            match kinds().into_iter().find(|kind| *kind == name) {
                Some(kind) => these.kinds.push(kind),
                None => these.things.extend(named(&folder.loaded.content, &name)?),
            }
        }
        Ok(Self::These(these))
    }

    /// Returns whether `thing` is among them.
    pub(crate) fn includes(&self, thing: &Thing) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => {
                these.kinds.contains(&kind(thing)) || these.things.contains(thing)
            }
        }
    }
}

/// Returns `word` as a kind, an id, or both with a slash between. A file may stand in a folder of
/// its own kind's; its name is still its id.
fn name(folder: &Folder, word: &str) -> String {
    let path = folder.meant(word.trim_end_matches(".toml"));
    let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    match parts.as_slice() {
        [kind, .., id] => format!("{kind}/{id}"),
        [only] => only.clone(),
        [] => word.to_owned(),
    }
}

fn named(content: &Content, name: &str) -> Result<Vec<Thing>, Failure> {
    let found: Vec<Thing> = match name.split_once('/') {
        Some((folder, id)) => {
            let kind = Kind::asked().into_iter().find(|kind| kind.folder() == Some(folder));
            kind.and_then(|kind| thing(content, kind, id)).into_iter().collect()
        }
        None => Kind::asked().into_iter().filter_map(|kind| thing(content, kind, name)).collect(),
    };
    if !found.is_empty() {
        return Ok(found);
    }
    let ids = ids(content);
    let whole = name.contains('/');
    let known =
        ids.iter().map(|(kind, id)| if whole { format!("{kind}/{id}") } else { id.clone() });
    let known: Vec<String> = kinds().into_iter().map(str::to_owned).chain(known).collect();
    let hint = suggestion(name, known.iter().map(String::as_str), || {
        format!("name one of {}, or an id such as doors/worried", kinds().join(", "))
    });
    Err(Failure::usage(format!("nothing here is called `{name}`"), hint))
}

/// Returns the thing of this kind that has, or once had, this id.
fn thing(content: &Content, kind: Kind, id: &str) -> Option<Thing> {
    content.entry(&AnyId::parse(kind, id)?).map(|entry| Thing::Of(entry.any_id()))
}

/// Returns the kinds, as their folders are called, and the files of their own.
fn kinds() -> Vec<&'static str> {
    let folders = Kind::asked().into_iter().filter_map(Kind::folder);
    folders.chain(Thing::OF_ONE_FILE.iter().map(kind)).collect()
}

/// Returns what a thing's kind is called here: as its folder, or as its file is.
fn kind(thing: &Thing) -> &'static str {
    match thing.file_kind() {
        FileKind::Each(kind) => kind.folder().unwrap_or_default(),
        FileKind::Single(name) => name.trim_end_matches(".toml"),
    }
}

fn ids(content: &Content) -> Vec<(&'static str, String)> {
    let of_kind = |kind: Kind| {
        let folder = kind.folder().unwrap_or_default();
        content.entries(kind).map(move |entry| (folder, entry.id.as_str().to_owned()))
    };
    Kind::asked().into_iter().flat_map(of_kind).collect()
}
