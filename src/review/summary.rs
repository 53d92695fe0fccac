//! How much is due, in one line, and what falls due in one month.
//!
//! `check --strict` ends with it: the person who plans a month of checks has the number before the list, and sees
//! which kinds of things it is made of.

use jiff::civil::Date as Day;

use super::due::{Due, Visit, plan};
use super::narrowed::Narrowed;
use super::readability::{grades_by_kind, grades_table, reading_grades};
use crate::content::Assembled;
use crate::failure::Failure;
use crate::schema::Problem;
use crate::values::Date;

/// Returns how many things are due, and how many of each kind: `115 due: 61 services, 11 doors`. What does most harm
/// where it is wrong comes first.
fn total<'d>(dues: impl IntoIterator<Item = &'d Due>) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut all = 0;
    for due in dues {
        let word = due.thing.word();
        all += 1;
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let each = counts.iter().map(|(word, count)| match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        "nothing is due".to_owned()
    } else {
        format!("{all} due: {}", each.join(", "))
    }
}

/// Returns what is to be done by a day of the month that begins on `first`, where all that is due today is done; in this
/// month, what is due already too.
///
/// # Errors
///
/// Fails on a month that the year from `today` on does not reach.
pub(crate) fn in_month(
    loaded: &Assembled,
    dues: &[Due],
    first: Day,
    today: Day,
) -> Result<Vec<Problem>, Failure> {
    let Some(month) = plan(loaded, today).into_iter().find(|month| month.first == first) else {
        let message = format!("nothing is planned for {}", first.strftime("%B %Y"));
        let hint = format!("write a month of the year ahead, such as {}", today.strftime("%Y-%m"));
        return Err(Failure::usage(message, hint));
    };
    let to_come = month.visits.into_iter().map(|Visit { by, thing, called, file }| {
        let done = if thing.is_text() { "read" } else { "checked" };
        let message = format!("{called} is to be {done} by {}", Date::of(by));
        Problem::due(&file, 0..0, message)
    });
    let is_now = first == today.first_of_month();
    let due = dues.iter().filter(|_| is_now).flat_map(Due::problems);
    Ok(loaded.files.unread.iter().cloned().chain(due).chain(to_come).collect())
}

/// Returns how hard the files are to read, and how much of them is due.
pub fn summary(loaded: &Assembled, dues: &[Due], only: &Narrowed) -> String {
    let mut grades = reading_grades(loaded);
    grades.retain(|one| only.includes(&one.file));
    let table = grades_table(&grades_by_kind(&grades));
    let total = total(dues.iter().filter(|due| only.includes(&due.file)));
    format!("\n{table}\n\n{total}\n")
}
