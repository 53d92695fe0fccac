//! `/helplines`, and *Help for me*: each service with who it is for and its limits. Never shared.
//!
//! Who looks up a helpline for survivors, or about their own thoughts, must not be shown to a
//! whole channel; so there is no `share` here and none is made.

use super::desk::Desk;
use super::query::Subject;
use super::reply::Reply;
use super::sections::add_section;
use crate::content::Audience;

/// Returns the audiences.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.helplines;
    let mut reply = desk.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.ways = Audience::ALL
        .iter()
        .map(|audience| {
            let label = desk.content.helplines.listed(*audience).button();
            desk.turns(label, Subject::Helplines(Some(*audience)))
        })
        .collect();
    reply
}

/// Returns the services for one audience.
pub(super) fn answer(desk: &Desk<'_>, audience: Audience) -> Reply {
    let listed = desk.content.helplines.listed(audience);
    let mut reply = desk.urgent(desk.content.words.helplines.heading.fill(&listed.title));
    reply.paragraphs(&listed.text);
    for section in &listed.section {
        add_section(desk, &mut reply, section);
    }
    for id in listed.services.iter().filter(|id| desk.is_served(id)) {
        desk.card(&mut reply, id);
    }
    reply.paragraph(desk.content.words.common.number_fails.as_str());
    reply.back = desk.back(Subject::Helplines(None));
    reply
}
