//! The ways to 999: by voice, without speaking, with a textphone, by text and in sign language.
//!
//! Somebody who cannot speak, or cannot hear, needs the way that works for them before anything
//! else. It is one press from `/help`, from every door and from the contacts.

use super::answering::Answering;
use super::query::Subject;
use super::reply::{Reply, Way};

/// Returns every way to 999.
pub(super) fn answer(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.emergency;
    let mut reply = answering.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.heading(words.silent.as_str());
    reply.points(&words.silent_points);
    reply.heading(words.ways.as_str());
    for id in &answering.content.signpost.emergency {
        answering.card(&mut reply, id);
    }
    reply
}

/// Returns the way to here.
pub(super) fn way(answering: &Answering<'_>) -> Way {
    answering.opens(answering.content.words.buttons.emergency.as_str(), Subject::Emergency)
}
