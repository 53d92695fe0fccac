//! Writes into a file's text that a person has verified, read or approved what is in it.
//!
//! Text goes in and text comes out, with nothing else in it changed: `editing` checks that the
//! stamped text loads, and writes the file. A stamp has a day and a role, never a name.

use jiff::civil::Date as Day;
use jiff::{ToSpan, Unit};

use super::due::{CheckOf, DuePart, LastCheck, Thing};
use crate::content::{Basis, Review, Service};
use crate::schema::At::Key;
use crate::schema::{At, Edit, NewKey, without};
use crate::values::{Date, How, Label, Months, quoted};

/// Who vouches, and on which day.
#[derive(Debug, Clone)]
pub struct Verifier {
    /// The role; never a name.
    pub role: Label,
    /// The day.
    pub today: Day,
}

/// Over how many steps a day that has passed is moved on: ten years at least.
const MOST_STEPS: i64 = 120;

/// A day of reading that is nearer than this many months asks for what was just done.
const NEAR_MONTHS: i32 = 1;

impl Verifier {
    /// Returns the text of a service, or of the calendar, with one of its checks stamped and the next moved
    /// on; nothing where the text has no such check.
    pub fn verified(&self, text: &str, kept: &LastCheck<'_>, how: How) -> Option<String> {
        // Whoever approved the check before has not seen this one, not even on the same day.
        let text = match kept.held {
            CheckOf::Contact => without(text, &[Key("checked"), Key("approved")])?,
            CheckOf::Hours | CheckOf::BankHolidays => text.to_owned(),
        };
        let path = kept.held.table();
        let edit = Edit::of(&text)?.set(path, on(&self.today.to_string()), &[])?;
        let edit = edit.set(path, NewKey { key: "how", value: &quoted(how.name()) }, &[])?;
        let by = quoted(self.role.as_str());
        let mut edit = edit.set(path, NewKey { key: "by", value: &by }, &["how"])?;
        if let Some(service) = kept.service {
            let numbers = numbers(service, &text);
            edit = edit.set(path, NewKey { key: "numbers", value: &numbers }, &["by", "how"])?;
        }
        let next = self.next_check(kept).civil().to_string();
        Some(edit.set(path, NewKey { key: "next", value: &next }, &["grade"])?.done())
    }

    /// Returns the text of a service with the check of its number approved; nothing where it has no check.
    pub fn seconded(&self, text: &str, service: &Service) -> Option<String> {
        let (today, role) = (self.today.to_string(), quoted(self.role.as_str()));
        let edit = Edit::of(text)?;
        if service.checked.approved.is_some() {
            let path = [Key("checked"), Key("approved")];
            let edit = edit.set(&path, on(&today), &[])?;
            return Some(edit.set(&path, NewKey { key: "role", value: &role }, &[])?.done());
        }
        let approved = format!("{{ on = {today}, role = {role} }}");
        let approved = NewKey { key: "approved", value: &approved };
        Some(edit.set(&[Key("checked")], approved, &["next", "grade"])?.done())
    }

    /// Returns the day of the next check, which keeps its place in the year: the latest in whole steps from the day
    /// that it had, among those that are neither near nor further away than a check is good for and a month.
    fn next_check(&self, kept: &LastCheck<'_>) -> Date {
        let today = Date::of(self.today);
        let near = today.after(Months::ONE);
        let latest = today.latest_next(kept.every);
        let days = (-MOST_STEPS..=MOST_STEPS).map(|steps| kept.next().stepped(kept.every, steps));
        days.filter(|day| *day > near && *day <= latest).max().unwrap_or(latest)
    }

    /// Returns a text of whole sentences, such as that of a topic, with its `review` stamped, and `by`
    /// moved on where that day has passed or is near; nothing where the text has no review.
    pub fn read(&self, text: &str, thing: &Thing, review: &Review) -> Option<String> {
        let path = &[Key("review")];
        let mut edit = Edit::of(text)?;
        if let Some(again) = self.again(thing, review) {
            let by = again.to_string();
            edit = edit.set(path, NewKey { key: "by", value: &by }, &[])?;
        }
        let edit = edit.set(path, on(&self.today.to_string()), &["by"])?;
        let role = quoted(self.role.as_str());
        Some(edit.set(path, NewKey { key: "role", value: &role }, &["on", "by"])?.done())
    }

    /// Returns when a text is to be read again whose day has passed or is nearer than a month:
    /// after as long as was set before, and never sooner than after the usual time. What was set
    /// before is from `on` to `by`, and somebody who read it late leaves but days between them.
    fn again(&self, thing: &Thing, review: &Review) -> Option<Day> {
        let by = review.by.civil();
        if self.today.checked_add(NEAR_MONTHS.months()).is_ok_and(|near| by >= near) {
            return None;
        }
        let usual = Date::of(self.today).after(thing.read_every()).civil();
        let before = review.on.and_then(|on| on.civil().until((Unit::Month, by)).ok());
        let before = before.and_then(|span| self.today.checked_add(span).ok());
        Some(before.map_or(usual, |before| before.max(usual)))
    }
}

const fn on(day: &str) -> NewKey<'_> {
    NewKey { key: "on", value: day }
}

/// Returns the numbers of a service as its file writes lists: with a space inside the brackets where others have one.
fn numbers(service: &Service, text: &str) -> String {
    let numbers = service.every_number().map(|number| quoted(number.as_str()));
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    let is_spaced = ["= [ \"", "= [ '"].iter().any(|list| text.contains(list));
    if is_spaced { format!("[ {numbers} ]") } else { format!("[{numbers}]") }
}

/// Returns the text with one part of it marked as approved; nothing where there is no such part.
pub fn approved(text: &str, part: &DuePart) -> Option<String> {
    let path: Vec<At<'_>> = part.path().collect();
    let basis = quoted(Basis::Approved.name());
    Some(Edit::of(text)?.set(&path, NewKey { key: "basis", value: &basis }, &[])?.done())
}

#[cfg(test)]
mod layouts;
#[cfg(test)]
mod tests;
