//! `/contacts`: the escalation ladder of the child's area, by the time of day.
//!
//! The ladder is not a queue: anyone can call anyone on it. Which office comes first at this hour is
//! in `offices`.

use super::desk::Desk;
use super::line::{Line, Span};
use super::query::{Refusal, Subject};
use super::reply::{Block, Reply, Way};
use super::sections::add_section;
use super::{emergency, offices, refusals};
use crate::config::{Contact, Server};
use crate::content::{Area, Content, Form};
use crate::values::{AreaId, Prose};

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
    add(&mut reply, offices::local(desk, Some(id)));
    add(&mut reply, area.pages.iter().filter_map(|page| desk.brief(page)).collect());
    reply.heading(words.police.as_str());
    add(&mut reply, police(desk));
    reply.heading(words.adults.as_str());
    add(&mut reply, offices::lado(desk, Some(id)));
    let sections = desk.or_of_its_nation(area, |area| &area.section);
    for section in sections {
        add_section(desk, &mut reply, section);
    }
    reply.paragraph(words.elsewhere.as_str());
    reply.paragraph(desk.content.words.common.number_fails.as_str());
    reply.ways.push(desk.turns(desk.content.words.buttons.elsewhere.as_str(), Subject::Areas));
    reply.ways.push(emergency::way(desk));
    reply.shared = Some(desk.content.words.common.shared.as_str().to_owned());
    reply
}

/// Returns the police's number, and the one for somebody who types instead of speaking.
fn police(desk: &Desk<'_>) -> Vec<Line> {
    let police = &desk.content.signpost.police.service;
    desk.brief(police).into_iter().chain(desk.textphone(police)).collect()
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

/// Returns the areas, and the official pages that find any council.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.contacts;
    let mut reply = desk.urgent(words.choose.as_str());
    reply.paragraphs(&words.choose_text);
    if desk.form() == Form::Usual && desk.setting.server.is_some() {
        add_organisation(desk, &mut reply);
    }
    reply.heading(words.finders.as_str());
    let finders = offices::finders(desk.content);
    add(&mut reply, finders.filter_map(|id| desk.brief(id)).collect());
    reply.paragraph(desk.content.words.common.number_fails.as_str());
    let areas = desk.content.areas.iter();
    reply.ways = areas
        .map(|(id, area)| desk.turns(area.name.as_str(), Subject::Contacts(Some(id.clone()))))
        .collect();
    reply.ways.push(emergency::way(desk));
    reply
}
