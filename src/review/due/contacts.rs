//! Why a contact is due: nobody has checked it, or too long ago, or nobody else has approved its number.
//!
//! Its hours are checked apart, on a page that states them, so they are due for reasons of their own. The
//! list of bank holidays is checked as a contact is.

use jiff::civil::Date as Day;

use super::due_thing::{Reason, Why};
use super::thing::Thing;
use crate::content::{BankHolidays, Content, Service};
use crate::schema::At::Key;
use crate::schema::{At, SourceFile};
use crate::values::{Checked, Date, Months};

/// What of a thing a person holds against a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckOf {
    /// All that is said of a service but its hours.
    Contact,
    /// Its hours.
    Hours,
    /// The list of bank holidays.
    BankHolidays,
}

impl CheckOf {
    /// Returns the table of the file that has its check, from the top.
    pub(crate) const fn table(self) -> &'static [At<'static>] {
        match self {
            Self::Contact => &[Key("checked")],
            Self::Hours => &[Key("checked"), Key("hours")],
            Self::BankHolidays => &[Key("bank-holidays"), Key("checked")],
        }
    }

    /// Returns where the file has the value of a key of its check.
    pub(crate) fn span(self, file: &SourceFile, key: &str) -> std::ops::Range<usize> {
        file.place(&[self.table(), &[Key(key)]].concat())
    }
}

/// The last check of something, and for how long it is good.
#[derive(Debug, Clone, Copy)]
pub struct LastCheck<'c> {
    /// What was checked.
    pub held: CheckOf,
    /// When, how and by whom.
    pub checked: &'c Checked,
    /// For how long that is good.
    pub every: Months,
    /// The service, where it was checked with its numbers.
    pub service: Option<&'c Service>,
}

impl Content {
    /// Returns every check of a thing: none of a text.
    pub fn checks(&self, thing: &Thing) -> Vec<LastCheck<'_>> {
        match thing {
            Thing::Of(id) => {
                let service = self.services.find(id).map(|(_, service)| service);
                service.into_iter().flat_map(checks_of).collect()
            }
            Thing::BankHolidays => vec![bank_holidays_kept(self)],
            Thing::Helplines | Thing::Induction => Vec::new(),
        }
    }
}

impl LastCheck<'_> {
    /// Returns the day by which a person checks it again.
    pub fn next(&self) -> Date {
        self.checked.next(self.every)
    }
}

fn checks_of(service: &Service) -> impl Iterator<Item = LastCheck<'_>> {
    let every = service.interval();
    let checked = &service.checked.contact;
    let contact = LastCheck { held: CheckOf::Contact, checked, every, service: Some(service) };
    let hours = service.checked.hours.as_ref();
    let hours =
        hours.map(|checked| LastCheck { held: CheckOf::Hours, checked, every, service: None });
    [contact].into_iter().chain(hours)
}

pub(super) const fn bank_holidays_kept(content: &Content) -> LastCheck<'_> {
    let checked = &content.calendar.bank_holidays.checked;
    let every = BankHolidays::CHECK_EVERY;
    LastCheck { held: CheckOf::BankHolidays, checked, every, service: None }
}

/// A service, its file, and the command that stamps it.
pub(super) struct ServiceFile<'s> {
    pub(super) service: &'s Service,
    pub(super) file: &'s SourceFile,
    pub(super) verify: &'s str,
}

/// Returns why a contact is due: itself, else its approval; and its hours.
pub(super) fn of_service(of: &ServiceFile<'_>, today: Day) -> Vec<Reason> {
    let ServiceFile { service, file, .. } = *of;
    let mut reasons = Vec::new();
    for kept in checks_of(service) {
        reasons.extend(match kept.held {
            CheckOf::Hours => stale(&kept, file, today, how_to_check_hours(kept.checked)),
            _ => stale(&kept, file, today, how_to_check(service)).or_else(|| unapproved(of, today)),
        });
    }
    reasons
}

/// Returns why a check is none, or too old; nothing where it is good.
pub(super) fn stale(
    kept: &LastCheck<'_>,
    file: &SourceFile,
    today: Day,
    hint: String,
) -> Option<Reason> {
    let why = kept.why(today)?;
    Some(Reason { why, hint, span: kept.held.span(file, "on") })
}

impl LastCheck<'_> {
    fn why(&self, today: Day) -> Option<Why> {
        let Checked { on, grade, .. } = *self.checked;
        let of_hours = self.held == CheckOf::Hours;
        Some(if !self.checked.is_verified() {
            if of_hours { Why::HoursUnverified } else { Why::Unverified(grade) }
        } else if on.civil() > today {
            if of_hours { Why::HoursAhead(on) } else { Why::CheckedAhead(on) }
        } else if self.service.is_some_and(Service::has_changed_number) {
            Why::NumberChanged
        } else if self.next().civil() < today {
            if of_hours { Why::HoursVerified(on) } else { Why::Verified(on) }
        } else {
            return None;
        })
    }
}

/// Returns that a number which a person has checked was approved by nobody else, where that is so.
fn unapproved(of: &ServiceFile<'_>, today: Day) -> Option<Reason> {
    let ServiceFile { service, file, verify } = *of;
    let by = service.checked.contact.by.clone().filter(|_| service.has_number())?.into_label();
    let (why, key): (_, &[At<'_>]) = match service.checked.approval() {
        None => (Why::OneRole(by), &[Key("checked"), Key("by")]),
        Some(approval) if approval.on.civil() > today => (
            Why::ApprovedAhead { by, on: approval.on },
            &[Key("checked"), Key("approved"), Key("on")],
        ),
        Some(_) => return None,
    };
    let hint = format!(
        "somebody in another role finds the number on the organisation's own website, or rings it, and runs `{verify}`; it was read at {}",
        service.checked.contact.against
    );
    Some(Reason { why, hint, span: file.place(key) })
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
