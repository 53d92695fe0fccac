//! One line of the back-of-book index, and where it leads.
//!
//! `index` makes them.

use super::model::Audience;
use crate::values::AnyId;

/// Where an index term leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// A thing of some kind: a topic, a door, the contacts of an area.
    Entry(AnyId),
    /// The induction.
    Induction,
    /// The helplines for an audience.
    Helplines(Audience),
}

/// One line of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// What a person looks for.
    pub term: String,
    /// Where it leads.
    pub to: Destination,
}
