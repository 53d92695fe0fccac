//! The offices of an area: which comes first at this hour, and how they read where the hour is not
//! known.
//!
//! Opening hours of an office are seldom known for certain. While it is open the front door comes first
//! and then the duty team, while it is shut the duty team comes first, and between those times both come
//! under one sentence that says so. A board and print are read at any hour: there each has its times.

use jiff::civil::DateTime;

use crate::content::{
    Area, AreaId, ButtonLabel, Content, Form, Hours, Label, OfficeState, Prose, ServiceId,
    ServiceKind,
};

use super::desk::Desk;
use super::line::Line;

/// Returns the front door and the duty team of the area, the likelier to answer first.
pub(super) fn local(desk: &Desk<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &desk.content.words.contacts;
    let Some((_, area)) = desk.area(area) else {
        let button = desk.content.words.buttons.local_contacts.as_str();
        let opens = || vec![Line::plain(words.no_area.fill(button))];
        return desk.setting.now.map_or_else(|| how_to_find_it(desk), |_| opens());
    };
    let Some(now) = desk.setting.now else {
        return in_print(desk, area);
    };
    let mut lines: Vec<Line> =
        area.way_in.iter().map(|words| Line::plain(words.as_str())).collect();
    lines.extend(doors_and_team(desk, area, now));
    lines.extend(area.finder.as_ref().and_then(|id| desk.brief(id)));
    lines
}

/// Returns the front doors and the duty team, with a sentence that says which to call.
fn doors_and_team(desk: &Desk<'_>, area: &Area, now: DateTime) -> Vec<Line> {
    let words = &desk.content.words.contacts;
    let doors: Vec<Line> = area.front_door.iter().filter_map(|id| desk.brief(id)).collect();
    let team = area.duty_team.as_ref().and_then(|id| desk.brief(id));
    let both = !doors.is_empty() && team.is_some();
    let note = |words: &Prose| both.then(|| Line::plain(words.as_str()));
    let one_of_them = match doors.len() {
        1 => &words.between,
        _ => &words.between_several,
    };
    // Of several front doors one is the child's own, and which is not known: the likeliest to be open decides.
    let states = area.front_door.iter().map(|office| state(desk, area, office, now));
    match states.min().unwrap_or(OfficeState::Shut) {
        OfficeState::Open => {
            doors.into_iter().chain(note(&words.in_office_hours)).chain(team).collect()
        }
        OfficeState::Between => {
            let ordered = likelier_first(desk, now, doors, team.into_iter().collect());
            note(one_of_them).into_iter().chain(ordered).collect()
        }
        OfficeState::Shut => {
            note(&words.out_of_hours).into_iter().chain(team).chain(doors).collect()
        }
    }
}

/// Returns what is between and the duty team, the likelier to answer first.
fn likelier_first(
    desk: &Desk<'_>,
    now: DateTime,
    office: Vec<Line>,
    team: Vec<Line>,
) -> impl Iterator<Item = Line> {
    let (first, second) = match desk.content.calendar.is_office_first(now) {
        true => (office, team),
        false => (team, office),
    };
    first.into_iter().chain(second)
}

/// Returns all of that for any hour, each office with its times.
fn in_print(desk: &Desk<'_>, area: &Area) -> Vec<Line> {
    let way_in = area.way_in.iter().map(|words| Line::plain(words.as_str()));
    let finder = area.finder.iter().filter_map(|id| desk.brief(id));
    way_in.chain(both_with_times(desk, area)).chain(finder).collect()
}

/// Returns whether an office of an area answers.
fn state(desk: &Desk<'_>, area: &Area, office: &ServiceId, now: DateTime) -> OfficeState {
    let hours = desk.content.services.get(office).and_then(|(_, service)| service.hours());
    desk.content.calendar.state(hours, area.nation, now)
}

/// Returns where a concern about an adult goes: the LADO, and when that may be shut the duty team
/// first; where there is none, what the area itself says.
pub(super) fn lado(desk: &Desk<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let Some(now) = desk.setting.now else {
        return lado_at_all_times(desk, area);
    };
    let Officer { area, lado, duty_team } = match officer(desk, area) {
        Ok(officer) => officer,
        Err(lines) => return lines,
    };
    let words = &desk.content.words.contacts;
    let plain = |words: &Prose| std::iter::once(Line::plain(words.as_str()));
    let note = std::iter::once(note_on_the_lado(desk));
    let (office, team) = (desk.brief(lado), duty_team.and_then(|id| desk.brief(id)));
    match (state(desk, area, lado, now), team) {
        (OfficeState::Open, _) | (OfficeState::Between, None) => note.chain(office).collect(),
        (OfficeState::Between, Some(team)) => {
            let ordered = likelier_first(desk, now, office.into_iter().collect(), vec![team]);
            note.chain(plain(&words.lado_between)).chain(ordered).collect()
        }
        (OfficeState::Shut, team) => {
            plain(&words.lado_out_of_hours).chain(team).chain(note).chain(office).collect()
        }
    }
}

/// The LADO of an area, and the duty team.
struct Officer<'d> {
    area: &'d Area,
    lado: &'d ServiceId,
    duty_team: Option<&'d ServiceId>,
}

/// Returns the LADO of an area and its duty team; without one, what is said instead.
fn officer<'d>(desk: &'d Desk<'_>, area: Option<&'d AreaId>) -> Result<Officer<'d>, Vec<Line>> {
    let plain = |words: &Prose| Line::plain(words.as_str());
    let lines = match desk.area(area) {
        Some((_, area @ Area { lado: Some(lado), duty_team, .. })) => {
            return Ok(Officer { area, lado, duty_team: duty_team.as_ref() });
        }
        Some((_, area)) => {
            let adults = desk.or_of_its_nation(area, |area| &area.adults);
            let here = adults.iter().filter(|section| section.is_for(desk.form()));
            here.flat_map(|section| section.lines_in(desk.form())).map(plain).collect()
        }
        None => Vec::new(),
    };
    let unknown = || vec![plain(&desk.content.words.contacts.no_lado)];
    Err(if lines.is_empty() { unknown() } else { lines })
}

fn note_on_the_lado(desk: &Desk<'_>) -> Line {
    let words = &desk.content.words.contacts;
    Line::plain(match desk.form() {
        Form::Usual => words.lado.as_str(),
        Form::PastTheLead => words.lado_past_lead.as_str(),
    })
}

/// Returns the offices of the server's area for any hour, each with its times; where the area is not
/// known, how to find them.
pub(super) fn local_at_all_times(desk: &Desk<'_>) -> Vec<Line> {
    let words = &desk.content.words.boards;
    let plain = |words: &Prose| Line::plain(words.as_str());
    let Some((_, area)) = desk.area(None) else {
        return how_to_find_it(desk);
    };
    let first = match area.front_door.len() {
        0 => area.way_in.iter().map(plain).collect(),
        1 => Vec::new(),
        _ => vec![over_several(desk, area)],
    };
    let finder = finder(area).and_then(|id| desk.brief(id));
    let is_one_place = area.elsewhere != Some(true);
    let elsewhere = is_one_place.then(|| plain(&words.elsewhere));
    let offices = doors_on_a_board(desk, area).into_iter().chain(team_with_times(desk, area));
    first.into_iter().chain(offices).chain(finder).chain(elsewhere).collect()
}

/// Returns the line over several front doors. Where they have labels it says what they all are, and when
/// to call them.
fn over_several(desk: &Desk<'_>, area: &Area) -> Line {
    let words = &desk.content.words.boards;
    let is_labelled = area.front_door.iter().any(|id| label(desk, id).is_some());
    let what = desk.content.words.nations.of(area.nation).social_care.as_str();
    Line::plain(match is_labelled {
        true => words.several_by_label.fill(what, &words.office_hours),
        false => words.one_of_several.to_string(),
    })
}

/// Returns the front doors of an area as a board has room for them: of several, each that has a label by
/// that alone.
fn doors_on_a_board(desk: &Desk<'_>, area: &Area) -> Vec<Line> {
    let is_one_of_several = area.front_door.len() > 1;
    let doors = area.front_door.iter().filter_map(|id| {
        match is_one_of_several && label(desk, id).is_some() {
            true => by_label(desk, id),
            false => door_with_times(desk, id),
        }
    });
    doors.collect()
}

/// Returns a service in one line under its label, where it has one.
fn by_label(desk: &Desk<'_>, id: &ServiceId) -> Option<Line> {
    label(desk, id).map_or_else(|| desk.brief(id), |label| desk.brief_as(id, label))
}

/// Returns what a service is called among several. An office that is open at any hour is not called so:
/// the line over them says when to call.
fn label<'d>(desk: &'d Desk<'_>, id: &ServiceId) -> Option<&'d str> {
    let (_, service) = desk.content.services.get(id)?;
    let label = service.label.as_ref().filter(|_| service.hours() != Some(&Hours::Always));
    label.map(ButtonLabel::as_str)
}

/// Returns how to find the office where no area is known.
fn how_to_find_it(desk: &Desk<'_>) -> Vec<Line> {
    let words = desk.content.words.boards.no_area.iter().map(|words| Line::plain(words.as_str()));
    words.chain(local_services(desk).into_iter().filter_map(|id| by_label(desk, id))).collect()
}

/// Returns the front doors and the duty team of an area, each with its times.
fn both_with_times(desk: &Desk<'_>, area: &Area) -> Vec<Line> {
    let doors = area.front_door.iter().filter_map(|id| door_with_times(desk, id));
    doors.chain(team_with_times(desk, area)).collect()
}

fn door_with_times(desk: &Desk<'_>, id: &ServiceId) -> Option<Line> {
    at(desk, id, &desk.content.words.boards.office_hours)
}

fn team_with_times(desk: &Desk<'_>, area: &Area) -> Option<Line> {
    at(desk, area.duty_team.as_ref()?, &desk.content.words.boards.other_times)
}

/// Returns the services among those lines: where the area is not known, the page of each nation that
/// has one, so that there are never more than four.
pub(super) fn local_services<'d>(desk: &'d Desk<'_>) -> Vec<&'d ServiceId> {
    match desk.area(None) {
        Some((_, area)) => {
            area.front_door.iter().chain(&area.duty_team).chain(finder(area)).collect()
        }
        None => {
            let areas = desk.content.areas.iter().map(|(_, area)| area);
            let nations = areas.filter(|area| area.elsewhere == Some(true));
            let pages = nations.filter_map(|area| area.finder.as_ref());
            pages.filter(|id| desk.is_served(id)).collect()
        }
    }
}

/// Returns the page that finds the office. Where the offices' own numbers stand on a board, neither
/// that nor the way in stands beside them: there is no room for what a button tells.
fn finder(area: &Area) -> Option<&ServiceId> {
    area.finder.as_ref().filter(|_| area.front_door.is_empty())
}

/// Returns where a concern about an adult goes, for any hour.
pub(super) fn lado_at_all_times(desk: &Desk<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &desk.content.words.boards;
    let Officer { lado, duty_team, .. } = match officer(desk, area) {
        Ok(officer) => officer,
        Err(lines) => return lines,
    };
    let office = at(desk, lado, &words.office_hours);
    let team = duty_team.and_then(|id| at(desk, id, &words.other_times));
    std::iter::once(note_on_the_lado(desk)).chain(office).chain(team).collect()
}

/// Returns the services among those lines.
pub(super) fn lado_services<'d>(desk: &'d Desk<'_>) -> Vec<&'d ServiceId> {
    officer(desk, None).map_or_else(
        |_| Vec::new(),
        |Officer { lado, duty_team, .. }| std::iter::once(lado).chain(duty_team).collect(),
    )
}

/// Returns the official pages that find an office.
pub(super) fn finders(content: &Content) -> impl Iterator<Item = &ServiceId> {
    let all = content.services.iter();
    all.filter(|(_, service)| service.kind == ServiceKind::Finder).map(|(id, _)| id)
}

/// Returns an office in one line with its times, which its name may say already.
fn at(desk: &Desk<'_>, id: &ServiceId, times: &Label) -> Option<Line> {
    let words = &desk.content.words.boards;
    let (_, service) = desk.content.services.get(id)?;
    let name = service.name.as_str();
    let is_said = name.contains(times.as_str()) || service.hours() == Some(&Hours::Always);
    match is_said {
        true => desk.brief(id),
        false => desk.brief_as(id, &words.office.fill(name, times)),
    }
}
