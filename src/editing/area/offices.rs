//! What is asked of the offices of a new area: the front door, the duty team and the LADO.
//!
//! Words that people will read come from the content: what such an office is called in that nation,
//! and what stands at the offices of an area there is already, with the new name in place of the
//! other. Where nothing there fits, nothing is suggested: England's words fit no other nation.

use super::super::conversation::{AnswerChoice, Conversation, Stopped, YES_OR_NO, choose, until};
use super::super::role;
use super::place::{AreaPlace, text};
use super::probe::Probe;
use crate::review::{NewOffice, OfficePart};
use crate::schema::{Problem, SENTENCE_WORDS};
use crate::values::{Grade, Hours, How, Label, Nation, Title, Url, quoted, typed};

const WAYS_OF_CHECKING: &[AnswerChoice<How>] = &[
    (&["opened", "o"], How::PageOpened),
    (&["copy", "c"], How::SecondHand),
    (&["elsewhere", "e"], How::Unread),
];

const GRADES: &[AnswerChoice<Grade>] =
    &[(&["certain", "c"], Grade::Certain), (&["probable", "p"], Grade::Probable)];

/// Somebody who tells of the offices of a place.
pub(crate) struct Offices<'a, 'f> {
    with: &'a mut dyn Conversation,
    probe: &'a Probe<'f>,
    place: AreaPlace<'a>,
    /// The role of who has opened a page, once it was asked for.
    role: Option<Label>,
}

impl<'a, 'f> Offices<'a, 'f> {
    /// Returns questions about the offices of `place` that nobody was asked yet.
    pub(crate) fn of(
        with: &'a mut dyn Conversation,
        probe: &'a Probe<'f>,
        place: AreaPlace<'a>,
    ) -> Self {
        Self { with, probe, place, role: None }
    }

    /// Asks about all of them.
    pub(crate) fn all(mut self) -> Result<Vec<NewOffice>, Stopped> {
        let called = self.probe.social_care(self.place.nation).to_string();
        self.with.say(&format!("\nIn office hours (the front door): {called}."))?;
        let front = self.office(OfficePart::FrontDoor, None)?;
        self.with.say("\nAt all other times (the duty team).")?;
        let page = front.against.clone();
        let mut all = vec![front, self.office(OfficePart::DutyTeam, Some(&page))?];
        if self.place.nation == Nation::England {
            let question = "\nIs the LADO's number known, for concerns about adults who work with children? (yes, no)";
            if choose(self.with, question, YES_OR_NO)? {
                all.push(self.office(OfficePart::Lado, Some(&page))?);
            }
        }
        Ok(all)
    }

    fn office(&mut self, part: OfficePart, page: Option<&Url>) -> Result<NewOffice, Stopped> {
        let suggested = self.probe.words_of_office(part, &self.place);
        let called = |text: &str| typed::<Title>(&quoted(text), SENTENCE_WORDS);
        let question = "  Its name, as it shall be shown";
        let name = until(self.with, question, suggested.name.as_deref(), called)?;
        let question = "  Who it is for, completing \"For …\"";
        let for_whom = until(self.with, question, suggested.for_whom.as_deref(), text)?;
        let number = |text: &str| self.probe.number(text);
        let phone = until(self.with, "  Its number, as it is read out", None, number)?;
        let hours = self.hours(part)?;
        let question = "  The page on which you read it (https)";
        let against = until(self.with, question, page.map(Url::as_str), text)?;
        let how = choose(
            self.with,
            "  How did you check: opened the office's own page just now, read a copy or another's page, or saw it elsewhere? (opened, copy, elsewhere)",
            WAYS_OF_CHECKING,
        )?;
        let by = if how == How::PageOpened { Some(self.role()?) } else { None };
        let question = "  How sure is it: certain (official, or several agree) or probable?";
        let grade = choose(self.with, question, GRADES)?;
        let hours = self.hours_as_that_page_has_them(hours)?;
        Ok(NewOffice { part, name, for_whom, phone, hours, against, how, by, grade })
    }

    fn hours(&mut self, part: OfficePart) -> Result<String, Stopped> {
        match part {
            OfficePart::FrontDoor => {
                let question = "  Its hours: check (not known for certain), always, or such as mon-fri 09:00-17:00";
                until(self.with, question, Some("check"), hours)
            }
            OfficePart::DutyTeam | OfficePart::Lado => Ok(quoted("check")),
        }
    }

    /// Returns the hours, where the page that was read states them: hours that are less sure are not kept.
    fn hours_as_that_page_has_them(&mut self, hours: String) -> Result<String, Stopped> {
        let unknown = quoted("check");
        let question =
            "  Does that page state its hours for certain? If not, they are not kept. (yes, no)";
        let is_kept = hours == unknown || choose(self.with, question, YES_OR_NO)?;
        Ok(if is_kept { hours } else { unknown })
    }

    /// Returns the role in which the person vouches for what they have opened.
    fn role(&mut self) -> Result<Label, Stopped> {
        let role = match self.role.take() {
            Some(role) => role,
            None => role::ask(self.with)?,
        };
        self.role = Some(role.clone());
        Ok(role)
    }
}

/// Returns hours as a file writes them: days and times may be typed without its marks.
fn hours(text: &str) -> Result<String, Vec<Problem>> {
    let written = match text {
        table if table.starts_with('{') => table.to_owned(),
        days if days.contains(' ') => {
            let days = days.split(',').map(|part| {
                let (days, times) = part.trim().split_once(' ').unwrap_or((part.trim(), ""));
                format!("{} = {}", quoted_key(days), quoted(times.trim()))
            });
            format!("{{ {} }}", days.collect::<Vec<_>>().join(", "))
        }
        word => quoted(word.trim_matches('"')),
    };
    typed::<Hours>(&written, SENTENCE_WORDS).map(|_| written)
}

/// Returns a key as a file writes it: bare where it can be.
fn quoted_key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_may_be_typed_as_people_say_them() {
        assert_eq!(hours("check").unwrap(), "\"check\"");
        let table = "{ mon-fri = \"09:00-17:00\", sat = \"10:00-12:00\" }";
        assert_eq!(hours("mon-fri 09:00-17:00, sat 10:00-12:00").unwrap(), table);
        assert_eq!(hours(table).unwrap(), table);
        for wrong in ["", "9 to 5", "mon-fri", "mon 9-5", "{ x", "\" x = 1"] {
            assert!(hours(wrong).is_err(), "{wrong}");
        }
    }
}
