//! Reads one row of a table that is an office of an area.
//!
//! A name and words that are left out are those that `area new` suggests. No row vouches for a number: what a person has
//! opened, they say to `verify`.

use super::column::Column;
use super::csv::NamedCell;
use super::day::{day, lost_digits};
use super::marks::Marks;
use super::sheet::{AreaTable, SheetRow};
use super::words;
use crate::editing::area::hours::hours;
use crate::editing::area::place::{AreaPlace, text};
use crate::editing::area::probe::{OfficeWords, Probe};
use crate::review::{NewOffice, OfficePart};
use crate::schema::{Problem, SENTENCE_WORDS};
use crate::values::{How, Nation, PhoneNumber, Title, quoted, typed};

/// A row that is an office.
pub(super) struct OfficeRow<'s, 'm, 'f> {
    pub(super) sheet: &'s AreaTable,
    pub(super) row: &'s SheetRow,
    pub(super) marks: &'m mut Marks<'f>,
}

impl OfficeRow<'_, '_, '_> {
    fn cell(&self, column: Column) -> NamedCell {
        self.sheet.cell(self.row, column)
    }

    fn needed<T>(
        &mut self,
        column: Column,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        self.marks.needed(&self.cell(column), judge)
    }

    /// Returns what a cell says, or without text what is suggested; nothing with a problem where there is neither.
    fn suggested<T>(
        &mut self,
        mut cell: NamedCell,
        suggestion: Option<String>,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        if cell.text.is_empty() {
            cell.text = suggestion.unwrap_or_default();
        }
        if cell.text.is_empty() {
            let hint = format!(
                "write it into a column `{}`: no area of this nation has words that fit",
                cell.column.name()
            );
            self.marks.add_in(&cell, "it is empty", hint);
        }
        self.marks.read(&cell, judge)
    }

    /// Returns the office, where all that it needs is there and right.
    pub(super) fn read(
        mut self,
        part: OfficePart,
        probe: &Probe<'_>,
        place: Option<AreaPlace<'_>>,
        nation: Option<Nation>,
    ) -> Option<NewOffice> {
        if let Some(nation) = nation.filter(|it| part == OfficePart::Lado && *it != Nation::England)
        {
            // Whatever else is wrong with this row goes with it.
            let message = format!("a LADO in `{}`", nation.name());
            let hint = "only England has LADOs: take this row out";
            self.marks.add_in(&self.cell(Column::Office), &message, hint);
            return None;
        }
        let (name_cell, for_cell) = (self.cell(Column::OfficeName), self.cell(Column::For));
        let is_said = !name_cell.text.is_empty() && !for_cell.text.is_empty();
        let words = place.filter(|_| !is_said).map(|place| probe.words_of_office(part, &place));
        // What is left out is found once name and nation are known.
        let is_known = place.is_some();
        let OfficeWords { name, for_whom } = words.unwrap_or_default();
        let is_read = |cell: &NamedCell| is_known || !cell.text.is_empty();
        let called = |text: &str| typed::<Title>(&quoted(text), SENTENCE_WORDS);
        let name = is_read(&name_cell).then(|| self.suggested(name_cell, name, called));
        let for_whom = is_read(&for_cell).then(|| self.suggested(for_cell, for_whom, text));
        let phone = self.needed(Column::Phone, number);
        let hours = self.hours();
        let against = self.needed(Column::Page, text);
        let on = self.needed(Column::Checked, |text| day(text, probe.today));
        let how = self.how();
        let grade = self.needed(Column::Grade, words::grade);
        self.marks.read(&self.cell(Column::Shared), words::shared);
        Some(NewOffice {
            part,
            name: name??,
            for_whom: for_whom??,
            phone: phone?,
            hours: hours?,
            against: against?,
            on: on?,
            how: how?,
            by: None,
            grade: grade?,
        })
    }

    /// Returns the hours as a file writes them; those of an empty cell are not known.
    fn hours(&mut self) -> Option<String> {
        let cell = self.cell(Column::Hours);
        if cell.text.is_empty() {
            return Some(quoted("check"));
        }
        self.marks.read(&cell, hours)
    }

    fn how(&mut self) -> Option<How> {
        let cell = self.cell(Column::How);
        if cell.text.is_empty() {
            return Some(How::SecondHand);
        }
        self.marks.read(&cell, words::how)
    }
}

/// Returns a number that has all of its digits. Whether a service calls it a misprint only the whole can tell.
pub(super) fn number(written: &str) -> Result<PhoneNumber, Vec<Problem>> {
    lost_digits(written)?;
    text(written)
}
