//! The parts that a page of the induction and the whole of it share: headings, steps, choices and reasons.
//!
//! Each reads the same wherever it is.

use super::super::desk::Desk;
use super::super::reply::{Block, Reply};
use crate::answer::calls;
use crate::content::{Call, InductionStep, LetteredChoice, Question, QuestionChoice};

pub(super) fn add_step(desk: &Desk<'_>, reply: &mut Reply, step: &InductionStep) {
    reply.paragraphs(step.heads_up.as_slice());
    if step.call.contains(&Call::Local) {
        reply.paragraphs(desk.social_care().as_slice());
    }
    reply.paragraphs(&step.text);
    reply.points(&step.points);
    // These numbers are there to be saved, so they are the same at any hour.
    let calls = step.call.iter().flat_map(|call| calls::at_all_times(desk, call));
    reply.blocks.extend(calls.map(Block::Point));
}

pub(super) fn reason(desk: &Desk<'_>, choice: &QuestionChoice) -> String {
    let words = &desk.content.words.induction;
    if choice.is_right() {
        words.right.fill(&choice.because)
    } else {
        words.not_quite.fill(&choice.because)
    }
}

pub(super) fn step_heading(desk: &Desk<'_>, nth: usize, step: &InductionStep) -> String {
    let all = desk.content.induction.step.len();
    desk.content.words.induction.step.fill(&step.title, nth, all)
}

pub(super) fn question_heading(desk: &Desk<'_>, nth: usize, question: &Question) -> String {
    let all = desk.content.induction.question.len();
    desk.content.words.induction.question.fill(&question.title, nth, all)
}

pub(super) fn lettered(desk: &Desk<'_>, it: LetteredChoice<'_>) -> String {
    desk.content.words.induction.choice.fill(it.letter, &it.choice.text)
}

pub(super) fn whom_to_tell(desk: &Desk<'_>) -> String {
    let words = &desk.content.words.induction;
    let version = desk.content.signpost.version;
    let coordinator = desk.setting.server.and_then(|server| server.coordinator.as_ref());
    match coordinator {
        Some(coordinator) => words.tell.fill(coordinator, version),
        None => words.tell_unset.fill(version),
    }
}
