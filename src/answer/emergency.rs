//! The ways to 999: by voice, without speaking, with a textphone, by text and in sign language.
//!
//! Somebody who cannot speak, or cannot hear, needs the way that works for them before anything
//! else. It is one press from `/help`, from every door and from the contacts.

use super::desk::Desk;
use super::query::Subject;
use super::reply::{Reply, Way};

/// Returns every way to 999.
pub(super) fn answer(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.emergency;
    let mut reply = desk.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.heading(words.silent.as_str());
    reply.points(&words.silent_points);
    reply.heading(words.ways.as_str());
    for id in &desk.content.signpost.emergency {
        desk.card(&mut reply, id);
    }
    reply
}

/// Returns the way to here.
pub(super) fn way(desk: &Desk<'_>) -> Way {
    desk.opens(desk.content.words.buttons.emergency.as_str(), Subject::Emergency)
}
