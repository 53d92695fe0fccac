//! Finds out which rows are of one area.
//!
//! The rows of an area need not be beside each other: its id says which they are. Where an id is written wrongly or left out,
//! and it is plain which area is meant, that alone is told, and the row is read with the others. Else each of the two
//! areas would be said to lack what the other has.

use std::collections::BTreeMap;

use super::area_rows::AreaRows;
use super::column::Column;
use super::csv::NamedCell;
use super::marks::Marks;
use super::sheet::{AreaTable, SheetRow};
use super::words;
use crate::editing::area::new_id::meant_slug;
use crate::editing::area::probe::Probe;
use crate::review::OfficePart;
use crate::schema::did_you_mean;

/// Returns the areas of a table in the order of their first rows, with nothing read of them but their ids.
pub(super) fn areas(sheet: &AreaTable, probe: &Probe<'_>, marks: &mut Marks<'_>) -> Vec<AreaRows> {
    let mut areas: Vec<AreaRows> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut owners: Vec<usize> = Vec::new();
    for (nth, row) in sheet.rows.iter().enumerate() {
        let cell = sheet.cell(row, Column::Area);
        let meant = meant_by(&cell.text);
        let known = if cell.text.is_empty() {
            owners.last().copied().filter(|before| goes_on(sheet, row, &areas[*before]))
        } else {
            by_id.get(&meant).copied()
        };
        let owner = known.unwrap_or(areas.len());
        if owner == areas.len() {
            areas.push(AreaRows::default());
        }
        if !cell.text.is_empty() {
            by_id.insert(meant, owner);
        }
        areas[owner].rows.push(nth);
        read_id(&mut areas[owner], &cell, probe, marks);
        owners.push(owner);
    }
    join_misspelt(&mut areas, &owners, sheet, marks);
    areas
}

/// Returns the id that somebody meant who wrote `text`, as far as that can be told.
fn meant_by(text: &str) -> String {
    meant_slug(text).map_or_else(|| text.to_owned(), |slug| slug.as_str().to_owned())
}

/// Returns whether a row without an id says nothing that an area does not say too.
fn goes_on(sheet: &AreaTable, row: &SheetRow, area: &AreaRows) -> bool {
    let is_the_same = |column| {
        let text = sheet.cell(row, column).text;
        text.is_empty() || text == area.cell(sheet, column).text
    };
    !area.called.is_empty() && [Column::Name, Column::Nation].into_iter().all(is_the_same)
}

/// Reads the id of an area as a row has it, unless another row has the same.
fn read_id(area: &mut AreaRows, cell: &NamedCell, probe: &Probe<'_>, marks: &mut Marks<'_>) {
    if cell.text.is_empty() && !area.called.is_empty() {
        let hint = format!("write `{}`, if this is a row of that area", area.called);
        return marks.add_in(cell, "it is empty", hint);
    }
    if area.spellings.contains(&cell.text) {
        return;
    }
    area.spellings.push(cell.text.clone());
    let id = marks.needed(cell, |text| probe.new_area_id(text));
    if area.called.is_empty() || area.id.is_none() && id.is_some() {
        area.called.clone_from(&cell.text);
    }
    area.id = area.id.take().or(id);
}

/// Puts rows that nobody can be told about, because no row of their id has a name, to the area beside them that is meant.
fn join_misspelt(
    areas: &mut Vec<AreaRows>,
    owners: &[usize],
    sheet: &AreaTable,
    marks: &mut Marks<'_>,
) {
    for nth in 0..areas.len() {
        let Some(meant) = meant_beside(&areas[nth], areas, owners, sheet) else { continue };
        let (wrong, right) = (areas[nth].called.clone(), areas[meant].called.clone());
        let message = format!("no row of `{wrong}` has a name");
        let hint = format!("did you mean `{right}`?");
        marks.add_in(&areas[nth].cell(sheet, Column::Area), &message, hint);
        let rows = std::mem::take(&mut areas[nth].rows);
        areas[meant].rows.extend(rows);
        areas[meant].rows.sort_unstable();
    }
    areas.retain(|area| !area.rows.is_empty());
}

/// Returns the area whose id has been misspelt in the rows of another, where there is one.
fn meant_beside(
    misspelt: &AreaRows,
    areas: &[AreaRows],
    owners: &[usize],
    sheet: &AreaTable,
) -> Option<usize> {
    let has_name = |area: &AreaRows| {
        [Column::Name, Column::Nation].into_iter().any(|it| !area.cell(sheet, it).text.is_empty())
    };
    if misspelt.called.is_empty() || has_name(misspelt) {
        return None;
    }
    let before = misspelt.rows.first()?.checked_sub(1);
    let after = misspelt.rows.last()? + 1;
    let beside = before.into_iter().chain([after]).filter_map(|row| owners.get(row).copied());
    let mut beside = beside.filter(|other| {
        let other = &areas[*other];
        let is_near = did_you_mean(&misspelt.called, [other.called.as_str()]).is_some();
        let parts = parts(misspelt, sheet);
        is_near && has_name(other) && self::parts(other, sheet).iter().all(|it| !parts.contains(it))
    });
    beside.next()
}

/// Returns the offices that the rows of an area name.
fn parts(area: &AreaRows, sheet: &AreaTable) -> Vec<OfficePart> {
    let cells = area.rows(sheet).map(|row| sheet.cell(row, Column::Office));
    cells.filter_map(|cell| words::office(&cell.text).ok()).collect()
}
