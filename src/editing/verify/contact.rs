//! What is asked of a contact: its lines, its hours apart from them, and whether a second person agrees.
//!
//! A number can be right where its hours are not, so a no to one leaves the yes to the other. A digit can be
//! wrong and nobody sees it twice, so whoever checked a number is not asked to approve that.

use super::super::conversation::{AnswerChoice, Conversation, Stopped, choose};
use super::walk::{Cut, Walk, WalkVerdict};
use crate::content::Service;
use crate::review::{CheckOf, Due, LastCheck, Thing, Why};
use crate::values::{How, Label, is_same_role};

/// What a person says of how they checked: nothing where they leave it for next time.
const WAYS: &[AnswerChoice<WayOfChecking>] = &[
    (&["page", "p", "page opened"], WayOfChecking::Checked(How::PageOpened)),
    (&["number", "n", "number called"], WayOfChecking::Checked(How::NumberCalled)),
    (&["skip", "s"], WayOfChecking::Skip),
    (&["quit", "q"], WayOfChecking::Quit),
];

/// An answer to how something was checked.
#[derive(Debug, Clone, Copy)]
enum WayOfChecking {
    /// In this way.
    Checked(How),
    /// It is left for next time, as at any other question.
    Skip,
    /// The person leaves, as at any other question.
    Quit,
}

/// Asks how something was checked; nothing where the person leaves it for next time.
fn how(with: &mut dyn Conversation, question: &str) -> Result<Option<How>, Stopped> {
    let question = format!("{question}: page opened, or number called? (page, number, skip, quit)");
    match choose(with, &question, WAYS)? {
        WayOfChecking::Checked(how) => Ok(Some(how)),
        WayOfChecking::Skip => Ok(None),
        WayOfChecking::Quit => Err(Stopped::Left),
    }
}

impl Walk {
    /// Asks about whatever of a contact is due.
    pub(crate) fn contact(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        for reason in &due.reasons {
            match &reason.why {
                Why::Unverified(_)
                | Why::Verified(_)
                | Why::CheckedAhead(_)
                | Why::NumberChanged => self.lines(with, due)?,
                Why::OneRole(by) | Why::ApprovedAhead { by, .. } => self.second(with, due, by)?,
                Why::HoursUnverified | Why::HoursVerified(_) | Why::HoursAhead(_) => {
                    self.hours(with, due)?;
                }
                Why::Unapproved
                | Why::ReadAhead(_)
                | Why::ReadBy(_)
                | Why::Inferred(_)
                | Why::Ends(_) => {}
            }
        }
        Ok(())
    }

    fn lines(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        if self.verdict(with, due, self.are_lines_right(due))? != WalkVerdict::Yes {
            return Ok(());
        }
        match due.thing {
            Thing::Of(_) => {
                let Some(how) = how(with, "How did you check")? else { return Ok(()) };
                self.verified(with, due, CheckOf::Contact, how)
            }
            _ => self.verified(with, due, CheckOf::BankHolidays, How::PageOpened),
        }
    }

    fn hours(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        let verdict = self.verdict_on("its hours are", with, due, "Are its hours right?")?;
        if verdict != WalkVerdict::Yes {
            return Ok(());
        }
        let Some(how) = how(with, "How did you check the hours")? else { return Ok(()) };
        self.verified(with, due, CheckOf::Hours, how)
    }

    /// Asks somebody in another role than who checked a number.
    fn second(&mut self, with: &mut dyn Conversation, due: &Due, by: &Label) -> Result<(), Cut> {
        if self.is_mine(by) {
            let id = due.thing.id().unwrap_or_default();
            with.say(&format!(
                "Not asked: `{id}` was checked as `{by}`, so somebody in another role approves it.\n  hint: they run the same command with --role and their own role\n"
            ))?;
            return Ok(());
        }
        with.say(&format!(
            "It was checked as `{by}`. Hold it against its page yourself, or ring it."
        ))?;
        if self.verdict(with, due, self.are_lines_right(due))? == WalkVerdict::Yes
            && let Some(service) = self.service(due).cloned()
        {
            self.stamp(with, due, |by, text| by.seconded(text, &service))?;
        }
        Ok(())
    }

    /// Returns whether all that is due of a contact is for somebody in another role.
    pub(crate) fn is_for_another_role(&self, due: &Due) -> bool {
        let is_so = |why: &Why| match why {
            Why::OneRole(by) | Why::ApprovedAhead { by, .. } => self.is_mine(by),
            _ => false,
        };
        due.reasons.iter().all(|reason| is_so(&reason.why))
    }

    fn is_mine(&self, role: &Label) -> bool {
        is_same_role(role.as_str(), self.stamper.role().as_str())
    }

    fn are_lines_right(&self, due: &Due) -> &'static str {
        match self.service(due) {
            Some(service) if service.checked.hours.is_some() => {
                "Is every line but the hours right?"
            }
            _ => "Is every line of it right?",
        }
    }

    fn service(&self, due: &Due) -> Option<&Service> {
        let Thing::Of(id) = &due.thing else { return None };
        self.stamper.content().services.find(id).map(|(_, service)| service)
    }

    fn verified(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        held: CheckOf,
        how: How,
    ) -> Result<(), Cut> {
        let service = self.service(due).cloned();
        let checks = self.stamper.content().checks(&due.thing);
        let Some(LastCheck { checked, every, service: numbers, .. }) =
            checks.into_iter().find(|it| it.held == held)
        else {
            return Ok(());
        };
        let service = service.filter(|_| numbers.is_some());
        let checked = checked.clone();
        let kept = LastCheck { held, checked: &checked, every, service: service.as_ref() };
        self.stamp(with, due, |by, text| by.verified(text, &kept, how)).map(|_| ())
    }
}
