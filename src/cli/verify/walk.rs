//! The walk itself: one thing at a time, and every yes on disk before the next question.
//!
//! A text's parts that no source states are asked about first, each by itself, and then the whole:
//! a text with a part in it that must be mended is not approved. What is asked of a contact is in
//! `contact`. Nothing is remembered between runs but what stands in the files, so whatever ends a
//! run, the next one asks only what is left. Where somebody changes a file meanwhile, the thing is
//! shown and asked about once more.

use jiff::civil::DateTime;

use super::leads::Leads;
use super::stamper::{NoStamp, Stamper};
use super::{show, source};
use crate::cli::Failure;
use crate::cli::conversation::{Choice, Conversation, Stopped, choose};
use crate::content::{self, Due, Part, Thing, Verifier, Why};

/// A person on their way through what is due.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) stamper: Stamper,
    leads: Leads,
    now: DateTime,
    stamped: usize,
    to_mend: Vec<String>,
}

/// Why a thing is not gone through to its end.
#[derive(Debug)]
pub(super) enum Cut {
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
pub(super) enum Verdict {
    Yes,
    No,
    Skip,
    Quit,
}

const VERDICTS: &[Choice<Verdict>] = &[
    (&["yes", "y"], Verdict::Yes),
    (&["no", "n"], Verdict::No),
    (&["skip", "s"], Verdict::Skip),
    (&["quit", "q"], Verdict::Quit),
];

impl Walk {
    /// Returns a walk that has not begun.
    pub(super) const fn new(stamper: Stamper, leads: Leads, now: DateTime) -> Self {
        Self { stamper, leads, now, stamped: 0, to_mend: Vec::new() }
    }

    /// Asks about each thing in turn; returns how many are still due.
    pub(super) fn through(
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
            let line = "Not stamped: files were changed on disk, and have to be mended first.";
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
        match due.thing {
            Thing::Service(_) | Thing::BankHolidays => self.contact(with, due)?,
            _ => self.text(with, due)?,
        }
        if let Some(reason) = ends {
            with.say(&format!("A stamp does not mend this: {}.", reason.hint))?;
            self.mend(due, &reason.hint);
        }
        Ok(())
    }

    fn text(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        if !self.leads.may_approve(due, self.stamper.role()) {
            let id = due.thing.id().unwrap_or_default();
            with.say(&format!(
                "Not asked: `{id}` is for the trustee for safeguarding or somebody outside, not for a lead.\n  hint: they run the same command with --role 'Trustee for safeguarding'\n"
            ))?;
            return Ok(());
        }
        for part in due.parts() {
            with.say(&format!("No source states this part:\n  {}\n", part.words.join("\n  ")))?;
            let verdict = self.verdict(with, due, "Do you approve this part?")?;
            let stamped = verdict == Verdict::Yes && self.approve(with, due, part)?;
            if verdict == Verdict::No || (verdict == Verdict::Yes && !stamped) {
                return Ok(());
            }
        }
        let unread = |it: &Why| matches!(it, Why::Unapproved | Why::ReadBy(_));
        let Some(review) = self.stamper.content().review(&due.thing).cloned() else {
            return Ok(());
        };
        if due.reasons.iter().any(|reason| unread(&reason.why))
            && self.verdict(with, due, "Is the whole text right, and fit to be shown?")?
                == Verdict::Yes
        {
            self.stamp(with, due, |by, text| by.read(text, &due.thing, &review))?;
        }
        Ok(())
    }

    fn approve(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        part: &Part,
    ) -> Result<bool, Cut> {
        self.stamp(with, due, |_, text| content::approved(text, part))
    }

    /// Asks for a verdict; to quit is to leave, and a no is noted.
    pub(super) fn verdict(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        question: &str,
    ) -> Result<Verdict, Stopped> {
        self.verdict_on("it is", with, due, question)
    }

    /// Does the same for what is called so.
    pub(super) fn verdict_on(
        &mut self,
        what: &str,
        with: &mut dyn Conversation,
        due: &Due,
        question: &str,
    ) -> Result<Verdict, Stopped> {
        match choose(with, &format!("{question} (yes, no, skip, quit)"), VERDICTS)? {
            Verdict::Quit => Err(Stopped::Left),
            Verdict::No => {
                self.mend(due, &format!("you said that {what} not right"));
                Ok(Verdict::No)
            }
            verdict => Ok(verdict),
        }
    }

    fn mend(&mut self, due: &Due, why: &str) {
        self.to_mend.push(format!("  {}: {}: {why}", due.file.path, due.called));
    }

    /// Writes a stamp, and says that it did or why not; returns whether it did.
    pub(super) fn stamp(
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
                self.mend(due, &message);
                Ok(false)
            }
        }
    }

    fn summary(&self, left: usize) -> String {
        let mut lines =
            vec![format!("\n{} stamp(s) written, {left} thing(s) still due.", self.stamped)];
        if !self.to_mend.is_empty() {
            lines.push("To mend, then run `signpost verify` again:".to_owned());
            lines.extend(self.to_mend.clone());
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;
    use crate::cli::conversation::Scripted;
    use crate::cli::folder::Folder;
    use crate::content::{quoted, typed};

    const SECTION: &str = "\n[[section]]\ntext = [\"Ask twice.\"]\nbasis = \"inference\"\n";

    /// What a walk leaves behind.
    struct Walked {
        heard: String,
        file: String,
        left: usize,
    }

    /// Walks through an area with a part that no source states.
    fn walked(answers: &str) -> Walked {
        let root = TempDir::new().unwrap();
        let path = root.path().join("areas/newtown.toml");
        fs::create_dir(root.path().join("areas")).unwrap();
        let area = "name = \"Newtown\"\nnation = \"wales\"\norder = 20\nway-in = [\"Ask.\"]\n\
            review = { by = 2026-01-01 }\n";
        fs::write(&path, format!("{area}{SECTION}")).unwrap();
        let folder = Folder::over(root.path());
        let now = date(2026, 11, 24).at(12, 0, 0, 0);
        let all = content::dues(&folder.loaded, now.date());
        let ours: Vec<Due> =
            all.into_iter().filter(|due| folder.inside(&due.file).is_some()).collect();
        let role = typed(&quoted("Lead"), 20).unwrap();
        let mut person = Scripted::new(answers);
        let stamper = Stamper::new(folder, Verifier { role, today: now.date() });
        let walk = Walk::new(stamper, Leads::default(), now);
        let left = walk.through(&mut person, &ours).unwrap();
        assert_eq!(person.left_over(), 0, "{}", person.heard);
        Walked { heard: person.heard, file: fs::read_to_string(path).unwrap(), left }
    }

    #[test]
    fn the_parts_that_no_source_states_are_asked_about_before_the_whole() {
        let Walked { heard, file, left } = walked("y\ny");
        assert!(heard.contains("No source states this part:\n  Ask twice.\n"));
        assert!(heard.find("approve this part").unwrap() < heard.find("the whole text").unwrap());
        assert!(file.contains("review = { by = 2027-05-24, on = 2026-11-24, role = \"Lead\" }\n"));
        assert!(file.ends_with(&SECTION.replace("inference", "approved")));
        assert_eq!(left, 0);
    }

    #[test]
    fn a_text_with_a_part_to_mend_is_not_approved() {
        let Walked { heard, file, left } = walked("n");
        assert!(!heard.contains("the whole text"));
        assert!(file.contains("review = { by = 2026-01-01 }") && file.ends_with(SECTION));
        assert_eq!(left, 1);
    }

    #[test]
    fn a_part_that_is_skipped_stays_due_beside_an_approved_text() {
        let Walked { file, left, .. } = walked("s\ny");
        assert!(file.contains("role = \"Lead\"") && file.ends_with(SECTION));
        assert_eq!(left, 1);
    }
}
