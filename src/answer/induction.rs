//! `/induction`: the volunteers' steps, then questions to ask themselves. Only the asker sees it.
//!
//! Where somebody is in it stands in the buttons and nowhere else: what they read, chose or skipped
//! is not kept, and no answer depends on it. Any page can be left, and any old message leads back.

use crate::content::{
    Content, InductionId, InductionPage, InductionStep, Question, QuestionChoice, TitleAndText,
};

use super::board;
use super::desk::Desk;
use super::line::Line;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Block, Jump, Reply, Way};

/// Returns the first page, or the page that has this id.
pub(super) fn answer(desk: &Desk<'_>, id: Option<&InductionId>) -> Reply {
    let Some(id) = id else {
        return start(desk);
    };
    match desk.content.induction.page(id) {
        Some(InductionPage::Step { nth, step: it }) => step(desk, nth, it),
        Some(InductionPage::Question { nth, question: it }) => question(desk, nth, it),
        Some(InductionPage::Choice { nth, question, letter, choice }) => {
            chosen(desk, (nth, question), (letter, choice))
        }
        None => gone(desk),
    }
}

fn start(desk: &Desk<'_>) -> Reply {
    let mut reply = page(desk, &desk.content.induction.start);
    let first = desk.content.induction.in_order().next();
    reply.onward = first.map(|id| next(desk, Some(id))).into_iter().collect();
    // Whoever is worried now comes before whoever has time to read.
    let concern = desk.content.words.buttons.concern.as_str();
    reply.ways = vec![desk.opens(concern, Subject::Concern)];
    reply.jump = Some(jump(desk, &Subject::Induction(None)));
    reply
}

fn step(desk: &Desk<'_>, nth: usize, step: &InductionStep) -> Reply {
    let mut reply = desk.reply(step_heading(desk, nth, step));
    add_step(desk, &mut reply, step);
    reply.ways = desk.topics(&step.topics);
    reply.ways.extend(desk.doors(&step.doors));
    add_ways_through(desk, &mut reply, step.id.id());
    reply
}

fn add_step(desk: &Desk<'_>, reply: &mut Reply, step: &InductionStep) {
    reply.paragraphs(step.heads_up.as_slice());
    reply.paragraphs(&step.text);
    reply.points(&step.points);
    // These numbers are there to be saved, so they are the same at any hour.
    let calls = step.call.iter().flat_map(|call| board::call_lines(desk, call));
    reply.blocks.extend(calls.map(Block::Point));
}

fn question(desk: &Desk<'_>, nth: usize, question: &Question) -> Reply {
    let mut reply = desk.reply(question_heading(desk, nth, question));
    reply.paragraph(question.ask.as_str());
    let choices: Vec<String> = question.lettered().map(|choice| lettered(desk, choice)).collect();
    reply.points(&choices);
    let ways = question.lettered().zip(&choices);
    reply.ways = ways.map(|((_, choice), label)| desk.turns(label, at(choice.id.id()))).collect();
    add_ways_through(desk, &mut reply, question.id.id());
    reply
}

/// Returns what is said of a choice: never that it is wrong, and nothing that is counted.
fn chosen(
    desk: &Desk<'_>,
    (nth, question): (usize, &Question),
    choice: (char, &QuestionChoice),
) -> Reply {
    let words = &desk.content.words.induction;
    let mut reply = desk.reply(question_heading(desk, nth, question));
    reply.paragraph(words.chosen.fill(lettered(desk, choice)));
    let (_, choice) = choice;
    reply.paragraph(reason(desk, choice));
    reply.ways = desk.topics(std::slice::from_ref(&choice.topic));
    add_ways_through(desk, &mut reply, question.id.id());
    let back = if choice.is_right() { &desk.content.words.buttons.back } else { &words.again };
    reply.back = Some(desk.turns(back.as_str(), at(question.id.id())));
    reply
}

fn reason(desk: &Desk<'_>, choice: &QuestionChoice) -> String {
    let words = &desk.content.words.induction;
    match choice.is_right() {
        true => words.right.fill(&choice.because),
        false => words.not_quite.fill(&choice.because),
    }
}

fn step_heading(desk: &Desk<'_>, nth: usize, step: &InductionStep) -> String {
    let all = desk.content.induction.step.len();
    desk.content.words.induction.step.fill(&step.title, nth, all)
}

fn question_heading(desk: &Desk<'_>, nth: usize, question: &Question) -> String {
    let all = desk.content.induction.question.len();
    desk.content.words.induction.question.fill(&question.title, nth, all)
}

fn lettered(desk: &Desk<'_>, (letter, choice): (char, &QuestionChoice)) -> String {
    desk.content.words.induction.choice.fill(letter, &choice.text)
}

/// Returns the page on which one can stop, with the way back to where one was.
pub(super) fn stopped(desk: &Desk<'_>, id: &InductionId) -> Reply {
    let words = &desk.content.words.induction;
    let mut reply = page(desk, &words.stopped);
    let is_there = desk.content.induction.page(id).is_some();
    let on = is_there.then(|| desk.turns(words.go_on.as_str(), at(id)));
    reply.onward = on.into_iter().collect();
    reply.jump = Some(jump(desk, &desk.query.subject));
    reply
}

/// Returns the last page: what to tell whom, and that nothing is kept.
pub(super) fn end(desk: &Desk<'_>) -> Reply {
    let mut reply = page(desk, &desk.content.induction.end);
    reply.paragraph(whom_to_tell(desk));
    let start = desk.content.words.buttons.start.as_str();
    reply.ways = vec![desk.opens(start, Subject::Help)];
    reply.back = desk.content.induction.in_order().next_back().and_then(|id| desk.back(at(id)));
    reply.jump = Some(jump(desk, &Subject::InductionEnd));
    reply
}

fn whom_to_tell(desk: &Desk<'_>) -> String {
    let words = &desk.content.words.induction;
    let version = desk.content.signpost.version;
    let coordinator = desk.setting.server.and_then(|server| server.coordinator.as_ref());
    match coordinator {
        Some(coordinator) => words.tell.fill(coordinator, version),
        None => words.tell_unset.fill(version),
    }
}

/// Returns the whole of it as one text to review: every step, question, choice and reason.
pub(super) fn whole(desk: &Desk<'_>) -> Reply {
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
    }
    for (nth, question) in (1..).zip(&induction.question) {
        reply.heading(question_heading(desk, nth, question));
        reply.paragraph(question.ask.as_str());
        for choice in question.lettered() {
            reply.blocks.push(Block::Point(Line::plain(lettered(desk, choice))));
            reply.blocks.push(Block::UnderStep(Line::plain(reason(desk, choice.1))));
        }
    }
    add_page(&mut reply, &words.induction.stopped);
    add_page(&mut reply, &induction.end);
    reply.paragraph(whom_to_tell(desk));
    reply
}

/// Returns that a page has gone, with the way to the first one.
fn gone(desk: &Desk<'_>) -> Reply {
    let mut reply = refusals::answer(desk, Refusal::Gone);
    reply.ways.push(way(desk));
    reply
}

/// Returns the way to the induction.
pub(super) fn way(desk: &Desk<'_>) -> Way {
    desk.opens(desk.content.words.buttons.induction.as_str(), Subject::Induction(None))
}

fn page(desk: &Desk<'_>, page: &TitleAndText) -> Reply {
    let mut reply = desk.reply(page.title.as_str());
    reply.paragraphs(&page.text);
    reply
}

fn at(id: &InductionId) -> Subject {
    Subject::Induction(Some(id.clone()))
}

/// Adds Back, Next, Stop here and the menu to a step or question.
fn add_ways_through(desk: &Desk<'_>, reply: &mut Reply, here: &InductionId) {
    let words = &desk.content.words.induction;
    let mut before = desk.content.induction.in_order().rev().skip_while(|id| *id != here).skip(1);
    let mut after = desk.content.induction.in_order().skip_while(|id| *id != here).skip(1);
    reply.back = desk.back(Subject::Induction(before.next().cloned()));
    let stop = desk.turns(words.stop.as_str(), Subject::InductionStopped(here.clone()));
    reply.onward = vec![next(desk, after.next()), stop];
    reply.jump = Some(jump(desk, &at(here)));
}

/// Returns the way to the next page: behind the last one stands the end.
fn next(desk: &Desk<'_>, id: Option<&InductionId>) -> Way {
    let subject = id.map_or(Subject::InductionEnd, at);
    desk.turns(desk.content.words.induction.next.as_str(), subject)
}

/// Returns the menu of every page but the one that is shown, `here`: whoever chooses an entry gets
/// another menu with the page, and can choose in it again.
fn jump(desk: &Desk<'_>, here: &Subject) -> Jump {
    let induction = &desk.content.induction;
    let first = desk.turns(induction.start.title.as_str(), Subject::Induction(None));
    let steps = (1..).zip(&induction.step).map(|(nth, step)| {
        let description = step.heads_up.as_ref().map(|heads_up| heads_up.as_str().to_owned());
        Way { description, ..desk.turns(&step_heading(desk, nth, step), at(step.id.id())) }
    });
    let questions = (1..).zip(&induction.question);
    let questions =
        questions.map(|(nth, it)| desk.turns(&question_heading(desk, nth, it), at(it.id.id())));
    let last = desk.turns(induction.end.title.as_str(), Subject::InductionEnd);
    let pages = [first].into_iter().chain(steps).chain(questions).chain([last]);
    let ways = pages.filter(|way| way.press.query.subject != *here).collect();
    Jump { label: desk.content.words.induction.jump.as_str().to_owned(), ways }
}
