//! A row of questions, each of which can be answered again.
//!
//! What asks them is plain code, one question after the other. Where the person goes back, the last answer is forgotten and
//! that code runs again from its start: what was answered before that is not asked once more, and what was done on the way (a
//! deed, such as a stamp on disk) is not done twice. So no question knows which one comes before it. At each of them `back`,
//! `quit` and `help` or `?` mean the same, and what is not understood loses nothing.

use std::any::Any;
use std::collections::VecDeque;
use std::convert::Infallible;

use super::putting::{ALWAYS, AlwaysWord, NOTHING, Putting, is_nothing, without_quotes};
use super::spoken::{Conversation, Stopped, refusal};
use crate::schema::Problem;

/// Why a question has no answer.
#[derive(Debug)]
pub(crate) enum NoAnswer {
    /// The person wants the question before.
    Back,
    /// The conversation is over.
    Stopped(Stopped),
}

impl From<Stopped> for NoAnswer {
    fn from(stopped: Stopped) -> Self {
        Self::Stopped(stopped)
    }
}

/// A question, and what is said to whoever asks what it means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ToAsk<'q> {
    pub(crate) words: &'q str,
    pub(crate) help: &'q str,
}

/// One thing that can be answered, and the words that mean it; the first is shown.
pub(crate) type AnswerChoice<T> = (&'static [&'static str], T);

/// Yes and no.
pub(crate) const YES_OR_NO: &[AnswerChoice<bool>] = &[(&["yes", "y"], true), (&["no", "n"], false)];

/// Somebody who is asked one question after the other; `D` is what is done between them.
pub(crate) struct Interview<'c, D = Infallible> {
    with: &'c mut dyn Conversation,
    /// What the words mean that are understood at every question.
    help: &'static str,
    steps: Vec<InterviewStep<D>>,
    /// How many of the steps the code that asks has gone through since it last began.
    at: usize,
    /// The line under which the next questions are.
    heading: Option<String>,
    /// What was answered and taken back, in the order of the questions.
    taken_back: VecDeque<GivenAnswer>,
}

/// One thing that has come to pass.
enum InterviewStep<D> {
    Answer(GivenAnswer),
    Deed(D),
}

/// An answer, and the whole question as it was put.
struct GivenAnswer {
    question: String,
    answer: String,
    /// What the answer was found to be. It is not judged again: that may take all content to be read.
    value: Box<dyn Any>,
}

/// An answer that is one, and the word for it.
struct JudgedAnswer<T> {
    value: T,
    shown: String,
}

impl<'c, D> Interview<'c, D> {
    /// Returns an interview that has not begun; `help` is what its own words mean, in lines.
    pub(crate) fn new(with: &'c mut dyn Conversation, help: &'static str) -> Self {
        let (steps, taken_back) = (Vec::new(), VecDeque::new());
        Self { with, help, steps, at: 0, heading: None, taken_back }
    }

    /// Says something whatever was said before.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Stopped> {
        self.with.say(text)
    }

    /// Says something, unless the person has heard it and is past it.
    pub(crate) fn tell(&mut self, text: &str) -> Result<(), Stopped> {
        if self.is_heard() { Ok(()) } else { self.with.say(text) }
    }

    /// Says under which line the next questions are, and again to whoever comes back to one of them; an empty line is none.
    pub(crate) fn under(&mut self, heading: &str) -> Result<(), Stopped> {
        self.heading = None;
        if self.is_heard() {
            self.heading = Some(heading.to_owned()).filter(|heading| !heading.is_empty());
            return Ok(());
        }
        if heading.is_empty() { Ok(()) } else { self.with.say(heading) }
    }

    /// Asks until the answer is one of `choices`.
    pub(crate) fn choose<T: Copy + 'static>(
        &mut self,
        ask: ToAsk<'_>,
        choices: &[AnswerChoice<T>],
    ) -> Result<T, NoAnswer> {
        let known: Vec<&str> =
            choices.iter().filter_map(|(words, _)| words.first().copied()).collect();
        let known = known.join(", ");
        let question = format!("{} ({known}, {ALWAYS})", ask.words);
        let judge = |answer: &str| {
            let answer = answer.to_lowercase();
            let meant = choices.iter().find(|(words, _)| words.contains(&answer.as_str()));
            let (words, value) = meant.ok_or(format!("  type one of: {known}, {ALWAYS}"))?;
            let shown = words.first().copied().unwrap_or_default().to_owned();
            Ok(JudgedAnswer { value: *value, shown })
        };
        let putting = Putting {
            question: &question,
            help: ask.help,
            suggestion: None,
            is_optional: false,
            has_words: true,
        };
        self.put(&putting, judge)
    }

    /// Asks until `judge` takes the answer; nothing typed is `suggestion`, where there is one. What is
    /// refused is said as `check` would say it.
    pub(crate) fn until<T: Clone + 'static>(
        &mut self,
        ask: ToAsk<'_>,
        suggestion: Option<&str>,
        mut judge: impl FnMut(&str) -> Result<T, Vec<Problem>>,
    ) -> Result<T, NoAnswer> {
        let (question, help) = (ask.words, ask.help);
        let putting = Putting { question, help, suggestion, is_optional: false, has_words: false };
        self.put(&putting, |text| {
            let value = judge(text).map_err(|problems| refusal(&problems))?;
            Ok(JudgedAnswer { value, shown: text.to_owned() })
        })
    }

    /// Asks for something that may be left out: nothing typed is no answer, or what was said there before.
    pub(crate) fn perhaps<T: Clone + 'static>(
        &mut self,
        ask: ToAsk<'_>,
        judge: impl Fn(&str) -> Result<T, Vec<Problem>>,
    ) -> Result<Option<T>, NoAnswer> {
        let (question, help) = (ask.words, ask.help);
        let putting =
            Putting { question, help, suggestion: None, is_optional: true, has_words: false };
        self.put(&putting, |text| {
            let value = match text {
                text if is_nothing(text) => None,
                text => Some(judge(text).map_err(|problems| refusal(&problems))?),
            };
            Ok(JudgedAnswer { value, shown: text.to_owned() })
        })
    }

    fn put<T: Clone + 'static>(
        &mut self,
        putting: &Putting<'_>,
        mut judge: impl FnMut(&str) -> Result<JudgedAnswer<T>, String>,
    ) -> Result<T, NoAnswer> {
        if let Some(InterviewStep::Answer(given)) = self.steps.get(self.at)
            && let Some(value) = given.value.downcast_ref::<T>()
        {
            self.at += 1;
            return Ok(value.clone());
        }
        let question = putting.full();
        let before = self.said_before(&question);
        if let Some(heading) = self.heading.take() {
            self.with.say(&heading)?;
        }
        let shown = putting.shown(before.as_deref());
        loop {
            let typed = without_quotes(&self.with.ask(&shown)?).to_owned();
            if let Some(word) = AlwaysWord::of(&typed, putting.has_words) {
                self.heed(word, putting)?;
                continue;
            }
            let answer = putting.meant(typed, before.as_deref());
            if answer.is_empty() && putting.needs_text() {
                self.with.say(NOTHING)?;
                continue;
            }
            match judge(&answer) {
                Ok(JudgedAnswer { value, shown: answer }) => {
                    self.forget(&question);
                    let given = GivenAnswer { question, answer, value: Box::new(value.clone()) };
                    self.keep(InterviewStep::Answer(given));
                    return Ok(value);
                }
                Err(refused) => self.with.say(&refused)?,
            }
        }
    }

    /// Does what a word means that is understood at every question; the question is still open after it.
    fn heed(&mut self, word: AlwaysWord, putting: &Putting<'_>) -> Result<(), NoAnswer> {
        let line = match word {
            AlwaysWord::Back => return Err(NoAnswer::Back),
            AlwaysWord::Quit => return Err(Stopped::Left.into()),
            AlwaysWord::Help => format!("  {}\n{}", putting.help, self.help),
            AlwaysWord::YesNoOrSkip => {
                format!("  that is no answer here: type one, or {ALWAYS}")
            }
        };
        Ok(self.with.say(&line)?)
    }

    /// Returns what was answered to this very question before it was taken back.
    fn said_before(&self, question: &str) -> Option<String> {
        let mut given = self.taken_back.iter();
        given.find(|given| given.question == question).map(|given| given.answer.clone())
    }

    /// Forgets what was answered to this question before, and to those before it, which are answered again by now.
    fn forget(&mut self, question: &str) {
        let at = self.taken_back.iter().position(|given| given.question == question);
        self.taken_back.drain(..at.map_or(0, |at| at + 1));
    }

    fn keep(&mut self, step: InterviewStep<D>) {
        self.steps.truncate(self.at);
        self.steps.push(step);
        self.at += 1;
    }

    /// Returns whether what comes now was heard before the person went back.
    const fn is_heard(&self) -> bool {
        self.at < self.steps.len()
    }

    /// Keeps what was just done, so that it is not done again.
    pub(crate) fn has_done(&mut self, deed: D) {
        self.keep(InterviewStep::Deed(deed));
    }

    /// Returns what was done here before the person went back; nothing where it is still to do.
    pub(crate) fn done_before(&mut self) -> Option<&D> {
        let Some(InterviewStep::Deed(deed)) = self.steps.get(self.at) else { return None };
        self.at += 1;
        Some(deed)
    }

    /// Begins again from the first question.
    pub(crate) const fn begin(&mut self) {
        self.at = 0;
    }

    /// Returns whether there is no question before this one.
    pub(crate) fn is_at_the_first(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step, InterviewStep::Answer(_)))
    }

    /// Returns what was done since the last answer, which has to be undone before that is taken back.
    pub(crate) fn deeds_since_the_last_answer(&self) -> Vec<&D> {
        let deeds = self.steps.iter().rev().map_while(|step| match step {
            InterviewStep::Deed(deed) => Some(deed),
            InterviewStep::Answer(_) => None,
        });
        deeds.collect()
    }

    /// Takes the last answer back, and what was done since; the next run asks that question.
    pub(crate) fn take_back(&mut self) {
        while let Some(step) = self.steps.pop() {
            if let InterviewStep::Answer(given) = step {
                self.taken_back.push_front(given);
                break;
            }
        }
    }

    /// Returns everything that was done.
    pub(crate) fn into_deeds(self) -> impl Iterator<Item = D> {
        self.steps.into_iter().filter_map(|step| match step {
            InterviewStep::Deed(deed) => Some(deed),
            InterviewStep::Answer(_) => None,
        })
    }
}

impl Interview<'_> {
    /// Asks all that `questions` asks; whoever goes back finds there what they have answered.
    pub(crate) fn through<T>(
        mut self,
        mut questions: impl FnMut(&mut Self) -> Result<T, NoAnswer>,
    ) -> Result<T, Stopped> {
        loop {
            self.begin();
            match questions(&mut self) {
                Ok(answers) => return Ok(answers),
                Err(NoAnswer::Stopped(stopped)) => return Err(stopped),
                Err(NoAnswer::Back) if self.is_at_the_first() => self.with.say(FIRST)?,
                Err(NoAnswer::Back) => self.take_back(),
            }
        }
    }
}

/// What is said to whoever wants to go back further than the first question.
pub(crate) const FIRST: &str = "  This is the first question: there is none before it.";
