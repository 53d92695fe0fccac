//! The walk itself: one thing at a time, and every yes on disk before the next question.
//!
//! What is asked of a thing is in `visit`. Nothing is remembered between runs but what is in the files, so whatever ends a run,
//! the next one asks only what is left. Where somebody changes a file meanwhile, the thing is shown and asked about once more.
//! Whoever goes back from the first question of a thing has the one before shown again, without the stamps that it got.

use jiff::civil::DateTime;

use super::super::conversation::{Conversation, FIRST, Interview, Stopped};
use super::leads::Leads;
use super::stamper::{Stamped, Stamper};
use super::talk::{Cut, Talk, VisitDeed, asked_role};
use super::tally::{Tally, TallyMark};
use super::{show, source};
use crate::review::{Due, Thing};

/// A person on their way through what is due.
pub(crate) struct Walk {
    pub(crate) stamper: Stamper,
    pub(crate) leads: Leads,
    pub(crate) tally: Tally,
    now: DateTime,
    /// Whether the person was asked for their role, and so can be asked again.
    asks_role: bool,
    /// What they have been asked about.
    been: Vec<BeenTo>,
    /// The command with which they go through it again.
    again: String,
}

/// A thing that the person has been asked about.
struct BeenTo {
    /// Its place among all.
    index: usize,
    /// What there was before it.
    before: TallyMark,
    /// The stamps that it got, from the first.
    stamps: Vec<Stamped>,
}

/// Where a person goes from a thing.
enum Went {
    On,
    Back,
}

/// What the words mean that questions take; each shows which of them it does.
const HELP: &str = "  yes: it is written into the file. no: nothing is written, and it is listed at the end.\n  \
    skip: nothing is written, and it is asked next time. back: the question before, and the stamp after it is taken out.\n  \
    quit, or Ctrl-D: stop here. What is stamped is kept.";

impl Walk {
    /// Returns a walk that has not begun.
    pub(crate) fn new(stamper: Stamper, leads: Leads, now: DateTime) -> Self {
        let (tally, been, again) = (Tally::default(), Vec::new(), stamper.command("verify"));
        Self { stamper, leads, tally, now, asks_role: false, been, again }
    }

    /// Has the person asked for their role once more where they go back to that.
    pub(crate) fn that_asks_for_the_role(mut self) -> Self {
        self.asks_role = true;
        self
    }

    /// Names the command with which the person goes through it again.
    pub(crate) fn that_is_run_again_by(mut self, command: String) -> Self {
        self.again = command;
        self
    }

    /// Asks about each thing in turn; returns how many are still due.
    pub(crate) fn through(
        mut self,
        with: &mut dyn Conversation,
        all: &[Due],
    ) -> Result<usize, Stopped> {
        match self.walk(with, all) {
            Ok(()) | Err(Stopped::Left) => {}
            Err(broken) => return Err(broken),
        }
        let left = self.stamper.still_due(all);
        with.say(&self.tally.summary(left, &self.again))?;
        Ok(left)
    }

    fn walk(&mut self, with: &mut dyn Conversation, all: &[Due]) -> Result<(), Stopped> {
        let mut index = 0;
        while let Some(due) = all.get(index) {
            let progress = format!("{} of {}", index + 1, all.len());
            index = match self.thing(with, index, &due.thing, &progress)? {
                Went::On => index + 1,
                Went::Back => self.back(with)?.unwrap_or(index),
            };
        }
        Ok(())
    }

    /// Shows a thing and asks about it, until what was shown is what was on disk.
    fn thing(
        &mut self,
        with: &mut dyn Conversation,
        index: usize,
        thing: &Thing,
        progress: &str,
    ) -> Result<Went, Stopped> {
        // Whoever else is at work in the folder may have seen to it.
        while let Some(due) = self.stamper.due(thing) {
            with.say(&self.about(&due, progress))?;
            let before = self.tally.mark();
            let mut talk: Talk<'_> = Interview::new(with, HELP);
            let went = self.ask(&mut talk, &due);
            let was_asked = !talk.is_at_the_first();
            let stamps: Vec<Stamped> = talk.into_deeds().filter_map(VisitDeed::stamped).collect();
            let is_to_return_to = was_asked && (went.is_ok() || !stamps.is_empty());
            if is_to_return_to {
                self.been.push(BeenTo { index, before, stamps });
            }
            match went {
                Ok(went) => return Ok(went),
                Err(Cut::Stopped(stopped)) => return Err(stopped),
                Err(Cut::Back) => return Ok(Went::Back),
                Err(Cut::Changed) => self.read_again(with)?,
            }
        }
        Ok(Went::On)
    }

    /// Asks about a thing; a question that the person goes back to is asked again, and what they said there is undone.
    fn ask(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<Went, Cut> {
        let before = self.tally.mark();
        loop {
            self.tally.back_to(before);
            talk.begin();
            match self.visit(talk, due) {
                Ok(()) => return Ok(Went::On),
                Err(Cut::Back) if talk.is_at_the_first() => return Ok(Went::Back),
                Err(Cut::Back) => {
                    let deeds = talk.deeds_since_the_last_answer();
                    let stamps: Vec<&Stamped> =
                        deeds.into_iter().rev().filter_map(VisitDeed::as_stamped).collect();
                    let taken = self.stamper.take_back(&stamps);
                    let is_taken = taken.is_ok();
                    if let Some(line) = taken.unwrap_or_else(Some) {
                        talk.say(&line)?;
                    }
                    if is_taken {
                        talk.take_back();
                    }
                }
                Err(cut) => return Err(cut),
            }
        }
    }

    /// Goes back to the thing before, and takes its stamps out; returns its place, where there is one to go to.
    fn back(&mut self, with: &mut dyn Conversation) -> Result<Option<usize>, Stopped> {
        let Some(last) = self.been.last() else {
            if self.asks_role {
                self.stamper.is_now(asked_role(with)?);
            } else {
                with.say(FIRST)?;
            }
            return Ok(None);
        };
        let stamps: Vec<&Stamped> = last.stamps.iter().collect();
        match self.stamper.take_back(&stamps) {
            Ok(line) => {
                let BeenTo { index, before, .. } = *last;
                self.been.pop();
                self.tally.back_to(before);
                line.map_or(Ok(()), |line| with.say(&line))?;
                Ok(Some(index))
            }
            Err(why) => with.say(&why).map(|()| None),
        }
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
}
