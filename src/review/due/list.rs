//! Lists what is due on a day.
//!
//! `check --strict` and `verify` read the same list, so what the one names the other can ask about.

use jiff::civil::Date as Day;

use super::due_thing::{Due, Why};
use super::reasons;
use crate::content::Assembled;
use crate::schema::{Problem, sort};

/// Returns everything that is unverified, inferred or overdue on the day `today`: contacts first,
/// because a wrong number does most harm.
pub fn dues(loaded: &Assembled, today: Day) -> Vec<Due> {
    let mut dues = reasons::every(loaded, today);
    dues.retain(|due| !due.reasons.is_empty());
    dues
}

/// Returns the same as problems, by file and place.
pub fn due_problems(loaded: &Assembled, today: Day) -> Vec<Problem> {
    let mut found: Vec<Problem> = dues(loaded, today).iter().flat_map(Due::problems).collect();
    sort(&mut found);
    found
}

/// Returns that the list of bank holidays ends within six months of `today`, where it does.
///
/// Whoever checks at all has to see this one, however little they ask for.
pub fn calendar_ending(loaded: &Assembled, today: Day) -> Option<Problem> {
    let mut due = reasons::bank_holidays(loaded, today);
    due.reasons.retain(|reason| matches!(reason.why, Why::Ends(_)));
    due.problems().next()
}
