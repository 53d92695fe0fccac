//! The offices of an area for any hour, each with its times: as a board, the induction and print have them.
//!
//! They are read whenever that is, so nothing here depends on the hour. A board has little room: where its
//! offices have labels, one line says what they all are.

use super::answering::Answering;
use super::line::Line;
use super::officer::{Officer, note_on_the_lado, officer};
use crate::content::Area;
use crate::values::{AreaId, ButtonLabel, Hours, Label, Prose, ServiceId};

/// Returns the offices of the server's area for any hour, each with its times; where the area is not
/// known, how to find them.
pub(super) fn local_at_all_times(answering: &Answering<'_>) -> Vec<Line> {
    let words = &answering.content.words.boards;
    let plain = |words: &Prose| Line::plain(words.as_str());
    let Some((_, area)) = answering.area(None) else {
        return how_to_find_it(answering);
    };
    let first = match area.front_door.len() {
        0 => area.way_in.iter().map(plain).collect(),
        1 => Vec::new(),
        _ => vec![over_several(answering, area)],
    };
    let finder = finder(area).and_then(|id| answering.brief(id));
    let is_one_place = area.elsewhere != Some(true);
    let elsewhere = is_one_place.then(|| plain(&words.elsewhere));
    let offices =
        doors_on_a_board(answering, area).into_iter().chain(team_with_times(answering, area));
    first.into_iter().chain(offices).chain(finder).chain(elsewhere).collect()
}

/// Returns the line over several front doors. Where they have labels it says what they all are, and when
/// to call them.
fn over_several(answering: &Answering<'_>, area: &Area) -> Line {
    let words = &answering.content.words.boards;
    let is_labelled = area.front_door.iter().any(|id| label(answering, id).is_some());
    let what = answering.content.words.nations.of(area.nation).social_care.as_str();
    Line::plain(if is_labelled {
        words.several_by_label.fill(what, &words.office_hours)
    } else {
        words.one_of_several.to_string()
    })
}

/// Returns the front doors of an area as a board has room for them: of several, each that has a label by
/// that alone.
fn doors_on_a_board(answering: &Answering<'_>, area: &Area) -> Vec<Line> {
    let is_one_of_several = area.front_door.len() > 1;
    let doors = area.front_door.iter().filter_map(|id| {
        if is_one_of_several && label(answering, id).is_some() {
            by_label(answering, id)
        } else {
            door_with_times(answering, id)
        }
    });
    doors.collect()
}

/// Returns a service in one line under its label, where it has one.
fn by_label(answering: &Answering<'_>, id: &ServiceId) -> Option<Line> {
    label(answering, id).map_or_else(|| answering.brief(id), |label| answering.brief_as(id, label))
}

/// Returns what a service is called among several. An office that is open at any hour is not called so:
/// the line over them says when to call.
fn label<'d>(answering: &'d Answering<'_>, id: &ServiceId) -> Option<&'d str> {
    let (_, service) = answering.content.services.get(id)?;
    let label = service.label.as_ref().filter(|_| service.hours() != Some(&Hours::Always));
    label.map(ButtonLabel::as_str)
}

/// Returns how to find the office where no area is known.
pub(super) fn how_to_find_it(answering: &Answering<'_>) -> Vec<Line> {
    let words =
        answering.content.words.boards.no_area.iter().map(|words| Line::plain(words.as_str()));
    words
        .chain(local_services(answering).into_iter().filter_map(|id| by_label(answering, id)))
        .collect()
}

/// Returns the front doors and the duty team of an area, each with its times.
pub(super) fn both_with_times(answering: &Answering<'_>, area: &Area) -> Vec<Line> {
    let doors = area.front_door.iter().filter_map(|id| door_with_times(answering, id));
    doors.chain(team_with_times(answering, area)).collect()
}

fn door_with_times(answering: &Answering<'_>, id: &ServiceId) -> Option<Line> {
    at(answering, id, &answering.content.words.boards.office_hours)
}

fn team_with_times(answering: &Answering<'_>, area: &Area) -> Option<Line> {
    at(answering, area.duty_team.as_ref()?, &answering.content.words.boards.other_times)
}

/// Returns the services among those lines: where the area is not known, the page of each nation that
/// has one, so that there are never more than four.
pub(super) fn local_services<'d>(answering: &'d Answering<'_>) -> Vec<&'d ServiceId> {
    match answering.area(None) {
        Some((_, area)) => {
            area.front_door.iter().chain(&area.duty_team).chain(finder(area)).collect()
        }
        None => {
            let areas = answering.content.areas.iter().map(|(_, area)| area);
            let nations = areas.filter(|area| area.elsewhere == Some(true));
            let pages = nations.filter_map(|area| area.finder.as_ref());
            pages.filter(|id| answering.is_served(id)).collect()
        }
    }
}

/// Returns the page that finds the office. A board that has the offices' own numbers has neither that page
/// nor the way in: there is no room for what a button tells.
fn finder(area: &Area) -> Option<&ServiceId> {
    area.finder.as_ref().filter(|_| area.front_door.is_empty())
}

/// Returns where a concern about an adult goes, for any hour.
pub(super) fn lado_at_all_times(answering: &Answering<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &answering.content.words.boards;
    let Officer { lado, duty_team, .. } = match officer(answering, area) {
        Ok(officer) => officer,
        Err(lines) => return lines,
    };
    let office = at(answering, lado, &words.office_hours);
    let team = duty_team.and_then(|id| at(answering, id, &words.other_times));
    std::iter::once(note_on_the_lado(answering)).chain(office).chain(team).collect()
}

/// Returns the services among those lines.
pub(super) fn lado_services<'d>(answering: &'d Answering<'_>) -> Vec<&'d ServiceId> {
    officer(answering, None).map_or_else(
        |_| Vec::new(),
        |Officer { lado, duty_team, .. }| std::iter::once(lado).chain(duty_team).collect(),
    )
}

/// Returns an office in one line with its times, which its name may say already.
fn at(answering: &Answering<'_>, id: &ServiceId, times: &Label) -> Option<Line> {
    let words = &answering.content.words.boards;
    let (_, service) = answering.content.services.get(id)?;
    let name = service.name.as_str();
    let is_said = name.contains(times.as_str()) || service.hours() == Some(&Hours::Always);
    if is_said {
        answering.brief(id)
    } else {
        answering.brief_as(id, &words.office.fill(name, times))
    }
}
