//! `/helplines`, and *Help for me*: each service with who it is for and its limits. Never shared.
//!
//! Who looks up a helpline for survivors, or about their own thoughts, must not be shown to a
//! whole channel; so there is no `share` here and none is made.

use super::answering::Answering;
use super::query::Subject;
use super::reply::Reply;
use super::sections::add_section;
use crate::content::Audience;

/// Returns the audiences.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.helplines;
    let mut reply = answering.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.ways = Audience::ALL
        .iter()
        .map(|audience| {
            let label = answering.content.helplines.listed(*audience).button();
            answering.turns(label, Subject::Helplines(Some(*audience)))
        })
        .collect();
    reply
}

/// Returns the services for one audience.
pub(super) fn answer(answering: &Answering<'_>, audience: Audience) -> Reply {
    let listed = answering.content.helplines.listed(audience);
    let mut reply = answering.urgent(answering.content.words.helplines.heading.fill(&listed.title));
    reply.paragraphs(&listed.text);
    for section in &listed.section {
        add_section(answering, &mut reply, section);
    }
    for id in listed.services.iter().filter(|id| answering.is_served(id)) {
        answering.card(&mut reply, id);
    }
    reply.paragraph(answering.content.words.common.number_fails.as_str());
    reply.back = answering.back(Subject::Helplines(None));
    reply
}
