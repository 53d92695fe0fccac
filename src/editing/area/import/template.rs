//! A table to begin with: the header, what each column means, and an area of each kind.
//!
//! Every row under the header begins with #, so that none is taken for an area before somebody has taken that away. The numbers are
//! nobody's.

use super::column::Column;

/// What the example says in each column; the rest is empty.
type ExampleRow = &'static [(Column, &'static str)];

const EXAMPLES: [ExampleRow; 4] = [
    &[
        (Column::Area, "bedford"),
        (Column::Name, "Bedford"),
        (Column::Nation, "england"),
        (Column::Index, "Bedford, Kempston"),
        (Column::Office, "front-door"),
        (Column::Phone, "020 7946 0000"),
        (Column::Hours, "mon-thu 08:45-17:20, fri 08:45-16:20"),
        (Column::Page, "https://www.example.org/report-a-concern"),
        (Column::Checked, "2026-11-23"),
        (Column::Grade, "certain"),
    ],
    &[
        (Column::Area, "bedford"),
        (Column::Office, "duty-team"),
        (Column::Phone, "020 7946 0001"),
        (Column::Page, "https://www.example.org/report-a-concern"),
        (Column::Checked, "2026-11-23"),
        (Column::Grade, "certain"),
        (Column::Shared, "yes"),
    ],
    &[
        (Column::Area, "ampthill"),
        (Column::Name, "Ampthill"),
        (Column::Nation, "england"),
        (Column::Finder, "council-finder"),
    ],
    &[
        (Column::Area, "newtown"),
        (Column::Name, "Newtown"),
        (Column::Nation, "wales"),
        (Column::WayIn, "Ask the operator of the council for social services."),
    ],
];

/// Returns the table, with commas between its cells.
pub(crate) fn template() -> String {
    let header = Column::ALL.map(|column| column.name().to_owned());
    let meanings = Column::ALL.map(|column| column.meaning().to_owned());
    let examples = EXAMPLES.map(|example| {
        Column::ALL.map(|column| {
            let found = example.iter().find(|(of, _)| *of == column);
            found.map_or_else(String::new, |(_, text)| (*text).to_owned())
        })
    });
    let remarks = std::iter::once(meanings).chain(examples).map(|mut row| {
        row[0] = format!("# {}", row[0]);
        row
    });
    std::iter::once(header).chain(remarks).map(|row| line(&row)).collect()
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
    cells.join(",") + "\n"
}

/// Returns a cell as it is written: in quotes, where it has what divides or quotes cells.
fn written(cell: &str) -> String {
    let is_plain = !cell.contains([',', ';', '"', '\n']);
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
