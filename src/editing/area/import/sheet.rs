//! A table of areas: its header, and the rows under it.
//!
//! Columns are found by their names, in any order. A row or a column that begins with # is somebody's own; what else is not
//! known is a problem, because somebody may have put a number into it.

use std::collections::BTreeMap;

use super::column::Column;
use super::csv::{Cell, is_column_of_areas, is_remark, records};
use super::marks::Marks;
use crate::schema::suggestion;

/// A table, taken apart.
#[derive(Debug, Default)]
pub(super) struct AreaTable {
    /// Where each column is.
    columns: BTreeMap<Column, usize>,
    /// The rows under the header.
    pub(super) rows: Vec<SheetRow>,
}

/// A row under the header, which has text.
#[derive(Debug)]
pub(super) struct SheetRow {
    cells: Vec<Cell>,
    /// Its line in the file, counted from 1.
    pub(super) line: usize,
    /// Whether it has more cells than the header, so that nobody can tell which is which.
    pub(super) is_shifted: bool,
}

/// What prints every column.
const SEE_TEMPLATE: &str = "`signpost area import --template` prints a header with every column";

impl AreaTable {
    /// Takes a table apart, and says what is wrong with its shape.
    pub(super) fn read(marks: &mut Marks<'_>) -> Self {
        let text = &*marks.file.text;
        let records = records(text);
        look_for_broken_cells(&records, marks);
        if !marks.problems.is_empty() {
            // Where rows are in one cell, the rest of what could be said is wrong.
            return Self::default();
        }
        let is_read = |cells: &Vec<Cell>| !is_remark(&cells[0].text);
        let has_areas = |cells: &Vec<Cell>| cells.iter().any(|it| is_column_of_areas(&it.text));
        let header =
            records.iter().position(has_areas).or_else(|| records.iter().position(is_read));
        let Some(header) = header else { return Self::default() };
        let mut records = records.into_iter().skip(header);
        let Some(header) = records.next() else { return Self::default() };
        let line = |cells: &Vec<Cell>| text[..cells[0].at.start].matches('\n').count() + 1;
        let rows = records.filter(is_read);
        let is_shifted =
            |cells: &[Cell]| cells.iter().skip(header.len()).any(|it| !it.text.is_empty());
        let rows = rows.map(|cells| SheetRow {
            line: line(&cells),
            is_shifted: is_shifted(&cells),
            cells,
        });
        let rows = rows.collect();
        let mut sheet = Self { columns: BTreeMap::new(), rows };
        sheet.read_header(&header, marks);
        sheet.look_for_more_cells(&header, marks);
        if !sheet.has_needed() {
            // Without them each row would lack the same again.
            sheet.rows.clear();
        }
        sheet
    }

    /// Returns a cell of a row; an empty one at the row's end, where the table or the row has no such cell.
    pub(super) fn cell(&self, row: &SheetRow, column: Column) -> Cell {
        let found = self.columns.get(&column).and_then(|nth| row.cells.get(*nth));
        let end = || row.cells.last().map_or(0, |last| last.at.end);
        found.cloned().unwrap_or_else(|| Cell { at: end()..end(), ..Cell::default() })
    }

    fn has_needed(&self) -> bool {
        let mut needed = Column::ALL.into_iter().filter(|column| column.is_needed());
        needed.all(|column| self.columns.contains_key(&column))
    }

    fn read_header(&mut self, header: &[Cell], marks: &mut Marks<'_>) {
        if header.iter().all(|cell| Column::parse(&cell.text).is_none()) {
            let at = header.first().map_or(0..0, |first| first.at.clone());
            return marks.add(at, "this line has the name of no column", SEE_TEMPLATE);
        }
        for (nth, cell) in header.iter().enumerate().filter(|(_, cell)| !is_remark(&cell.text)) {
            let Some(column) = Column::parse(&cell.text) else {
                self.unknown(nth, cell, marks);
                continue;
            };
            if self.columns.insert(column, nth).is_some() {
                let message = format!("a second column `{}`", column.name());
                marks.add(cell.at.clone(), message, "keep the one that is right");
            }
        }
        let missing = Column::ALL.into_iter().filter(|column| column.is_needed());
        let missing: Vec<Column> = missing.filter(|it| !self.columns.contains_key(it)).collect();
        let end = header.last().map_or(0, |last| last.at.end);
        for column in missing {
            marks.add(end..end, format!("there is no column `{}`", column.name()), SEE_TEMPLATE);
        }
    }

    /// Says of a column without a name that we know what it is; one without any text is none.
    fn unknown(&self, nth: usize, cell: &Cell, marks: &mut Marks<'_>) {
        let beneath = self.rows.iter().filter_map(|row| row.cells.get(nth));
        if !cell.text.is_empty() {
            let known = Column::ALL.map(Column::name);
            let otherwise = || format!("{SEE_TEMPLATE}; begin the name of your own with #");
            let hint = suggestion(&cell.text.to_lowercase(), known, otherwise);
            marks.add(cell.at.clone(), format!("unknown column `{}`", cell.text), hint);
        } else if let Some(text) = beneath.into_iter().find(|cell| !cell.text.is_empty()) {
            let hint = "write its name into the header; begin the name of your own with #";
            marks.add(text.at.clone(), "the column of this cell has no name", hint);
        }
    }

    fn look_for_more_cells(&self, header: &[Cell], marks: &mut Marks<'_>) {
        for row in self.rows.iter().filter(|row| row.is_shifted) {
            let end = row.cells.last().map_or(0, |last| last.at.end);
            let message =
                format!("{} cells, where the header has {}", row.cells.len(), header.len());
            let hint = "put quotes around a cell that has a comma or a semicolon in it";
            marks.add(row.cells[0].at.start..end, message, hint);
        }
    }
}

/// Says which cells a quote has not ended: the rows after it are in them, also where it is in a remark.
fn look_for_broken_cells(records: &[Vec<Cell>], marks: &mut Marks<'_>) {
    for cell in records.iter().flatten().filter(|cell| cell.is_broken) {
        let first = cell.at.start..cell.at.start + 1;
        let hint = "end it with a quote; write a quote inside a cell twice: \"\"";
        marks.add(first, "the quote that begins this cell does not end it", hint);
    }
}
