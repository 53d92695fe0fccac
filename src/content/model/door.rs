//! Doors of `/concern`: what to do now, step by step.
//!
//! A door names whom to call by role; numbers come from services and from the server's
//! configuration. A door says on which screen of `/concern` its button is: one that names no screen is
//! reached through another door only, which is then a fork.

use toml::Spanned;

use super::point::Point;
use super::signpost::{DoorForm, Ending, Form};
use super::topic::{Approver, Basis, Review, Section};
use crate::schema::{Check, FileText, FromRaw, closed, table};
use crate::values::{
    ButtonLabel, DoorId, Entry, IndexTerm, Nation, PageNumber, Prose, ServiceId, Short, Slug,
    SourceId, Title, TopicId,
};

closed! {
    /// The screen of `/concern` on which a door has its button.
    pub enum Screen, a "screen" {
        /// The first, which pinned posts show too.
        First = "first",
        /// One press away, under *More*.
        More = "more",
    }
}

table! {
    /// One door of `/concern`.
    pub struct Door {
        /// Its heading, as the person would say it.
        title: one Title,
        /// What a button shows where the title is too long for one.
        label: maybe ButtonLabel,
        /// Its place in the menu.
        order: one i64,
        /// The screen that has its button. None: only another door leads to it.
        screen: maybe Screen,
        /// The number of its page in the handbook; no door has had it before.
        page: maybe PageNumber,
        /// The form of signpost that it carries, where that is not the usual one.
        form: maybe DoorForm,
        /// Who approves it, where that is not the safeguarding lead.
        approver: maybe Approver,
        /// The one thing to remember.
        short: one Short,
        /// The works it rests on, for whoever approves it.
        cites: any SourceId,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// Topics to read afterwards.
        see_also: any TopicId,
        /// Other doors that may fit better.
        doors: any DoorId,
        /// The ids it had before.
        formerly: any Slug,
        /// When a person reads it again.
        review: one Review,
        /// What to do, in order.
        step: some Step,
        /// What to write down, what not to do.
        section: any Section,
    }
}

table! {
    /// One thing to do.
    pub struct Step {
        /// A bare command.
        text: one Prose,
        /// How.
        points: any Point,
        /// Whom to call, and where to write.
        call: any Call,
        /// The nations that it is for, where that is not all: a door is for all of them.
        nations: any Nation,
        /// The form in which it is shown, where that is not both.
        form: maybe Form,
        /// Set where no source states it.
        basis: maybe Basis,
    }
}

/// Whom a step says to call, or where it says to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// The server's safeguarding lead.
    Lead,
    /// The server's deputy lead.
    Deputy,
    /// The server's trustee for safeguarding.
    Trustee,
    /// The area's front door or duty team, by the time of day.
    Local,
    /// The area's LADO; out of hours the duty team first.
    Lado,
    /// Not a person: where the organisation keeps its record.
    Record,
    /// One helpline or office.
    Service(ServiceId),
}

impl FromRaw for Call {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        Self::role(raw.get_ref()).or_else(|| ServiceId::from_raw(raw, check).map(Self::Service))
    }
}

impl Call {
    /// Returns whom a word of the server's or the area's own means. No service may be called so.
    pub fn role(word: &str) -> Option<Self> {
        Some(match word {
            "lead" => Self::Lead,
            "deputy" => Self::Deputy,
            "trustee" => Self::Trustee,
            "local" => Self::Local,
            "lado" => Self::Lado,
            "record" => Self::Record,
            _ => return None,
        })
    }
}

impl Step {
    /// Returns whether it is shown to somebody who reads in `form`. Who came past the lead is not shown a step
    /// that calls the lead or the deputy and nobody else: what follows it says to call those outside.
    pub fn is_for(&self, form: Form) -> bool {
        let is_of_the_lead = |call: &Call| matches!(call, Call::Lead | Call::Deputy);
        let sends_back = form == Form::PastTheLead
            && !self.call.is_empty()
            && self.call.iter().all(is_of_the_lead);
        form.shows(self.form) && !sends_back
    }

    /// Returns its words, in order: what to do, then how.
    pub fn lines(&self) -> impl Iterator<Item = &Prose> {
        std::iter::once(&self.text).chain(self.points.iter().map(|point| &point.text))
    }

    /// Returns those of them that are shown to somebody who reads in `form`, where it is shown to them.
    pub fn lines_in(&self, form: Form) -> impl Iterator<Item = &Prose> {
        let points = self.points.iter().filter(move |point| point.is_for(form));
        std::iter::once(&self.text).chain(points.map(|point| &point.text))
    }
}

impl Door {
    /// Returns what its signpost ends with; none where that is as in the form in which it was reached.
    pub fn own_ending(&self) -> Option<Ending> {
        self.form.map(|form| match form {
            DoorForm::PastTheLead => Ending::PastTheLead,
            DoorForm::ForOneself => Ending::ForOneself,
        })
    }

    /// Returns the form that it, and whatever is reached from it, is read in; none where it keeps the
    /// form in which it was reached.
    pub fn own_form(&self) -> Option<Form> {
        self.own_ending().map(Ending::form)
    }

    /// Returns what a button that opens it says.
    pub fn button(&self) -> &str {
        ButtonLabel::or(self.label.as_ref(), &self.title)
    }
}

impl Entry for Door {
    type Id = DoorId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (self.order, self.title.as_str())
    }
}
