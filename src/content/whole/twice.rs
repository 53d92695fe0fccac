//! What is there twice under two ids, or in one list: people would see it twice, and read whichever they meet.
//!
//! Most kinds have an `order` or a menu in which two of one name are found. Terms have none, nor have lists. That a file of an
//! organisation has the name of another one of the program is in `own_files`, which knows what to call it.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::model::Audience;
use super::super::own_files::folded;
use crate::schema::At::{Index, Key};
use crate::schema::Problem;
use crate::values::Id;

/// What is there again, and the same thing before it.
struct Again<T> {
    nth: usize,
    again: T,
    first: T,
}

/// Returns each of these whose key an earlier one has.
fn again<T: Copy, K: Ord>(all: impl Iterator<Item = T>, key: impl Fn(T) -> K) -> Vec<Again<T>> {
    let mut seen: BTreeMap<K, T> = BTreeMap::new();
    let mut found = Vec::new();
    for (nth, again) in all.enumerate() {
        match seen.get(&key(again)) {
            Some(first) => found.push(Again { nth, again, first: *first }),
            None => {
                seen.insert(key(again), again);
            }
        }
    }
    found
}

/// Ensures that no two terms of the glossary have one name.
pub(super) fn no_two_terms_have_one_name(draft: &Draft) -> Vec<Problem> {
    let twins = again(draft.terms.iter(), |(_, term)| folded(term.name.as_str()));
    // Of a folder and the program, `own_files` says it.
    let is_own = |id: &str| draft.files.laid.used.contains(&format!("terms/{id}.toml"));
    let twins = twins
        .into_iter()
        .filter(|Again { again, first, .. }| is_own(again.0.as_str()) == is_own(first.0.as_str()));
    let problems = twins.map(|Again { again: (id, _), first: (other, _), .. }| {
        let file = draft.files.of(id);
        let message = format!("the term `{other}` has this name too");
        Problem::error(&file, file.place(&[Key("name")]), message)
            .hint("put both into one file, or give each a name of its own")
    });
    problems.collect()
}

/// Ensures that no helpline is twice in the list of one audience.
pub(super) fn no_helpline_is_listed_twice(draft: &Draft) -> Vec<Problem> {
    let file = draft.files.single("helplines.toml");
    let mut found = Vec::new();
    for audience in Audience::ALL {
        let listed = draft.helplines.iter().flat_map(|all| &all.listed(*audience).services);
        for Again { nth, again, .. } in again(listed, |id| id) {
            let place = file.place(&[Key(audience.name()), Key("services"), Index(nth)]);
            let message = format!("`{again}` is listed twice here");
            found.push(Problem::error(&file, place, message).hint("take one of them out"));
        }
    }
    found
}

/// Ensures that no cross-reference of the index is there twice.
pub(super) fn no_cross_reference_is_there_twice(draft: &Draft) -> Vec<Problem> {
    let file = draft.files.single("index.toml");
    let all = draft.cross_references.iter().flat_map(|all| &all.see);
    let words = |of: &str| of.to_lowercase();
    let twins = again(all, |see| (words(see.term.as_str()), words(see.see.as_str())));
    let problems = twins.into_iter().map(|Again { nth, again, .. }| {
        let message = format!("`{}` leads to this term twice", again.term.as_str());
        let place = file.place(&[Key("see"), Index(nth), Key("term")]);
        Problem::error(&file, place, message).hint("take one of them out")
    });
    problems.collect()
}
