//! `/glossary`: terms spelt out and explained.
//!
//! DSL, MASH and LADO are England's terms; a term says which nations use it. A reply spells a term
//! out where it is first used, so this is for whoever met one elsewhere.

use super::desk::Desk;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::Reply;
use crate::values::TermId;

/// Returns the terms.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.glossary;
    let mut reply = desk.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let terms = desk.content.terms.iter();
    reply.ways =
        terms.map(|(id, term)| desk.turns(term.name.as_str(), Subject::Term(id.clone()))).collect();
    reply
}

/// Returns one term.
pub(super) fn term(desk: &Desk<'_>, id: &TermId) -> Reply {
    let Some((_, term)) = desk.content.terms.get(id) else {
        return refusals::answer(desk, Refusal::Gone);
    };
    let spelt_out = |meaning| desk.content.words.glossary.stands_for.fill(&term.name, meaning);
    let title = term.stands_for.as_ref().map_or_else(|| term.name.to_string(), spelt_out);
    let mut reply = desk.reply(title);
    reply.paragraphs(&term.text);
    let elsewhere = desk.elsewhere(&term.nations);
    reply.paragraphs(
        elsewhere.map(|names| desk.content.words.glossary.used_in.fill(names)).as_slice(),
    );
    reply.ways = desk.topics(&term.see_also);
    reply.back = desk.back(Subject::Glossary);
    reply
}
