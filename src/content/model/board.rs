//! Boards: the posts that are pinned in a channel.
//!
//! A board is read by whoever opens the channel, at any hour, also where the bot is dead. So it says
//! nothing that depends on the time of day, its numbers are text, and it has buttons and no menus:
//! a menu that many people see does not answer who chooses the same entry next.

use super::door::Step;
use super::topic::{Review, Section};
use crate::schema::{closed, table};
use crate::values::{BoardId, Date, Entry, Prose, Slug, SourceId, Title};

table! {
    /// One pinned post.
    pub struct Board {
        /// Its heading.
        title: one Title,
        /// Its place among the boards.
        order: one i64,
        /// The paragraphs under its heading.
        text: any Prose,
        /// What to do, in order. `local` means the office of each time of day.
        step: any Step,
        /// What comes after the steps.
        section: any Section,
        /// What has changed, for people who have read it before.
        changed: maybe Changed,
        /// What its buttons open, in order, after the two that every message has.
        buttons: some BoardButtons,
        /// The works it rests on, for whoever approves it.
        cites: any SourceId,
        /// The ids it had before.
        formerly: any Slug,
        /// When a person reads it again.
        review: one Review,
    }
}

table! {
    /// What has changed since a day.
    pub struct Changed {
        /// The day.
        since: one Date,
        /// What has changed since.
        text: some Prose,
    }
}

closed! {
    /// What a button of a board opens; some words mean several buttons.
    pub enum BoardButtons, a "button of a board" {
        /// The ways to 999.
        Emergency = "emergency",
        /// Each door of `/concern`, or their menu where there are more than ten.
        Doors = "doors",
        /// The doors as one menu.
        Concern = "concern",
        /// The areas.
        Areas = "areas",
        /// The audiences of the helplines.
        Helplines = "helplines",
        /// Each chapter of guidance, or their menu where there are more than ten.
        Chapters = "chapters",
        /// The back-of-book terms.
        Letters = "a-z",
        /// The glossary.
        Glossary = "glossary",
        /// The works cited.
        Sources = "sources",
        /// What the bot is and is not.
        About = "about",
        /// Where to start.
        Help = "help",
        /// The induction.
        Induction = "induction",
    }
}

impl Board {
    /// Longest id of a board, in characters: it is in every custom id of its post, beside what
    /// the button asks.
    pub const ID: usize = 24;
}

impl Entry for Board {
    type Id = BoardId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (self.order, self.title.as_str())
    }
}
