//! `/a-z`: back-of-book terms as menus that open the section.
//!
//! A volunteer looks for the word they have in mind, "older boyfriend" or "nudes", not for our
//! heading. Each term shows what it opens, or that page's heads-up, before it is chosen.

use super::answering::Answering;
use super::letters::{LETTERS, Letters};
use super::query::Subject;
use super::reply::{Reply, Way};
use crate::content::{Destination, Form, IndexEntry};

/// Returns the runs of letters that have terms.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.a_z;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let runs = LETTERS.into_iter().filter(|letters| letters.are_used(answering.content));
    reply.ways = runs
        .map(|letters| {
            answering.turns(&letters.name(answering.content), Subject::Letters(Some(letters)))
        })
        .collect();
    reply
}

/// Returns the terms under some letters.
pub(super) fn answer(answering: &Answering<'_>, letters: Letters) -> Reply {
    let mut reply = answering.reply(letters.name(answering.content));
    reply.paragraphs(&answering.content.words.a_z.text);
    let terms = answering.content.index.iter().filter(|entry| letters.holds(&entry.term));
    // The induction speaks of the lead on every page.
    let is_open =
        |entry: &&IndexEntry| answering.form() == Form::Usual || entry.to != Destination::Induction;
    let terms = terms.filter(is_open);
    reply.ways = terms.filter_map(|entry| way(answering, entry)).collect();
    reply.back = answering.back(Subject::Letters(None));
    reply
}

/// Returns the way to where a term leads, with what is there as its description.
fn way(answering: &Answering<'_>, entry: &IndexEntry) -> Option<Way> {
    let title = entry.to.title(answering.content)?;
    let heads_up = match &entry.to {
        Destination::Entry(id) => {
            answering.content.topics.find(id).and_then(|(_, topic)| topic.heads_up.as_ref())
        }
        Destination::Induction | Destination::Helplines(_) => None,
    };
    let description = heads_up.map_or(title.as_str(), |heads_up| heads_up.as_str()).to_owned();
    let mut way = answering.turns(&entry.term, Subject::from(&entry.to));
    way.description = Some(description);
    Some(way)
}
