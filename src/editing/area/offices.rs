//! What is asked of the offices of a new area: the front door, the duty team and the LADO.
//!
//! Words that people will read come from the content: what such an office is called in that nation,
//! and what the offices of an area there say already, with the new name in place of the
//! other. Where nothing there fits, nothing is suggested: England's words fit no other nation.

use super::super::conversation::{AnswerChoice, Interview, NoAnswer, ToAsk, YES_OR_NO};
use super::super::role;
use super::hours::hours;
use super::place::{AreaPlace, text};
use super::probe::Probe;
use crate::review::{NewOffice, OfficePart};
use crate::values::{Grade, How, Label, Nation, PhoneNumber, Url, quoted};

const WAYS_OF_CHECKING: &[AnswerChoice<How>] = &[
    (&["opened", "o"], How::PageOpened),
    (&["copy", "c"], How::SecondHand),
    (&["elsewhere", "e"], How::Unread),
];

const GRADES: &[AnswerChoice<Grade>] =
    &[(&["certain", "c"], Grade::Certain), (&["probable", "p"], Grade::Probable)];

const NAME: ToAsk<'_> = ToAsk {
    words: "  Its name, as it shall be shown",
    help: "People see it above the number: the area, and what the council calls the office.",
};

const FOR_WHOM: ToAsk<'_> = ToAsk {
    words: "  Who it is for, completing \"For …\"",
    help: "Whoever reads it has to know whether this is the number for them.",
};

const NUMBER: ToAsk<'_> = ToAsk {
    words: "  Its number, as it is read out",
    help: "A number that people ring, with spaces, copied digit by digit from the office's own page.",
};

const IS_SHARED: &str = "Areas can share an office, above all at night. yes: the number is kept. no: you are asked for it again.";

const HOURS: ToAsk<'_> = ToAsk {
    words: "  Its hours: check (not known for certain), always, or such as mon-fri 09:00-17:00",
    help: "Only hours that the office's own page states. Several with commas between: mon-thu 09:00-17:00, fri 09:00-12:00, 13:00-16:00.",
};

const PAGE: ToAsk<'_> = ToAsk {
    words: "  The page on which you read it (https)",
    help: "Its whole address: whoever verifies the number later opens that page.",
};

const HOW: ToAsk<'_> = ToAsk {
    words: "  How did you check: opened the office's own page just now, read a copy or another's page, or saw it elsewhere?",
    help: "Only what somebody has opened just now is verified, and carries their role. The rest is asked about by `signpost verify`.",
};

const GRADE: ToAsk<'_> = ToAsk {
    words: "  How sure is it: certain (official, or several agree) or probable?",
    help: "probable: one page says so that is not the office's own.",
};

const STATES_HOURS: ToAsk<'_> = ToAsk {
    words: "  Does that page state its hours for certain? If not, they are not kept.",
    help: "Without hours, people are told to ring whichever office the time of day suggests, and then the other.",
};

const HAS_LADO: ToAsk<'_> = ToAsk {
    words: "\nIs the LADO's number known, for concerns about adults who work with children?",
    help: "LADO: the local authority designated officer. It can be added later.",
};

/// Somebody who tells of the offices of a place.
pub(crate) struct Offices<'a, 'c, 'f> {
    talk: &'a mut Interview<'c>,
    probe: &'a Probe<'f>,
    place: AreaPlace<'a>,
    /// The role of who has opened a page, once it was asked for.
    role: Option<Label>,
    /// The numbers of other services that they know to be right here too.
    numbers: Vec<PhoneNumber>,
}

impl<'a, 'c, 'f> Offices<'a, 'c, 'f> {
    /// Returns questions about the offices of `place` that nobody was asked yet.
    pub(crate) const fn of(
        talk: &'a mut Interview<'c>,
        probe: &'a Probe<'f>,
        place: AreaPlace<'a>,
    ) -> Self {
        Self { talk, probe, place, role: None, numbers: Vec::new() }
    }

    /// Asks about all of them.
    pub(crate) fn all(mut self) -> Result<Vec<NewOffice>, NoAnswer> {
        let called = self.probe.social_care(self.place.nation).to_string();
        self.talk.under(&format!("\nIn office hours (the front door): {called}."))?;
        let front = self.office(OfficePart::FrontDoor, None)?;
        self.talk.under("\nAt all other times (the duty team).")?;
        let page = front.against.clone();
        let mut all = vec![front, self.office(OfficePart::DutyTeam, Some(&page))?];
        self.talk.under("")?;
        if self.place.nation == Nation::England && self.talk.choose(HAS_LADO, YES_OR_NO)? {
            self.talk.under("\nThe LADO.")?;
            all.push(self.office(OfficePart::Lado, Some(&page))?);
            self.talk.under("")?;
        }
        Ok(all)
    }

    fn office(&mut self, part: OfficePart, page: Option<&Url>) -> Result<NewOffice, NoAnswer> {
        let suggested = self.probe.words_of_office(part, &self.place);
        let called = |text: &str| self.probe.office_name(text);
        let name = self.talk.until(NAME, suggested.name.as_deref(), called)?;
        let for_whom = self.talk.until(FOR_WHOM, suggested.for_whom.as_deref(), text)?;
        let phone = self.number()?;
        let hours = self.hours(part)?;
        let against = self.talk.until(PAGE, page.map(Url::as_str), text)?;
        let how = self.talk.choose(HOW, WAYS_OF_CHECKING)?;
        let by = if how == How::PageOpened { Some(self.role()?) } else { None };
        let grade = self.talk.choose(GRADE, GRADES)?;
        let hours = self.hours_as_that_page_has_them(hours)?;
        let on = self.probe.today;
        Ok(NewOffice { part, name, for_whom, phone, hours, against, on, how, by, grade })
    }

    /// Asks for the number, and once more whether one that another service has is right: it may be a slip.
    fn number(&mut self) -> Result<PhoneNumber, NoAnswer> {
        loop {
            let number = self.talk.until(NUMBER, None, |text| self.probe.number(text))?;
            let others = self.probe.services_with(&number);
            let others: Vec<String> = others.iter().map(ToString::to_string).collect();
            let others = others.join(", ");
            if others.is_empty() || self.numbers.contains(&number) {
                return Ok(number);
            }
            let words =
                format!("  That is the number of {others} already. Is it this office's too?");
            if self.talk.choose(ToAsk { words: &words, help: IS_SHARED }, YES_OR_NO)? {
                self.numbers.push(number.clone());
                return Ok(number);
            }
        }
    }

    fn hours(&mut self, part: OfficePart) -> Result<String, NoAnswer> {
        match part {
            OfficePart::FrontDoor => self.talk.until(HOURS, Some("check"), hours),
            OfficePart::DutyTeam | OfficePart::Lado => Ok(quoted("check")),
        }
    }

    /// Returns the hours, where the page that was read states them: hours that are less sure are not kept.
    fn hours_as_that_page_has_them(&mut self, hours: String) -> Result<String, NoAnswer> {
        let unknown = quoted("check");
        let is_kept = hours == unknown || self.talk.choose(STATES_HOURS, YES_OR_NO)?;
        Ok(if is_kept { hours } else { unknown })
    }

    /// Returns the role in which the person vouches for what they have opened.
    fn role(&mut self) -> Result<Label, NoAnswer> {
        let role = match self.role.take() {
            Some(role) => role,
            None => role::ask(self.talk)?,
        };
        self.role = Some(role.clone());
        Ok(role)
    }
}
