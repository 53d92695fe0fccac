//! Glossary terms.
//!
//! A term says which nations use it: DSL, MASH and LADO are England's words, and an English term
//! told to a Scottish volunteer sends them to an office that does not exist.

use crate::schema::table;
use crate::values::{Entry, Label, Nation, Prose, Slug, TermId, Title, TopicId};

table! {
    /// One term, spelt out and explained.
    pub struct Term {
        /// The term.
        name: one Title,
        /// What its letters stand for.
        stands_for: maybe Label,
        /// What it means.
        text: some Prose,
        /// Where the term is used.
        nations: some Nation,
        /// Topics that say more.
        see_also: any TopicId,
        /// The ids it had before.
        formerly: any Slug,
    }
}

impl Entry for Term {
    type Id = TermId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (0, self.name.as_str())
    }
}
