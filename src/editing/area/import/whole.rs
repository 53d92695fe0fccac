//! Judges all new areas as part of the content, and leads each problem back to the cell that it comes from.
//!
//! The files that the table makes are put into the content, in memory and after all others, so that what they share with a
//! file that is there is said of them. There is no second set of rules: what comes up is what `check` would say. Of an area
//! of which some part cannot be read, the rest is judged all the same, so that one reading finds all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::area_rows::{AreaRows, any_way_in};
use super::column::Column;
use super::csv::NamedCell;
use super::marks::Marks;
use super::sheet::AreaTable;
use crate::editing::area::probe::{Probe, beside};
use crate::review::{NewFileLook, NewOffice, NewWay, OfficePart};
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

/// A file that the table makes.
pub(super) struct MadeOfRows<'a> {
    /// Its path inside the folder.
    pub(super) path: String,
    pub(super) text: String,
    area: &'a AreaRows,
    /// The place of the office's row; none of the area's own file.
    office: Option<usize>,
}

/// The content finds some faults only where it has no others, so what is wrong is left out and the rest is judged again; so often
/// at most.
const MOST_ROUNDS: usize = 4;

/// Says what the content would say of the areas, and returns the files with which it has no problem. A table without a fault is
/// judged once.
pub(super) fn judge<'a>(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &'a [AreaRows],
    marks: &mut Marks<'_>,
) -> Vec<MadeOfRows<'a>> {
    let look = probe.folder.look();
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let made = areas.iter().flat_map(|area| files(area, probe, look, &wrong));
        let made = made.collect::<Vec<_>>();
        let texts = made.iter().map(|file| (beside(&file.path), file.text.clone()));
        let Err(problems) = probe.folder.with(&texts.collect::<Vec<_>>()) else { return made };
        let before = wrong.len();
        let named = Names::of(&made, probe);
        for problem in problems {
            let found = match named.by_path.get(&problem.file.path) {
                Some(file) => Some((*file, file.source(sheet, &problem), problem.clone())),
                None => named.seen_from_the_table(sheet, &problem),
            };
            let Some((file, cell, problem)) = found else {
                marks.problems.push(problem);
                continue;
            };
            wrong.insert(file.path.clone());
            if !marks.has(&cell) || cell.at.is_empty() {
                marks.take_over(&cell, vec![problem]);
            }
        }
        if wrong.len() == before {
            break;
        }
    }
    Vec::new()
}

/// The files of a round, by what a problem names.
struct Names<'m, 'a> {
    /// By the path that a problem has.
    by_path: BTreeMap<String, &'m MadeOfRows<'a>>,
    /// Those of areas, by their ids in the quotes of a message.
    by_id: BTreeMap<String, &'m MadeOfRows<'a>>,
}

impl<'m, 'a> Names<'m, 'a> {
    fn of(made: &'m [MadeOfRows<'a>], probe: &Probe<'_>) -> Self {
        let on_disk =
            |it: &MadeOfRows<'_>| probe.folder.path(&beside(&it.path)).display().to_string();
        let areas = made.iter().filter(|file| file.office.is_none());
        Self {
            by_path: made.iter().map(|file| (on_disk(file), file)).collect(),
            by_id: areas.map(|file| (file.area.called.clone(), file)).collect(),
        }
    }

    /// Returns a problem of a file that is there as one of the new area that it names, with the cell that it is about: of two
    /// areas that cannot both have something, a rule names the one and points at the other.
    fn seen_from_the_table(
        &self,
        sheet: &AreaTable,
        problem: &Problem,
    ) -> Option<(&'m MadeOfRows<'a>, NamedCell, Problem)> {
        let file = *problem.message.split('`').find_map(|word| self.by_id.get(word))?;
        let there = Path::new(&problem.file.path).file_stem()?.to_str()?;
        let (column, _) = OF_AREA.iter().find(|(_, path)| is_at(problem, path))?;
        let quoted = |id: &str| format!("`{id}`");
        let message = problem.message.replace(&quoted(&file.area.called), &quoted(there));
        let cell = file.area.cell(sheet, *column);
        Some((file, cell, Problem { message, ..problem.clone() }))
    }
}

/// Returns whether a problem points at the value at the end of a path.
fn is_at(problem: &Problem, path: &[At<'_>]) -> bool {
    let value = problem.file.span(path);
    value.is_some_and(|value| (value.start..=value.end).contains(&problem.span.start))
}

/// Returns the files of an area, as far as it could be read, without those that are wrong.
fn files<'a>(
    area: &'a AreaRows,
    probe: &Probe<'_>,
    look: NewFileLook,
    wrong: &BTreeSet<String>,
) -> Vec<MadeOfRows<'a>> {
    let mut made = Vec::new();
    let mut add = |(path, text): (String, String), office| {
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
    // It cannot name an office that is left out.
    let way = area.way.clone().filter(|_| !has_wrong).unwrap_or_else(any_way_in);
    let of_area = area.with_way(way).map(|whole| whole.files(probe.today, look));
    of_area.and_then(|mut files| files.pop()).map(|file| add(file, None));
    made
}

impl MadeOfRows<'_> {
    /// Returns whether it is the area's own file.
    pub(super) const fn is_of_area(&self) -> bool {
        self.office.is_none()
    }

    /// Returns the cell that a problem of this file comes from: the area's id, where it comes from none.
    fn source(&self, sheet: &AreaTable, problem: &Problem) -> NamedCell {
        let is_at = |path: &[At<'_>]| is_at(problem, path);
        let row = self.office.map(|nth| &sheet.rows[nth]);
        match row {
            Some(row) => {
                let found = OF_OFFICE.iter().find(|(_, path)| is_at(path));
                let column = found.map_or(Column::Area, |(column, _)| *column);
                match column {
                    Column::Nation => self.area.cell(sheet, column),
                    _ => sheet.cell(row, column),
                }
            }
            None => {
                let office = OfficePart::ALL.into_iter().find(|part| is_at(&[Key(part.key())]));
                if let Some((nth, _)) = office.and_then(|part| self.row_of(part)) {
                    return sheet.cell(&sheet.rows[*nth], Column::Office);
                }
                let found = OF_AREA.iter().find(|(_, path)| is_at(path));
                let column = found.map_or(Column::Area, |(column, _)| *column);
                self.area.cell(sheet, column)
            }
        }
    }

    fn row_of(&self, part: OfficePart) -> Option<&(usize, NewOffice)> {
        self.area.offices.iter().find(|(_, office)| office.part == part)
    }
}
