//! What comes in the year ahead, month by month: how a lead sees whether one of them asks for too much.
//!
//! Each line is a visit to a contact or the reading of a text. `review` makes the plan.

use super::super::folder::Folder;
use crate::review::{CalendarMonth, Narrowed, Visit, plan};

const MONTHS_OF_A_YEAR: usize = 12;

/// Returns the year from `today` on in lines, of what the folder has and `which` includes.
pub(crate) fn year_ahead(folder: &Folder, which: &Narrowed, today: jiff::civil::Date) -> String {
    let mut months = plan(&folder.loaded, today);
    for month in &mut months {
        month
            .visits
            .retain(|visit| which.includes(&visit.file) && folder.inside(&visit.file).is_some());
    }
    let total: usize = months.iter().map(|month| month.visits.len()).sum();
    let lines: String = months.iter().map(lines).collect();
    let mean = mean(total);
    format!(
        "\nTo come, each by its day, where all that is due now is done:\n{lines}{total} in a year, {mean} a month\n"
    )
}

/// Returns the mean of a month, rounded to one digit after its point.
fn mean(total: usize) -> String {
    let tenths = (total * 10 + MONTHS_OF_A_YEAR / 2) / MONTHS_OF_A_YEAR;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn lines(month: &CalendarMonth) -> String {
    let heading = format!("{}: {}\n", month.first.strftime("%B %Y"), month.visits.len());
    month.visits.iter().map(line).fold(heading, |lines, line| lines + &line)
}

fn line(Visit { by, called, file, .. }: &Visit) -> String {
    format!("  {}  {}: {called}\n", by.strftime("%e %b"), file.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_and_not_cut() {
        for (total, expected) in
            [(0, "0.0"), (2, "0.2"), (10, "0.8"), (11, "0.9"), (12, "1.0"), (239, "19.9")]
        {
            assert_eq!(mean(total), expected, "{total}");
        }
    }
}
