//! What is asked of one thing: verdicts, and a stamp after each yes.
//!
//! What is asked of a contact is in `contact`, what of a text in `text`.

use super::super::conversation::{AnswerChoice, ToAsk};
use super::stamper::NoStamp;
use super::talk::{Cut, Talk, VisitDeed};
use super::walk::Walk;
use crate::failure::Failure;
use crate::review::{Due, Verifier, Why};

/// What a person says of what they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WalkVerdict {
    Yes,
    No,
    Skip,
}

const VERDICTS: &[AnswerChoice<WalkVerdict>] = &[
    (&["yes", "y"], WalkVerdict::Yes),
    (&["no", "n"], WalkVerdict::No),
    (&["skip", "s"], WalkVerdict::Skip),
];

/// A question for a verdict.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerdictQuestion {
    pub(crate) ask: ToAsk<'static>,
    /// What is said not to be right where they say no: "it is".
    pub(crate) what: &'static str,
}

impl Walk {
    /// Asks about a thing, from its first question to its last.
    pub(crate) fn visit(&mut self, talk: &mut Talk<'_>, due: &Due) -> Result<(), Cut> {
        let ends = due.reasons.iter().find(|reason| matches!(reason.why, Why::Ends(_)));
        if due.thing.is_text() {
            self.text(talk, due)?;
        } else {
            self.contact(talk, due)?;
        }
        if let Some(reason) = ends {
            talk.tell(&format!("A stamp does not put this right: {}.", reason.hint))?;
            self.tally.put_right(due, &reason.hint);
        }
        Ok(())
    }

    /// Asks for a verdict; a no is noted.
    pub(crate) fn verdict(
        &mut self,
        talk: &mut Talk<'_>,
        due: &Due,
        question: &VerdictQuestion,
    ) -> Result<WalkVerdict, Cut> {
        let verdict = talk.choose(question.ask, VERDICTS)?;
        if verdict == WalkVerdict::No {
            self.is_not_right(due, question.what);
        }
        Ok(verdict)
    }

    /// Notes a no to what is called so.
    pub(crate) fn is_not_right(&mut self, due: &Due, what: &str) {
        self.tally.put_right(due, &format!("you said that {what} not right"));
    }

    /// Writes a stamp, and says that it did or why not; returns whether it did.
    pub(crate) fn stamp(
        &mut self,
        talk: &mut Talk<'_>,
        due: &Due,
        change: impl Fn(&Verifier, &str) -> Option<String>,
    ) -> Result<bool, Cut> {
        if let Some(deed) = talk.done_before() {
            return Ok(self.count(due, deed));
        }
        let deed = match self.stamper.stamp(due, change) {
            Ok(stamped) => {
                talk.tell(&format!("Stamped: {}\n", due.file.path))?;
                VisitDeed::Stamped(stamped)
            }
            Err(NoStamp::Changed) => return Err(Cut::Changed),
            Err(NoStamp::Refused(Failure { message, hint, .. })) => {
                talk.tell(&format!("Not stamped: {message}\n  hint: {hint}\n"))?;
                VisitDeed::Refused(message)
            }
        };
        let is_stamped = self.count(due, &deed);
        talk.has_done(deed);
        Ok(is_stamped)
    }

    fn count(&mut self, due: &Due, deed: &VisitDeed) -> bool {
        match deed {
            VisitDeed::Stamped(_) => self.tally.stamp(),
            VisitDeed::Refused(message) => self.tally.put_right(due, message),
        }
        deed.as_stamped().is_some()
    }
}
