//! Judges all new areas as part of the content, and leads each problem back to the cell that it comes from.
//!
//! The files that the table makes are put into the content, in memory and after all others, so that what they share with a
//! file that is there is said of them. There is no second set of rules: what comes up is what `check` would say. Of an area
//! of which some part cannot be read, the rest is judged all the same, so that one reading finds all.

use std::collections::BTreeSet;
use std::path::Path;

use super::area_rows::{AreaRows, any_way_in};
use super::column::Column;
use super::csv::Cell;
use super::marks::Marks;
use super::sheet::AreaTable;
use crate::editing::area::probe::{Probe, beside};
use crate::review::{NewOffice, NewWay, OfficePart};
use crate::schema::At::{self, Index, Key};
use crate::schema::Problem;

/// Where each value of an area's file comes from.
const OF_AREA: [(Column, &[At<'static>]); 6] = [
    (Column::Name, &[Key("name")]),
    (Column::Nation, &[Key("nation")]),
    (Column::Order, &[Key("order")]),
    (Column::Index, &[Key("index")]),
    (Column::Finder, &[Key("finder")]),
    (Column::WayIn, &[Key("way-in")]),
];

/// Where each value of an office's file comes from.
const OF_OFFICE: [(Column, &[At<'static>]); 9] = [
    (Column::OfficeName, &[Key("name")]),
    (Column::For, &[Key("for")]),
    (Column::Nation, &[Key("nations")]),
    (Column::Phone, &[Key("route"), Index(0), Key("phone")]),
    (Column::Hours, &[Key("route"), Index(0), Key("hours")]),
    (Column::Page, &[Key("checked"), Key("against")]),
    (Column::Checked, &[Key("checked"), Key("on")]),
    (Column::How, &[Key("checked"), Key("how")]),
    (Column::Grade, &[Key("checked"), Key("grade")]),
];

/// A file that the table makes, laid beside the others.
struct MadeOfRows<'a, 'p> {
    path: String,
    text: String,
    area: &'a AreaRows<'p>,
    /// The place of the office's row; none of the area's own file.
    office: Option<usize>,
}

/// The content finds some faults only where it has no others, so what is wrong is left out and the rest is judged again; so often
/// at most.
const MOST_ROUNDS: usize = 4;

/// Says what the content would say of the areas.
pub(super) fn judge(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &[AreaRows<'_>],
    marks: &mut Marks<'_>,
) {
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let made = areas.iter().flat_map(|area| files(area, probe, &wrong)).collect::<Vec<_>>();
        let texts = made.iter().map(|file| (file.path.clone(), file.text.clone()));
        let Err(problems) = probe.folder.with(&texts.collect::<Vec<_>>()) else { return };
        let before = wrong.len();
        for problem in problems {
            let of = |file: &&MadeOfRows<'_, '_>| {
                probe.folder.path(&file.path).display().to_string() == problem.file.path
            };
            let Some(file) = made.iter().find(of) else {
                match seen_from_the_table(&made, &problem) {
                    Some((file, column, problem)) => {
                        wrong.insert(file.path.clone());
                        let cell = file.area.cell(sheet, column);
                        marks.take_over(column, &cell, vec![problem]);
                    }
                    None => marks.problems.push(problem),
                }
                continue;
            };
            wrong.insert(file.path.clone());
            let (column, cell) = file.source(sheet, &problem);
            if !marks.has(&cell) || cell.at.is_empty() {
                marks.take_over(column, &cell, vec![problem]);
            }
        }
        if wrong.len() == before {
            return;
        }
    }
}

/// Returns a problem of a file that is there as one of the new area that it names, with the column that it is about: of two areas
/// that cannot both have something, a rule names the one and points at the other.
fn seen_from_the_table<'m, 'a, 'p>(
    made: &'m [MadeOfRows<'a, 'p>],
    problem: &Problem,
) -> Option<(&'m MadeOfRows<'a, 'p>, Column, Problem)> {
    let quoted = |id: &str| format!("`{id}`");
    let file = made.iter().find(|file| {
        file.office.is_none() && problem.message.contains(&quoted(&file.area.called))
    })?;
    let there = Path::new(&problem.file.path).file_stem()?.to_str()?;
    let (column, _) = OF_AREA.iter().find(|(_, path)| is_at(problem, path))?;
    let message = problem.message.replace(&quoted(&file.area.called), &quoted(there));
    Some((file, *column, Problem { message, ..problem.clone() }))
}

/// Returns whether a problem points at the value at the end of a path.
fn is_at(problem: &Problem, path: &[At<'_>]) -> bool {
    let value = problem.file.span(path);
    value.is_some_and(|value| (value.start..=value.end).contains(&problem.span.start))
}

/// Returns the files of an area, as far as it could be read, without those that are wrong.
fn files<'a, 'p>(
    area: &'a AreaRows<'p>,
    probe: &Probe<'_>,
    wrong: &BTreeSet<String>,
) -> Vec<MadeOfRows<'a, 'p>> {
    let look = probe.folder.look();
    let mut made = Vec::new();
    let mut add = |(path, text): (String, String), office| {
        let path = beside(&path);
        let is_wrong = wrong.contains(&path);
        made.extend((!is_wrong).then_some(MadeOfRows { path, text, area, office }));
        is_wrong
    };
    let mut has_wrong = false;
    for (nth, office) in &area.offices {
        let alone = area.with_way(NewWay::Offices(vec![office.clone()]));
        let mut files = alone.map(|alone| alone.files(probe.today, look)).unwrap_or_default();
        files.truncate(1);
        has_wrong |= files.pop().is_some_and(|file| add(file, Some(*nth)));
    }
    let whole =
        area.whole().filter(|_| !has_wrong).or_else(|| area.with_way(NewWay::WayIn(any_way_in())));
    let mut of_area = whole.map(|whole| whole.files(probe.today, look)).unwrap_or_default();
    of_area.pop().map(|file| add(file, None));
    made
}

impl MadeOfRows<'_, '_> {
    /// Returns the cell that a problem of this file comes from: the area's id, where it comes from none.
    fn source(&self, sheet: &AreaTable, problem: &Problem) -> (Column, Cell) {
        let is_at = |path: &[At<'_>]| is_at(problem, path);
        let row = self.office.map(|nth| &sheet.rows[nth]);
        match row {
            Some(row) => {
                let found = OF_OFFICE.iter().find(|(_, path)| is_at(path));
                let column = found.map_or(Column::Area, |(column, _)| *column);
                match column {
                    Column::Nation => (column, self.area.cell(sheet, column)),
                    _ => (column, sheet.cell(row, column)),
                }
            }
            None => {
                let office = OfficePart::ALL.into_iter().find(|part| is_at(&[Key(part.key())]));
                if let Some((nth, _)) = office.and_then(|part| self.row_of(part)) {
                    return (Column::Office, sheet.cell(&sheet.rows[*nth], Column::Office));
                }
                let found = OF_AREA.iter().find(|(_, path)| is_at(path));
                let column = found.map_or(Column::Area, |(column, _)| *column);
                (column, self.area.cell(sheet, column))
            }
        }
    }

    fn row_of(&self, part: OfficePart) -> Option<&(usize, NewOffice)> {
        self.area.offices.iter().find(|(_, office)| office.part == part)
    }
}
