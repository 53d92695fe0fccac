//! Looks for one number that two areas have: at a terminal that is asked about, here a row has to say that it is right.
//!
//! Areas do share an office, above all at night. Far more often somebody has copied one row too many.

use std::collections::BTreeMap;

use super::area_rows::AreaRows;
use super::column::Column;
use super::marks::Marks;
use super::sheet::AreaTable;
use super::words;
use crate::editing::area::probe::Probe;

/// An office of the table.
struct RowOfNumber<'a> {
    area: &'a str,
    line: usize,
}

/// Says of each number that a service or another area has already, unless its row says that they share it.
pub(super) fn mark(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &[AreaRows<'_>],
    marks: &mut Marks<'_>,
) {
    let offices =
        areas.iter().flat_map(|area| area.offices.iter().map(move |it| (&*area.called, it)));
    let mut offices: Vec<_> = offices.collect();
    offices.sort_by_key(|(_, (nth, _))| *nth);
    let mut first: BTreeMap<String, RowOfNumber<'_>> = BTreeMap::new();
    for (area, (nth, office)) in offices {
        let row = &sheet.rows[*nth];
        let here = RowOfNumber { area, line: row.line };
        let other = first.entry(office.phone.digits()).or_insert(here);
        if let Some(whose) = probe.everyones(&office.phone) {
            let message = format!("`{}` is the number of {whose}, not of an office", office.phone);
            let hint = "write the office's own number: every message has that one already";
            marks.add_in(Column::Phone, &sheet.cell(row, Column::Phone), &message, hint);
            continue;
        }
        let in_the_table =
            (other.area != area).then(|| format!("`{}` in line {}", other.area, other.line));
        let mut others = probe.services_with(&office.phone);
        others.extend(in_the_table);
        let shared = sheet.cell(row, Column::Shared);
        // An answer that cannot be read is told of already.
        let is_settled =
            !matches!(words::shared(&shared.text), Ok(false)) && !shared.text.is_empty();
        if others.is_empty() || is_settled {
            continue;
        }
        let message = format!("`{}` is the number of {} already", office.phone, others.join(", "));
        let hint = "compare it with the office's own page, digit by digit; where the areas share the office, write yes in the column shared of this row";
        marks.add_in(Column::Phone, &sheet.cell(row, Column::Phone), &message, hint);
    }
}
