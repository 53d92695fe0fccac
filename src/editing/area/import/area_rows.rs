//! Reads the rows of one area: what is said of it once, and each office.
//!
//! The rows of an area need not be beside each other. What one says of the area another may repeat, and none may contradict.
//! Whatever nobody can read is told once, and nothing is made of it: what it would lead to is no fault of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::csv::NamedCell;
use super::marks::Marks;
use super::office_row::OfficeRow;
use super::sheet::{AreaTable, SheetRow};
use super::words;
use crate::editing::area::place::{AreaPlace, text};
use crate::editing::area::probe::Probe;
use crate::editing::area::questions::terms;
use crate::editing::conversation::typed_wrongly;
use crate::review::{NewArea, NewOffice, NewWay, OfficePart};
use crate::schema::{Problem, URGENT_SENTENCE_WORDS};
use crate::values::{AreaId, IndexTerm, Nation, Prose, Title, quoted, typed};

/// The rows of one area, and what was read of them: nothing where something is wrong with it.
#[derive(Debug, Default)]
pub(super) struct AreaRows {
    /// Its id as the table has it.
    pub(super) called: String,
    /// The same in each way in which its rows write it.
    pub(super) spellings: Vec<String>,
    pub(super) id: Option<AreaId>,
    /// Its rows of the table, by their place there.
    pub(super) rows: Vec<usize>,
    pub(super) name: Option<Title>,
    pub(super) nation: Option<Nation>,
    pub(super) order: Option<i64>,
    pub(super) index: Option<Vec<IndexTerm>>,
    pub(super) way: Option<NewWay>,
    /// Each office that could be read, with the place of its row.
    pub(super) offices: Vec<(usize, NewOffice)>,
}

/// Which offices the rows of an area are.
pub(super) struct NamedOffices {
    /// Each office that a row names, with its line.
    lines: BTreeMap<&'static str, usize>,
    /// Whether some row does not say which office it is, or is one that another row is already.
    pub(super) is_unclear: bool,
}

impl NamedOffices {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns those that an area with offices cannot do without, and that no row names.
    pub(super) fn missing(&self) -> impl Iterator<Item = OfficePart> {
        let needed = [OfficePart::FrontDoor, OfficePart::DutyTeam].into_iter();
        needed.filter(|part| !self.lines.contains_key(part.key()))
    }
}

impl AreaRows {
    /// Returns the rows themselves.
    pub(super) fn rows<'s>(&self, sheet: &'s AreaTable) -> impl Iterator<Item = &'s SheetRow> {
        self.rows.iter().map(|nth| &sheet.rows[*nth])
    }

    /// Returns the cell that says something of the area: the first that has text, else that of its first row.
    pub(super) fn cell(&self, sheet: &AreaTable, column: Column) -> NamedCell {
        let mut cells: Vec<NamedCell> =
            self.rows(sheet).map(|row| sheet.cell(row, column)).collect();
        let first = cells.iter().position(|cell| !cell.text.is_empty()).unwrap_or(0);
        cells.swap_remove(first)
    }

    /// Reads all of it.
    pub(super) fn read(&mut self, sheet: &AreaTable, probe: &Probe<'_>, marks: &mut Marks<'_>) {
        if self.rows(sheet).any(|row| row.is_shifted) {
            return;
        }
        let disputed = self.disputed(sheet, marks);
        // Without an id it is of no area, so only its office can be looked at.
        if !self.called.is_empty() {
            self.read_area(sheet, &disputed, marks);
        }
        let named = self.read_offices(sheet, probe, marks);
        if !self.called.is_empty() {
            let is_disputed =
                disputed.contains(&Column::Finder) || disputed.contains(&Column::WayIn);
            self.way = self.read_way(sheet, &named, marks).filter(|_| !is_disputed);
        }
    }

    /// Reads what is said of the area itself, but for what its rows contradict each other in.
    fn read_area(&mut self, sheet: &AreaTable, disputed: &BTreeSet<Column>, marks: &mut Marks<'_>) {
        let cell = |column: Column| {
            Some(self.cell(sheet, column)).filter(|it| !disputed.contains(&it.column))
        };
        let (name, nation) = (cell(Column::Name), cell(Column::Nation));
        let (order, index) = (cell(Column::Order), cell(Column::Index));
        self.name = name.as_ref().and_then(|name| marks.needed(name, text));
        self.nation = nation.and_then(|nation| marks.needed(&nation, words::nation));
        self.order = order.and_then(|order| marks.read(&order, menu_place));
        self.index = match index {
            Some(index) if !index.text.is_empty() => marks.read(&index, terms),
            // Without words of its own it is listed under its name, where that can be a word of the A to Z.
            Some(_) if self.name.is_some() => name.and_then(|name| marks.read(&name, terms)),
            _ => None,
        };
    }

    /// Returns in which columns a row says of the area what most of its rows do not.
    fn disputed(&self, sheet: &AreaTable, marks: &mut Marks<'_>) -> BTreeSet<Column> {
        let mut disputed = BTreeSet::new();
        for column in Column::OF_AREA {
            let cells = self.rows(sheet).map(|row| sheet.cell(row, column));
            let cells: Vec<NamedCell> = cells.filter(|cell| !cell.text.is_empty()).collect();
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for cell in &cells {
                *counts.entry(&cell.text).or_default() += 1;
            }
            // Of two that are as frequent, it is the first.
            let usual = cells.iter().rev().max_by_key(|cell| counts[cell.text.as_str()]);
            let Some(usual) = usual.map(|cell| &cell.text) else { continue };
            for cell in cells.iter().filter(|cell| cell.text != *usual) {
                let message = format!("another row of `{}` says `{usual}`", self.called);
                let hint = "write the same in each row of the area, or in one alone; another area needs another id";
                marks.add_in(cell, &message, hint);
                disputed.insert(column);
            }
        }
        disputed
    }

    fn read_offices(
        &mut self,
        sheet: &AreaTable,
        probe: &Probe<'_>,
        marks: &mut Marks<'_>,
    ) -> NamedOffices {
        let mut named = NamedOffices { lines: BTreeMap::new(), is_unclear: false };
        let mut again = Vec::new();
        for nth in self.rows.clone() {
            let row = &sheet.rows[nth];
            let cell = sheet.cell(row, Column::Office);
            if cell.text.is_empty() {
                named.is_unclear |= is_of_no_office(sheet, row, marks);
                continue;
            }
            let Some(part) = marks.read(&cell, words::office) else {
                named.is_unclear = true;
                continue;
            };
            let place = self.name.as_ref().zip(self.nation);
            let place = place.map(|(name, nation)| AreaPlace { name, nation });
            let reader = OfficeRow { sheet, row, marks: &mut *marks };
            let office = reader.read(part, probe, place, self.nation);
            if let Some(line) = named.lines.get(part.key()) {
                again.push((cell, part, *line));
                named.is_unclear = true;
                continue;
            }
            named.lines.insert(part.key(), row.line);
            self.offices.extend(office.map(|office| (nth, office)));
        }
        for (cell, part, line) in again {
            let message = format!("`{}` has a {} in line {line} already", self.called, part.key());
            let missing: Vec<&str> = named.missing().map(OfficePart::key).collect();
            let hint = match missing.as_slice() {
                [] => "keep the row that is right".to_owned(),
                missing => format!(
                    "the area has no {} yet: write that into the row that is it; else keep the row that is right",
                    missing.join(" or ")
                ),
            };
            marks.add_in(&cell, &message, hint);
        }
        named
    }

    /// Returns the area, where all of it could be read.
    pub(super) fn whole(&self) -> Option<NewArea> {
        Some(NewArea { index: self.index.clone()?, ..self.with_way(self.way.clone()?)? })
    }

    /// Returns the area with a way into it, where the rest could be read: so that it can be judged, also where it cannot be listed
    /// yet.
    pub(super) fn with_way(&self, way: NewWay) -> Option<NewArea> {
        Some(NewArea {
            id: self.id.clone()?,
            name: self.name.clone()?,
            nation: self.nation?,
            order: self.order?,
            way,
            index: self.index.clone().unwrap_or_default(),
        })
    }
}

/// Says what a row without an office has that only an office can have, and returns whether it has some.
fn is_of_no_office(sheet: &AreaTable, row: &SheetRow, marks: &mut Marks<'_>) -> bool {
    let of_office = Column::ALL.into_iter().filter(|column| column.is_of_office());
    let has_text = of_office.into_iter().any(|it| !sheet.cell(row, it).text.is_empty());
    if has_text {
        let cell = sheet.cell(row, Column::Office);
        marks.add_in(&cell, "it is empty", Column::Office.meaning());
    }
    has_text
}

/// Returns a place in the menu.
fn menu_place(text: &str) -> Result<i64, Vec<Problem>> {
    let Ok(order) = text.parse::<i64>() else {
        let hint = "write a whole number in digits, such as 20, or leave it empty";
        return Err(vec![typed_wrongly(text, format!("`{text}` is no whole number"), hint)]);
    };
    typed(&order.to_string(), URGENT_SENTENCE_WORDS)
}

/// A way in for an area whose own could not be read, so that the rest of it can be judged.
pub(super) fn any_way_in() -> NewWay {
    let words = typed::<Prose>(&quoted("Call the council."), URGENT_SENTENCE_WORDS);
    NewWay::WayIn(words.into_iter().collect())
}
