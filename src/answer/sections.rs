//! Sections and steps: what topics, doors, areas and boards are made of.
//!
//! A section or step may be for some nations only. Where the nation is not known it is shown with their
//! names before it, so nobody takes another nation's duty for their own. One may also be for one form
//! only, and so may a single point: who came past the lead is not told to go to the lead.

use super::answering::Answering;
use super::line::Line;
use super::nations::ForNations;
use super::reply::{Block, Reply};
use crate::content::{Call, Section, Step};
use crate::values::Prose;

/// Adds a heading, its paragraphs and its points, where they are for this server's nation and for the form
/// that the reply is in.
pub(super) fn add_section(answering: &Answering<'_>, reply: &mut Reply, section: &Section) {
    let Some(part) = answering.part(&section.nations).filter(|_| section.is_for(answering.form()))
    else {
        return;
    };
    // Under a heading that names the nation, its lines need not.
    let (heading, lines) = match &section.heading {
        Some(heading) => (Some(answering.named(&part, heading.as_str())), ForNations::default()),
        None => (None, part),
    };
    let named = |words: &Prose| answering.named(&lines, words.as_str());
    if let Some(heading) = heading {
        reply.heading(heading);
    }
    reply.paragraphs(&section.text.iter().map(named).collect::<Vec<_>>());
    let points = section.points.iter().filter(|point| point.is_for(answering.form()));
    reply.points(&points.map(|point| named(&point.text)).collect::<Vec<_>>());
}

/// Says whom a step calls, one line each, with the number last.
pub(super) type CallLines = fn(&Answering<'_>, &Call) -> Vec<Line>;

/// Adds the steps that are for this server's nation, numbered, each with whom it calls.
pub(super) fn add_steps(
    answering: &Answering<'_>,
    reply: &mut Reply,
    steps: &[Step],
    calls: CallLines,
) {
    let steps = steps.iter().filter(|step| step.is_for(answering.form()));
    let here = steps.filter_map(|step| Some((answering.part(&step.nations)?, step)));
    for (index, (part, step)) in here.enumerate() {
        let text = answering.named(&part, step.text.as_str());
        reply.blocks.push(Block::Step(index + 1, Line::plain(text)));
        let points = step.points.iter().filter(|point| point.is_for(answering.form()));
        let points = points.map(|point| Line::plain(point.text.as_str()));
        let called = step.call.iter().flat_map(|call| calls(answering, call));
        reply.blocks.extend(points.chain(called).map(Block::UnderStep));
    }
}
