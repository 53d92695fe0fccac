//! `/about`: what the bot is and is not, what it keeps, who wrote and who approved what it says.
//!
//! It is also where those who can mend it see how much of it no person has verified yet: to the
//! person asking for help, a contact never looks doubtful.

use jiff::civil::DateTime;

use crate::content::{Content, Form};

use super::desk::Desk;
use super::reply::Reply;

/// Returns what the bot is and is not; in print, what the handbook is.
pub(super) fn answer(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.about;
    let mut reply = match desk.setting.now {
        Some(_) => of_the_bot(desk),
        None => of_the_handbook(desk),
    };
    reply.heading(words.who.as_str());
    let paper = &desk.content.sources.paper;
    reply.paragraph(words.credit.fill(&paper.title, &paper.author, &paper.publisher));
    reply.paragraph(approval(desk));
    reply.paragraph(verified(desk.content));
    let versions = words.versions.fill(desk.content.signpost.version, env!("CARGO_PKG_VERSION"));
    reply.paragraph(versions);
    reply.paragraph(wrong_number(desk));
    reply
}

fn of_the_bot(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.about;
    let mut reply = desk.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.heading(words.is_not.as_str());
    reply.points(&words.is_not_points);
    reply.heading(words.keeps.as_str());
    reply.points(&words.keeps_points);
    reply
}

fn of_the_handbook(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.handbook.about;
    let mut reply = desk.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    reply.points(&words.points);
    reply
}

/// Returns who approved the content, and when that is due again.
pub(super) fn approval(desk: &Desk<'_>) -> String {
    let words = &desk.content.words.about;
    let approval = desk.setting.server.and_then(|server| server.approval.as_ref());
    let draft = match desk.setting.now {
        Some(_) => &words.draft,
        None => &desk.content.handbook.about.draft,
    };
    approval.map_or_else(
        || draft.as_str().to_owned(),
        |approval| words.approved.fill(&approval.role, approval.on, approval.next),
    )
}

/// Returns whether the approval was due again before today.
pub(super) fn is_overdue(desk: &Desk<'_>) -> bool {
    let approval = desk.setting.server.and_then(|server| server.approval.as_ref());
    let today = desk.setting.now.map(DateTime::date);
    approval.zip(today).is_some_and(|(approval, today)| approval.next.civil() < today)
}

/// Says how many contacts a person has verified, and how many there are.
pub(super) fn verified(content: &Content) -> String {
    let (done, all) = verified_contacts(content);
    content.words.about.verified.fill(done, all)
}

/// Returns how many contacts a person has verified, and how many there are.
pub(super) fn verified_contacts(content: &Content) -> (usize, usize) {
    let services = content.services.iter();
    let done = services.filter(|(_, service)| service.checked.is_verified()).count();
    (done, content.services.len())
}

fn wrong_number(desk: &Desk<'_>) -> String {
    let words = &desk.content.words.about;
    let lead = desk.setting.server.and_then(|server| server.lead.as_ref());
    match (desk.form(), lead) {
        (Form::Usual, Some(lead)) => words.wrong_number.fill(&lead.role),
        _ if desk.setting.now.is_none() => desk.content.handbook.about.wrong_number.to_string(),
        (Form::PastTheLead, _) => words.wrong_number_past.to_string(),
        (Form::Usual, None) => words.wrong_number_unset.to_string(),
    }
}
