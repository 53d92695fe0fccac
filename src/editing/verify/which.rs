//! Which things a person wants to go through, or to see listed.
//!
//! A kind is named as its folder is, a thing by its id, with or without its folder before it, or by
//! its path. What is named and not due is simply not asked about; what is named and not there is
//! wrong use.

use super::super::folder::Folder;
use crate::content::Content;
use crate::failure::Failure;
use crate::review::Thing;
use crate::schema::suggestion;
use crate::values::Id;

/// The kinds, as their folders are called, and three files.
const KINDS: [&str; 8] =
    ["services", "doors", "areas", "boards", "topics", HELPLINES, INDUCTION, CALENDAR];

const HELPLINES: &str = "helplines";
const INDUCTION: &str = "induction";
const CALENDAR: &str = "calendar";

/// What a person has named.
#[derive(Debug)]
pub(crate) enum Which {
    /// Nothing, and so everything.
    All,
    /// Some things only.
    These(Named),
}

/// Kinds, and single things.
#[derive(Debug, Default)]
pub(crate) struct Named {
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
        let mut these = Named::default();
        for word in words {
            let name = name(folder, word);
            match KINDS.iter().find(|kind| **kind == name) {
                Some(kind) => these.kinds.push(*kind),
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
        Some((kind, id)) => thing(content, kind, id).into_iter().collect(),
        None => KINDS.iter().filter_map(|kind| thing(content, kind, name)).collect(),
    };
    if !found.is_empty() {
        return Ok(found);
    }
    let ids = ids(content);
    let whole = name.contains('/');
    let known =
        ids.iter().map(|(kind, id)| if whole { format!("{kind}/{id}") } else { id.clone() });
    let known: Vec<String> = KINDS.iter().map(|kind| (*kind).to_owned()).chain(known).collect();
    let hint = suggestion(name, known.iter().map(String::as_str), || {
        format!("name one of {}, or an id such as doors/worried", KINDS.join(", "))
    });
    Err(Failure::usage(format!("nothing here is called `{name}`"), hint))
}

/// Returns the thing of this kind that has, or once had, this id.
fn thing(content: &Content, kind: &str, id: &str) -> Option<Thing> {
    Some(match kind {
        "services" => Thing::Service(content.services.get(&Id::parse(id)?)?.0.clone()),
        "doors" => Thing::Door(content.doors.get(&Id::parse(id)?)?.0.clone()),
        "areas" => Thing::Area(content.areas.get(&Id::parse(id)?)?.0.clone()),
        "boards" => Thing::Board(content.boards.get(&Id::parse(id)?)?.0.clone()),
        "topics" => Thing::Topic(content.topics.get(&Id::parse(id)?)?.0.clone()),
        _ => return None,
    })
}

const fn kind(thing: &Thing) -> &'static str {
    match thing {
        Thing::Service(_) => "services",
        Thing::Door(_) => "doors",
        Thing::Area(_) => "areas",
        Thing::Board(_) => "boards",
        Thing::Topic(_) => "topics",
        Thing::Helplines => HELPLINES,
        Thing::Induction => INDUCTION,
        Thing::BankHolidays => CALENDAR,
    }
}

fn ids(content: &Content) -> Vec<(&'static str, String)> {
    let services = content.services.iter().map(|(id, _)| ("services", id.to_string()));
    let doors = content.doors.iter().map(|(id, _)| ("doors", id.to_string()));
    let areas = content.areas.iter().map(|(id, _)| ("areas", id.to_string()));
    let boards = content.boards.iter().map(|(id, _)| ("boards", id.to_string()));
    let topics = content.topics.iter().map(|(id, _)| ("topics", id.to_string()));
    services.chain(doors).chain(areas).chain(boards).chain(topics).collect()
}
