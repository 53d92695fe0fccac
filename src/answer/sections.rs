//! Sections: a heading, paragraphs and points, as topics, doors and areas have them.
//!
//! A section may be for some nations only. Where the nation is not known it is shown with their
//! names before it, so nobody takes another nation's duty for their own.

use crate::content::{Prose, Section};

use super::desk::Desk;
use super::nations::Named;
use super::reply::Reply;

/// Adds a heading, its paragraphs and its points, where they are for this server's nation.
pub(super) fn add_section(desk: &Desk<'_>, reply: &mut Reply, section: &Section) {
    let Some(part) = desk.part(&section.nations) else {
        return;
    };
    // Under a heading that names the nation, its lines need not.
    let (heading, lines) = match &section.heading {
        Some(heading) => (Some(desk.named(&part, heading.as_str())), Named::default()),
        None => (None, part),
    };
    let named = |all: &[Prose]| -> Vec<String> {
        all.iter().map(|words| desk.named(&lines, words.as_str())).collect()
    };
    heading.into_iter().for_each(|heading| reply.heading(heading));
    reply.paragraphs(&named(&section.text));
    reply.points(&named(&section.points));
}
