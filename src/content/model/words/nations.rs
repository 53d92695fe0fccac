//! What is said of the four nations.
//!
//! An office has another name in each: the heading over its numbers is the one that people there
//! know.

use super::templates::{BothOf, OfficeThere, OnlyIn, WrittenFor};
use crate::schema::table;
use crate::values::{Label, Nation, Title};

table! {
    /// What is said of the nations.
    pub struct NationsWords {
        /// England.
        england: one NationWords,
        /// Wales.
        wales: one NationWords,
        /// Scotland.
        scotland: one NationWords,
        /// Northern Ireland.
        northern_ireland: one NationWords,
        /// Joins the names of two, or of several and the last.
        both: one BothOf,
        /// Puts nations before a part that is only for them.
        only: one OnlyIn,
        /// Says for which nations a text is written.
        written_for: one WrittenFor,
        /// Says for which nation the paper, and what rests on it, was written.
        paper: one WrittenFor,
        /// Says what children's social care is called where the reader is.
        office: one OfficeThere,
        /// Says in which nations a service works.
        works: one WrittenFor,
    }
}

table! {
    /// What is said of one nation.
    pub struct NationWords {
        /// Its name, as it is written in a sentence.
        name: one Label,
        /// What the office that takes a concern about a child is called there.
        social_care: one Title,
    }
}

impl NationsWords {
    /// Returns what is said of one nation.
    pub const fn of(&self, nation: Nation) -> &NationWords {
        match nation {
            Nation::England => &self.england,
            Nation::Wales => &self.wales,
            Nation::Scotland => &self.scotland,
            Nation::NorthernIreland => &self.northern_ireland,
        }
    }
}
