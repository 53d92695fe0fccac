//! The offices of an area, the likelier to answer at this hour first.
//!
//! Opening hours of an office are seldom known for certain. While it is open the front door comes first
//! and then the duty team, while it is shut the duty team comes first, and between those times both come
//! under one sentence that says so. What is read at any hour is in `office_times`.

use super::answering::Answering;
use super::line::Line;
use super::office_times::{both_with_times, how_to_find_it, lado_at_all_times};
use super::officer::{Officer, note_on_the_lado, officer};
use super::when::When;
use crate::content::{Area, Content, OfficeState, ServiceKind};
use crate::values::{AreaId, AskedMoment, Hours, Prose, ServiceId};

/// Returns the front door and the duty team of the area, the likelier to answer first.
pub(super) fn local(answering: &Answering<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &answering.content.words.contacts;
    let Some((_, area)) = answering.area(area) else {
        let button = answering.content.words.buttons.local_contacts.as_str();
        let opens = || vec![Line::plain(words.no_area.fill(button))];
        let is_now = answering.setting.when.is_at_a_moment();
        return if is_now { opens() } else { how_to_find_it(answering) };
    };
    let When::At(now) = &answering.setting.when else {
        return in_print(answering, area);
    };
    let mut lines: Vec<Line> =
        area.way_in.iter().map(|words| Line::plain(words.as_str())).collect();
    lines.extend(doors_and_team(answering, area, now));
    lines.extend(area.finder.as_ref().and_then(|id| answering.brief(id)));
    lines
}

/// Returns the front doors and the duty team, with a sentence that says which to call.
fn doors_and_team(answering: &Answering<'_>, area: &Area, now: &AskedMoment) -> Vec<Line> {
    let words = &answering.content.words.contacts;
    let doors: Vec<Line> = area.front_door.iter().filter_map(|id| answering.brief(id)).collect();
    let team = area.duty_team.as_ref().and_then(|id| answering.brief(id));
    let both = !doors.is_empty() && team.is_some();
    let note = |words: &Prose| both.then(|| Line::plain(words.as_str()));
    let one_of_them = match doors.len() {
        1 => &words.between,
        _ => &words.between_several,
    };
    // Of several front doors one is the child's own, and which is not known: the likeliest to be open decides.
    let states = area.front_door.iter().map(|office| state(answering, area, office, now));
    let state = states.min().unwrap_or(OfficeState::Shut);
    match beside_team(answering, area, state, now) {
        OfficeState::Open => {
            doors.into_iter().chain(note(&words.in_office_hours)).chain(team).collect()
        }
        OfficeState::Between => {
            let ordered = likelier_first(answering, now, doors, team.into_iter().collect());
            note(one_of_them).into_iter().chain(ordered).collect()
        }
        OfficeState::Shut => {
            note(&words.out_of_hours).into_iter().chain(team).chain(doors).collect()
        }
    }
}

/// Returns the state of an office beside the duty team: who certainly answers comes before who may be shut.
fn beside_team(
    answering: &Answering<'_>,
    area: &Area,
    state: OfficeState,
    now: &AskedMoment,
) -> OfficeState {
    match state {
        OfficeState::Between if team_answers(answering, area, now) => OfficeState::Shut,
        state => state,
    }
}

/// Returns whether the duty team has hours that are known, and answers by them.
fn team_answers(answering: &Answering<'_>, area: &Area, now: &AskedMoment) -> bool {
    let team = area.duty_team.as_ref().and_then(|id| answering.content.services.get(id));
    let hours = team.and_then(|(_, team)| team.hours()).filter(|hours| **hours != Hours::Check);
    hours.is_some_and(|hours| {
        answering.content.calendar.state(Some(hours), area.nation, now) == OfficeState::Open
    })
}

/// Returns what is between and the duty team, the likelier to answer first.
fn likelier_first(
    answering: &Answering<'_>,
    now: &AskedMoment,
    office: Vec<Line>,
    team: Vec<Line>,
) -> impl Iterator<Item = Line> {
    let is_office_first = answering.content.calendar.is_office_first(now);
    let (first, second) = if is_office_first { (office, team) } else { (team, office) };
    first.into_iter().chain(second)
}

/// Returns all of that for any hour, each office with its times.
fn in_print(answering: &Answering<'_>, area: &Area) -> Vec<Line> {
    let way_in = area.way_in.iter().map(|words| Line::plain(words.as_str()));
    let finder = area.finder.iter().filter_map(|id| answering.brief(id));
    way_in.chain(both_with_times(answering, area)).chain(finder).collect()
}

/// Returns whether an office of an area answers.
fn state(
    answering: &Answering<'_>,
    area: &Area,
    office: &ServiceId,
    now: &AskedMoment,
) -> OfficeState {
    let hours = answering.content.services.get(office).and_then(|(_, service)| service.hours());
    answering.content.calendar.state(hours, area.nation, now)
}

/// Returns where a concern about an adult goes: the LADO, and when that may be shut the duty team
/// first; where there is none, what the area itself says.
pub(super) fn lado(answering: &Answering<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let When::At(now) = &answering.setting.when else {
        return lado_at_all_times(answering, area);
    };
    let Officer { area, lado, duty_team } = match officer(answering, area) {
        Ok(officer) => officer,
        Err(lines) => return lines,
    };
    let words = &answering.content.words.contacts;
    let plain = |words: &Prose| std::iter::once(Line::plain(words.as_str()));
    let note = std::iter::once(note_on_the_lado(answering));
    let (office, team) = (answering.brief(lado), duty_team.and_then(|id| answering.brief(id)));
    match (beside_team(answering, area, state(answering, area, lado, now), now), team) {
        (OfficeState::Open, _) | (OfficeState::Between, None) => note.chain(office).collect(),
        (OfficeState::Between, Some(team)) => {
            let ordered = likelier_first(answering, now, office.into_iter().collect(), vec![team]);
            note.chain(plain(&words.lado_between)).chain(ordered).collect()
        }
        (OfficeState::Shut, team) => {
            plain(&words.lado_out_of_hours).chain(team).chain(note).chain(office).collect()
        }
    }
}

/// Returns the official pages that find an office.
pub(super) fn finders(content: &Content) -> impl Iterator<Item = &ServiceId> {
    let all = content.services.iter();
    all.filter(|(_, service)| service.kind == ServiceKind::Finder).map(|(id, _)| id)
}
