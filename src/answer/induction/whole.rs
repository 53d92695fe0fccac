//! The whole induction as one text: for whoever reviews it, with each reason where it is given, and in
//! print, with the answers at the back.
//!
//! Nobody who takes it on Discord sees this: there, what is right shows only once something is chosen.

use std::collections::BTreeSet;

use super::super::answering::Answering;
use super::super::line::Line;
use super::super::reply::{Block, Reply};
use super::parts::{add_step, lettered, question_heading, reason, step_heading, whom_to_tell};
use crate::content::{Content, LetteredChoice, Question, TitleAndText};
use crate::values::TopicId;

/// Returns the whole of it as one text to review: every step, question, choice and reason.
pub(in super::super) fn whole(answering: &Answering<'_>) -> Reply {
    let Content { induction, words, .. } = answering.content;
    let mut reply = with_steps(answering);
    for (nth, question) in (1..).zip(&induction.question) {
        add_question(answering, &mut reply, nth, question, add_choice_with_reason);
    }
    add_page(&mut reply, &words.induction.stopped);
    add_end(answering, &mut reply);
    reply
}

/// Returns it in print. A page of paper cannot wait for a choice, so all answers are at the back.
pub(in super::super) fn in_print(answering: &Answering<'_>) -> Reply {
    let Content { induction, handbook, .. } = answering.content;
    let mut reply = with_steps(answering);
    for (nth, question) in (1..).zip(&induction.question) {
        add_question(answering, &mut reply, nth, question, add_choice);
    }
    add_end(answering, &mut reply);
    reply.heading(handbook.answers.as_str());
    for (nth, question) in (1..).zip(&induction.question) {
        reply.heading(question_heading(answering, nth, question));
        for choice in question.lettered() {
            add_choice(answering, &mut reply, choice);
            add_reason(answering, &mut reply, choice);
        }
        let topics: BTreeSet<&TopicId> = question.choice.iter().map(|one| &one.topic).collect();
        let topics: Vec<TopicId> = topics.into_iter().cloned().collect();
        reply.blocks.push(Block::Ways(answering.topics(&topics)));
    }
    reply
}

/// Returns the first page and every step.
fn with_steps(answering: &Answering<'_>) -> Reply {
    let induction = &answering.content.induction;
    let mut reply = answering.reply(induction.title.as_str());
    add_page(&mut reply, &induction.start);
    for (nth, step) in (1..).zip(&induction.step) {
        reply.heading(step_heading(answering, nth, step));
        add_step(answering, &mut reply, step);
        let ways = answering.topics(&step.topics).into_iter().chain(answering.doors(&step.doors));
        reply.blocks.push(Block::Ways(ways.collect()));
    }
    reply
}

fn add_page(reply: &mut Reply, page: &TitleAndText) {
    reply.heading(page.title.as_str());
    reply.paragraphs(&page.text);
}

fn add_end(answering: &Answering<'_>, reply: &mut Reply) {
    add_page(reply, &answering.content.induction.end);
    reply.paragraph(whom_to_tell(answering));
}

fn add_question(
    answering: &Answering<'_>,
    reply: &mut Reply,
    nth: usize,
    question: &Question,
    add: fn(&Answering<'_>, &mut Reply, LetteredChoice<'_>),
) {
    reply.heading(question_heading(answering, nth, question));
    reply.paragraphs(question.heads_up.as_slice());
    reply.paragraph(question.ask.as_str());
    for choice in question.lettered() {
        add(answering, reply, choice);
    }
}

fn add_choice(answering: &Answering<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    reply.blocks.push(Block::Point(Line::plain(lettered(answering, it))));
}

fn add_reason(answering: &Answering<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    reply.blocks.push(Block::UnderStep(Line::plain(reason(answering, it.choice))));
}

fn add_choice_with_reason(answering: &Answering<'_>, reply: &mut Reply, it: LetteredChoice<'_>) {
    add_choice(answering, reply, it);
    add_reason(answering, reply, it);
    reply.blocks.push(Block::Ways(answering.topics(std::slice::from_ref(&it.choice.topic))));
}
