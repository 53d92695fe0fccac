//! What is said where there is no answer: a reply like any other, with the way to help.
//!
//! The person asking never sees an error. Whatever was asked is dropped here, so that nothing that
//! somebody typed comes back in a text or a button.

use super::answering::Answering;
use super::query::{Query, Refusal, Subject};
use super::reply::Reply;

/// Returns the reply for why there is no answer. It repeats nothing of what was asked.
pub(super) fn answer(answering: &Answering<'_>, why: Refusal) -> Reply {
    let refusals = &answering.content.words.refusals;
    let words = match why {
        Refusal::Gone => &refusals.gone,
        Refusal::Unreadable => &refusals.unreadable,
        Refusal::BoardNotAllowed => &refusals.board_not_allowed,
        Refusal::BoardNotHere => &refusals.board_not_here,
    };
    // What was asked may hold what somebody typed; nothing made from this reply repeats it.
    let query = Query { form: answering.form(), ..Query::refusal(why) };
    let mut reply = Answering { query: &query, ..*answering }.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    let start = answering.content.words.buttons.start.as_str();
    reply.ways.push(answering.opens(start, Subject::Help));
    reply
}
