//! Reads the rows of one area: what is said of it once, and each office.
//!
//! The rows of an area need not be beside each other. What one says of the area another may repeat, and none may contradict.

use super::column::Column;
use super::csv::Cell;
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
use crate::values::{AreaId, IndexTerm, Nation, Prose, ServiceId, Title, quoted, typed};

/// The rows of one area, and what was read of them: nothing where something is wrong with it.
#[derive(Debug)]
pub(super) struct AreaRows<'p> {
    /// Its id as the table has it.
    pub(super) called: String,
    id: Option<AreaId>,
    probe: &'p Probe<'p>,
    /// Its rows of the table, by their place there.
    pub(super) rows: Vec<usize>,
    pub(super) name: Option<Title>,
    pub(super) nation: Option<Nation>,
    pub(super) order: Option<i64>,
    /// Whether a place in the menu is written that cannot be used.
    has_wrong_order: bool,
    pub(super) index: Option<Vec<IndexTerm>>,
    pub(super) way: Option<NewWay>,
    /// Each office that could be read, with the place of its row.
    pub(super) offices: Vec<(usize, NewOffice)>,
}

impl<'p> AreaRows<'p> {
    /// Returns the areas of a table in the order of their first rows, with nothing read of them but their ids.
    pub(super) fn of(sheet: &AreaTable, probe: &'p Probe<'p>, marks: &mut Marks<'_>) -> Vec<Self> {
        let mut areas: Vec<Self> = Vec::new();
        for (nth, row) in sheet.rows.iter().enumerate() {
            let cell = sheet.cell(row, Column::Area);
            let known = areas.iter_mut().find(|area| area.called == cell.text);
            if let Some(known) = known.filter(|_| !cell.text.is_empty()) {
                known.rows.push(nth);
                continue;
            }
            let id = marks.needed(Column::Area, &cell, |text| probe.new_area_id(text));
            areas.push(Self {
                called: cell.text,
                id,
                probe,
                rows: vec![nth],
                name: None,
                nation: None,
                order: None,
                has_wrong_order: false,
                index: None,
                way: None,
                offices: Vec::new(),
            });
        }
        areas
    }

    /// Returns the rows themselves.
    fn rows<'s>(&self, sheet: &'s AreaTable) -> Vec<(usize, &'s SheetRow)> {
        self.rows.iter().map(|nth| (*nth, &sheet.rows[*nth])).collect()
    }

    /// Returns the cell that says something of the area: the first that has text, else that of its first row.
    pub(super) fn cell(&self, sheet: &AreaTable, column: Column) -> Cell {
        let rows = self.rows(sheet);
        let cells = rows.iter().map(|(_, row)| sheet.cell(row, column));
        let mut cells: Vec<Cell> = cells.collect();
        let first = cells.iter().position(|cell| !cell.text.is_empty()).unwrap_or(0);
        cells.swap_remove(first)
    }

    /// Reads all of it.
    pub(super) fn read(&mut self, sheet: &AreaTable, marks: &mut Marks<'_>) {
        if self.rows(sheet).iter().any(|(_, row)| row.is_shifted) {
            return;
        }
        self.agree(sheet, marks);
        if self.called.is_empty() {
            // It is of no area, so only its office can be looked at.
            return self.read_offices(sheet, marks);
        }
        let order = self.cell(sheet, Column::Order);
        let index = self.cell(sheet, Column::Index);
        self.name = marks.needed(Column::Name, &self.cell(sheet, Column::Name), text);
        let nation = self.cell(sheet, Column::Nation);
        self.nation = marks.needed(Column::Nation, &nation, words::nation);
        self.order = marks.read(Column::Order, &order, menu_place);
        self.has_wrong_order = !order.text.is_empty() && self.order.is_none();
        self.index = if index.text.is_empty() {
            // Without words of its own it is listed under its name, where that can be a word of the A to Z.
            let name = self.name.is_some().then(|| self.cell(sheet, Column::Name));
            name.and_then(|name| marks.read(Column::Name, &name, terms))
        } else {
            marks.read(Column::Index, &index, terms)
        };
        self.read_offices(sheet, marks);
        self.way = self.read_way(sheet, marks);
    }

    /// Looks for a row that says of the area what no other row does.
    fn agree(&self, sheet: &AreaTable, marks: &mut Marks<'_>) {
        for column in Column::OF_AREA {
            let first = self.cell(sheet, column);
            for (_, row) in self.rows(sheet) {
                let cell = sheet.cell(row, column);
                if !cell.text.is_empty() && cell.text != first.text {
                    let message = format!("another row of `{}` says `{}`", self.called, first.text);
                    let hint = "write the same in each row of the area, or in one alone; another area needs another id";
                    marks.add_in(column, &cell, &message, hint);
                }
            }
        }
    }

    fn read_offices(&mut self, sheet: &AreaTable, marks: &mut Marks<'_>) {
        let mut lines: Vec<(OfficePart, usize)> = Vec::new();
        for (nth, row) in self.rows(sheet) {
            let cell = sheet.cell(row, Column::Office);
            if cell.text.is_empty() {
                no_office(sheet, row, marks);
            }
            let Some(part) = marks.read(Column::Office, &cell, words::office) else { continue };
            if let Some((_, line)) = lines.iter().find(|(other, _)| *other == part) {
                let message =
                    format!("`{}` has a {} in line {line} already", self.called, part.key());
                marks.add_in(Column::Office, &cell, &message, "keep the row that is right");
            }
            lines.push((part, row.line));
            let place = self.name.as_ref().zip(self.nation);
            let place = place.map(|(name, nation)| AreaPlace { name, nation });
            let reader = OfficeRow { sheet, row, marks: &mut *marks };
            let office = reader.read(part, self.probe, place);
            self.offices.extend(office.map(|office| (nth, office)));
        }
        if !self.called.is_empty() {
            self.needs_both(sheet, &lines, marks);
        }
    }

    /// Ensures that whoever is told of a front door has somebody to ring at night, and the other way round.
    fn needs_both(&self, sheet: &AreaTable, lines: &[(OfficePart, usize)], marks: &mut Marks<'_>) {
        let has = |part| lines.iter().any(|(other, _)| *other == part);
        if lines.is_empty() {
            return;
        }
        for part in [OfficePart::FrontDoor, OfficePart::DutyTeam] {
            if !has(part) {
                let message = format!("`{}` has no {}", self.called, part.key());
                let hint = format!(
                    "add a row of this area with the office {}; where one office answers at all times, with the same number",
                    part.key()
                );
                marks.add_in(Column::Area, &self.cell(sheet, Column::Area), &message, hint);
            }
        }
    }

    /// Returns the way into the area, where it is whole.
    fn read_way(&self, sheet: &AreaTable, marks: &mut Marks<'_>) -> Option<NewWay> {
        let (finder, way_in) = (self.cell(sheet, Column::Finder), self.cell(sheet, Column::WayIn));
        let has_office =
            |(_, row): &(usize, &SheetRow)| !sheet.cell(row, Column::Office).text.is_empty();
        let has_offices = self.rows(sheet).iter().any(has_office);
        let ways = [has_offices, !finder.text.is_empty(), !way_in.text.is_empty()];
        let area = self.cell(sheet, Column::Area);
        match ways.iter().filter(|there| **there).count() {
            1 => {}
            0 => {
                let message = format!("`{}` has no office, no finder and no way-in", self.called);
                let hint = "write front-door and duty-team into the column office, a row each, or fill in finder or way-in";
                marks.add_in(Column::Area, &area, &message, hint);
                return None;
            }
            _ => {
                let message =
                    format!("`{}` has more than one of: offices, a finder, a way-in", self.called);
                let hint = "keep the offices, where their numbers are known; the rest can be added to the area's file afterwards";
                marks.add_in(Column::Area, &area, &message, hint);
                return None;
            }
        }
        if has_offices {
            let offices: Vec<NewOffice> = self.offices.iter().map(|(_, it)| it.clone()).collect();
            return (offices.len() >= 2).then_some(NewWay::Offices(in_order(offices)));
        }
        let finder = marks.read(Column::Finder, &finder, text::<ServiceId>);
        let paragraphs = |text: &str| {
            text.lines()
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .map(self::text::<Prose>)
                .collect()
        };
        let way_in = marks.read(Column::WayIn, &way_in, paragraphs);
        finder.map(NewWay::Finder).or(way_in.map(NewWay::WayIn))
    }

    /// Returns the area, where all of it could be read.
    pub(super) fn whole(&self) -> Option<NewArea> {
        let way = self.way.clone()?;
        Some(NewArea { way, ..self.with_way(NewWay::WayIn(Vec::new()))? })
    }

    /// Returns the area with another way into it, where the rest could be read.
    pub(super) fn with_way(&self, way: NewWay) -> Option<NewArea> {
        Some(NewArea {
            id: self.id.clone()?,
            name: self.name.clone()?,
            nation: self.nation?,
            order: self.order.filter(|_| !self.has_wrong_order)?,
            way,
            index: self.index.clone()?,
        })
    }
}

/// Returns offices in the order in which people read them.
fn in_order(mut offices: Vec<NewOffice>) -> Vec<NewOffice> {
    offices.sort_by_key(|office| OfficePart::ALL.iter().position(|part| *part == office.part));
    offices
}

/// Says what a row without an office has that only an office can have.
fn no_office(sheet: &AreaTable, row: &SheetRow, marks: &mut Marks<'_>) {
    let cells = Column::OF_OFFICE.map(|column| sheet.cell(row, column));
    let has_text = cells.iter().any(|cell| !cell.text.is_empty());
    if has_text {
        let cell = sheet.cell(row, Column::Office);
        marks.add_in(Column::Office, &cell, "it is empty", Column::Office.meaning());
    }
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
pub(super) fn any_way_in() -> Vec<Prose> {
    typed(&quoted("Call the council."), URGENT_SENTENCE_WORDS).into_iter().collect()
}
