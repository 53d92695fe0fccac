//! The whole induction as one text: for whoever reviews it, with each reason where it is given, and in
//! print, with the answers at the back.
//!
//! Nobody who takes it on Discord sees this: there, what is right shows only once something is chosen.

use std::collections::BTreeSet;

use super::super::desk::Desk;
use super::super::line::Line;
use super::super::reply::{Block, Reply};
use super::parts::{add_step, lettered, question_heading, reason, step_heading, whom_to_tell};
use crate::content::{Content, LetteredChoice, Question, TitleAndText};
use crate::values::TopicId;

/// Returns the whole of it as one text to review: every step, question, choice and reason.
pub(in super::super) fn whole(desk: &Desk<'_>) -> Reply {
    let Content { induction, words, .. } = desk.content;
    let mut reply = with_steps(desk);
    for (nth, question) in (1..).zip(&induction.question) {
        add_question(desk, &mut reply, nth, question, add_choice_with_reason);
    }
    add_page(&mut reply, &words.induction.stopped);
    add_end(desk, &mut reply);
    reply
}

/// Returns it in print. A page of paper cannot wait for a choice, so all answers are at the back.
pub(in super::super) fn in_print(desk: &Desk<'_>) -> Reply {
    let Content { induction, handbook, .. } = desk.content;
    let mut reply = with_steps(desk);
    for (nth, question) in (1..).zip(&induction.question) {
        add_question(desk, &mut reply, nth, question, add_choice);
    }
    add_end(desk, &mut reply);
    reply.heading(handbook.answers.as_str());
    for (nth, question) in (1..).zip(&induction.question) {
        reply.heading(question_heading(desk, nth, question));
        for choice in question.lettered() {
            add_choice(desk, &mut reply, choice);
            add_reason(desk, &mut reply, choice);
        }
        let topics: BTreeSet<&TopicId> = question.choice.iter().map(|one| &one.topic).collect();
        let topics: Vec<TopicId> = topics.into_iter().cloned().collect();
        reply.blocks.push(Block::Ways(desk.topics(&topics)));
    }
    reply
}

/// Returns the first page and every step.
fn with_steps(desk: &Desk<'_>) -> Reply {
    let induction = &desk.content.induction;
    let mut reply = desk.reply(induction.title.as_str());
    add_page(&mut reply, &induction.start);
    for (nth, step) in (1..).zip(&induction.step) {
        reply.heading(step_heading(desk, nth, step));
        add_step(desk, &mut reply, step);
        let ways = desk.topics(&step.topics).into_iter().chain(desk.doors(&step.doors));
        reply.blocks.push(Block::Ways(ways.collect()));
    }
    reply
}

fn add_page(reply: &mut Reply, page: &TitleAndText) {
    reply.heading(page.title.as_str());
    reply.paragraphs(&page.text);
}

fn add_end(desk: &Desk<'_>, reply: &mut Reply) {
    add_page(reply, &desk.content.induction.end);
    reply.paragraph(whom_to_tell(desk));
}

fn add_question(
    desk: &Desk<'_>,
    reply: &mut Reply,
    nth: usize,
    question: &Question,
    add: fn(&Desk<'_>, &mut Reply, LetteredChoice<'_>),
) {
    reply.heading(question_heading(desk, nth, question));
    reply.paragraphs(question.heads_up.as_slice());
    reply.paragraph(question.ask.as_str());
    for choice in question.lettered() {
        add(desk, reply, choice);
    }
}

fn add_choice(desk: &Desk<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    reply.blocks.push(Block::Point(Line::plain(lettered(desk, it))));
}

fn add_reason(desk: &Desk<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    reply.blocks.push(Block::UnderStep(Line::plain(reason(desk, it.choice))));
}

fn add_choice_with_reason(desk: &Desk<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    add_choice(desk, reply, it);
    add_reason(desk, reply, it);
    reply.blocks.push(Block::Ways(desk.topics(std::slice::from_ref(&it.choice.topic))));
}
