//! The whole induction as one text, for whoever reviews it: every step, question, choice and reason,
//! each with the sections that it leads to.
//!
//! Nobody who takes it sees this: there, what is right shows only once something is chosen.

use crate::answer::desk::Desk;
use crate::answer::line::Line;
use crate::answer::reply::{Block, Reply, Way};
use crate::content::{Content, Question, TitleAndText};

use super::{add_step, lettered, question_heading, reason, step_heading, whom_to_tell};

/// Returns the whole of it as one text to review: every step, question, choice and reason.
pub(in crate::answer) fn whole(desk: &Desk<'_>) -> Reply {
    let Content { induction, words, .. } = desk.content;
    let mut reply = desk.reply(induction.title.as_str());
    let add_page = |reply: &mut Reply, page: &TitleAndText| {
        reply.heading(page.title.as_str());
        reply.paragraphs(&page.text);
    };
    add_page(&mut reply, &induction.start);
    for (nth, step) in (1..).zip(&induction.step) {
        reply.heading(step_heading(desk, nth, step));
        add_step(desk, &mut reply, step);
        let ways = desk.topics(&step.topics).into_iter().chain(desk.doors(&step.doors));
        reply.paragraph(buttons(ways));
    }
    for (nth, question) in (1..).zip(&induction.question) {
        reply.heading(question_heading(desk, nth, question));
        add_question_with_answers(desk, &mut reply, question);
    }
    add_page(&mut reply, &words.induction.stopped);
    add_page(&mut reply, &induction.end);
    reply.paragraph(whom_to_tell(desk));
    reply
}

fn add_question_with_answers(desk: &Desk<'_>, reply: &mut Reply, question: &Question) {
    reply.paragraphs(question.heads_up.as_slice());
    reply.paragraph(question.ask.as_str());
    for choice in question.lettered() {
        reply.blocks.push(Block::Point(Line::plain(lettered(desk, choice))));
        let (_, choice) = choice;
        let section = buttons(desk.topics(std::slice::from_ref(&choice.topic)));
        let lines = [reason(desk, choice), section].map(Line::plain);
        reply.blocks.extend(lines.map(Block::UnderStep));
    }
}

/// Returns what stands on the buttons, as a terminal shows them.
fn buttons(ways: impl IntoIterator<Item = Way>) -> String {
    let labels = ways.into_iter().map(|way| format!("[ {} ]", way.label));
    labels.collect::<Vec<_>>().join(" ")
}
