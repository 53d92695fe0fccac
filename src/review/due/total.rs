//! How much is due, in one line, and what falls due in one month.

use jiff::civil::Date as Day;

use super::due_thing::Due;
use super::plan::{Visit, plan};
use crate::content::Assembled;
use crate::schema::Problem;
use crate::values::Date;

/// Returns how many things are due, and how many of each kind: `115 due: 61 services, 11 doors`. What does most harm
/// where it is wrong comes first.
pub fn total<'d>(dues: impl IntoIterator<Item = &'d Due>) -> String {
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

/// Returns what is to be checked or read by a day of the month that begins on `first`, where all that is due today is
/// done; nothing for a month that the year from `today` on does not reach.
pub fn due_in_month(loaded: &Assembled, first: Day, today: Day) -> Option<Vec<Problem>> {
    let month = plan(loaded, today).into_iter().find(|month| month.first == first)?;
    let problems = month.visits.into_iter().map(|Visit { by, thing, called, file }| {
        let done = if thing.is_text() { "read" } else { "checked" };
        let message = format!("{called} is to be {done} by {}", Date::of(by));
        Problem::due(&file, 0..0, message)
    });
    Some(problems.collect())
}
