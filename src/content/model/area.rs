//! Local areas: where a concern about a child who lives there goes.
//!
//! A concern goes where the child lives, not where the server is. An area names services and holds
//! no number of its own, so each number is written once.

use super::service::ServiceKind;
use super::topic::{Review, Section};
use crate::schema::table;
use crate::values::{AreaId, Entry, IndexTerm, Nation, Prose, ServiceId, Slug, SourceId, Title};

table! {
    /// One local area and its part of the escalation ladder.
    pub struct Area {
        /// What it is called.
        name: one Title,
        /// The nation it lies in.
        nation: one Nation,
        /// Its place in the menu.
        order: one i64,
        /// Whether it covers all of its nation that has no area of its own.
        elsewhere: maybe bool,
        /// The offices of children's social care in office hours; several where each has a part of
        /// the area.
        front_door: any ServiceId,
        /// The same at all other times.
        duty_team: maybe ServiceId,
        /// Where a concern about an adult who works with children goes. England only.
        lado: maybe ServiceId,
        /// The official page that finds the council, where no front door is known.
        finder: maybe ServiceId,
        /// How to reach children's social care, shown before its numbers.
        way_in: any Prose,
        /// Where a concern about an adult who works with children goes, where there is no LADO:
        /// lines of their own each, without headings.
        adults: any Section,
        /// Lines shown before the ladder.
        note: any Prose,
        /// What is shown after the ladder: duties, and what happens next.
        section: any Section,
        /// Official pages to read, shown after the numbers of children's social care.
        pages: any ServiceId,
        /// The works it rests on, for whoever approves it.
        cites: any SourceId,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// The ids it had before.
        formerly: any Slug,
        /// When a person reads it again.
        review: one Review,
    }
}

impl Area {
    /// Returns every office and page that it leads to, in the order of the ladder, each with the
    /// kind it has to be of; the kind's name is also its key in the file.
    pub fn services(&self) -> impl Iterator<Item = (ServiceKind, &ServiceId)> {
        let by_kind = [
            (ServiceKind::FrontDoor, self.front_door.as_slice()),
            (ServiceKind::DutyTeam, self.duty_team.as_slice()),
            (ServiceKind::Lado, self.lado.as_slice()),
            (ServiceKind::Finder, self.finder.as_slice()),
        ];
        by_kind.into_iter().flat_map(|(kind, all)| all.iter().map(move |id| (kind, id)))
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
