//! Everything that Signpost may say, put together.
//!
//! `assemble` makes it; whether it may be used is for `judge` to say.

use super::index_entry::IndexEntry;
use super::model::{
    Area, Board, Calendar, Chapter, Door, Handbook, Helplines, Induction, Service, SignpostWords,
    Sources, Term, Topic, Words,
};
use super::reader::Files;
use crate::values::{PhoneNumber, Shelf};

/// Everything that Signpost may say. It does not change, and every id in it names something in it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Content {
    /// The words of the signpost.
    pub signpost: SignpostWords,
    /// The numbers of the signpost.
    pub numbers: SignpostNumbers,
    /// Every other sentence.
    pub words: Words,
    /// The chapters in reading order.
    pub chapters: Vec<Chapter>,
    /// The sections of guidance.
    pub topics: Shelf<Topic>,
    /// The doors of `/concern`.
    pub doors: Shelf<Door>,
    /// The helplines and offices.
    pub services: Shelf<Service>,
    /// The local areas.
    pub areas: Shelf<Area>,
    /// The pinned posts.
    pub boards: Shelf<Board>,
    /// The glossary.
    pub terms: Shelf<Term>,
    /// The volunteers' induction.
    pub induction: Induction,
    /// Whom each helpline is for.
    pub helplines: Helplines,
    /// The words that only the handbook has.
    pub handbook: Handbook,
    /// When offices can be expected to answer.
    pub calendar: Calendar,
    /// The works cited.
    pub sources: Sources,
    /// The whole back-of-book index, in alphabetical order.
    pub index: Vec<IndexEntry>,
}

/// The numbers after the labels of the signpost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignpostNumbers {
    /// Police, not urgent.
    pub police: PhoneNumber,
    /// For an adult worried about a child.
    pub adult: PhoneNumber,
    /// For a child.
    pub child: PhoneNumber,
}

/// Content that is put together, and whose own rules hold, with the files it came from. Whether it may be used is
/// for `judge` to say, which also measures what is made of it.
#[derive(Debug, Clone)]
pub struct Assembled {
    /// The content.
    pub content: Content,
    /// The files.
    pub files: Files,
}
