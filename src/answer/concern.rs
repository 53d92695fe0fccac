//! `/concern`: what to do now, step by step. Never shared.
//!
//! The steps are the content's; who is called in each comes from the server's configuration and
//! the child's area, by the time of day.

use super::desk::Desk;
use super::query::{Refusal, Subject};
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};
use super::{calls, emergency, refusals};
use crate::content::{Form, Screen};
use crate::values::DoorId;

/// Returns the doors of the first screen.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.concern;
    let mut reply = desk.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.ways = first_screen(desk, Turns::This);
    reply.ways.push(emergency::way(desk));
    reply.all_buttons();
    reply
}

/// Returns the doors that are one press away.
pub(super) fn more(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.concern;
    let mut reply = desk.urgent(words.more_title.as_str());
    reply.paragraphs(&words.more_text);
    reply.ways = doors(desk, Screen::More, Turns::This);
    reply.ways.push(emergency::way(desk));
    reply.all_buttons();
    reply.back = desk.back(Subject::Concern);
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
pub(super) fn first_screen(desk: &Desk<'_>, turns: Turns) -> Vec<Way> {
    let label = desk.content.words.buttons.more.as_str();
    let more = match turns {
        Turns::This => desk.turns(label, Subject::MoreDoors),
        Turns::Nothing => desk.opens(label, Subject::MoreDoors),
    };
    let are_more = desk.content.doors.iter().any(|(_, door)| door.screen == Some(Screen::More));
    let mut ways = doors(desk, Screen::First, turns);
    ways.extend(are_more.then_some(more));
    ways
}

fn doors(desk: &Desk<'_>, screen: Screen, turns: Turns) -> Vec<Way> {
    let here = desk.content.doors.iter().filter(|(_, door)| door.screen == Some(screen));
    here.map(|(id, door)| desk.door(id, door, turns == Turns::This)).collect()
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
    for section in &door.section {
        add_section(desk, &mut reply, section);
    }
    reply.paragraphs(calls::record(desk).as_slice());
    reply.paragraph(words.common.number_fails.as_str());
    let others: Vec<DoorId> = door.doors.iter().filter(|other| *other != id).cloned().collect();
    reply.ways = vec![emergency::way(desk)];
    reply.ways.extend(desk.doors(&others));
    reply.ways.extend(desk.topics(&door.see_also));
    reply.back = desk.back(Subject::Concern);
    reply
}
