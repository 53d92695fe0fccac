//! Topics, the sections of guidance, and the chapters they are in.
//!
//! A text is paragraphs and lists of plain strings, so that every renderer is safe and right. What
//! no source states is marked with a `basis` until a safeguarding lead has approved it.

use std::ops::Range;

use super::point::Point;
use super::signpost::Form;
use crate::schema::{Check, closed, table};
use crate::values::{
    ButtonLabel, ChapterId, Date, Description, DoorId, Entry, HeadsUp, IndexTerm, Label, Nation,
    Own, PersonRole, Prose, ServiceId, Short, Slug, SourceId, Title, TopicId, Word,
};

/// The id of the chapter that `/consent` opens.
pub const CONSENT: &str = "consent";

table! {
    /// One section of guidance, in our own words.
    pub struct Topic {
        /// Its heading.
        title: one Title,
        /// What a button shows where the title is too long for one.
        label: maybe ButtonLabel,
        /// The chapter it is in.
        chapter: one ChapterId,
        /// Its place in the chapter.
        order: one i64,
        /// The one thing to remember.
        short: one Short,
        /// Shown first where the text names sexual acts or violence.
        heads_up: maybe HeadsUp,
        /// Where it applies.
        nations: some Nation,
        /// Whose law it describes.
        law: maybe Label,
        /// The pages of the paper it rests on.
        pages: maybe Word,
        /// The works it rests on.
        cites: any SourceId,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// Topics to read next.
        see_also: any TopicId,
        /// Doors of `/concern` that it leads to.
        doors: any DoorId,
        /// Services that it shows at its end, each to the nations that it is there for.
        services: any ServiceId,
        /// The ids it had before.
        formerly: any Slug,
        /// When a person reads it again.
        review: one Review,
        /// The text.
        section: some Section,
        /// What has changed since the paper was written.
        since: maybe Since,
    }
}

table! {
    /// A part of a text: a heading, paragraphs, then points, at least one of the two.
    pub struct Section checked by section_has_words {
        /// Its heading.
        heading: maybe Title,
        /// Paragraphs.
        text: any Prose,
        /// A list.
        points: any Point,
        /// The nations that it is for, where that is not all that the whole text is for.
        nations: any Nation,
        /// The form in which it is shown, where that is not both.
        form: maybe Form,
        /// Set where no source states it.
        basis: maybe Basis,
    }
}

table! {
    /// What has changed since the paper was written.
    pub struct Since {
        /// Paragraphs.
        text: some Prose,
        /// A list.
        points: any Prose,
    }
}

table! {
    /// When a text is due to be read again, and who read it last.
    pub struct Review {
        /// The day by which a person reads it again.
        by: one Date,
        /// The day on which a person last did.
        on: maybe Date,
        /// The role of that person; never a name.
        role: maybe PersonRole,
    }
}

closed! {
    /// Who approves a text, where that is not the safeguarding lead.
    pub enum Approver, a "approver" {
        /// The trustee for safeguarding, or somebody outside: the text may be about the lead.
        Trustee = "trustee",
    }
}

closed! {
    /// What a step rests on, where it is not a source.
    pub enum Basis, a "basis" {
        /// Ours, for a safeguarding lead to approve.
        Inference = "inference",
        /// Ours, and a safeguarding lead has approved it.
        Approved = "approved",
    }
}

table! {
    /// A chapter of topics; a subcommand of `/guidance`.
    pub struct Chapter {
        /// Its id and the name of its subcommand.
        id: one Own<ChapterId>,
        /// Its heading: a question.
        title: one Title,
        /// What Discord shows beside its subcommand.
        description: one Description,
    }
}

table! {
    /// Every chapter, in reading order.
    pub struct Chapters {
        /// The chapters.
        chapter: some Chapter,
    }
}

fn section_has_words(section: &Section, place: &Range<usize>, check: &mut Check) -> bool {
    if section.text.is_empty() && section.points.is_empty() {
        let hint = "write `text` or `points`, or take it out";
        check.error(place.clone(), "an empty section".to_owned(), hint);
        return false;
    }
    let is_empty = |form: &Form| section.is_for(*form) && section.lines_in(*form).next().is_none();
    let empty = Form::ALL.iter().copied().find(is_empty);
    if let Some(form) = empty {
        let message = format!("a section that is empty in the form `{}`", form.name());
        let hint = "write the `form` of its points on the section itself";
        check.error(place.clone(), message, hint);
    }
    empty.is_none()
}

impl Section {
    /// Returns its paragraphs and points, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Prose> {
        self.text.iter().chain(self.points.iter().map(|point| &point.text))
    }

    /// Returns those of them that are shown to somebody who reads in `form`.
    pub fn lines_in(&self, form: Form) -> impl Iterator<Item = &Prose> {
        let points = self.points.iter().filter(move |point| point.is_for(form));
        self.text.iter().chain(points.map(|point| &point.text))
    }

    /// Returns whether it is shown to somebody who reads in `form`.
    pub fn is_for(&self, form: Form) -> bool {
        form.shows(self.form)
    }
}

impl Topic {
    /// Returns what a button that opens it says.
    pub fn button(&self) -> &str {
        ButtonLabel::or(self.label.as_ref(), &self.title)
    }
}

impl Entry for Topic {
    type Id = TopicId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (self.order, self.title.as_str())
    }
}
