//! `/contacts`: the escalation ladder of the child's area, by the time of day.
//!
//! The ladder is not a queue: anyone can call anyone on it. Opening hours of an office are
//! seldom known for certain, so in office hours the front door comes first with the duty team
//! behind it, and at all other times the duty team comes first.

use crate::content::{Area, AreaId, Content, Form, Hours, Prose, Section, ServiceId, ServiceKind};

use super::desk::Desk;
use super::emergency;
use super::line::{Line, Span};
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Block, Reply, Way};
use super::sections::add_section;
use super::setting::{Contact, Server};

/// Returns the ladder of `asked`, else of the server's own area, else the menu of areas.
pub(super) fn answer(desk: &Desk<'_>, asked: Option<&AreaId>) -> Reply {
    match desk.area(asked) {
        Some((id, area)) => ladder(desk, id, area),
        None if asked.is_some() => refusals::answer(desk, Refusal::Gone),
        None => menu(desk),
    }
}

fn ladder(desk: &Desk<'_>, id: &AreaId, area: &Area) -> Reply {
    let words = &desk.content.words.contacts;
    let mut reply = desk.urgent(words.title.fill(&area.name));
    match desk.form() {
        Form::Usual => {
            reply.points(&words.text);
            add_way_past_the_lead(desk, &mut reply);
            add_organisation(desk, &mut reply);
        }
        // Somebody who came past the lead is not sent back to their organisation.
        Form::PastTheLead => reply.points(&words.past_the_lead),
    }
    reply.paragraphs(&area.note);
    reply.heading(desk.content.words.nations.of(area.nation).social_care.as_str());
    add(&mut reply, local(desk, Some(id)));
    reply.heading(words.police.as_str());
    add(&mut reply, desk.brief(&desk.content.signpost.police.service).into_iter().collect());
    reply.heading(words.adults.as_str());
    add(&mut reply, lado(desk, Some(id)));
    let sections = desk.or_of_its_nation(area, |area| &area.section);
    sections.iter().for_each(|section| add_section(desk, &mut reply, section));
    reply.paragraph(words.elsewhere.as_str());
    reply.paragraph(desk.content.words.common.number_fails.as_str());
    reply.ways.push(desk.turns(desk.content.words.buttons.elsewhere.as_str(), Subject::Areas));
    reply.ways.push(emergency::way(desk));
    reply.shared = Some(desk.content.words.common.shared.as_str().to_owned());
    reply
}

fn add_organisation(desk: &Desk<'_>, reply: &mut Reply) {
    reply.heading(desk.content.words.contacts.organisation.as_str());
    add(reply, vec![lead(desk), deputy(desk), trustee(desk)]);
}

fn add(reply: &mut Reply, lines: Vec<Line>) {
    reply.blocks.extend(lines.into_iter().map(Block::Point));
}

/// The door past the lead is never shown to everyone: who opens it in public is seen to.
fn add_way_past_the_lead(desk: &Desk<'_>, reply: &mut Reply) {
    let Some((id, door)) = desk.door_past_the_lead() else {
        return;
    };
    let line = desk.content.words.contacts.about_the_lead.fill(door.button());
    reply.blocks.push(Block::Unshared(Line::plain(line)));
    reply.ways.push(Way { unshared: true, ..desk.door(id, door, false) });
}

/// Returns the line for the server's safeguarding lead.
pub(super) fn lead(desk: &Desk<'_>) -> Line {
    own(desk, |server| server.lead.as_ref(), |content| &content.words.contacts.lead_unset)
}

/// Returns the line for the server's deputy lead.
pub(super) fn deputy(desk: &Desk<'_>) -> Line {
    own(desk, |server| server.deputy.as_ref(), |content| &content.words.contacts.deputy_unset)
}

/// Returns the line for the server's trustee for safeguarding.
pub(super) fn trustee(desk: &Desk<'_>) -> Line {
    own(desk, |server| server.trustee.as_ref(), |content| &content.words.contacts.trustee_unset)
}

fn own(
    desk: &Desk<'_>,
    contact: fn(&Server) -> Option<&Contact>,
    unset: fn(&Content) -> &Prose,
) -> Line {
    match desk.setting.server.and_then(contact) {
        Some(Contact { role, phone: Some(phone) }) => {
            Line::labelled(role.as_str(), Span::Number(phone.clone()))
        }
        Some(Contact { role, phone: None }) => Line::plain(role.as_str()),
        None => Line::plain(unset(desk.content).as_str()),
    }
}

/// Returns the front door and the duty team of the area, the likelier to answer first.
pub(super) fn local(desk: &Desk<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &desk.content.words.contacts;
    let Some((_, area)) = desk.area(area) else {
        let button = desk.content.words.buttons.local_contacts.as_str();
        return vec![Line::plain(words.no_area.fill(button))];
    };
    let doors: Vec<Line> = area.front_door.iter().filter_map(|id| desk.brief(id)).collect();
    let team = area.duty_team.as_ref().and_then(|id| desk.brief(id));
    let both = !doors.is_empty() && team.is_some();
    let note = |words: &Prose| both.then(|| Line::plain(words.as_str()));
    let mut lines: Vec<Line> =
        area.way_in.iter().map(|words| Line::plain(words.as_str())).collect();
    if area.front_door.iter().any(|office| may_answer(desk, office)) {
        lines.extend(doors.into_iter().chain(note(&words.in_office_hours)).chain(team));
    } else {
        lines.extend(note(&words.out_of_hours).into_iter().chain(team).chain(doors));
    }
    lines.extend(area.finder.as_ref().and_then(|id| desk.brief(id)));
    lines
}

/// Returns whether an office can be expected to answer: by its own hours where they are known, by
/// the calendar's office hours where they are not.
fn may_answer(desk: &Desk<'_>, office: &ServiceId) -> bool {
    let (calendar, now) = (&desk.content.calendar, desk.setting.now);
    match desk.content.services.get(office).and_then(|(_, service)| service.hours()) {
        Some(Hours::Always) => true,
        Some(Hours::Known(times)) => times.contain(now) && !calendar.is_shut(now.date()),
        Some(Hours::Check) | None => calendar.is_office_time(now),
    }
}

/// Returns where a concern about an adult goes: the LADO, and when that may be shut the duty team
/// first; where there is none, what the area itself says.
pub(super) fn lado(desk: &Desk<'_>, area: Option<&AreaId>) -> Vec<Line> {
    let words = &desk.content.words.contacts;
    let plain = |words: &Prose| Line::plain(words.as_str());
    let (lado, duty_team) = match desk.area(area) {
        Some((_, Area { lado: Some(lado), duty_team, .. })) => (lado, duty_team),
        Some((_, area)) => {
            let adults = desk.or_of_its_nation(area, |area| &area.adults);
            let lines = adults.iter().flat_map(Section::lines).map(plain).collect::<Vec<_>>();
            return if lines.is_empty() { vec![plain(&words.no_lado)] } else { lines };
        }
        None => return vec![plain(&words.no_lado)],
    };
    let note = match desk.form() {
        Form::Usual => &words.lado,
        Form::PastTheLead => &words.lado_past_lead,
    };
    let last = std::iter::once(plain(note)).chain(desk.brief(lado));
    if may_answer(desk, lado) {
        return last.collect();
    }
    let team = duty_team.as_ref().and_then(|id| desk.brief(id));
    std::iter::once(plain(&words.lado_out_of_hours)).chain(team).chain(last).collect()
}

/// Returns the areas, and the official pages that find any council.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.contacts;
    let mut reply = desk.urgent(words.choose.as_str());
    reply.paragraphs(&words.choose_text);
    if desk.form() == Form::Usual && desk.setting.server.is_some() {
        add_organisation(desk, &mut reply);
    }
    reply.heading(words.finders.as_str());
    let finders =
        desk.content.services.iter().filter(|(_, service)| service.kind == ServiceKind::Finder);
    let lines: Vec<Line> = finders.filter_map(|(id, _)| desk.brief(id)).collect();
    add(&mut reply, lines);
    reply.paragraph(desk.content.words.common.number_fails.as_str());
    let areas = desk.content.areas.iter();
    reply.ways = areas
        .map(|(id, area)| desk.turns(area.name.as_str(), Subject::Contacts(Some(id.clone()))))
        .collect();
    reply.ways.push(emergency::way(desk));
    reply
}
