//! Ids: each names one thing, and everything that is named is there.
//!
//! An id that names nothing would be a button that leads nowhere, shown to somebody in a hurry.
//! All are resolved when content loads, so no answer has to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::draft::Draft;
use super::super::model::Call;
use super::super::shipped;
use crate::schema::At::Key;
use crate::schema::{Problem, Reference, SourceFile, suggestion};
use crate::values::{Home, Id, Kind, Slug, SourceId};

/// Ensures that every id names something.
pub(super) fn references_resolve(draft: &Draft, references: &[Reference]) -> Vec<Problem> {
    let files = &draft.files;
    let kinds = references.iter().map(|it| NamedId { kind: kind_of(it), reference: it });
    let lost = kinds.filter(|NamedId { kind, reference }| {
        // Where the file that lists them did not load, every id of that kind would be unknown.
        let unread = kind.is_listed() && files.ids(*kind).next().is_none();
        !unread && !files.has(*kind, &reference.id)
    });
    let mut lost: Vec<NamedId<'_>> = lost.collect();
    // As an editor meets them: what one place says of a work, those below it need not say again.
    lost.sort_by_key(|it| (&it.reference.file.path, it.reference.span.start));
    let mut shown = BTreeSet::new();
    let problem = |named: &NamedId<'_>| {
        let hint = hint_for(draft, named, &mut shown);
        let reference = named.reference;
        let message = format!("unknown {} `{}`", reference.kind, reference.id);
        Problem::error(&reference.file, reference.span.clone(), message).hint(hint)
    };
    lost.iter().map(problem).collect()
}

/// An id as it is written, and the kind of thing it names.
struct NamedId<'r> {
    kind: Kind,
    reference: &'r Reference,
}

fn kind_of(reference: &Reference) -> Kind {
    Kind::called(reference.kind)
        .expect("ids alone refer to something, each by the word of its kind")
}

/// Returns what an editor can do about an id that names nothing. The entry of a work is shown once: whoever copied
/// it at every place that cites the work would have it several times.
fn hint_for(draft: &Draft, named: &NamedId<'_>, shown: &mut BTreeSet<String>) -> String {
    let (kind, id) = (named.kind, named.reference.id.as_str());
    if let Some(id) = now_called(draft, named).or_else(|| now_called_in_program(draft, named)) {
        return format!("it is called `{id}` now");
    }
    if shown.contains(id) && kind == SourceId::KIND {
        return format!("as above: add `{id}` to sources.toml");
    }
    let work = (kind == SourceId::KIND).then(|| shipped::work(id)).flatten();
    match work {
        Some(work) => {
            shown.insert(id.to_owned());
            format!("add this to sources.toml, as the content in the program has it:\n{work}")
        }
        None => {
            let known: Vec<&str> = draft.files.ids(kind).collect();
            suggestion(id, known.iter().copied(), || kind.known(known.iter().copied()))
        }
    }
}

/// Returns the same by the program's own files: an organisation's file of that name may not say so.
fn now_called_in_program(draft: &Draft, named: &NamedId<'_>) -> Option<String> {
    let id = shipped::now_called(named.kind, &named.reference.id)?;
    draft.files.has(named.kind, &id).then_some(id)
}

/// Returns what the thing is called now that had the id of `named` before.
fn now_called(draft: &Draft, named: &NamedId<'_>) -> Option<String> {
    let mut all = draft.entries(named.kind);
    let now = all.find(|entry| entry.was_called(&named.reference.id))?;
    Some(now.id.as_str().to_owned())
}

/// Ensures that no two things that are listed in one file share an id.
pub(super) fn inner_ids_are_unique(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        if let Home::File(name) = kind.home() {
            let ids = draft.entries(*kind).map(|entry| entry.id.as_str());
            found.extend(twice(ids, &draft.files.single(name)));
        }
    }
    found
}

fn twice<'i>(ids: impl Iterator<Item = &'i str>, file: &Arc<SourceFile>) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let again = ids.filter_map(|id| {
        let count = seen.entry(id).or_default();
        *count += 1;
        (*count > 1).then_some((id, *count - 1))
    });
    again
        .map(|(id, nth)| {
            let at = file.spans_of_id(id).nth(nth).unwrap_or_default();
            let message = format!("the id `{id}` is there twice");
            Problem::error(file, at, message).hint("give one of them another id")
        })
        .collect()
}

/// Ensures that an id given up by one thing is not taken by another.
pub(super) fn former_ids_are_free(draft: &Draft) -> Vec<Problem> {
    Kind::ALL.iter().flat_map(|kind| collisions(draft, *kind)).collect()
}

/// A former id that is not free.
struct Taken<'t> {
    /// The id.
    old: &'t str,
    /// What was called so before.
    by: &'t str,
    /// What else has it: as its own id, where that is the same.
    owner: &'t str,
}

fn collision(draft: &Draft, kind: Kind, taken: Taken<'_>) -> Problem {
    let Taken { old, by, owner } = taken;
    let word = kind.word();
    if owner == old {
        // A file of the version before, most likely: whoever has it can take it away.
        let file = draft.files.of_kind(kind, old);
        let theirs = draft.files.of_kind(kind, by);
        // Whoever writes content for the program cannot change the program's own file.
        if shipped::is_own(&file) && !shipped::is_own(&theirs) {
            return program_has(kind, &theirs, old);
        }
        let message = format!("`{old}` is what the {word} `{by}` was called before");
        let hint = format!(
            "it is called `{by}` now: write there, with the line `formerly = [\"{old}\"]`, and remove this one; or choose another id"
        );
        return Problem::error(&file, 0..0, message).hint(hint);
    }
    let file = draft.files.of_kind(kind, by);
    let message = format!("the {word} `{owner}` has the former id `{old}` too");
    let hint = "an old button would open the wrong one; take it out of one `formerly`";
    Problem::error(&file, file.place(&[Key("formerly")]), message).hint(hint)
}

/// Returns the problem of a file that says it was called `old` before, as something in the program is called.
fn program_has(kind: Kind, file: &Arc<SourceFile>, old: &str) -> Problem {
    let word = kind.word();
    let message = format!("the program has the {word} `{old}`, which this takes as its former id");
    let home = kind.folder().map_or(String::new(), |folder| {
        format!("to change that one, name this file `{folder}/{old}.toml`, without this line; ")
    });
    let hint = format!("{home}if it is another {word}, take `{old}` out of `formerly`");
    Problem::error(file, file.place(&[Key("formerly")]), message).hint(hint)
}

fn collisions(draft: &Draft, kind: Kind) -> Vec<Problem> {
    let ids = draft.entries(kind).map(|entry| entry.id.as_str());
    let mut owners: BTreeMap<&str, &str> = ids.map(|id| (id, id)).collect();
    let mut found = Vec::new();
    for entry in draft.entries(kind) {
        let by = entry.id.as_str();
        for old in entry.formerly.iter().map(Slug::as_str) {
            if let Some(owner) = owners.insert(old, by) {
                found.push(collision(draft, kind, Taken { old, by, owner }));
            }
        }
    }
    found
}

/// Ensures that no service is called what `call` uses for the server's own people.
pub(super) fn services_have_no_reserved_id(draft: &Draft) -> Vec<Problem> {
    let taken = draft.services.keys().filter(|id| Call::role(id.as_str()).is_some());
    taken
        .map(|id| {
            let file = draft.files.of(id);
            let message = format!("a service cannot be called `{id}`");
            Problem::error(&file, 0..0, message)
                .hint("in `call` that word means the server's own contact; rename the file")
        })
        .collect()
}
