//! The walk itself: one thing at a time, and every yes on disk before the next question.
//!
//! What is asked of a contact is in `contact`, what of a text in `text`. Nothing is remembered between runs but
//! what is in the files, so whatever ends a run, the next one asks only what is left. Where somebody changes a
//! file meanwhile, the thing is shown and asked about once more.

use jiff::civil::DateTime;

use super::super::conversation::{AnswerChoice, Conversation, Stopped, choose};
use super::leads::Leads;
use super::stamper::{NoStamp, Stamper};
use super::{show, source};
use crate::failure::Failure;
use crate::review::{Due, Thing, Verifier, Why};

/// A person on their way through what is due.
#[derive(Debug)]
pub(crate) struct Walk {
    pub(crate) stamper: Stamper,
    pub(crate) leads: Leads,
    now: DateTime,
    stamped: usize,
    to_put_right: Vec<String>,
}

/// Why a thing is not gone through to its end.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The conversation is over.
    Stopped(Stopped),
    /// What was shown is not what is on disk.
    Changed,
}

impl From<Stopped> for Cut {
    fn from(stopped: Stopped) -> Self {
        Self::Stopped(stopped)
    }
}

/// What a person says of what they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WalkVerdict {
    Yes,
    No,
    Skip,
    Quit,
}

const VERDICTS: &[AnswerChoice<WalkVerdict>] = &[
    (&["yes", "y"], WalkVerdict::Yes),
    (&["no", "n"], WalkVerdict::No),
    (&["skip", "s"], WalkVerdict::Skip),
    (&["quit", "q"], WalkVerdict::Quit),
];

impl Walk {
    /// Returns a walk that has not begun.
    pub(crate) const fn new(stamper: Stamper, leads: Leads, now: DateTime) -> Self {
        Self { stamper, leads, now, stamped: 0, to_put_right: Vec::new() }
    }

    /// Asks about each thing in turn; returns how many are still due.
    pub(crate) fn through(
        mut self,
        with: &mut dyn Conversation,
        all: &[Due],
    ) -> Result<usize, Stopped> {
        for (index, due) in all.iter().enumerate() {
            let progress = format!("{} of {}", index + 1, all.len());
            match self.thing(with, &due.thing, &progress) {
                Err(Stopped::Left) => break,
                done => done?,
            }
        }
        let left = self.stamper.still_due(all);
        with.say(&self.summary(left))?;
        Ok(left)
    }

    /// Shows a thing and asks about it, until what was shown is what was on disk.
    fn thing(
        &mut self,
        with: &mut dyn Conversation,
        thing: &Thing,
        progress: &str,
    ) -> Result<(), Stopped> {
        // Whoever else is at work in the folder may have seen to it.
        while let Some(due) = self.stamper.due(thing) {
            with.say(&self.about(&due, progress))?;
            match self.one(with, &due) {
                Ok(()) => break,
                Err(Cut::Stopped(stopped)) => return Err(stopped),
                Err(Cut::Changed) => self.read_again(with)?,
            }
        }
        Ok(())
    }

    fn read_again(&mut self, with: &mut dyn Conversation) -> Result<(), Stopped> {
        if let Err(problems) = self.stamper.read_again() {
            let line = "Not stamped: files were changed on disk, and have to be put right first.";
            with.say(&format!("{line}\n\n{problems}"))?;
            return Err(Stopped::Left);
        }
        with.say("Not stamped: a file was changed on disk since it was read. All is read again: look once more.")
    }

    /// Returns everything that a person needs to judge one thing; of what they are not asked, only what it is.
    fn about(&self, due: &Due, progress: &str) -> String {
        let content = self.stamper.content();
        let id = due.thing.id().map(|id| format!(" {id}")).unwrap_or_default();
        let heading = format!("{progress}: {}{id}, {}", due.thing.word(), due.file.path);
        let mut lines = vec![String::new(), heading.clone(), "#".repeat(heading.chars().count())];
        if self.is_for_another_role(due) {
            return lines.join("\n") + "\n";
        }
        lines.extend([String::new(), show::shown(content, &due.thing, self.now)]);
        lines.extend(source::source(content, &due.thing));
        lines.extend(due.reasons.iter().map(|it| format!("Why:    {}", it.why.of(&due.called))));
        lines.join("\n") + "\n"
    }

    fn one(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        let ends = due.reasons.iter().find(|reason| matches!(reason.why, Why::Ends(_)));
        if due.thing.is_text() {
            self.text(with, due)?;
        } else {
            self.contact(with, due)?;
        }
        if let Some(reason) = ends {
            with.say(&format!("A stamp does not put this right: {}.", reason.hint))?;
            self.put_right(due, &reason.hint);
        }
        Ok(())
    }

    /// Asks for a verdict; to quit is to leave, and a no is noted.
    pub(crate) fn verdict(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        question: &str,
    ) -> Result<WalkVerdict, Stopped> {
        self.verdict_on("it is", with, due, question)
    }

    /// Does the same for what is called so.
    pub(crate) fn verdict_on(
        &mut self,
        what: &str,
        with: &mut dyn Conversation,
        due: &Due,
        question: &str,
    ) -> Result<WalkVerdict, Stopped> {
        match choose(with, &format!("{question} (yes, no, skip, quit)"), VERDICTS)? {
            WalkVerdict::Quit => Err(Stopped::Left),
            WalkVerdict::No => {
                self.put_right(due, &format!("you said that {what} not right"));
                Ok(WalkVerdict::No)
            }
            verdict => Ok(verdict),
        }
    }

    fn put_right(&mut self, due: &Due, why: &str) {
        self.to_put_right.push(format!("  {}: {}: {why}", due.file.path, due.called));
    }

    /// Writes a stamp, and says that it did or why not; returns whether it did.
    pub(crate) fn stamp(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        change: impl Fn(&Verifier, &str) -> Option<String>,
    ) -> Result<bool, Cut> {
        match self.stamper.stamp(due, change) {
            Ok(()) => {
                self.stamped += 1;
                with.say(&format!("Stamped: {}\n", due.file.path))?;
                Ok(true)
            }
            Err(NoStamp::Changed) => Err(Cut::Changed),
            Err(NoStamp::Refused(Failure { message, hint, .. })) => {
                with.say(&format!("Not stamped: {message}\n  hint: {hint}\n"))?;
                self.put_right(due, &message);
                Ok(false)
            }
        }
    }

    fn summary(&self, left: usize) -> String {
        let mut lines =
            vec![format!("\n{} stamp(s) written, {left} thing(s) still due.", self.stamped)];
        if !self.to_put_right.is_empty() {
            lines.push("To put right, then run `signpost verify` again:".to_owned());
            lines.extend(self.to_put_right.clone());
        }
        lines.join("\n")
    }
}
