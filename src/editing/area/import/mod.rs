//! Reads many new areas out of one table that a spreadsheet has written.
//!
//! Nobody is there to be asked, so what `area new` would ask about once more is a problem here, and what a person has to
//! vouch for is left to `verify`. Every problem is found in one reading, each at its cell.
//!
//! - `csv` takes text apart into cells that know their place, `column` has the columns, `sheet` ties both together;
//! - `marks` collects what is wrong, `words` reads a cell that takes one of some words, `day` one with a day;
//! - `grouping` finds the rows of each area, `area_rows` reads them, `office_row` an office, `way_into_area` the way into it;
//! - `menu` gives areas their places in the menu, `shared` looks for one number in two areas, `twins` for one name;
//! - `whole` judges all new files together and leads what is wrong back to a cell; `template` is a table to begin with.

mod area_rows;
mod column;
mod csv;
mod day;
mod grouping;
mod marks;
mod menu;
mod office_row;
mod shared;
mod sheet;
mod template;
#[cfg(test)]
mod tests;
mod twins;
mod way_into_area;
mod whole;
mod words;

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use super::probe::Probe;
use crate::failure::{Failure, without_number};
use crate::schema::{self, Problem, SourceFile, in_utf8};
use area_rows::AreaRows;
use marks::Marks;
use sheet::AreaTable;
pub(crate) use template::template;
use whole::MadeOfRows;

/// The areas that a table describes, as files.
#[derive(Debug)]
pub(crate) struct ImportedAreas {
    /// The path inside the folder and the text of each file, offices before areas.
    pub(crate) files: Vec<(String, String)>,
    /// How many areas they are.
    pub(crate) areas: usize,
    /// How many offices those have.
    pub(crate) offices: usize,
}

impl fmt::Display for ImportedAreas {
    /// Says how much it is: `40 area(s) with 83 office(s), in 123 file(s)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, areas, offices } = self;
        write!(f, "{areas} area(s) with {offices} office(s), in {} file(s)", files.len())
    }
}

/// A table is at most so long: four thousand areas need less.
const MOST_BYTES: u64 = 4 << 20;

/// Reads the table at `path`.
///
/// # Errors
///
/// Where there is none, or it is no text in UTF-8 of at most 4 MiB.
pub(crate) fn table(path: &Path) -> Result<Arc<SourceFile>, Failure> {
    let shown = path.display();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|cause| {
        let message = format!("cannot read `{shown}`: {}", without_number(&cause.to_string()));
        Failure::usage(message, hint_for(cause.kind()))
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        let hint = "name a table of areas, or divide it into several, such as `areas-1.csv` and `areas-2.csv`";
        return Err(Failure::usage(format!("`{shown}` has more than 4 MiB"), hint));
    }
    let text = in_utf8(bytes).map_err(|why| {
        let hint = "save it from the spreadsheet as CSV UTF-8, such as `areas.csv`; a workbook (.xlsx, .ods) is none";
        Failure::usage(format!("`{shown}` cannot be read: {why}"), hint)
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Arc::new(SourceFile::new(shown.to_string(), text)))
}

/// Returns what to do about a table that cannot be read.
const fn hint_for(cause: ErrorKind) -> &'static str {
    match cause {
        ErrorKind::NotFound => {
            "look for it with `ls *.csv`; `signpost area import --template > areas.csv` makes a table to fill in"
        }
        ErrorKind::IsADirectory => "name the table that is in it, such as `tables/areas.csv`",
        _ => "name a table that a spreadsheet has saved as CSV UTF-8, such as `areas.csv`",
    }
}

/// Returns the files of all areas of a table, for the folder of the probe; nothing is written.
///
/// # Errors
///
/// Every problem of the table, and those that the content would have with it.
pub(crate) fn areas(
    file: &Arc<SourceFile>,
    probe: &Probe<'_>,
) -> Result<ImportedAreas, Vec<Problem>> {
    let mut marks = Marks::of(file);
    let sheet = AreaTable::read(&mut marks);
    let mut areas = grouping::areas(&sheet, probe, &mut marks);
    for area in &mut areas {
        area.read(&sheet, probe, &mut marks);
    }
    menu::place(&sheet, probe, &mut areas, &mut marks);
    shared::mark(&sheet, probe, &areas, &mut marks);
    twins::mark(&sheet, probe, &mut areas, &mut marks);
    let made = whole::judge(&sheet, probe, &areas, &mut marks);
    if areas.is_empty() && marks.problems.is_empty() {
        let hint =
            "write a row for each office under the header; a row that begins with # is left alone";
        marks.add(0..0, "there is no area in this table", hint);
    }
    let mut problems = marks.problems;
    if problems.is_empty() {
        return files(file, &areas, made);
    }
    schema::sort(&mut problems);
    problems.dedup();
    Err(problems)
}

/// Returns the files of areas without a problem.
fn files(
    file: &Arc<SourceFile>,
    areas: &[AreaRows],
    made: Vec<MadeOfRows<'_>>,
) -> Result<ImportedAreas, Vec<Problem>> {
    // Whatever keeps an area from being whole was said; were it not, none is written without it.
    if let Some(rows) = areas.iter().find(|area| area.whole().is_none()) {
        let message = format!("`{}` cannot be made of its rows", rows.called);
        let hint = "write it by `signpost area new`, and tell the maintainers";
        return Err(vec![Problem::error(file, 0..0, message).hint(hint)]);
    }
    let (of_areas, offices): (Vec<_>, Vec<_>) = made.into_iter().partition(MadeOfRows::is_of_area);
    let (areas, offices_count) = (of_areas.len(), offices.len());
    let files = offices.into_iter().chain(of_areas).map(|file| (file.path, file.text)).collect();
    Ok(ImportedAreas { files, areas, offices: offices_count })
}
