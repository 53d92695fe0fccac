//! `/concern`: what to do now, step by step. Never shared.
//!
//! The steps are the content's; who is called in each comes from the server's configuration and
//! the child's area, by the time of day.

use crate::content::{DoorId, Form};

use super::calls;
use super::desk::Desk;
use super::emergency;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};

/// Returns the doors.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.concern;
    let mut reply = desk.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.ways = doors(desk, true);
    reply.ways.push(emergency::way(desk));
    reply
}

/// Returns a button for every door.
pub(super) fn doors(desk: &Desk<'_>, turns: bool) -> Vec<Way> {
    let all = desk.content.doors.iter();
    all.map(|(id, door)| desk.door(id, door, turns)).collect()
}

/// Returns what to do now behind one door.
pub(super) fn door(desk: &Desk<'_>, id: &DoorId) -> Reply {
    let Some((id, door)) = desk.content.doors.get(id) else {
        return refusals::answer(desk, Refusal::Gone);
    };
    let words = &desk.content.words;
    let mut reply = desk.urgent(door.title.as_str());
    // In short, a door that is for any worry says to call the lead.
    if door.form.is_some() || desk.form() == Form::Usual {
        reply.paragraph(words.common.in_short.fill(&door.short));
    }
    reply.paragraphs(desk.social_care().as_slice());
    add_steps(desk, &mut reply, &door.step, calls::now);
    door.section.iter().for_each(|section| add_section(desk, &mut reply, section));
    reply.paragraphs(calls::record(desk).as_slice());
    reply.paragraph(words.common.number_fails.as_str());
    let others: Vec<DoorId> = door.doors.iter().filter(|other| *other != id).cloned().collect();
    reply.ways = vec![emergency::way(desk)];
    reply.ways.extend(desk.doors(&others));
    reply.ways.extend(desk.topics(&door.see_also));
    reply.back = desk.back(Subject::Concern);
    reply
}
