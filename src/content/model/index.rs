//! Back-of-book cross-references: "nudes: see images".

use crate::content::table::table;
use crate::content::values::IndexTerm;

table! {
    /// Every cross-reference.
    pub struct CrossReferences as written RawCrossReferences {
        /// The cross-references.
        see: any CrossReference,
    }
}

table! {
    /// A term that leads to another term's places.
    pub struct CrossReference as written RawCrossReference {
        /// What a person looks for.
        term: one IndexTerm,
        /// The index term under which it stands.
        see: one IndexTerm,
    }
}
