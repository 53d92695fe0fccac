//! `/contacts`: the escalation ladder of the child's area, by the time of day.
//!
//! The ladder is not a queue: anyone can call anyone on it. Which office comes first at this hour is
//! in `offices`.

use super::answering::Answering;
use super::line::{Line, Span};
use super::query::{Refusal, Subject};
use super::reply::{Block, Reply, Way};
use super::sections::add_section;
use super::{emergency, offices, refusals};
use crate::config::{Contact, Server};
use crate::content::{Area, Content, Form};
use crate::values::{AreaId, Prose};

/// Returns the ladder of `asked`, else of the server's own area, else the menu of areas.
pub(super) fn answer(answering: &Answering<'_>, asked: Option<&AreaId>) -> Reply {
    match answering.area(asked) {
        Some((id, area)) => ladder(answering, id, area),
        None if asked.is_some() => refusals::answer(answering, Refusal::Gone),
        None => menu(answering),
    }
}

fn ladder(answering: &Answering<'_>, id: &AreaId, area: &Area) -> Reply {
    let words = &answering.content.words.contacts;
    let mut reply = answering.urgent(words.title.fill(&area.name));
    match answering.form() {
        Form::Usual => {
            reply.points(&words.text);
            add_way_past_the_lead(answering, &mut reply);
            add_organisation(answering, &mut reply);
        }
        // Somebody who came past the lead is not sent back to their organisation.
        Form::PastTheLead => reply.points(&words.past_the_lead),
    }
    reply.paragraphs(&area.note);
    reply.heading(answering.content.words.nations.of(area.nation).social_care.as_str());
    add(&mut reply, offices::local(answering, Some(id)));
    add(&mut reply, area.pages.iter().filter_map(|page| answering.brief(page)).collect());
    reply.heading(words.police.as_str());
    add(&mut reply, police(answering));
    reply.heading(words.adults.as_str());
    add(&mut reply, offices::lado(answering, Some(id)));
    let sections = answering.or_of_its_nation(area, |area| &area.section);
    for section in sections {
        add_section(answering, &mut reply, section);
    }
    reply.paragraph(words.elsewhere.as_str());
    reply.paragraph(answering.content.words.common.number_fails.as_str());
    reply
        .ways
        .push(answering.turns(answering.content.words.buttons.elsewhere.as_str(), Subject::Areas));
    reply.ways.push(emergency::way(answering));
    reply.shared = Some(answering.content.words.common.shared.as_str().to_owned());
    reply
}

/// Returns the police's number, and the one for somebody who types instead of speaking.
fn police(answering: &Answering<'_>) -> Vec<Line> {
    let police = &answering.content.signpost.police.service;
    answering.brief(police).into_iter().chain(answering.textphone(police)).collect()
}

fn add_organisation(answering: &Answering<'_>, reply: &mut Reply) {
    reply.heading(answering.content.words.contacts.organisation.as_str());
    add(reply, vec![lead(answering), deputy(answering), trustee(answering)]);
}

fn add(reply: &mut Reply, lines: Vec<Line>) {
    reply.blocks.extend(lines.into_iter().map(Block::Point));
}

/// The door past the lead is never shown to everyone: who opens it in public is seen to.
fn add_way_past_the_lead(answering: &Answering<'_>, reply: &mut Reply) {
    let Some((id, door)) = answering.door_past_the_lead() else {
        return;
    };
    let line = answering.content.words.contacts.about_the_lead.fill(door.button());
    reply.blocks.push(Block::Unshared(Line::plain(line)));
    reply.ways.push(Way { unshared: true, ..answering.door(id, door, false) });
}

/// Returns the line for the server's safeguarding lead.
pub(super) fn lead(answering: &Answering<'_>) -> Line {
    own(answering, |server| server.lead.as_ref(), |content| &content.words.contacts.lead_unset)
}

/// Returns the line for the server's deputy lead.
pub(super) fn deputy(answering: &Answering<'_>) -> Line {
    own(answering, |server| server.deputy.as_ref(), |content| &content.words.contacts.deputy_unset)
}

/// Returns the line for the server's trustee for safeguarding.
pub(super) fn trustee(answering: &Answering<'_>) -> Line {
    own(
        answering,
        |server| server.trustee.as_ref(),
        |content| &content.words.contacts.trustee_unset,
    )
}

fn own(
    answering: &Answering<'_>,
    contact: fn(&Server) -> Option<&Contact>,
    unset: fn(&Content) -> &Prose,
) -> Line {
    match answering.setting.server.and_then(contact) {
        Some(Contact { role, phone: Some(phone) }) => {
            Line::labelled(role.as_str(), Span::Number(phone.clone()))
        }
        Some(Contact { role, phone: None }) => Line::plain(role.as_str()),
        None => Line::plain(unset(answering.content).as_str()),
    }
}

/// Returns the areas, and the official pages that find any council.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.contacts;
    let mut reply = answering.urgent(words.choose.as_str());
    reply.paragraphs(&words.choose_text);
    if answering.form() == Form::Usual && answering.setting.server.is_some() {
        add_organisation(answering, &mut reply);
    }
    reply.heading(words.finders.as_str());
    let finders = offices::finders(answering.content);
    add(&mut reply, finders.filter_map(|id| answering.brief(id)).collect());
    reply.paragraph(answering.content.words.common.number_fails.as_str());
    let areas = answering.content.areas.iter();
    reply.ways = areas
        .map(|(id, area)| answering.turns(area.name.as_str(), Subject::Contacts(Some(id.clone()))))
        .collect();
    reply.ways.push(emergency::way(answering));
    reply
}
