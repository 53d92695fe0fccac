//! `/glossary`: terms spelt out and explained.
//!
//! DSL, MASH and LADO are England's terms; a term says which nations use it. A reply spells a term
//! out where it is first used, so this is for whoever met one elsewhere.

use super::answering::Answering;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::Reply;
use crate::values::TermId;

/// Returns the terms.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.glossary;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let terms = answering.content.terms.iter();
    reply.ways = terms
        .map(|(id, term)| answering.turns(term.name.as_str(), Subject::Term(id.clone())))
        .collect();
    reply
}

/// Returns one term.
pub(super) fn term(answering: &Answering<'_>, id: &TermId) -> Reply {
    let Some((_, term)) = answering.content.terms.get(id) else {
        return refusals::answer(answering, Refusal::Gone);
    };
    let spelt_out = |meaning| answering.content.words.glossary.stands_for.fill(&term.name, meaning);
    let title = term.stands_for.as_ref().map_or_else(|| term.name.to_string(), spelt_out);
    let mut reply = answering.reply(title);
    reply.paragraphs(&term.text);
    let elsewhere = answering.elsewhere(&term.nations);
    reply.paragraphs(
        elsewhere.map(|names| answering.content.words.glossary.used_in.fill(names)).as_slice(),
    );
    reply.ways = answering.topics(&term.see_also);
    reply.back = answering.back(Subject::Glossary);
    reply
}
