//! Places in the menu for the areas of a table that say none of their own.
//!
//! They are given the free ones in the order of their rows, in steps of ten; in shorter ones where many come at once.

use std::collections::BTreeSet;

use super::area_rows::AreaRows;
use super::column::Column;
use super::marks::Marks;
use super::sheet::AreaTable;
use crate::editing::area::probe::Probe;

/// Gives each area a place, and says where there are too few.
pub(super) fn place(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &mut [AreaRows],
    marks: &mut Marks<'_>,
) {
    let taken: BTreeSet<i64> = areas.iter().filter_map(|area| area.order).collect();
    // One without an id cannot be added.
    let without = areas.iter_mut().filter(|area| area.order.is_none() && area.id.is_some());
    let mut without: Vec<&mut AreaRows> = without.collect();
    let free = probe.free_places(&taken, without.len());
    if let Some(first) = without.get(free.len()) {
        let FullMenu { message, hint } = full(probe, without.len(), free.len());
        marks.add_in(&first.cell(sheet, Column::Order), &message, hint);
    }
    // Those that are left are judged all the same, in places that nobody has.
    let all = probe.places(&taken);
    let nobodys = (i64::MIN..).filter(|place| !all.contains(place));
    for (area, place) in without.iter_mut().zip(free.into_iter().chain(nobodys)) {
        area.order = Some(place);
    }
}

/// What is said of a menu that is full.
struct FullMenu {
    message: String,
    hint: String,
}

/// Says how many areas fit into the menu, and how its end is moved.
fn full(probe: &Probe<'_>, wanted: usize, fit: usize) -> FullMenu {
    let rest: Vec<_> = probe.rest_of_nations().collect();
    let before = rest.first().map_or_else(String::new, |(id, area)| {
        format!(" before `{id}`, whose order is {}", area.order)
    });
    let last = rest.iter().map(|(_, area)| area.order).max().unwrap_or_default();
    let room = i64::try_from(wanted).unwrap_or(i64::MAX).saturating_mul(10);
    // The next thousand after all of them, in steps of ten.
    let from = (last.saturating_add(room) / 1000).saturating_add(1).saturating_mul(1000);
    let files = rest.iter().zip(0_i64..).map(|((id, _), nth)| {
        let path = probe.folder.path(&format!("areas/{id}.toml")).display().to_string();
        format!("`order = {}` in `{path}`", from.saturating_add(10 * nth))
    });
    let files: Vec<String> = files.collect();
    FullMenu {
        message: format!(
            "{wanted} areas have no `order`, and {fit} of them fit into the menu{before}"
        ),
        hint: format!(
            "move those that cover the rest of a nation on: write {}; a file that is not there yet is a copy of the program's own",
            files.join(", ")
        ),
    }
}
