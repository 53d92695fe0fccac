//! Index terms: each cross-reference of the index leads to a term of some file.
//!
//! An organisation's file may lack a term of the program's own file that it takes the place of. Then the program's
//! cross-reference is left out of `/a-z`, with a warning that names their file: theirs is the one that can be
//! changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::draft::Draft;
use super::super::kinds::AnyEntry;
use super::super::model::Induction;
use super::super::reader::Files;
use super::super::shipped;
use super::super::whole_content::Assembled;
use crate::schema::At::{Index, Key};
use crate::schema::{Problem, SourceFile, suggestion};
use crate::values::Kind;

const INDEX: &str = "index.toml";

/// Ensures that every cross-reference of the index leads to a term that is in it.
pub(super) fn index_terms_lead_somewhere(draft: &Draft) -> Vec<Problem> {
    if !Kind::indexed().into_iter().all(|kind| draft.has_all(kind)) {
        // The term may be in a file that did not load.
        return Vec::new();
    }
    let terms = folded(|kind| draft.entries(kind), draft.induction.as_ref());
    let file = draft.files.single(INDEX);
    let all = draft.cross_references.iter().flat_map(|all| &all.see).enumerate();
    let lost = all.filter(|(_, see)| !terms.contains(&see.see.as_str().to_lowercase()));
    let lost = lost.filter(|(_, see)| dropped_by(&draft.files, see.see.as_str()).is_none());
    lost.map(|(nth, see)| {
        let wrong = see.see.as_str();
        let at = file.place(&[Key("see"), Index(nth), Key("see")]);
        let hint = suggestion(wrong, terms.iter().map(String::as_str), || {
            "it must be in the `index` of a topic, a door, an area or the induction".to_owned()
        });
        Problem::error(&file, at, format!("the index term `{wrong}` leads nowhere")).hint(hint)
    })
    .collect()
}

/// Returns a warning for each cross-reference of the program that an organisation's file leaves without its term.
pub fn dropped_terms(loaded: &Assembled) -> Vec<Problem> {
    let file = loaded.files.single(INDEX);
    if !shipped::is_own(&file) {
        return Vec::new();
    }
    let content = &loaded.content;
    let terms = folded(|kind| content.entries(kind), Some(&content.induction));
    let pairs = (0..file.count(&[Key("see")])).map(|nth| {
        let words = |key| file.unquoted(&[Key("see"), Index(nth), Key(key)]);
        (words("term"), words("see"))
    });
    let lost = pairs.filter(|(_, see)| !terms.contains(&see.to_lowercase()));
    let warning = |(term, see): (&str, &str)| {
        let theirs = dropped_by(&loaded.files, see)?;
        let at = theirs.place(&[Key("index")]);
        let message = format!(
            "`{term}` is left out of /a-z: it leads to the index term `{see}`, which this file lacks"
        );
        let hint = format!("add \"{see}\" to `index`, as the content in the program has it");
        Some(Problem::warning(&theirs, at, message).hint(hint))
    };
    lost.filter_map(warning).collect()
}

/// Returns the organisation's file in the place of the program's own one that has an index term, where the program
/// has the cross-reference to it.
fn dropped_by(files: &Files, term: &str) -> Option<Arc<SourceFile>> {
    if !shipped::is_own(&files.single(INDEX)) {
        return None;
    }
    let home = shipped::home_of_term(term)?;
    let file = match home.split_once('/') {
        None => files.single(&home),
        Some((folder, name)) => {
            let kind = Kind::in_folder(folder)?;
            files.of_kind(kind, name.rsplit('/').next()?.trim_end_matches(".toml"))
        }
    };
    (!shipped::is_own(&file)).then_some(file)
}

/// Returns every term of the entries of each kind, and of the induction, in small letters.
fn folded<'d, E: Iterator<Item = AnyEntry<'d>>>(
    entries: impl Fn(Kind) -> E,
    induction: Option<&'d Induction>,
) -> BTreeSet<String> {
    let own = Kind::indexed().into_iter().flat_map(entries).flat_map(|entry| entry.index);
    let all = own.chain(induction.into_iter().flat_map(|induction| &induction.index));
    all.map(|term| term.as_str().to_lowercase()).collect()
}
