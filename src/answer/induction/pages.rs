//! The pages of the induction: the first, a step, a question, what is said of a choice, and the ends.
//!
//! Each page's id is its query, so nothing remembers where somebody is. Back and Next are reckoned from the
//! page that is shown.

use super::super::answering::Answering;
use super::super::query::{Refusal, Subject};
use super::super::reply::{Jump, Reply, Way};
use super::parts::{add_step, lettered, question_heading, reason, step_heading, whom_to_tell};
use crate::answer::refusals;
use crate::content::{InductionPage, InductionStep, LetteredChoice, Question, TitleAndText};
use crate::values::{HeadsUp, InductionId};

/// Returns the first page, or the page that has this id.
pub(in super::super) fn answer(answering: &Answering<'_>, id: Option<&InductionId>) -> Reply {
    let Some(id) = id else {
        return start(answering);
    };
    match answering.content.induction.page(id) {
        Some(InductionPage::Step { nth, step: it }) => step(answering, nth, it),
        Some(InductionPage::Question { nth, question: it }) => question(answering, nth, it),
        Some(InductionPage::Choice { nth, question, lettered }) => {
            chosen(answering, nth, question, lettered)
        }
        None => gone(answering),
    }
}

pub(super) fn start(answering: &Answering<'_>) -> Reply {
    let mut reply = page(answering, &answering.content.induction.start);
    add_ways_through(answering, &mut reply, None);
    reply
}

pub(super) fn step(answering: &Answering<'_>, nth: usize, step: &InductionStep) -> Reply {
    let mut reply = answering.reply(step_heading(answering, nth, step));
    add_step(answering, &mut reply, step);
    reply.ways = answering.topics(&step.topics);
    reply.ways.extend(answering.doors(&step.doors));
    add_ways_through(answering, &mut reply, Some(step.id.id()));
    reply
}

pub(super) fn question(answering: &Answering<'_>, nth: usize, question: &Question) -> Reply {
    let mut reply = answering.reply(question_heading(answering, nth, question));
    reply.paragraphs(question.heads_up.as_slice());
    reply.paragraph(question.ask.as_str());
    let choices: Vec<String> =
        question.lettered().map(|choice| lettered(answering, choice)).collect();
    reply.points(&choices);
    let ways = question.lettered().zip(&choices);
    reply.ways = ways.map(|(it, label)| answering.turns(label, at(it.choice.id.id()))).collect();
    add_ways_through(answering, &mut reply, Some(question.id.id()));
    reply
}

/// Returns what is said of a choice: never that it is wrong, and nothing that is counted.
pub(super) fn chosen(
    answering: &Answering<'_>,
    nth: usize,
    question: &Question,
    chosen: LetteredChoice<'_>,
) -> Reply {
    let words = &answering.content.words.induction;
    let mut reply = answering.reply(question_heading(answering, nth, question));
    reply.paragraph(words.chosen.fill(lettered(answering, chosen)));
    let choice = chosen.choice;
    reply.paragraph(reason(answering, choice));
    reply.ways = answering.topics(std::slice::from_ref(&choice.topic));
    add_ways_through(answering, &mut reply, Some(question.id.id()));
    let back = if choice.is_right() { &answering.content.words.buttons.back } else { &words.again };
    reply.back = Some(answering.turns(back.as_str(), at(question.id.id())));
    reply
}

/// Returns the page on which one can stop, with the way back to where one was.
pub(in super::super) fn stopped(answering: &Answering<'_>, id: Option<&InductionId>) -> Reply {
    let words = &answering.content.words.induction;
    let mut reply = page(answering, &words.stopped);
    // An id of a page that has gone is written into no other.
    let here = id.filter(|id| answering.content.induction.page(id).is_some()).cloned();
    reply.query.subject = Subject::InductionStopped(here.clone());
    reply.onward = vec![answering.turns(words.go_on.as_str(), Subject::Induction(here))];
    reply.jump = Some(jump(answering, &reply.query.subject));
    reply
}

/// Returns the last page: what to tell whom.
pub(in super::super) fn end(answering: &Answering<'_>) -> Reply {
    let mut reply = page(answering, &answering.content.induction.end);
    reply.paragraph(whom_to_tell(answering));
    let start = answering.content.words.buttons.start.as_str();
    reply.ways.push(answering.opens(start, Subject::Help));
    reply.back =
        answering.content.induction.in_order().next_back().and_then(|id| answering.back(at(id)));
    reply.jump = Some(jump(answering, &Subject::InductionEnd));
    reply
}

/// Returns that a page has gone, with the way to the first one.
pub(super) fn gone(answering: &Answering<'_>) -> Reply {
    let mut reply = refusals::answer(answering, Refusal::Gone);
    reply.ways.push(way(answering));
    reply
}

/// Returns the way to the induction.
pub(in super::super) fn way(answering: &Answering<'_>) -> Way {
    answering.opens(answering.content.words.buttons.induction.as_str(), Subject::Induction(None))
}

/// Returns a page of no step or question: the first, the last, or where one stops.
pub(super) fn page(answering: &Answering<'_>, page: &TitleAndText) -> Reply {
    let mut reply = answering.reply(page.title.as_str());
    reply.paragraphs(&page.text);
    // Whoever is worried now comes before whoever has time to read.
    let concern = answering.content.words.buttons.concern.as_str();
    reply.ways = vec![answering.opens(concern, Subject::Concern)];
    reply
}

pub(super) fn at(id: &InductionId) -> Subject {
    Subject::Induction(Some(id.clone()))
}

/// Adds Back, Next, Stop here and the menu to the first page, a step or a question.
fn add_ways_through(answering: &Answering<'_>, reply: &mut Reply, here: Option<&InductionId>) {
    let words = &answering.content.words.induction;
    let pages = || [None].into_iter().chain(answering.content.induction.in_order().map(Some));
    let before = pages().zip(pages().skip(1)).find(|(_, page)| *page == here);
    reply.back = before.and_then(|(page, _)| answering.back(Subject::Induction(page.cloned())));
    let next = pages().skip_while(|page| *page != here).nth(1).flatten();
    let next = answering.turns(words.next.as_str(), next.map_or(Subject::InductionEnd, at));
    let stop = answering.turns(words.stop.as_str(), Subject::InductionStopped(here.cloned()));
    reply.onward = vec![next, stop];
    reply.jump = Some(jump(answering, &Subject::Induction(here.cloned())));
}

/// Returns the menu of every page but the one that is shown, `here`: whoever chooses an entry gets
/// another menu with the page, and can choose in it again.
pub(super) fn jump(answering: &Answering<'_>, here: &Subject) -> Jump {
    let induction = &answering.content.induction;
    let first = answering.turns(induction.start.title.as_str(), Subject::Induction(None));
    let page = |heading: String, id, heads_up: &Option<HeadsUp>| {
        let description = heads_up.as_ref().map(|heads_up| heads_up.as_str().to_owned());
        Way { description, ..answering.turns(&heading, at(id)) }
    };
    let steps = (1..).zip(&induction.step);
    let steps =
        steps.map(|(nth, it)| page(step_heading(answering, nth, it), it.id.id(), &it.heads_up));
    let questions = (1..).zip(&induction.question);
    let questions = questions
        .map(|(nth, it)| page(question_heading(answering, nth, it), it.id.id(), &it.heads_up));
    let last = answering.turns(induction.end.title.as_str(), Subject::InductionEnd);
    let pages = [first].into_iter().chain(steps).chain(questions).chain([last]);
    let ways = pages.filter(|way| way.press.query.subject != *here).collect();
    Jump { label: answering.content.words.induction.jump.as_str().to_owned(), ways }
}
