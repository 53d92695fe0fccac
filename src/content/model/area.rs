//! Local areas: where a concern about a child who lives there goes.
//!
//! A concern goes where the child lives, not where the server is. An area names services and holds
//! no number of its own, so each number is written once.

use super::Review;
use crate::content::table::table;
use crate::content::values::{AreaId, Entry, IndexTerm, Nation, Prose, ServiceId, Slug, Title};

table! {
    /// One local area and its part of the escalation ladder.
    pub struct Area as written RawArea {
        /// What it is called.
        name: one Title,
        /// The nation it lies in.
        nation: one Nation,
        /// Its place in the menu.
        order: one i64,
        /// The council's children's social care in office hours.
        front_door: maybe ServiceId,
        /// The same at all other times.
        duty_team: maybe ServiceId,
        /// Where a concern about an adult who works with children goes. England only.
        lado: maybe ServiceId,
        /// The official page that finds the council, where no front door is known.
        finder: maybe ServiceId,
        /// Lines shown before the ladder.
        note: any Prose,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// The ids it had before.
        formerly: any Slug,
        /// When a person reads it again.
        review: one Review,
    }
}

impl Entry for Area {
    type Id = AreaId;

    fn formerly(&self) -> &[Slug] {
        &self.formerly
    }

    fn place(&self) -> (i64, &str) {
        (self.order, self.name.as_str())
    }
}
