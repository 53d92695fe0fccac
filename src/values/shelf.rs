//! Everything of one kind, found by id, by an id it had before, or in reading order.
//!
//! Buttons outlive the content they were made from. So a lookup can always fail, an old id finds
//! the new name, and nothing is ever found by its position.

use std::collections::BTreeMap;

use super::any_id::AnyId;
use super::id::{Id, Slug};

/// Something that a [`Shelf`] holds.
pub trait Entry {
    /// The type of its id.
    type Id: Id;

    /// The ids it had before.
    fn formerly(&self) -> &[Slug];

    /// Its place in reading order: a number, then a name.
    fn place(&self) -> (i64, &str);
}

/// All entries of one kind.
///
/// An old id finds the entry under its new name, so that a button on last year's post still works.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf<E: Entry> {
    by_id: BTreeMap<E::Id, E>,
    in_order: Vec<E::Id>,
    formerly: BTreeMap<E::Id, E::Id>,
}

impl<E: Entry> Shelf<E> {
    /// Returns a shelf of `entries`; that no two share an id is for the check to say.
    pub(crate) fn new(entries: BTreeMap<E::Id, E>) -> Self {
        let mut in_order: Vec<E::Id> = entries.keys().cloned().collect();
        in_order.sort_by(|a, b| entries[a].place().cmp(&entries[b].place()));
        let mut formerly = BTreeMap::new();
        for (id, entry) in &entries {
            let old = entry.formerly().iter().filter_map(|old| E::Id::parse(old.as_str()));
            formerly.extend(old.map(|old| (old, id.clone())));
        }
        Self { by_id: entries, in_order, formerly }
    }

    /// Returns the entry that has, or once had, this id, with the id it has now.
    pub fn get(&self, id: &E::Id) -> Option<(&E::Id, &E)> {
        self.by_id.get_key_value(self.id_now(id))
    }

    /// Returns the same for an id of any kind: nothing where that is of another one.
    pub fn find(&self, id: &AnyId) -> Option<(&E::Id, &E)> {
        self.get(&id.to()?)
    }

    /// Returns the id that an entry has now; an id that names nothing is returned as it is.
    pub fn id_now<'i>(&'i self, id: &'i E::Id) -> &'i E::Id {
        self.formerly.get(id).unwrap_or(id)
    }

    /// Returns every entry with its id, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (&E::Id, &E)> {
        self.in_order.iter().filter_map(|id| self.by_id.get_key_value(id))
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}
