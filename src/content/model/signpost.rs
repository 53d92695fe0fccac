//! The lines that every message carries.
//!
//! Both forms share the emergency line, the police and the pair of helplines: a form without one
//! of them cannot be written down. They differ only in whom they say to tell.

use crate::content::table::table;
use crate::content::values::{Date, DoorId, Label, Prose, ServiceId, closed};

closed! {
    /// The two forms of the signpost.
    pub enum Form, a "form" {
        /// Says to tell the safeguarding lead.
        Usual = "usual",
        /// Says that the person can go past the lead.
        PastTheLead = "past-the-lead",
    }
}

table! {
    /// `signpost.toml`: the words of the signpost.
    pub struct SignpostWords as written RawSignpostWords {
        /// The version of the whole content: the day it last changed.
        version: one Date,
        /// Opens urgent replies. Names 999.
        opening: one Label,
        /// The first words of the signpost. Names 999.
        danger: one Prose,
        /// The services behind 999, the first to try first: by voice, in sign language, by text.
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
    }
}

table! {
    /// A label with a service's number behind it.
    pub struct SignpostLine as written RawSignpostLine {
        /// The words before the number.
        label: one Label,
        /// The service whose number it is.
        service: one ServiceId,
    }
}

table! {
    /// Whom to tell, and where not to type details.
    pub struct NextStep as written RawNextStep {
        /// Whom to tell.
        tell: one Prose,
        /// The reminder not to type names or details.
        details: one Prose,
    }
}

impl SignpostWords {
    /// Returns what `form` says to do next.
    pub const fn next_step(&self, form: Form) -> &NextStep {
        match form {
            Form::Usual => &self.usual,
            Form::PastTheLead => &self.past_the_lead,
        }
    }
}
