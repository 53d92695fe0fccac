//! Takes a table apart into records and cells, each of which knows the bytes that it has in the file.
//!
//! The parser is the one of the crate csv (RFC 4180). It takes whatever it is given, so a quote that never ends, which swallows
//! the rows after it, is looked for here. Which of comma, semicolon and tab divides cells is read off the header: no name of a
//! column has one of them.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::column::Column;

/// What divides cells, in the locales and programs that write such tables.
const DIVIDERS: [char; 3] = [',', ';', '\t'];

/// One cell of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// What it says, without quotes and without white space around it.
    pub(super) text: String,
    /// Its bytes in the file, with quotes.
    pub(super) at: Range<usize>,
    /// Whether a quote at its beginning has no end, or more comes after that.
    pub(super) is_broken: bool,
}

/// A cell of a row, and the column that it is in.
#[derive(Debug, Clone)]
pub(super) struct NamedCell {
    pub(super) column: Column,
    /// What it says; no text, where the table or the row has no such cell.
    pub(super) text: String,
    /// Its bytes in the file.
    pub(super) at: Range<usize>,
}

/// Returns the records of a table that have text, in order.
pub(super) fn records(text: &str) -> Vec<Vec<Cell>> {
    let mut reader = ReaderBuilder::new().delimiter(divider(text)).build();
    let mut out = vec![0; text.len() + 1];
    let (mut records, mut cells, mut from) = (Vec::new(), Vec::new(), 0);
    loop {
        if cells.is_empty() {
            let rest = text.as_bytes()[from..].iter();
            from += rest.take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        }
        let field = field(&mut reader, &text.as_bytes()[from..], &mut out);
        let at = from..from + field.length;
        from += field.read;
        match field.end {
            FieldEnd::Table => break,
            end => {
                cells.push(cell(text, at, &out[..field.written]));
                if end == FieldEnd::Record {
                    records.push(std::mem::take(&mut cells));
                }
            }
        }
    }
    records.retain(|cells| cells.iter().any(|cell| !cell.text.is_empty() || cell.is_broken));
    records
}

/// What comes after a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FieldEnd {
    Field,
    Record,
    Table,
}

/// A field as the parser has read it.
struct ReadField {
    /// How many bytes it took, with what ends it.
    read: usize,
    /// How many bytes it has in the file.
    length: usize,
    /// How many bytes its text has.
    written: usize,
    end: FieldEnd,
}

fn field(reader: &mut Reader, input: &[u8], out: &mut [u8]) -> ReadField {
    let (result, read, written) = reader.read_field(input, out);
    let (result, length, written) = match result {
        // It says that nothing more comes by being given nothing.
        ReadFieldResult::InputEmpty => {
            let (result, _, more) = reader.read_field(&[], &mut out[written..]);
            (result, read, written + more)
        }
        other => (other, read.saturating_sub(1), written),
    };
    let end = match result {
        ReadFieldResult::Field { record_end: false } => FieldEnd::Field,
        ReadFieldResult::Field { record_end: true } => FieldEnd::Record,
        // There is room for the whole text: the output is never full.
        ReadFieldResult::End | ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {
            FieldEnd::Table
        }
    };
    ReadField { read, length, written, end }
}

fn cell(text: &str, at: Range<usize>, field: &[u8]) -> Cell {
    let written = &text[at.clone()];
    let from = at.start + (written.len() - written.trim_start().len());
    let written = written.trim();
    let is_closed = |inside: &str| inside.ends_with('"') && inside.matches('"').count() % 2 == 1;
    Cell {
        text: String::from_utf8_lossy(field).trim().to_owned(),
        is_broken: written.strip_prefix('"').is_some_and(|inside| !is_closed(inside)),
        at: from..from + written.len(),
    }
}

/// Returns what divides the cells of the header: the first line that has the column of areas, else the first that has text and
/// no # before it.
fn divider(text: &str) -> u8 {
    let has_areas = |line: &str, divider: char| line.split(divider).any(is_column_of_areas);
    let by_name = text.lines().find_map(|line| {
        DIVIDERS.into_iter().find(|divider| line.contains(*divider) && has_areas(line, *divider))
    });
    let is_header = |line: &&str| !line.trim().is_empty() && !is_remark(line);
    let first = || text.lines().find(is_header)?.chars().find(|c| DIVIDERS.contains(c));
    by_name.or_else(first).map_or(b',', |c| c as u8)
}

/// Returns whether a cell is the name of the column that has the areas.
pub(super) fn is_column_of_areas(cell: &str) -> bool {
    Column::parse(cell.trim().trim_matches('"')) == Some(Column::Area)
}

/// Returns whether a row or a column that begins so is somebody's own, and is left alone.
pub(super) fn is_remark(text: &str) -> bool {
    text.trim_start_matches('"').trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the texts of each record, and checks that each cell is where it says.
    fn read(text: &str) -> Vec<Vec<String>> {
        let records = records(text);
        for cell in records.iter().flatten().filter(|cell| !cell.is_broken) {
            let written = &text[cell.at.clone()];
            let plain = written.trim_matches('"').trim().replace("\"\"", "\"");
            assert_eq!(plain, cell.text, "{written:?} in {text:?}");
        }
        records.into_iter().map(|cells| cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn a_cell_knows_its_place_whatever_ends_lines_and_divides_cells() {
        for end in ["\n", "\r\n", "\r"] {
            for divider in DIVIDERS {
                let lines = [
                    "area,name",
                    "",
                    "a,\"B,\"\" é\"",
                    ",",
                    "\"x\",  ",
                    "\"two\nlines\", c ",
                    "last,",
                ];
                let text = lines.join(end).replace(',', &divider.to_string());
                let quoted = format!("B{divider}\" é");
                let expected: Vec<Vec<&str>> = vec![
                    vec!["area", "name"],
                    vec!["a", &quoted],
                    vec!["x", ""],
                    vec!["two\nlines", "c"],
                    vec!["last", ""],
                ];
                assert_eq!(read(&text), expected, "{text:?}");
                assert_eq!(read(&format!("{text}{end}{end}")), expected, "{text:?}");
            }
        }
        assert!(read("").is_empty() && read("\n\r\n").is_empty());
    }

    #[test]
    fn a_quote_without_an_end_and_what_comes_after_one_are_broken() {
        let broken = |text: &str| {
            let all: Vec<Cell> = records(text).concat();
            all.into_iter().filter(|cell| cell.is_broken).map(|cell| cell.text).collect::<Vec<_>>()
        };
        assert_eq!(broken("a,b\n1,\"2\n3,4\n"), ["2\n3,4"]);
        assert_eq!(broken("a,\"b\"c\n"), ["bc"]);
        assert_eq!(broken("a,\"\n"), [""]);
        assert!(broken("a,\"b\"\"\",\"\",\"c\"\n").is_empty());
    }

    #[test]
    fn the_header_says_what_divides_cells_and_a_remark_above_it_does_not() {
        assert_eq!(divider("# a, b\n\narea;name,\n"), b';');
        assert_eq!(divider("area\tname"), b'\t');
        assert_eq!(divider("area"), b',');
        assert_eq!(divider("# ours;\"Area\"\na, b;c"), b';');
        assert_eq!(divider("name;what, else"), b';');
    }
}
