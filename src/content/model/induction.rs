//! The volunteers' induction: steps to read, then questions to ask oneself.
//!
//! A volunteer reads it on a phone, between two other things, and comes back to it from an old
//! message. So each page has an id of its own, and none is longer than a phone shows at once. There
//! is nothing in which to keep what somebody chose.

use std::collections::BTreeSet;
use std::ops::Range;

use super::door::Call;
use super::topic::{Basis, Review};
use super::words::TitleAndText;
use crate::schema::{Check, table};
use crate::values::{
    ChoiceText, DoorId, HeadsUp, Id, IndexTerm, InductionId, Own, Prose, Slug, Title, TopicId,
};

table! {
    /// `induction.toml`.
    pub struct Induction {
        /// What it is called.
        title: one Title,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// When a person reads it again.
        review: one Review,
        /// The first page.
        start: one TitleAndText,
        /// The steps, in order.
        step: some InductionStep,
        /// The questions, in order.
        question: some Question,
        /// The last page. Whom to tell, and of which version, is added to it.
        end: one TitleAndText,
    }
}

table! {
    /// One page to read, for all four nations.
    pub struct InductionStep checked by step_is_short {
        /// Its id.
        id: one Own<InductionId>,
        /// Its heading.
        title: one Title,
        /// Shown first, and in the menu, where the text names sexual acts or violence.
        heads_up: maybe HeadsUp,
        /// Paragraphs.
        text: any Prose,
        /// A list.
        points: any Prose,
        /// Whose numbers are under it, whatever the time: they are there to be saved.
        call: any Call,
        /// The topics it rests on.
        topics: some TopicId,
        /// Doors of `/concern` that it leads to.
        doors: any DoorId,
        /// The ids it had before.
        formerly: any Slug,
        /// Set where no source states it.
        basis: maybe Basis,
    }
}

table! {
    /// A question to ask oneself. Nothing of the answer is kept, and there is no score.
    pub struct Question checked by question_has_its_choices {
        /// Its id.
        id: one Own<InductionId>,
        /// Its heading, which does not give the answer away.
        title: one Title,
        /// Shown first, and in the menu, where it names sexual acts or violence.
        heads_up: maybe HeadsUp,
        /// The question.
        ask: one Prose,
        /// What can be chosen: three or four, one of them right.
        choice: some QuestionChoice,
        /// The ids it had before.
        formerly: any Slug,
        /// Set where no source states what is right.
        basis: maybe Basis,
    }
}

table! {
    /// What can be chosen as the answer to a question, and what is said then.
    pub struct QuestionChoice {
        /// Its id.
        id: one Own<InductionId>,
        /// What it says.
        text: one ChoiceText,
        /// Whether it is the right one.
        right: maybe bool,
        /// Why it is right, or not quite.
        because: one Prose,
        /// The section to read.
        topic: one TopicId,
    }
}

/// A page of the induction, with its place among those of its kind, from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InductionPage<'i> {
    /// A step.
    Step {
        /// Its place.
        nth: usize,
        /// The step.
        step: &'i InductionStep,
    },
    /// A question.
    Question {
        /// Its place.
        nth: usize,
        /// The question.
        question: &'i Question,
    },
    /// What is said of a choice.
    Choice {
        /// The place of its question.
        nth: usize,
        /// Its question.
        question: &'i Question,
        /// The choice.
        lettered: LetteredChoice<'i>,
    },
}

/// A choice with the letter that its question gives it: A, B, C.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LetteredChoice<'i> {
    /// Its letter.
    pub letter: char,
    /// The choice.
    pub choice: &'i QuestionChoice,
}

/// Most characters of a step: what a phone shows without much scrolling.
const STEP: usize = 900;

/// Most topics and doors of a step: one row of buttons.
const LINKS: usize = 5;

fn step_is_short(step: &InductionStep, place: &Range<usize>, check: &mut Check) -> bool {
    let words = step.text.iter().chain(&step.points).map(Prose::as_str);
    let all = words.chain([step.title.as_str()]).chain(step.heads_up.iter().map(HeadsUp::as_str));
    let length: usize = all.map(|words| words.chars().count()).sum();
    let links = step.topics.len() + step.doors.len();
    let id = step.id.as_str();
    let mut found = Vec::new();
    if step.text.is_empty() && step.points.is_empty() {
        let message = format!("the step `{id}` is empty");
        found.push((message, "write `text` or `points`, or take it out"));
    }
    if length > STEP {
        let message = format!("the step `{id}` has {length} characters; at most {STEP} here");
        found.push((message, "say it in fewer words, or make two steps of it"));
    }
    if links > LINKS {
        let message = format!("the step `{id}` leads to {links} pages; at most {LINKS} here");
        found.push((message, "take some out of `topics` or `doors`"));
    }
    let is_right = found.is_empty();
    for (message, hint) in found {
        check.error(place.clone(), message, hint);
    }
    is_right
}

fn question_has_its_choices(question: &Question, place: &Range<usize>, check: &mut Check) -> bool {
    let id = question.id.as_str();
    let count = question.choice.len();
    let right = question.choice.iter().filter(|choice| choice.right == Some(true)).count();
    if !(3..=4).contains(&count) {
        let message = format!("the question `{id}` has {count} choice(s); three or four here");
        check.error(place.clone(), message, "add a `[[question.choice]]`, or take one out");
    }
    if right != 1 {
        let message = format!("the question `{id}` has {right} right choices; one here");
        check.error(place.clone(), message, "one of its choices, and no other, has `right = true`");
    }
    let alike = two_alike(&question.choice);
    if let Some(text) = alike {
        let message = format!("two choices of the question `{id}` say `{text}`");
        check.error(place.clone(), message, "say what sets one apart from the other");
    }
    (3..=4).contains(&count) && right == 1 && alike.is_none()
}

/// Returns what two of the choices say, where two say the same.
fn two_alike(choices: &[QuestionChoice]) -> Option<&ChoiceText> {
    let mut seen = BTreeSet::new();
    choices
        .iter()
        .map(|choice| &choice.text)
        .find(|text| !seen.insert(text.as_str().to_lowercase()))
}

impl Induction {
    /// Most steps.
    pub const STEPS: usize = 9;

    /// Most questions: with the steps, the first page and the last they are one menu.
    pub const QUESTIONS: usize = 12;

    /// Returns the ids of its steps and questions, in reading order.
    pub fn in_order(&self) -> impl DoubleEndedIterator<Item = &InductionId> + Clone {
        let steps = self.step.iter().map(|step| step.id.id());
        steps.chain(self.question.iter().map(|question| question.id.id()))
    }

    /// Returns every id that is given in it.
    pub fn ids(&self) -> impl Iterator<Item = &Own<InductionId>> {
        let questions = self.question.iter().flat_map(|question| {
            let choices = question.choice.iter().map(|choice| &choice.id);
            std::iter::once(&question.id).chain(choices)
        });
        self.step.iter().map(|step| &step.id).chain(questions)
    }

    /// Returns every id that something in it had before.
    pub fn former_ids(&self) -> impl Iterator<Item = &Slug> {
        let steps = self.step.iter().flat_map(|step| &step.formerly);
        let questions = self.question.iter().flat_map(|question| &question.formerly);
        steps.chain(questions)
    }

    /// Returns the page that has, or once had, this id.
    pub fn page(&self, id: &InductionId) -> Option<InductionPage<'_>> {
        let is = |own: &Own<InductionId>, formerly: &[Slug]| {
            own.id() == id || formerly.iter().any(|old| old.as_str() == id.as_str())
        };
        let mut steps = (1..).zip(&self.step);
        if let Some((nth, step)) = steps.find(|(_, step)| is(&step.id, &step.formerly)) {
            return Some(InductionPage::Step { nth, step });
        }
        (1..).zip(&self.question).find_map(|(nth, question)| {
            if is(&question.id, &question.formerly) {
                return Some(InductionPage::Question { nth, question });
            }
            let lettered = question.lettered().find(|lettered| lettered.choice.id.id() == id)?;
            Some(InductionPage::Choice { nth, question, lettered })
        })
    }
}

impl Question {
    /// Returns its choices, each with its letter.
    pub fn lettered(&self) -> impl Iterator<Item = LetteredChoice<'_>> {
        ('A'..).zip(&self.choice).map(|(letter, choice)| LetteredChoice { letter, choice })
    }
}

impl QuestionChoice {
    /// Returns whether it is the right one.
    pub const fn is_right(&self) -> bool {
        matches!(self.right, Some(true))
    }
}
