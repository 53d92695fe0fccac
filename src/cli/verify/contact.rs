//! What is asked of a contact: its lines, its hours apart from them, and whether a second person agrees.
//!
//! A number can be right where its hours are not, so a no to one leaves the yes to the other. A digit can be
//! wrong and nobody sees it twice, so whoever checked a number is not asked to approve that.

use super::walk::{Cut, Verdict, Walk};
use crate::cli::conversation::{Choice, Conversation, choose};
use crate::content::{Due, Held, How, Kept, Label, Service, Thing, Why, is_same_role};

const WAYS: &[Choice<How>] = &[
    (&["page", "p", "page opened"], How::PageOpened),
    (&["number", "n", "number called"], How::NumberCalled),
];

impl Walk {
    /// Asks about whatever of a contact is due.
    pub(super) fn contact(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        for reason in &due.reasons {
            match &reason.why {
                Why::Unverified(_) | Why::Verified(_) => self.lines(with, due)?,
                Why::OneRole(by) => self.second(with, due, by)?,
                Why::HoursUnverified | Why::HoursVerified(_) => self.hours(with, due)?,
                Why::Unapproved | Why::ReadBy(_) | Why::Inferred(_) | Why::Ends(_) => {}
            }
        }
        Ok(())
    }

    fn lines(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        if self.verdict(with, due, self.are_lines_right(due))? != Verdict::Yes {
            return Ok(());
        }
        match due.thing {
            Thing::Service(_) => {
                let how = choose(with, "How did you check: page opened, or number called?", WAYS)?;
                self.verified(with, due, Held::Contact, how)
            }
            _ => self.verified(with, due, Held::BankHolidays, How::PageOpened),
        }
    }

    fn hours(&mut self, with: &mut dyn Conversation, due: &Due) -> Result<(), Cut> {
        let verdict = self.verdict_on("its hours are", with, due, "Are its hours right?")?;
        if verdict != Verdict::Yes {
            return Ok(());
        }
        let question = "How did you check the hours: page opened, or number called?";
        let how = choose(with, question, WAYS)?;
        self.verified(with, due, Held::Hours, how)
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
        if self.verdict(with, due, self.are_lines_right(due))? == Verdict::Yes
            && let Some(service) = self.service(due).cloned()
        {
            self.stamp(with, due, |by, text| by.seconded(text, &service))?;
        }
        Ok(())
    }

    /// Returns whether all that is due of a contact is for somebody in another role.
    pub(super) fn is_for_another_role(&self, due: &Due) -> bool {
        let is_so = |why: &Why| matches!(why, Why::OneRole(by) if self.is_mine(by));
        due.reasons.iter().all(|reason| is_so(&reason.why))
    }

    fn is_mine(&self, role: &Label) -> bool {
        is_same_role(role, self.stamper.role())
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
        let Thing::Service(id) = &due.thing else { return None };
        self.stamper.content().services.get(id).map(|(_, service)| service)
    }

    fn verified(
        &mut self,
        with: &mut dyn Conversation,
        due: &Due,
        held: Held,
        how: How,
    ) -> Result<(), Cut> {
        let checks = self.stamper.content().checks(&due.thing);
        let Some(Kept { checked, every, .. }) = checks.into_iter().find(|it| it.held == held)
        else {
            return Ok(());
        };
        let checked = checked.clone();
        let kept = Kept { held, checked: &checked, every };
        self.stamp(with, due, |by, text| by.verified(text, &kept, how)).map(|_| ())
    }
}
