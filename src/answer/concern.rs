//! `/concern`: what to do now, step by step. Never shared.
//!
//! The steps are the content's; who is called in each comes from the server's configuration and
//! the child's area, by the time of day.

use super::answering::Answering;
use super::query::{Refusal, Subject};
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};
use super::{calls, emergency, refusals};
use crate::content::{Form, Screen};
use crate::values::DoorId;

/// Returns the doors of the first screen.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.concern;
    let mut reply = answering.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.ways = first_screen(answering, Turns::This);
    reply.ways.push(emergency::way(answering));
    reply.all_buttons();
    reply
}

/// Returns the doors that are one press away.
pub(super) fn more(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.concern;
    let mut reply = answering.urgent(words.more_title.as_str());
    reply.paragraphs(&words.more_text);
    reply.ways = doors(answering, Screen::More, Turns::This);
    reply.ways.push(emergency::way(answering));
    reply.all_buttons();
    reply.back = answering.back(Subject::Concern);
    reply
}

/// What a button of a door does to the reply that it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turns {
    /// It takes the place of it.
    This,
    /// It leaves it where it is.
    Nothing,
}

/// Returns a button for every door of the first screen, and for *More* where there are more.
pub(super) fn first_screen(answering: &Answering<'_>, turns: Turns) -> Vec<Way> {
    let label = answering.content.words.buttons.more.as_str();
    let more = match turns {
        Turns::This => answering.turns(label, Subject::MoreDoors),
        Turns::Nothing => answering.opens(label, Subject::MoreDoors),
    };
    let are_more =
        answering.content.doors.iter().any(|(_, door)| door.screen == Some(Screen::More));
    let mut ways = doors(answering, Screen::First, turns);
    ways.extend(are_more.then_some(more));
    ways
}

fn doors(answering: &Answering<'_>, screen: Screen, turns: Turns) -> Vec<Way> {
    let here = answering.content.doors.iter().filter(|(_, door)| door.screen == Some(screen));
    here.map(|(id, door)| answering.door(id, door, turns == Turns::This)).collect()
}

/// Returns what one door says to do now.
pub(super) fn door(answering: &Answering<'_>, id: &DoorId) -> Reply {
    let Some((id, door)) = answering.content.doors.get(id) else {
        return refusals::answer(answering, Refusal::Gone);
    };
    let words = &answering.content.words;
    let mut reply = answering.urgent(door.title.as_str());
    // In short, a door that is for any worry says to call the lead.
    if door.form.is_some() || answering.form() == Form::Usual {
        reply.paragraph(words.common.in_short.fill(&door.short));
    }
    reply.paragraphs(answering.social_care().as_slice());
    add_steps(answering, &mut reply, &door.step, calls::now);
    for section in &door.section {
        add_section(answering, &mut reply, section);
    }
    reply.paragraphs(calls::record(answering).as_slice());
    reply.paragraph(words.common.number_fails.as_str());
    let others: Vec<DoorId> = door.doors.iter().filter(|other| *other != id).cloned().collect();
    reply.ways = vec![emergency::way(answering)];
    reply.ways.extend(answering.doors(&others));
    reply.ways.extend(answering.topics(&door.see_also));
    reply.back = answering.back(Subject::Concern);
    reply
}
