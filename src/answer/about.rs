//! `/about`: what the bot is and is not, what it keeps, who wrote and who approved what it says.
//!
//! It is also where those who can put it right see how much of it no person has verified yet, and
//! whether its approval has lapsed. Beside it only boards and the handbook's foot say so: to the
//! person asking for help, a contact never looks doubtful.

use super::answering::Answering;
use super::reply::Reply;
use super::standing::Standing;
use super::when::Medium;
use crate::config::LapseReason;
use crate::content::{Content, Form};

/// Returns what the bot is and is not; in the handbook, what that is.
pub(super) fn answer(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.about;
    let mut reply = match answering.setting.medium {
        Medium::Message => of_the_bot(answering),
        Medium::Handbook => of_the_handbook(answering),
    };
    reply.heading(words.who.as_str());
    let paper = &answering.content.sources.paper;
    reply.paragraph(words.credit.fill(&paper.title, &paper.author, &paper.publisher));
    if is_lapsed(answering) {
        reply.paragraph(words.due.as_str());
    }
    reply.paragraph(approval(answering));
    reply.paragraph(verified(answering.content));
    let versions =
        words.versions.fill(answering.content.signpost.version, env!("CARGO_PKG_VERSION"));
    reply.paragraph(versions);
    reply.paragraph(wrong_number(answering));
    reply
}

fn of_the_bot(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.about;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.heading(words.is_not.as_str());
    reply.points(&words.is_not_points);
    reply.heading(words.keeps.as_str());
    reply.points(&words.keeps_points);
    reply
}

fn of_the_handbook(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.handbook.about;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.points(&words.points);
    reply
}

/// Says who approved the content and when that is due again, or since when and why it holds no more.
pub(super) fn approval(answering: &Answering<'_>) -> String {
    let words = &answering.content.words.about;
    match (Standing::of(answering.content, answering.setting), answering.setting.medium) {
        (Standing::Draft, Medium::Message) => words.draft.to_string(),
        (Standing::Draft, Medium::Handbook) => answering.content.handbook.about.draft.to_string(),
        (Standing::Approved(it), _) => words.approved.fill(&it.role, it.on, it.next),
        (Standing::Lapsed(it, lapse), _) => match lapse.why {
            LapseReason::Changed => words.lapsed_changed.fill(&it.role, it.on, lapse.since),
            LapseReason::Due => words.lapsed_due.fill(&it.role, it.on, lapse.since),
        },
    }
}

/// Returns whether the approval holds no more.
pub(super) fn is_lapsed(answering: &Answering<'_>) -> bool {
    matches!(Standing::of(answering.content, answering.setting), Standing::Lapsed(..))
}

/// Says how many contacts a person has verified, and how many there are.
pub(super) fn verified(content: &Content) -> String {
    let (done, all) = verified_contacts(content);
    content.words.about.verified.fill(done, all)
}

/// Returns how many contacts a person has verified, and how many there are.
pub(super) fn verified_contacts(content: &Content) -> (usize, usize) {
    let services = content.services.iter();
    let done = services.filter(|(_, service)| service.is_verified()).count();
    (done, content.services.len())
}

fn wrong_number(answering: &Answering<'_>) -> String {
    let words = &answering.content.words.about;
    let lead = answering.setting.server.and_then(|server| server.lead.as_ref());
    match (answering.form(), lead, answering.setting.medium) {
        (Form::Usual, Some(lead), _) => words.wrong_number.fill(&lead.role),
        (_, _, Medium::Handbook) => answering.content.handbook.about.wrong_number.to_string(),
        (Form::PastTheLead, _, Medium::Message) => words.wrong_number_past.to_string(),
        (Form::Usual, None, Medium::Message) => words.wrong_number_unset.to_string(),
    }
}
