//! `/induction`: the volunteers' steps, then questions to ask themselves. Only the asker sees it.
//!
//! Where somebody is in it stands in the buttons and nowhere else: what they read, chose or skipped
//! is not kept, and no answer depends on it. Any page can be left, and any old message leads back.
//! `whole` has all of it as one text to review.

mod whole;

use crate::content::{
    Call, HeadsUp, InductionId, InductionPage, InductionStep, LetteredChoice, Question,
    QuestionChoice, TitleAndText,
};

use super::calls;
use super::desk::Desk;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Block, Jump, Reply, Way};

pub(super) use whole::{in_print, whole};

/// Returns the first page, or the page that has this id.
pub(super) fn answer(desk: &Desk<'_>, id: Option<&InductionId>) -> Reply {
    let Some(id) = id else {
        return start(desk);
    };
    match desk.content.induction.page(id) {
        Some(InductionPage::Step { nth, step: it }) => step(desk, nth, it),
        Some(InductionPage::Question { nth, question: it }) => question(desk, nth, it),
        Some(InductionPage::Choice { nth, question, lettered }) => {
            chosen(desk, nth, question, lettered)
        }
        None => gone(desk),
    }
}

fn start(desk: &Desk<'_>) -> Reply {
    let mut reply = page(desk, &desk.content.induction.start);
    add_ways_through(desk, &mut reply, None);
    reply
}

fn step(desk: &Desk<'_>, nth: usize, step: &InductionStep) -> Reply {
    let mut reply = desk.reply(step_heading(desk, nth, step));
    add_step(desk, &mut reply, step);
    reply.ways = desk.topics(&step.topics);
    reply.ways.extend(desk.doors(&step.doors));
    add_ways_through(desk, &mut reply, Some(step.id.id()));
    reply
}

fn add_step(desk: &Desk<'_>, reply: &mut Reply, step: &InductionStep) {
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

fn question(desk: &Desk<'_>, nth: usize, question: &Question) -> Reply {
    let mut reply = desk.reply(question_heading(desk, nth, question));
    reply.paragraphs(question.heads_up.as_slice());
    reply.paragraph(question.ask.as_str());
    let choices: Vec<String> = question.lettered().map(|choice| lettered(desk, choice)).collect();
    reply.points(&choices);
    let ways = question.lettered().zip(&choices);
    reply.ways = ways.map(|(it, label)| desk.turns(label, at(it.choice.id.id()))).collect();
    add_ways_through(desk, &mut reply, Some(question.id.id()));
    reply
}

/// Returns what is said of a choice: never that it is wrong, and nothing that is counted.
fn chosen(desk: &Desk<'_>, nth: usize, question: &Question, chosen: LetteredChoice<'_>) -> Reply {
    let words = &desk.content.words.induction;
    let mut reply = desk.reply(question_heading(desk, nth, question));
    reply.paragraph(words.chosen.fill(lettered(desk, chosen)));
    let choice = chosen.choice;
    reply.paragraph(reason(desk, choice));
    reply.ways = desk.topics(std::slice::from_ref(&choice.topic));
    add_ways_through(desk, &mut reply, Some(question.id.id()));
    let back = if choice.is_right() { &desk.content.words.buttons.back } else { &words.again };
    reply.back = Some(desk.turns(back.as_str(), at(question.id.id())));
    reply
}

fn reason(desk: &Desk<'_>, choice: &QuestionChoice) -> String {
    let words = &desk.content.words.induction;
    if choice.is_right() {
        words.right.fill(&choice.because)
    } else {
        words.not_quite.fill(&choice.because)
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

fn lettered(desk: &Desk<'_>, it: LetteredChoice<'_>) -> String {
    desk.content.words.induction.choice.fill(it.letter, &it.choice.text)
}

/// Returns the page on which one can stop, with the way back to where one was.
pub(super) fn stopped(desk: &Desk<'_>, id: Option<&InductionId>) -> Reply {
    let words = &desk.content.words.induction;
    let mut reply = page(desk, &words.stopped);
    // An id of a page that has gone is written into no other.
    let here = id.filter(|id| desk.content.induction.page(id).is_some()).cloned();
    reply.query.subject = Subject::InductionStopped(here.clone());
    reply.onward = vec![desk.turns(words.go_on.as_str(), Subject::Induction(here))];
    reply.jump = Some(jump(desk, &reply.query.subject));
    reply
}

/// Returns the last page: what to tell whom.
pub(super) fn end(desk: &Desk<'_>) -> Reply {
    let mut reply = page(desk, &desk.content.induction.end);
    reply.paragraph(whom_to_tell(desk));
    let start = desk.content.words.buttons.start.as_str();
    reply.ways.push(desk.opens(start, Subject::Help));
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

/// Returns a page of no step or question: the first, the last, or where one stops.
fn page(desk: &Desk<'_>, page: &TitleAndText) -> Reply {
    let mut reply = desk.reply(page.title.as_str());
    reply.paragraphs(&page.text);
    // Whoever is worried now comes before whoever has time to read.
    let concern = desk.content.words.buttons.concern.as_str();
    reply.ways = vec![desk.opens(concern, Subject::Concern)];
    reply
}

fn at(id: &InductionId) -> Subject {
    Subject::Induction(Some(id.clone()))
}

/// Adds Back, Next, Stop here and the menu to the first page, a step or a question.
fn add_ways_through(desk: &Desk<'_>, reply: &mut Reply, here: Option<&InductionId>) {
    let words = &desk.content.words.induction;
    let pages = || [None].into_iter().chain(desk.content.induction.in_order().map(Some));
    let before = pages().zip(pages().skip(1)).find(|(_, page)| *page == here);
    reply.back = before.and_then(|(page, _)| desk.back(Subject::Induction(page.cloned())));
    let next = pages().skip_while(|page| *page != here).nth(1).flatten();
    let next = desk.turns(words.next.as_str(), next.map_or(Subject::InductionEnd, at));
    let stop = desk.turns(words.stop.as_str(), Subject::InductionStopped(here.cloned()));
    reply.onward = vec![next, stop];
    reply.jump = Some(jump(desk, &Subject::Induction(here.cloned())));
}

/// Returns the menu of every page but the one that is shown, `here`: whoever chooses an entry gets
/// another menu with the page, and can choose in it again.
fn jump(desk: &Desk<'_>, here: &Subject) -> Jump {
    let induction = &desk.content.induction;
    let first = desk.turns(induction.start.title.as_str(), Subject::Induction(None));
    let page = |heading: String, id, heads_up: &Option<HeadsUp>| {
        let description = heads_up.as_ref().map(|heads_up| heads_up.as_str().to_owned());
        Way { description, ..desk.turns(&heading, at(id)) }
    };
    let steps = (1..).zip(&induction.step);
    let steps = steps.map(|(nth, it)| page(step_heading(desk, nth, it), it.id.id(), &it.heads_up));
    let questions = (1..).zip(&induction.question);
    let questions =
        questions.map(|(nth, it)| page(question_heading(desk, nth, it), it.id.id(), &it.heads_up));
    let last = desk.turns(induction.end.title.as_str(), Subject::InductionEnd);
    let pages = [first].into_iter().chain(steps).chain(questions).chain([last]);
    let ways = pages.filter(|way| way.press.query.subject != *here).collect();
    Jump { label: desk.content.words.induction.jump.as_str().to_owned(), ways }
}
