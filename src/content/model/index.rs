//! Back-of-book cross-references: "nudes: see images".
//!
//! A term that leads nowhere does not load: somebody in a hurry would press it and find nothing.
//! The terms of a topic, door or area are written there.

use crate::schema::table;
use crate::values::IndexTerm;

table! {
    /// Every cross-reference.
    pub struct CrossReferences {
        /// The cross-references.
        see: any CrossReference,
    }
}

table! {
    /// A term that leads to another term's places.
    pub struct CrossReference {
        /// What a person looks for.
        term: one IndexTerm,
        /// The index term under which it is found.
        see: one IndexTerm,
    }
}
