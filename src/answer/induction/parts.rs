//! The parts that a page of the induction and the whole of it share: headings, steps, choices and reasons.
//!
//! Each reads the same wherever it is.

use super::super::answering::Answering;
use super::super::reply::{Block, Reply};
use crate::answer::calls;
use crate::content::{Call, InductionStep, LetteredChoice, Question, QuestionChoice};

pub(super) fn add_step(answering: &Answering<'_>, reply: &mut Reply, step: &InductionStep) {
    reply.paragraphs(step.heads_up.as_slice());
    if step.call.contains(&Call::Local) {
        reply.paragraphs(answering.social_care().as_slice());
    }
    reply.paragraphs(&step.text);
    reply.points(&step.points);
    // These numbers are there to be saved, so they are the same at any hour.
    let calls = step.call.iter().flat_map(|call| calls::at_all_times(answering, call));
    reply.blocks.extend(calls.map(Block::Point));
}

pub(super) fn reason(answering: &Answering<'_>, choice: &QuestionChoice) -> String {
    let words = &answering.content.words.induction;
    if choice.is_right() {
        words.right.fill(&choice.because)
    } else {
        words.not_quite.fill(&choice.because)
    }
}

pub(super) fn step_heading(answering: &Answering<'_>, nth: usize, step: &InductionStep) -> String {
    let all = answering.content.induction.step.len();
    answering.content.words.induction.step.fill(&step.title, nth, all)
}

pub(super) fn question_heading(
    answering: &Answering<'_>,
    nth: usize,
    question: &Question,
) -> String {
    let all = answering.content.induction.question.len();
    answering.content.words.induction.question.fill(&question.title, nth, all)
}

pub(super) fn lettered(answering: &Answering<'_>, it: LetteredChoice<'_>) -> String {
    answering.content.words.induction.choice.fill(it.letter, &it.choice.text)
}

pub(super) fn whom_to_tell(answering: &Answering<'_>) -> String {
    let words = &answering.content.words.induction;
    let version = answering.content.signpost.version;
    let coordinator = answering.setting.server.and_then(|server| server.coordinator.as_ref());
    match coordinator {
        Some(coordinator) => words.tell.fill(coordinator, version),
        None => words.tell_unset.fill(version),
    }
}
