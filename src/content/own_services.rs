//! Services of an organisation's folder that take the place of nothing, or that nobody sees.
//!
//! An id can change from one version to the next, and a file can be named by a slip. Then it takes the place of
//! nothing: people see one service twice, once with the number that somebody has corrected. And a service that no other
//! file names is read, and shown to nobody.

use std::collections::BTreeSet;

use super::areas_offices::is_of_another_area;
use super::draft::Draft;
use super::model::Service;
use super::reader::Files;
use super::whole_content::Assembled;
use crate::files::Origin;
use crate::schema::At::Key;
use crate::schema::{Problem, Reference};
use crate::values::{Id, Kind, ServiceId};

/// Where the files of services are.
const SERVICES: &str = "services/";

/// Returns the problem of each service of a folder that has the name of another one of the program.
pub(super) fn of_one_name(draft: &Draft) -> Vec<Problem> {
    let is_twin = |one: &Service, other: &Service| folded(one) == folded(other);
    let twins = twins(&draft.files, || draft.services.iter(), is_twin);
    let problems = twins.into_iter().map(|Twin { own, other }| {
        let file = draft.files.of(own);
        let message = format!("the program has a service of this name too: `{other}`");
        Problem::error(&file, file.place(&[Key("name")]), message).hint(format!(
            "to change that one, name this file `{SERVICES}{other}.toml`; if it is another service, give it a name of its own"
        ))
    });
    problems.collect()
}

/// Returns a warning for each service of a folder that has the numbers of another one of the program; of two areas' offices
/// it is told apart from this.
pub fn same_numbers(loaded: &Assembled) -> Vec<Problem> {
    let numbers = |of: &Service| -> BTreeSet<String> {
        of.every_number().map(|number| number.as_str().replace(' ', "")).collect()
    };
    let is_twin = |one: &Service, other: &Service| {
        let own = numbers(one);
        let is_told = folded(one) == folded(other);
        !is_told && one.kind == other.kind && !own.is_empty() && own == numbers(other)
    };
    let twins = twins(&loaded.files, || loaded.content.services.iter(), is_twin);
    let twins = twins.into_iter().filter(|it| !is_of_another_area(loaded, it.own, it.other));
    let warnings = twins.map(|Twin { own, other }| {
        let file = loaded.files.of(own);
        let message = format!("the program's `{other}` has the same number");
        Problem::warning(&file, file.place(&[Key("route")]), message).hint(format!(
            "if it is the same service, name this file `{SERVICES}{other}.toml`: else people see it twice"
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
    let own = ids_of_the_folder(&draft.files);
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

/// Returns the ids of the services that are files of a folder which was laid over the program's.
fn ids_of_the_folder(files: &Files) -> BTreeSet<&str> {
    let used = files.laid.used.iter().filter(|inside| inside.starts_with(SERVICES));
    used.map(|inside| stem(inside)).collect()
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
    let own = ids_of_the_folder(files);
    let is_own = |id: &ServiceId| own.contains(id.as_str());
    let all = services().filter(|(id, _)| is_own(id));
    let found = all.filter_map(|(id, service)| {
        let mut others = services().filter(|(other, _)| !is_own(other));
        let (other, _) = others.find(|(_, other)| is_twin(service, other))?;
        Some(Twin { own: id, other })
    });
    found.collect()
}

/// Returns the name of a service without what makes no other of it.
fn folded(service: &Service) -> String {
    let name = service.name.as_str().to_lowercase();
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn stem(inside: &str) -> &str {
    inside.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml")
}
