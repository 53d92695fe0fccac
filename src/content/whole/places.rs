//! Where things are: chapters, menus, and what an area leads to.
//!
//! What Discord cannot show, what would be an empty command, and what would send a person to the
//! wrong kind of office does not load.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::Draft;
use super::super::kinds::OrderIn;
use super::super::model::{Board, CONSENT, ServiceKind};
use crate::discord::limits::{COMMAND_NAME, OPTION_CHOICES};
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{AreaId, DoorId, Id, Kind, ServiceId, TopicId};

/// Ensures that the topics of a chapter fit into the choices of one option.
pub(super) fn a_chapter_fits_in_its_choices(draft: &Draft) -> Vec<Problem> {
    let full = draft.chapters.iter().filter_map(|chapter| {
        let count = topics_of(draft, chapter.id.as_str());
        (count > OPTION_CHOICES).then_some((chapter.id.as_str(), count))
    });
    full.map(|(id, count)| {
        let message = format!(
            "the chapter `{id}` has {count} topics; Discord shows at most {OPTION_CHOICES}"
        );
        at_chapter(draft, id, message, "move some to another chapter")
    })
    .collect()
}

/// Ensures that every chapter has a topic: an empty one would be a command without an answer.
pub(super) fn no_chapter_is_empty(draft: &Draft) -> Vec<Problem> {
    let read = draft.has_all(TopicId::KIND);
    let empty =
        draft.chapters.iter().filter(|chapter| read && topics_of(draft, chapter.id.as_str()) == 0);
    empty
        .map(|chapter| {
            let id = chapter.id.as_str();
            let message = format!("the chapter `{id}` has no topic");
            at_chapter(draft, id, message, "set `chapter` in a topic to it, or take it out")
        })
        .collect()
}

/// Ensures that `/consent` has a chapter to open.
pub(super) fn the_consent_chapter_is_there(draft: &Draft) -> Vec<Problem> {
    let there = draft.chapters.is_empty()
        || draft.chapters.iter().any(|chapter| chapter.id.as_str() == CONSENT);
    let problem = || {
        at_chapter(
            draft,
            CONSENT,
            "there is no chapter `consent`".to_owned(),
            "`/consent` opens it; add it",
        )
    };
    (!there).then(problem).into_iter().collect()
}

fn topics_of(draft: &Draft, chapter: &str) -> usize {
    draft.topics.values().filter(|topic| topic.chapter.as_str() == chapter).count()
}

fn at_chapter(draft: &Draft, id: &str, message: String, hint: &str) -> Problem {
    let file = draft.files.single("chapters.toml");
    let at = file.spans_of_id(id).next().unwrap_or_default();
    Problem::error(&file, at, message).hint(hint)
}

/// Ensures that no two topics of a chapter, doors, areas or boards have the same `order`.
pub(super) fn no_two_share_a_place(draft: &Draft) -> Vec<Problem> {
    let mut first: BTreeMap<(Kind, OrderIn<'_>), &str> = BTreeMap::new();
    let mut found = Vec::new();
    for entry in Kind::ALL.iter().flat_map(|kind| draft.entries(*kind)) {
        let (kind, id) = (entry.kind, entry.id.as_str());
        let Some(order) = entry.order else { continue };
        if let Some(other) = first.insert((kind, order), id) {
            let file = draft.files.of_kind(kind, id);
            let OrderIn { number, .. } = order;
            let message = format!("the {} `{other}` has the order {number} too", kind.word());
            found.push(
                Problem::error(&file, file.place(&[Key("order")]), message)
                    .hint("give one of them another number"),
            );
        }
    }
    found
}

/// Ensures that what has changed did so up to the day of the version, not after it.
pub(super) fn nothing_changes_after_the_version(draft: &Draft) -> Vec<Problem> {
    let Some(version) = draft.signpost.as_ref().map(|words| words.version) else {
        return Vec::new();
    };
    let changed =
        draft.boards.iter().filter_map(|(id, board)| Some((id, board.changed.as_ref()?.since)));
    let late = changed.filter(|(_, since)| *since > version);
    late.map(|(id, since)| {
        let file = draft.files.of(id);
        let message = format!("changed since {since}, after the version of {version}");
        Problem::error(&file, file.place(&[Key("changed")]), message)
            .hint("move `version` in signpost.toml on")
    })
    .collect()
}

/// Ensures that there is a door: `/concern` without one would answer nothing.
pub(super) fn there_is_a_door(draft: &Draft) -> Vec<Problem> {
    let none = draft.files.ids(DoorId::KIND).next().is_none();
    let problem = || {
        let file = draft.files.single("doors");
        Problem::error(&file, 0..0, "there is no door of `/concern`")
            .hint("write one in doors/; content/README.md shows how")
    };
    none.then(problem).into_iter().collect()
}

/// Ensures that the id of a chapter is short enough for the name of a subcommand.
pub(super) fn a_chapters_id_can_name_a_subcommand(draft: &Draft) -> Vec<Problem> {
    let ids = draft.chapters.iter().map(|chapter| chapter.id.as_str());
    let long = ids.filter(|id| id.len() > COMMAND_NAME);
    long.map(|id| {
        let message = format!("the id `{id}` has {} characters", id.len());
        let hint = format!("it names a subcommand of `/guidance`: at most {COMMAND_NAME}");
        at_chapter(draft, id, message, &hint)
    })
    .collect()
}

/// Ensures that the id of a board fits into each custom id of its post.
pub(super) fn a_boards_id_leaves_room_in_a_custom_id(draft: &Draft) -> Vec<Problem> {
    let long = draft.boards.keys().filter(|id| id.as_str().len() > Board::ID);
    long.map(|id| {
        let message = format!("the id `{id}` has {} characters", id.as_str().len());
        let hint = format!("every button of its post carries it: at most {}", Board::ID);
        Problem::error(&draft.files.of(id), 0..0, message).hint(hint)
    })
    .collect()
}

/// Ensures that an area's front door is a front door, its duty team a duty team, and so on.
pub(super) fn areas_name_the_right_kind_of_service(draft: &Draft) -> Vec<Problem> {
    let wanted = draft
        .areas
        .iter()
        .flat_map(|(id, area)| area.services().map(move |(kind, service)| (id, kind, service)));
    let wrong = wanted.filter_map(|(id, kind, service)| {
        let found = draft.services.get(service)?.kind;
        (found != kind).then(|| wrong_kind(draft, id, service, kind, found))
    });
    wrong.collect()
}

fn wrong_kind(
    draft: &Draft,
    area: &AreaId,
    service: &ServiceId,
    wanted: ServiceKind,
    found: ServiceKind,
) -> Problem {
    let message = format!("`{service}` is of the kind `{}`", found.name());
    at_area(
        draft,
        area,
        wanted.name(),
        message,
        format!("name a service of the kind `{}` here", wanted.name()),
    )
}

pub(super) fn at_area(
    draft: &Draft,
    area: &AreaId,
    key: &str,
    message: String,
    hint: String,
) -> Problem {
    let file = draft.files.of(area);
    Problem::error(&file, file.place(&[Key(key)]), message).hint(hint)
}

/// Ensures that no two front doors of an area have one label: on a board nobody could tell them apart.
pub(super) fn front_doors_in_one_list_differ(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, area) in &draft.areas {
        let mut seen = BTreeSet::new();
        let doors = area.front_door.iter().filter_map(|door| draft.services.get(door));
        for label in doors.filter_map(|door| door.label.as_ref()) {
            if !seen.insert(label.as_str()) {
                let message = format!("two front doors have the label `{label}`");
                let hint =
                    "give each the place that it serves: a board has the label alone".to_owned();
                found.push(at_area(draft, id, "front-door", message, hint));
            }
        }
    }
    found
}

/// Ensures that an area has a front door with its duty team, or a finder.
pub(super) fn an_area_has_a_way_in(draft: &Draft) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, area) in &draft.areas {
        let has_door = !area.front_door.is_empty();
        if !has_door && area.finder.is_none() && area.way_in.is_empty() {
            let hint = "add `front-door` and `duty-team`, or `finder`, or `way-in`".to_owned();
            found.push(at_area(draft, id, "name", "an area that leads nowhere".to_owned(), hint));
        }
        if has_door && area.duty_team.is_none() {
            let hint = "at 10 pm the front door may be shut; add `duty-team`".to_owned();
            found.push(at_area(
                draft,
                id,
                "front-door",
                "a front door without a duty team".to_owned(),
                hint,
            ));
        }
    }
    found
}
