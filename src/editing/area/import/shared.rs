//! Looks for one number that two areas have: at a terminal that is asked about, here a row has to say that it is right.
//!
//! Areas do share an office, above all at night. Far more often somebody has copied one row too many. Of an area that cannot
//! be added nothing is said: one that is there already has the numbers that its own services have.

use std::collections::BTreeMap;

use super::area_rows::AreaRows;
use super::column::Column;
use super::marks::Marks;
use super::sheet::AreaTable;
use super::words;
use crate::editing::area::probe::Probe;
use crate::review::path_of_office;

/// An office of the table.
struct RowOfNumber<'a> {
    area: &'a str,
    line: usize,
}

/// Says of each number that a service or another area has already, unless its row says that they share it.
pub(super) fn mark(
    sheet: &AreaTable,
    probe: &Probe<'_>,
    areas: &[AreaRows],
    marks: &mut Marks<'_>,
) {
    let there = probe.services_by_number();
    let with_id = areas.iter().filter_map(|area| Some((area, area.id.as_ref()?)));
    let mut offices: Vec<_> = with_id
        .flat_map(|(area, id)| area.offices.iter().map(move |(nth, it)| (*nth, area, id, it)))
        .collect();
    offices.sort_by_key(|(nth, ..)| *nth);
    let mut first: BTreeMap<String, RowOfNumber<'_>> = BTreeMap::new();
    for (nth, area, id, office) in offices {
        let row = &sheet.rows[nth];
        let here = RowOfNumber { area: &area.called, line: row.line };
        let digits = office.phone.digits();
        let is_short = !digits.starts_with('0');
        let with_it = there.get(&digits).map(Vec::as_slice).unwrap_or_default();
        let other = first.entry(digits).or_insert(here);
        let phone = sheet.cell(row, Column::Phone);
        // One that is not short and that no service has can be nobody else's: so not every service is asked for every row.
        let can_be_everyones = is_short || !with_it.is_empty();
        if can_be_everyones && let Err(found) = probe.is_of_one_office(&office.phone) {
            marks.take_over(&phone, found);
            continue;
        }
        let in_the_table =
            (other.area != area.called).then(|| format!("`{}` in line {}", other.area, other.line));
        // That the id of the office is taken is said of its area.
        let own = path_of_office(id, office.part);
        let others = with_it.iter().filter(|it| own != format!("services/{}.toml", it.id));
        let others: Vec<String> = others.map(ToString::to_string).chain(in_the_table).collect();
        let shared = sheet.cell(row, Column::Shared);
        // An answer that cannot be read is told of already.
        let is_settled =
            !matches!(words::shared(&shared.text), Ok(false)) && !shared.text.is_empty();
        if others.is_empty() || is_settled {
            continue;
        }
        let message = format!("`{}` is the number of {} already", office.phone, others.join(", "));
        let hint = "compare it with the office's own page, digit by digit; where the areas share the office, write yes in the column shared of this row";
        marks.add_in(&phone, &message, hint);
    }
}
