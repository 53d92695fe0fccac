//! Why a contact is due: nobody has checked it, or too long ago, or nobody else has approved its number.
//!
//! Its hours are checked apart, on a page that states them, so they are due for reasons of their own. The
//! list of bank holidays is checked as a contact is.

use jiff::civil::Date as Day;

use super::{Reason, Thing, Why};
use crate::content::assemble::Content;
use crate::content::model::Service;
use crate::content::problem::SourceFile;
use crate::content::values::{Checked, Date, Months};

/// For how long the list of bank holidays is taken to be right that a person has verified.
const CALENDAR_EVERY: Months = Months::SIX;

/// What of a thing a person holds against a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// All that is said of a service but its hours.
    Contact,
    /// Its hours.
    Hours,
    /// The list of bank holidays.
    BankHolidays,
}

/// The last check of something, and for how long it is good.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'c> {
    /// What was checked.
    pub held: Held,
    /// When, how and by whom.
    pub checked: &'c Checked,
    /// For how long that is good.
    pub every: Months,
}

impl Kept<'_> {
    /// Returns the day by which a person checks it again.
    pub fn next(&self) -> Date {
        self.checked.next(self.every)
    }
}

/// Returns the checks of a thing; none of a text.
pub(super) fn checks<'c>(content: &'c Content, thing: &Thing) -> Vec<Kept<'c>> {
    match thing {
        Thing::Service(id) => {
            let service = content.services.get(id).map(|(_, service)| service);
            service.into_iter().flat_map(checks_of).collect()
        }
        Thing::BankHolidays => vec![bank_holidays_kept(content)],
        _ => Vec::new(),
    }
}

fn checks_of(service: &Service) -> impl Iterator<Item = Kept<'_>> {
    let every = service.interval();
    let contact = Kept { held: Held::Contact, checked: &service.checked.contact, every };
    let hours = service.checked.hours.as_ref();
    let hours = hours.map(|checked| Kept { held: Held::Hours, checked, every });
    [contact].into_iter().chain(hours)
}

pub(super) const fn bank_holidays_kept(content: &Content) -> Kept<'_> {
    let checked = &content.calendar.bank_holidays.checked;
    Kept { held: Held::BankHolidays, checked, every: CALENDAR_EVERY }
}

/// Returns why a contact is due: itself, else its approval; and its hours.
pub(super) fn of_service(service: &Service, file: &SourceFile, today: Day) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for kept in checks_of(service) {
        reasons.extend(match kept.held {
            Held::Hours => stale(&kept, file, today, how_to_check_hours(kept.checked)),
            _ => stale(&kept, file, today, how_to_check(service))
                .or_else(|| unapproved(service, file)),
        });
    }
    reasons
}

pub(super) fn stale(
    kept: &Kept<'_>,
    file: &SourceFile,
    today: Day,
    hint: String,
) -> Option<Reason> {
    let Checked { on, grade, .. } = *kept.checked;
    let why = match (kept.held, kept.checked.is_verified()) {
        (Held::Hours, false) => Why::HoursUnverified,
        (Held::Hours, true) => Why::HoursVerified(on),
        (_, false) => Why::Unverified(grade),
        (_, true) => Why::Verified(on),
    };
    let is_due = !kept.checked.is_verified() || kept.next().civil() < today;
    let span = match kept.held {
        Held::Hours => file.spans_of("on").into_iter().nth(1).unwrap_or_default(),
        _ => file.span_of("on"),
    };
    is_due.then_some(Reason { why, hint, span })
}

/// Returns that a number which a person has checked was approved by nobody else, where that is so.
fn unapproved(service: &Service, file: &SourceFile) -> Option<Reason> {
    let by = service.checked.contact.by.clone()?;
    let is_due = service.has_number() && service.checked.approval().is_none();
    let hint = format!(
        "somebody in another role finds the number on the organisation's own website, or rings it, and runs `signpost verify`; it was read at {}",
        service.checked.contact.against
    );
    is_due.then(|| Reason { why: Why::OneRole(by), hint, span: file.span_of("by") })
}

fn how_to_check_hours(checked: &Checked) -> String {
    format!(
        "find the hours on the organisation's own website, or ring and ask; they were read at {}",
        checked.against
    )
}

/// Returns how a person checks a service. A number that was copied wrongly is right when it is held
/// against its own copy, so it is looked for where the organisation itself has it.
fn how_to_check(service: &Service) -> String {
    let against = &service.checked.contact.against;
    match service.phone() {
        Some(_) => format!(
            "find the number on the organisation's own website, or ring it; it was read at {against}"
        ),
        None => format!("open every address; they were read at {against}"),
    }
}
