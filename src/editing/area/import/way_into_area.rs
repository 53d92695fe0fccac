//! The way into an area of a table: its offices, a finder, or words.
//!
//! An area has one of the three, and that one whole. Where a cell of it cannot be read, that is told at the cell, and nothing
//! is said to be missing because of it.

use super::area_rows::{AreaRows, NamedOffices};
use super::column::Column;
use super::csv::NamedCell;
use super::marks::Marks;
use super::sheet::AreaTable;
use crate::editing::area::place::text;
use crate::review::{NewOffice, NewWay, OfficePart};
use crate::schema::Problem;
use crate::values::{Prose, ServiceId};

impl AreaRows {
    /// Returns the way into the area, where it is whole, and says what keeps it from being so.
    pub(super) fn read_way(
        &self,
        sheet: &AreaTable,
        named: &NamedOffices,
        marks: &mut Marks<'_>,
    ) -> Option<NewWay> {
        let (finder, way_in) = (self.cell(sheet, Column::Finder), self.cell(sheet, Column::WayIn));
        let has_offices = named.len() > 0 || named.is_unclear;
        let ways = [has_offices, !finder.text.is_empty(), !way_in.text.is_empty()];
        let area = self.cell(sheet, Column::Area);
        match ways.iter().filter(|there| **there).count() {
            1 if has_offices => {
                self.needs_both(named, &area, marks);
                self.offices_in_order(named)
            }
            1 => {
                let finder = marks.read(&finder, text::<ServiceId>);
                finder.map(NewWay::Finder).or(marks.read(&way_in, paragraphs).map(NewWay::WayIn))
            }
            0 => {
                let message = format!("`{}` has no office, no finder and no way-in", self.called);
                let hint = "write front-door and duty-team into the column office, a row each, or fill in finder or way-in";
                marks.add_in(&area, &message, hint);
                None
            }
            _ => {
                let message =
                    format!("`{}` has more than one of: offices, a finder, a way-in", self.called);
                let hint = "keep the offices, where their numbers are known; the rest can be added to the area's file afterwards";
                marks.add_in(&area, &message, hint);
                None
            }
        }
    }

    /// Ensures that whoever is told of a front door has somebody to ring at night, and the other way round. Of rows of which it
    /// is not clear which office they are, one may be the missing one.
    fn needs_both(&self, named: &NamedOffices, area: &NamedCell, marks: &mut Marks<'_>) {
        for part in named.missing().filter(|_| !named.is_unclear) {
            let message = format!("`{}` has no {}", self.called, part.key());
            let hint = format!(
                "add a row of this area with the office {}; where one office answers at all times, with the same number",
                part.key()
            );
            marks.add_in(area, &message, hint);
        }
    }

    /// Returns the offices in the order in which people read them, where each could be read and none is missing.
    fn offices_in_order(&self, named: &NamedOffices) -> Option<NewWay> {
        let is_whole = !named.is_unclear
            && named.missing().next().is_none()
            && self.offices.len() == named.len();
        let mut offices: Vec<NewOffice> = self.offices.iter().map(|(_, it)| it.clone()).collect();
        offices.sort_by_key(|office| OfficePart::ALL.iter().position(|part| *part == office.part));
        is_whole.then_some(NewWay::Offices(offices))
    }
}

/// Returns each line of a cell as a paragraph.
fn paragraphs(cell: &str) -> Result<Vec<Prose>, Vec<Problem>> {
    cell.lines().map(str::trim).filter(|it| !it.is_empty()).map(text::<Prose>).collect()
}
