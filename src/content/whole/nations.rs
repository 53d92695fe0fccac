//! Nobody is sent to an office of another nation.
//!
//! A LADO is England's, a council finder may be too, and some helplines stop at a border. What is
//! shown to people of a nation leads only to what is there for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::draft::Draft;
use super::super::model::{Audience, Call, Section, Service, ServiceKind, Step};
use super::places::at_area;
use crate::schema::At::{Index, Key};
use crate::schema::{Problem, SourceFile};
use crate::values::{Id, Kind, Nation, ServiceId};

/// Ensures that no area outside England has a LADO: it is an English office.
pub(super) fn a_lado_is_in_england_only(draft: &Draft) -> Vec<Problem> {
    let with = draft.areas.iter().filter(|(_, area)| area.lado.is_some());
    with.filter(|(_, area)| area.nation != Nation::England)
        .map(|(id, area)| {
            let message = format!("a LADO in `{}`", area.nation.name());
            at_area(draft, id, "lado", message, "only England has LADOs; take it out".to_owned())
        })
        .collect()
}

/// Ensures that one area at most covers what has no area of its own in a nation.
pub(super) fn no_two_areas_cover_the_rest_of_a_nation(draft: &Draft) -> Vec<Problem> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for (id, area) in draft.areas.iter().filter(|(_, area)| area.elsewhere == Some(true)) {
        if let Some(other) = first.insert(area.nation, id) {
            let message =
                format!("the area `{other}` covers the rest of `{}` too", area.nation.name());
            let hint = "take `elsewhere` out of one of them".to_owned();
            found.push(at_area(draft, id, "elsewhere", message, hint));
        }
    }
    found
}

/// Ensures that what an area leads to is there for its nation.
pub(super) fn an_areas_services_are_there(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, area) in &draft.areas {
        // A LADO outside England has a check of its own.
        let services = area.services().filter(|(kind, _)| *kind != ServiceKind::Lado);
        for (kind, service) in services {
            if let Some(nation) = lacking(draft, service, &[area.nation]) {
                let message = format!("`{service}` is not there for `{}`", nation.name());
                let hint = "name another service, or correct its `nations`".to_owned();
                found.push(at_area(draft, id, kind.name(), message, hint));
            }
        }
    }
    found
}

/// Whom the nth step of a file calls, counted from 0, for whom it is, and how an editor can put it right.
struct Calls<'d> {
    file: Arc<SourceFile>,
    nth: usize,
    nations: &'d [Nation],
    call: &'d [Call],
    hint: &'static str,
}

fn all_calls(draft: &Draft) -> impl Iterator<Item = Calls<'_>> {
    let all = Kind::ALL.iter().flat_map(|kind| draft.entries(*kind));
    let with_steps = all.filter(|entry| !entry.steps().is_empty());
    let steps = with_steps.flat_map(|entry| {
        let file = draft.files.of_kind(entry.kind, entry.id.as_str());
        entry.steps().iter().enumerate().map(move |(nth, step)| {
            let Step { nations, call, .. } = step;
            let nations = if nations.is_empty() { Nation::ALL } else { nations };
            let hint = "give the step the `nations` that it is there for, or call another";
            Calls { file: Arc::clone(&file), nth, nations, call, hint }
        })
    });
    let file = draft.files.single("induction.toml");
    let induction = draft.induction.iter().flat_map(|all| &all.step).enumerate();
    let induction = induction.map(move |(nth, step)| {
        let hint = "this step is for all four nations: call another, or say it in words";
        Calls { file: Arc::clone(&file), nth, nations: Nation::ALL, call: &step.call, hint }
    });
    steps.chain(induction)
}

/// Ensures that a step of a door, a board or the induction calls only who is there for everybody
/// that it is shown to.
pub(super) fn a_step_calls_only_who_is_there(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for step in all_calls(draft) {
        for (nth, call) in step.call.iter().enumerate() {
            let (name, nation) = match call {
                Call::Service(service) => (service.as_str(), lacking(draft, service, step.nations)),
                Call::Lado => ("lado", lacking_a_lado(step.nations)),
                Call::Lead | Call::Deputy | Call::Trustee | Call::Local | Call::Record => continue,
            };
            let path = [Key("step"), Index(step.nth), Key("call"), Index(nth)];
            found.extend(nation.map(|nation| {
                let message = format!("`{name}` is not there for `{}`", nation.name());
                Problem::error(&step.file, step.file.place(&path), message).hint(step.hint)
            }));
        }
    }
    found
}

/// Ensures that a section of a topic is for nations that the topic is for.
pub(super) fn a_section_is_for_its_topics_nations(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, topic) in &draft.topics {
        let mut strange = BTreeMap::new();
        for (index, section) in topic.section.iter().enumerate() {
            for (nth, nation) in section.nations.iter().enumerate() {
                if !topic.nations.contains(nation) {
                    let path = [Key("section"), Index(index), Key("nations"), Index(nth)];
                    strange.entry(*nation).or_insert(path);
                }
            }
        }
        let file = draft.files.of(id);
        found.extend(strange.into_iter().map(|(nation, path)| {
            let message = format!("a section is for `{}`, the topic is not", nation.name());
            Problem::error(&file, file.place(&path), message)
                .hint("add the nation to the topic's `nations`, or take it out of the section's")
        }));
    }
    found
}

/// Ensures that what an area says is for the area's own nation, and of its own lines in `adults`.
pub(super) fn an_areas_sections_are_its_nations(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, area) in &draft.areas {
        let file = draft.files.of(id);
        let has_nations = |section: &Section| !section.nations.is_empty();
        let section = area.section.iter().position(has_nations).map(|nth| ("section", nth));
        let adults = || area.adults.iter().position(has_nations).map(|nth| ("adults", nth));
        if let Some((list, nth)) = section.or_else(adults) {
            let at = file.place(&[Key(list), Index(nth), Key("nations")]);
            let problem = Problem::error(&file, at, "a part of an area with `nations`");
            found.push(problem.hint("an area lies in one nation: take it out"));
        }
        if let Some(nth) = area.adults.iter().position(|section| section.heading.is_some()) {
            let at = file.place(&[Key("adults"), Index(nth), Key("heading")]);
            let problem = Problem::error(&file, at, "`adults` with a heading");
            let hint = "people read its lines under the heading of the ladder: take it out";
            found.push(problem.hint(hint));
        }
    }
    found
}

/// Ensures that each audience of `/helplines` has somebody to turn to in each nation.
pub(super) fn every_audience_is_served_everywhere(draft: &Draft) -> Vec<Problem> {
    let Some(helplines) = draft.helplines.as_ref().filter(|_| draft.has_all(ServiceId::KIND))
    else {
        return Vec::new();
    };
    let file = draft.files.single("helplines.toml");
    let without = Audience::ALL.iter().flat_map(|audience| {
        let services = &helplines.listed(*audience).services;
        let alone = |nation: &&Nation| {
            services.iter().all(|service| lacking(draft, service, &[**nation]).is_some())
        };
        Nation::ALL.iter().filter(alone).map(move |nation| (audience, nation))
    });
    without
        .map(|(audience, nation)| {
            let (audience, nation) = (audience.name(), nation.name());
            let message = format!("`{audience}` has no service for `{nation}`");
            Problem::error(&file, file.place(&[Key(audience)]), message)
                .hint("add one that works there")
        })
        .collect()
}

/// Ensures that the services of the signpost are there for everyone who reads it.
pub(super) fn the_signpost_holds_everywhere(draft: &Draft) -> Vec<Problem> {
    let Some(words) = &draft.signpost else {
        return Vec::new();
    };
    let file = draft.files.single("signpost.toml");
    let lines = words.numbers().map(|it| (vec![Key(it.key)], &it.line.service)).into_iter();
    let emergency = words.emergency.iter().enumerate();
    let emergency = emergency.map(|(nth, service)| (vec![Key("emergency"), Index(nth)], service));
    let missing = lines
        .chain(emergency)
        .filter_map(|(path, service)| Some((path, service, lacking(draft, service, Nation::ALL)?)));
    missing
        .map(|(path, service, nation)| {
            let message = format!("`{service}` is not there for `{}`", nation.name());
            Problem::error(&file, file.place(&path), message)
                .hint("every message carries it: name a service of all four nations")
        })
        .collect()
}

/// Returns the first of `nations` for which a service that is known is not there.
fn lacking(draft: &Draft, service: &ServiceId, nations: &[Nation]) -> Option<Nation> {
    let service: &Service = draft.services.get(service)?;
    nations.iter().copied().find(|nation| !service.nations.contains(nation))
}

fn lacking_a_lado(nations: &[Nation]) -> Option<Nation> {
    nations.iter().copied().find(|nation| *nation != Nation::England)
}
