//! A table of areas: its header, and the rows under it.
//!
//! Columns are found by their names, in any order. A row or a column that begins with # is somebody's own; what else is not
//! known is a problem, because somebody may have put a number into it.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, plain};
use super::csv::{Cell, NamedCell, is_column_of_areas, is_remark, records};
use super::marks::Marks;
use crate::schema::did_you_mean;

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
        let mut lines = Lines::of(text);
        let is_shifted =
            |cells: &[Cell]| cells.iter().skip(header.len()).any(|it| !it.text.is_empty());
        let rows = records.filter(is_read).map(|cells| SheetRow {
            line: lines.at(cells[0].at.start),
            is_shifted: is_shifted(&cells),
            cells,
        });
        let rows = rows.collect();
        let mut sheet = Self { columns: BTreeMap::new(), rows };
        let is_clear = sheet.read_header(&header, marks);
        sheet.look_for_more_cells(&header, marks);
        if !is_clear {
            // Each row would have the same fault again, in other words.
            sheet.rows.clear();
        }
        sheet
    }

    /// Returns a cell of a row; an empty one at the row's end, where the table or the row has no such cell.
    pub(super) fn cell(&self, row: &SheetRow, column: Column) -> NamedCell {
        let found = self.columns.get(&column).and_then(|nth| row.cells.get(*nth));
        let end = row.cells.last().map_or(0, |last| last.at.end);
        let (text, at) =
            found.map_or((String::new(), end..end), |it| (it.text.clone(), it.at.clone()));
        NamedCell { column, text, at }
    }

    /// Says what is wrong with a header, and returns whether it is clear from it what each cell is.
    fn read_header(&mut self, header: &[Cell], marks: &mut Marks<'_>) -> bool {
        if header.iter().all(|cell| Column::parse(&cell.text).is_none()) {
            let at = header.first().map_or(0..0, |first| first.at.clone());
            marks.add(at, "this line has the name of no column", SEE_TEMPLATE);
            return false;
        }
        let mut has_twins = false;
        for (nth, cell) in header.iter().enumerate() {
            let Some(column) = Column::parse(&cell.text) else { continue };
            if self.columns.insert(column, nth).is_some() {
                let message = format!("a second column `{}`", column.name());
                marks.add(cell.at.clone(), message, "keep the one that is right");
                has_twins = true;
            }
        }
        let meant = self.unknown_columns(header, marks);
        let missing = Column::ALL.into_iter().filter(|it| !self.columns.contains_key(it));
        let missing = missing.filter(|it| it.is_needed() && !meant.contains(it));
        let missing: Vec<Column> = missing.collect();
        let end = header.last().map_or(0, |last| last.at.end);
        for column in &missing {
            marks.add(end..end, format!("there is no column `{}`", column.name()), SEE_TEMPLATE);
        }
        missing.is_empty() && meant.is_empty() && !has_twins
    }

    /// Says which columns nobody knows by their names, and returns those that are meant.
    fn unknown_columns(&self, header: &[Cell], marks: &mut Marks<'_>) -> BTreeSet<Column> {
        let left = Column::ALL.into_iter().filter(|column| !self.columns.contains_key(column));
        let left: Vec<&str> = left.map(Column::name).collect();
        let mut all_meant = BTreeSet::new();
        let unknown = header.iter().enumerate();
        let unknown = unknown
            .filter(|(_, cell)| !is_remark(&cell.text) && Column::parse(&cell.text).is_none());
        for (nth, cell) in unknown {
            if cell.text.is_empty() {
                self.look_for_text_beneath(nth, marks);
                continue;
            }
            let meant = did_you_mean(&plain(&cell.text), left.iter().copied());
            let hint = meant.map_or_else(
                || format!("{SEE_TEMPLATE}; begin the name of your own with #"),
                |name| format!("did you mean `{name}`?"),
            );
            marks.add(cell.at.clone(), format!("unknown column `{}`", cell.text), hint);
            all_meant.extend(meant.and_then(Column::parse));
        }
        all_meant
    }

    /// Says where a column without a name has text; one without any is none.
    fn look_for_text_beneath(&self, nth: usize, marks: &mut Marks<'_>) {
        let mut beneath = self.rows.iter().filter_map(|row| row.cells.get(nth));
        if let Some(text) = beneath.find(|cell| !cell.text.is_empty()) {
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

/// Counts the lines of a text from its beginning, each once.
struct Lines<'t> {
    text: &'t str,
    counted_to: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    const fn of(text: &'t str) -> Self {
        Self { text, counted_to: 0, line: 1 }
    }

    /// Returns the line of a byte, which is not before the one that was asked for last.
    fn at(&mut self, byte: usize) -> usize {
        self.line += self.text[self.counted_to..byte].matches('\n').count();
        self.counted_to = byte;
        self.line
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
