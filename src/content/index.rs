//! The back-of-book index: every term and where it leads.
//!
//! It is made once, when content loads. A cross-reference ("nudes: see images") is replaced by
//! what it leads to, so a person never has to look twice.

use std::collections::BTreeMap;

use super::index_entry::{Destination, IndexEntry};
use super::model::{Audience, CrossReferences};
use super::whole_content::Content;
use crate::values::{Kind, Title};

impl Destination {
    /// Returns what the place is called where a term leads; nothing where it has gone.
    pub fn title<'c>(&self, content: &'c Content) -> Option<&'c Title> {
        Some(match self {
            Self::Entry(id) => content.entry(id)?.title?,
            Self::Induction => &content.induction.title,
            Self::Helplines(audience) => &content.helplines.listed(*audience).title,
        })
    }
}

/// Returns the whole index in alphabetical order, cross-references replaced by what they lead to.
pub(crate) fn index(content: &Content, cross_references: &CrossReferences) -> Vec<IndexEntry> {
    let mut places: BTreeMap<String, Vec<IndexEntry>> = BTreeMap::new();
    let mut add = |term: &str, to: Destination| {
        let entry = IndexEntry { term: term.to_owned(), to };
        places.entry(term.to_lowercase()).or_default().push(entry);
    };
    for entry in Kind::indexed().into_iter().flat_map(|kind| content.entries(kind)) {
        for term in entry.index {
            add(term.as_str(), Destination::Entry(entry.any_id()));
        }
    }
    for term in &content.induction.index {
        add(term.as_str(), Destination::Induction);
    }
    for audience in Audience::ALL {
        for term in &content.helplines.listed(*audience).index {
            add(term.as_str(), Destination::Helplines(*audience));
        }
    }
    let seen: Vec<(String, IndexEntry)> = cross_references
        .see
        .iter()
        .flat_map(|see| {
            let found = places.get(&see.see.as_str().to_lowercase()).into_iter().flatten();
            found.map(|entry| {
                let term = see.term.as_str();
                (term.to_lowercase(), IndexEntry { term: term.to_owned(), to: entry.to.clone() })
            })
        })
        .collect();
    for (key, entry) in seen {
        places.entry(key).or_default().push(entry);
    }
    places.into_values().flatten().collect()
}
