//! How much is due, in one line, and what falls due in one month.
//!
//! `check --strict` ends with it: the person who plans a month of checks has the number before the list, and sees
//! which kinds of things it is made of.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date as Day;

use super::due::{Due, Thing, Visit, plan};
use super::narrowed::Narrowed;
use super::readability::{grades_by_kind, grades_table, reading_grades};
use crate::content::Assembled;
use crate::failure::Failure;
use crate::schema::{Problem, Severity, SourceFile};
use crate::values::Date;

/// How many things are due, and how many of each kind: `115 due: 61 services, 54 doors`. A thing is a file, or a server's
/// approval; it is due once, for however many reasons. What does most harm where it is wrong comes first.
#[derive(Debug, Default)]
pub(crate) struct DueTotal {
    counts: Vec<(&'static str, usize)>,
    reasons: usize,
}

impl DueTotal {
    /// Returns how many of these things are due.
    pub(crate) fn of<'d>(dues: impl IntoIterator<Item = &'d Due>) -> Self {
        let mut total = Self::default();
        for due in dues {
            total.add(due.thing.word(), 1);
            total.reasons += due.reasons.len() - 1;
        }
        total
    }

    /// Adds so many things of a kind, each for one reason.
    pub(crate) fn add(&mut self, word: &'static str, count: usize) {
        self.reasons += count;
        match self.counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known += count,
            None if count > 0 => self.counts.push((word, count)),
            None => {}
        }
    }

    /// Adds what is found to be due that no [`Due`] is: each lapsed approval, which is a problem of `config`; and the list of
    /// bank holidays, where nothing else was asked for.
    pub(crate) fn add_others(&mut self, found: &[Problem], config: Option<&SourceFile>) {
        let is_due = |problem: &&Problem| problem.severity == Severity::Due;
        let of_config = |it: &&Problem| config.is_some_and(|file| it.file.path == file.path);
        let approvals = found.iter().filter(is_due).filter(of_config).count();
        if self.all() == 0 {
            let rest = found.iter().filter(is_due).count() - approvals;
            self.add(Thing::BankHolidays.word(), rest);
        }
        self.add("lapsed approval", approvals);
    }

    /// Returns how many things are due.
    pub(crate) fn all(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

impl fmt::Display for DueTotal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.all();
        if all == 0 {
            return f.write_str("nothing is due");
        }
        let each = self.counts.iter().map(|(word, count)| match count {
            1 => format!("1 {word}"),
            count => format!("{count} {word}s"),
        });
        let each: Vec<String> = each.collect();
        write!(f, "{all} due: {}", each.join(", "))?;
        if self.reasons > all { write!(f, " (for {} reasons)", self.reasons) } else { Ok(()) }
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

/// Returns how many things fall due in the month that begins on `first`, and that those which are due already are shown
/// without it; `due` counts them.
pub(crate) fn total_of_month(
    found: &[Problem],
    first: Day,
    only: &Narrowed,
    due: &DueTotal,
) -> String {
    let month = first.strftime("%B %Y");
    let nothing = if only.is_all() { "nothing" } else { "nothing of it" };
    let things: BTreeSet<&str> = found
        .iter()
        .filter(|problem| problem.severity == Severity::Due)
        .map(|problem| problem.file.path.as_str())
        .collect();
    match (things.len(), due.all()) {
        (0, 0) => format!("{nothing} is planned for {month}\n"),
        (0, all) => format!(
            "{nothing} is planned for {month}; {all} due already: leave --month out to see that\n"
        ),
        (1, _) => format!("\n1 thing by a day of {month}\n"),
        (count, _) => format!("\n{count} things by a day of {month}\n"),
    }
}

/// Returns how hard the files are to read, and how much is due.
pub(crate) fn summary(loaded: &Assembled, only: &Narrowed, total: &DueTotal) -> String {
    let mut grades = reading_grades(loaded);
    grades.retain(|one| only.includes(&one.file));
    let table = grades_table(&grades_by_kind(&grades));
    format!("\n{table}\n\n{total}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_counted_once_for_all_its_reasons() {
        let mut total = DueTotal::default();
        assert_eq!(total.to_string(), "nothing is due");
        total.add("service", 2);
        total.add("lapsed approval", 0);
        assert_eq!(total.to_string(), "2 due: 2 services");
        total.reasons += 3;
        total.add("door", 1);
        assert_eq!(total.to_string(), "3 due: 2 services, 1 door (for 6 reasons)");
    }
}
