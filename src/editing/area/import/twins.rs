//! Two of one name, which nobody could tell apart.
//!
//! Two areas may have it, in the table or there already, or an office has that of a service of the program. Each is told at
//! its cell.

use std::collections::BTreeMap;

use super::area_rows::AreaRows;
use super::column::Column;
use super::marks::Marks;
use super::sheet::AreaTable;
use crate::editing::area::names::{folded, two_areas};
use crate::editing::area::place::text;
use crate::editing::area::probe::Probe;

/// Says of each name that something else has already.
pub(super) fn mark(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &mut [AreaRows],
    marks: &mut Marks<'_>,
) {
    let taken = probe.taken_names();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    // Of one that cannot be added nothing is said: that it is there already has been.
    for area in areas.iter_mut().filter(|area| area.id.is_some()) {
        for (nth, office) in &area.offices {
            let cell = sheet.cell(&sheet.rows[*nth], Column::OfficeName);
            // A name that was left out is made of the area's.
            let found = Some(&cell).filter(|cell| !cell.text.is_empty());
            if let Some(Err(found)) = found.map(|_| taken.of_an_office(&office.name)) {
                marks.take_over(&cell, found);
            }
        }
        let Some(name) = &area.name else { continue };
        let other = first.entry(folded(name)).or_insert_with(|| area.called.clone());
        let in_the_table = if *other == area.called { Ok(()) } else { Err(two_areas(name, other)) };
        if let Err(found) = taken.of_an_area(name).and(in_the_table) {
            marks.take_over(&area.cell(sheet, Column::Name), found);
            // The rest of it is judged under its id, so that nobody says the same once more.
            area.name = text(&area.called).ok();
        }
    }
}
