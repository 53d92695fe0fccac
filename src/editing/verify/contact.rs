//! What is asked of a contact: its lines, its hours apart from them, and whether a second person agrees.
//!
//! A number can be right where its hours are not, so a no to one leaves the yes to the other. A digit can be
//! wrong and nobody sees it twice, so whoever checked a number is not asked to approve that.

use super::super::conversation::{AnswerChoice, ToAsk};
use super::talk::{Cut, Talk};
use super::visit::{VerdictQuestion, WalkVerdict};
use super::walk::Walk;
use crate::content::Service;
use crate::review::{CheckOf, Due, LastCheck, Thing, Why};
use crate::values::{How, Label, is_same_role};

/// What a person says of how they checked. One letter would be a number and a no at once.
const WAYS: &[AnswerChoice<WayOfChecking>] = &[
    (&["page", "p", "page opened"], WayOfChecking::Checked(How::PageOpened)),
    (&["number", "number called"], WayOfChecking::Checked(How::NumberCalled)),
    (&["no"], WayOfChecking::NotRight),
    (&["skip", "s"], WayOfChecking::Skip),
];

/// An answer to how something was checked.
#[derive(Debug, Clone, Copy)]
enum WayOfChecking {
    /// In this way.
    Checked(How),
    /// It is not right after all, as at the question before.
    NotRight,
    /// It is left for next time, as at any other question.
    Skip,
}

/// The questions about the lines of a contact, or about its hours.
struct CheckQuestions {
    is_right: &'static str,
    how: &'static str,
    /// What is called not right where they say no.
    what: &'static str,
}

const OF_LINES: CheckQuestions = CheckQuestions {
    is_right: "Is every line of it right?",
    how: "How did you check: page opened, or number called?",
    what: "it is",
};

const OF_LINES_BUT_HOURS: CheckQuestions =
    CheckQuestions { is_right: "Is every line but the hours right?", ..OF_LINES };

const OF_HOURS: CheckQuestions = CheckQuestions {
    is_right: "Are its hours right?",
    how: "How did you check the hours: page opened, or number called?",
    what: "its hours are",
};

const IS_RIGHT: &str = "Open its page or ring it now, and hold each line against that.";
const HOW: &str = "page: you have opened the page that it is checked against. number: you have rung it, and were told. It is written into the file.";

impl CheckQuestions {
    const fn to_ask(&self) -> VerdictQuestion {
        VerdictQuestion { ask: ToAsk { words: self.is_right, help: IS_RIGHT }, what: self.what }
    }
}

impl Walk {
    /// Asks about whatever of a contact is due.
    pub(crate) fn contact(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<(), Cut> {
        for reason in &due.reasons {
            match &reason.why {
                Why::Unverified(_)
                | Why::Verified(_)
                | Why::CheckedAhead(_)
                | Why::NumberChanged => self.lines(talk, due)?,
                Why::OneRole(by) | Why::ApprovedAhead { by, .. } => self.second(talk, due, by)?,
                Why::HoursUnverified | Why::HoursVerified(_) | Why::HoursAhead(_) => {
                    self.hours(talk, due)?;
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

    fn lines(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<(), Cut> {
        let asked = self.about_lines(due);
        if self.verdict(talk, due, &asked.to_ask())? != WalkVerdict::Yes {
            return Ok(());
        }
        match due.thing {
            Thing::Of(_) => {
                let Some(how) = self.how(talk, due, &asked)? else { return Ok(()) };
                self.verified(talk, due, CheckOf::Contact, how)
            }
            _ => self.verified(talk, due, CheckOf::BankHolidays, How::PageOpened),
        }
    }

    fn hours(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<(), Cut> {
        if self.verdict(talk, due, &OF_HOURS.to_ask())? != WalkVerdict::Yes {
            return Ok(());
        }
        let Some(how) = self.how(talk, due, &OF_HOURS)? else { return Ok(()) };
        self.verified(talk, due, CheckOf::Hours, how)
    }

    /// Asks how something was checked; nothing where it is not right, or left for next time.
    fn how(
        &mut self,
        talk: &mut Talk<'_>,
        due: &Due,
        asked: &CheckQuestions,
    ) -> Result<Option<How>, Cut> {
        Ok(match talk.choose(ToAsk { words: asked.how, help: HOW }, WAYS)? {
            WayOfChecking::Checked(how) => Some(how),
            WayOfChecking::NotRight => {
                self.is_not_right(due, asked.what);
                None
            }
            WayOfChecking::Skip => None,
        })
    }

    /// Asks somebody in another role than who checked a number.
    fn second(&mut self, talk: &mut Talk<'_>, due: &Due, by: &Label) -> Result<(), Cut> {
        if self.is_mine(by) {
            let id = due.thing.id().unwrap_or_default();
            talk.tell(&format!(
                "Not asked: `{id}` was checked as `{by}`, so somebody in another role approves it.\n  hint: they run the same command with --role and their own role\n"
            ))?;
            return Ok(());
        }
        talk.tell(&format!(
            "It was checked as `{by}`. Hold it against its page yourself, or ring it."
        ))?;
        if self.verdict(talk, due, &self.about_lines(due).to_ask())? == WalkVerdict::Yes
            && let Some(service) = self.service(due).cloned()
        {
            self.stamp(talk, due, |by, text| by.seconded(text, &service))?;
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

    fn about_lines(&self, due: &Due) -> CheckQuestions {
        match self.service(due) {
            Some(service) if service.checked.hours.is_some() => OF_LINES_BUT_HOURS,
            _ => OF_LINES,
        }
    }

    fn service(&self, due: &Due) -> Option<&Service> {
        let Thing::Of(id) = &due.thing else { return None };
        self.stamper.content().services.find(id).map(|(_, service)| service)
    }

    fn verified(
        &mut self,
        talk: &mut Talk<'_>,
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
        self.stamp(talk, due, |by, text| by.verified(text, &kept, how)).map(|_| ())
    }
}
