//! Files of an organisation's folder that take the place of nothing, and services that nobody sees.
//!
//! An id can change from one version to the next, and a file can be named by a slip. Then it takes the place of
//! nothing: people see one thing twice, once with the number or the words that somebody has corrected. And a service that
//! no other file names is read, and shown to nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::areas_offices::of_other_areas;
use super::draft::Draft;
use super::kinds::AnyEntry;
use super::model::Service;
use super::reader::Files;
use super::whole_content::Assembled;
use crate::files::Origin;
use crate::schema::At::Key;
use crate::schema::{Problem, Reference};
use crate::values::{Id, Kind, PhoneNumber, ServiceId};

/// Where the files of services are.
const SERVICES: &str = "services";

/// Returns the problem of each file of a folder whose thing has the name of another one of its kind in the program.
pub(super) fn of_one_name(draft: &Draft) -> Vec<Problem> {
    let kinds = Kind::ALL.iter().filter_map(|kind| Some((*kind, kind.folder()?)));
    kinds.flat_map(|(kind, folder)| of_one_name_and_kind(draft, kind, folder)).collect()
}

fn of_one_name_and_kind(draft: &Draft, kind: Kind, folder: &str) -> Vec<Problem> {
    let own = ids_of_the_folder(&draft.files, folder);
    if own.is_empty() {
        return Vec::new();
    }
    let is_own = |entry: &AnyEntry<'_>| own.contains(entry.id.as_str());
    let named = |entry: &AnyEntry<'_>| Some(folded(entry.title?.as_str()));
    let programs = draft.entries(kind).filter(|entry| !is_own(entry));
    let programs: BTreeMap<String, &str> =
        programs.filter_map(|entry| Some((named(&entry)?, entry.id.as_str()))).collect();
    let twins = draft.entries(kind).filter(is_own).filter_map(|entry| {
        let other = programs.get(&named(&entry)?)?;
        let (word, file) = (kind.word(), draft.files.of_kind(kind, entry.id.as_str()));
        let article = if word.starts_with('a') { "an" } else { "a" };
        let message = format!("the program has {article} {word} of this name too: `{other}`");
        Some(Problem::error(&file, file.place(&[Key(kind.key_of_name())]), message).hint(format!(
            "to change that one, name this file `{folder}/{other}.toml`; if it is another {word}, give it a name of its own"
        )))
    });
    twins.collect()
}

/// Returns a warning for each service of a folder that has the numbers of another one of the program; of two areas' offices
/// it is told apart from this.
pub fn same_numbers(loaded: &Assembled) -> Vec<Problem> {
    let numbers =
        |of: &Service| -> BTreeSet<String> { of.every_number().map(PhoneNumber::digits).collect() };
    let is_twin = |one: &Service, other: &Service| {
        let own = numbers(one);
        let is_told = folded(one.name.as_str()) == folded(other.name.as_str());
        !is_told && one.kind == other.kind && !own.is_empty() && own == numbers(other)
    };
    let twins = twins(&loaded.files, || loaded.content.services.iter(), is_twin);
    let are_of_other_areas = of_other_areas(loaded);
    let twins = twins.into_iter().filter(|it| !are_of_other_areas(it.own, it.other));
    let warnings = twins.map(|Twin { own, other }| {
        let file = loaded.files.of(own);
        let message = format!("the program's `{other}` has the same number");
        Problem::warning(&file, file.place(&[Key("route")]), message).hint(format!(
            "if it is the same service, name this file `{SERVICES}/{other}.toml`: else people see it twice"
        ))
    });
    warnings.collect()
}

/// Returns a warning for each service of a folder that no other file names.
pub(super) fn seen_by_nobody(draft: &Draft, references: &[Reference]) -> Vec<Problem> {
    let named = |id: &ServiceId| {
        let own = draft.files.of(id);
        let mut named = references.iter().filter(|it| it.kind == Kind::Service.word());
        named.any(|it| it.id == id.as_str() && it.file.path != own.path)
    };
    let own = ids_of_the_folder(&draft.files, SERVICES);
    let is_own = |id: &ServiceId| match &draft.files.laid.from {
        Origin::Shipped => false,
        Origin::Only(_) => true,
        Origin::Over(_) => own.contains(id.as_str()),
    };
    let unseen = draft.services.keys().filter(|id| is_own(id) && !named(id));
    let warnings = unseen.map(|id| {
        let file = draft.files.of(id);
        let message = format!("nothing names the service `{id}`, so nobody sees it");
        let hint = "name it in an area, in helplines.toml, or in `services` of a topic";
        Problem::warning(&file, file.place(&[Key("name")]), message).hint(hint)
    });
    warnings.collect()
}

/// Returns the ids of the things of a kind, which has this folder, that are files of a folder which was laid over the
/// program's.
fn ids_of_the_folder<'f>(files: &'f Files, folder: &str) -> BTreeSet<&'f str> {
    let inside = |path: &&String| path.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
    files.laid.used.iter().filter(inside).map(|path| stem(path)).collect()
}

/// A service of a folder, and the one of the program that it is.
struct Twin<'d> {
    own: &'d ServiceId,
    other: &'d ServiceId,
}

fn twins<'d, I: Iterator<Item = (&'d ServiceId, &'d Service)>>(
    files: &Files,
    services: impl Fn() -> I,
    is_twin: impl Fn(&Service, &Service) -> bool,
) -> Vec<Twin<'d>> {
    let own = ids_of_the_folder(files, SERVICES);
    let is_own = |id: &ServiceId| own.contains(id.as_str());
    let all = services().filter(|(id, _)| is_own(id));
    let found = all.filter_map(|(id, service)| {
        let mut others = services().filter(|(other, _)| !is_own(other));
        let (other, _) = others.find(|(_, other)| is_twin(service, other))?;
        Some(Twin { own: id, other })
    });
    found.collect()
}

/// Returns a name without what makes no other of it.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn stem(inside: &str) -> &str {
    inside.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml")
}
