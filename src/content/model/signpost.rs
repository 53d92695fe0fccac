//! The lines that every message carries.
//!
//! All share the emergency line, the police and the pair of helplines: a signpost without one of them
//! cannot be written down. They differ only in whom they say to tell: who reads for themselves is told
//! to tell nobody.

use crate::schema::{closed, table};
use crate::values::{Date, DoorId, Label, Prose, ServiceId};

closed! {
    /// The two ways through the answers: every button carries one of them on.
    pub enum Form, a "form" {
        /// Says to tell the safeguarding lead.
        Usual = "usual",
        /// Names no lead, no deputy and no record.
        PastTheLead = "past-the-lead",
    }
}

impl Form {
    /// Returns whether what is for `own` is shown in this form; what is for none is shown in both.
    pub fn shows(self, own: Option<Self>) -> bool {
        own.is_none_or(|own| own == self)
    }
}

closed! {
    /// The form of a door that has its own. Either leads on past the lead.
    pub enum DoorForm, a "form of a door" {
        /// For a concern about the lead, or where nobody acted.
        PastTheLead = "past-the-lead",
        /// For somebody who reads for themselves.
        ForOneself = "for-oneself",
    }
}

/// The three texts that a signpost can end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Says to tell the safeguarding lead.
    Usual,
    /// Says that the person can call, and names no lead.
    PastTheLead,
    /// Says that the person can ask for help for themselves.
    ForOneself,
}

impl Ending {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Usual, Self::PastTheLead, Self::ForOneself];

    /// Returns the ending of whatever has no ending of its own and is read in `form`.
    pub const fn of(form: Form) -> Self {
        match form {
            Form::Usual => Self::Usual,
            Form::PastTheLead => Self::PastTheLead,
        }
    }

    /// Returns the form in which whatever is reached from it is read.
    pub const fn form(self) -> Form {
        match self {
            Self::Usual => Form::Usual,
            Self::PastTheLead | Self::ForOneself => Form::PastTheLead,
        }
    }

    /// Returns its name in `signpost.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::PastTheLead => "past-the-lead",
            Self::ForOneself => "for-oneself",
        }
    }
}

table! {
    /// `signpost.toml`: the words of the signpost.
    pub struct SignpostWords {
        /// The version of the whole content: the day it last changed.
        version: one Date,
        /// Opens urgent replies. Names 999.
        opening: one Label,
        /// The first words of the signpost. Names 999.
        danger: one Prose,
        /// The services for 999, the first to try first: by voice, in sign language, by text.
        emergency: some ServiceId,
        /// Police, not urgent: 101.
        police: one SignpostLine,
        /// The helpline for an adult worried about a child.
        adult: one SignpostLine,
        /// The helpline for a child.
        child: one SignpostLine,
        /// Says that this is no report.
        not_a_report: one Prose,
        /// The door for a concern about the lead: what every answer offers who cannot go to the lead.
        door_past_the_lead: one DoorId,
        /// What to do next, usually.
        usual: one NextStep,
        /// What to do next where the lead is the concern.
        past_the_lead: one NextStep,
        /// What to do next for somebody who reads for themselves.
        for_oneself: one NextStep,
    }
}

table! {
    /// A label with a service's number after it.
    pub struct SignpostLine {
        /// The words before the number.
        label: one Label,
        /// The service whose number it is.
        service: one ServiceId,
    }
}

table! {
    /// Whom to tell, and where not to type details.
    pub struct NextStep {
        /// Whom to tell.
        tell: one Prose,
        /// The reminder not to type names or details.
        details: one Prose,
    }
}

/// A line of the signpost that has a number, and its key in the file.
#[derive(Debug, Clone, Copy)]
pub struct KeyedLine<'w> {
    /// The key.
    pub key: &'static str,
    /// The line.
    pub line: &'w SignpostLine,
}

impl SignpostWords {
    /// Returns the three lines of numbers, in the order in which they are read, each with its key in the file.
    pub const fn numbers(&self) -> [KeyedLine<'_>; 3] {
        [
            KeyedLine { key: "police", line: &self.police },
            KeyedLine { key: "adult", line: &self.adult },
            KeyedLine { key: "child", line: &self.child },
        ]
    }

    /// Returns what a signpost with this ending says to do next.
    pub const fn next_step(&self, ending: Ending) -> &NextStep {
        match ending {
            Ending::Usual => &self.usual,
            Ending::PastTheLead => &self.past_the_lead,
            Ending::ForOneself => &self.for_oneself,
        }
    }
}
