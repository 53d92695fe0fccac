//! How a service was last held against its sources: its ways, and its hours apart from them.
//!
//! A number can be certain where its hours are not, so hours that are known have a check of their own, on
//! the page that states them. An organisation's file of the version before has none: its hint prints the
//! table to add.

use std::ops::Range;

use toml::Spanned;

use super::service::Service;
use crate::content::check::Check;
use crate::content::shipped;
use crate::content::table::{FromRaw, table};
use crate::content::typed::quoted;
use crate::content::values::{Checked, CheckedHours, Date, Grade, How, Label, Months, Url};

/// When, how and by whom a service was last held against its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceChecked {
    /// The check of all that is said of it but its hours.
    pub contact: Checked,
    /// The check of its hours, where any are known.
    pub hours: Option<Checked>,
    /// Who has approved that check, where it is of a number; see [`Self::approval`].
    pub approved: Option<Approved>,
}

table! {
    /// When a check of a number was approved, and in which role.
    pub struct Approved as written RawApproved {
        /// The day.
        on: one Date,
        /// The role of the person who did it, which is not that of who checked it; never a name.
        role: one Label,
    }
}

table! {
    /// The same as its keys are written.
    pub struct KeysOfChecked as written RawServiceChecked {
        /// The day.
        on: one Date,
        /// The page it was held against.
        against: one Url,
        /// How.
        how: one How,
        /// The role of the person who did it; never a name.
        by: maybe Label,
        /// How sure it is.
        grade: one Grade,
        /// The day by which a person checks it again.
        next: maybe Date,
        /// The check of its hours.
        hours: maybe CheckedHours,
        /// Who has approved the check.
        approved: maybe Approved,
    }
}

impl FromRaw for ServiceChecked {
    type Raw = RawServiceChecked;

    fn from_raw(raw: Spanned<RawServiceChecked>, check: &mut Check) -> Option<Self> {
        let approved = raw.get_ref().approved.as_ref();
        let role =
            approved.and_then(|approved| approved.get_ref().role.as_ref()).map(Spanned::span);
        let KeysOfChecked { on, against, how, by, grade, next, hours, approved } =
            KeysOfChecked::from_raw(raw, check)?;
        let contact = Checked { on, against, how, by, grade, next };
        let hours = hours.map(|CheckedHours(hours)| hours);
        let checked = Self { contact, hours, approved };
        if checked.is_approved_by_who_checked_it() {
            let message = "the same role has checked it and approved it".to_owned();
            let hint =
                "somebody in another role holds it against its page, or rings it, and approves it";
            check.error(role.unwrap_or_default(), message, hint);
            return None;
        }
        Some(checked)
    }
}

impl ServiceChecked {
    /// Returns the approval of its check; none where the check is younger, for that one nobody has seen.
    pub fn approval(&self) -> Option<&Approved> {
        self.approved.as_ref().filter(|approved| approved.on >= self.contact.on)
    }

    /// Returns whether the same person may have done both.
    fn is_approved_by_who_checked_it(&self) -> bool {
        let by = self.contact.by.as_ref();
        by.zip(self.approval()).is_some_and(|(by, approval)| is_same_role(by, &approval.role))
    }
}

/// Returns whether two roles are one, however they are written.
pub fn is_same_role(one: &Label, other: &Label) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}

/// Returns whether hours that are known have their check, hours that are not have none, only a number has an
/// approval, and no day of the next check is further away than a check is good for.
pub(super) fn is_checked_as_its_hours_ask(
    service: &Service,
    _place: &Range<usize>,
    check: &mut Check,
) -> bool {
    let found = check.problems.len();
    match (&service.checked.hours, service.has_hours()) {
        (None, true) => {
            let header = check.file.span_of_table("[checked]", 0);
            let hint = hint_on_hours(service, check);
            check.error(header, "hours without their own `[checked.hours]`".to_owned(), hint);
        }
        (Some(_), false) => {
            let header = check.file.span_of_table("[checked.hours]", 0);
            let message = "`[checked.hours]` in a service whose hours are not known".to_owned();
            check.error(
                header,
                message,
                "remove the table, or write the hours that it vouches for",
            );
        }
        _ => {}
    }
    if service.checked.approved.is_some() && !service.has_number() {
        let header = check.file.span_of_table("[checked.approved]", 0);
        let message = "`[checked.approved]` in a service without a number".to_owned();
        check.error(header, message, "remove the table: for an address one person is enough");
    }
    let checks = [Some(&service.checked.contact), service.checked.hours.as_ref()];
    for checked in checks.into_iter().flatten() {
        next_is_in_reach(checked, service.interval(), check);
    }
    check.problems.len() == found
}

fn next_is_in_reach(checked: &Checked, every: Months, check: &mut Check) {
    let latest = checked.on.latest_next(every);
    let Some(next) = checked.next.filter(|next| *next > latest) else { return };
    let written = next.civil().to_string();
    let at =
        check.file.spans_of("next").into_iter().find(|at| check.file.text[at.clone()] == written);
    let message = format!("`next` is more than {every} and a month after `on`");
    let hint = format!("write {} or an earlier day, or a longer `check-every`", latest.civil());
    check.error(at.unwrap_or_default(), message, hint);
}

/// Returns how to add the check of hours that a file of a version before lacks: as the program's own file has
/// it, where the hours are the same; else with what is known of the contact filled in.
fn hint_on_hours(service: &Service, check: &Check) -> String {
    if let Some(table) = shipped::check_of_hours(&check.file) {
        return format!("add this, as the content in the program has it:\n{table}");
    }
    if shipped::has_no_hours(&check.file) {
        return "write `hours = \"check\"` in each route, as the content in the program has it. Hours that their own page states for certain need `[checked.hours]`, as content/README.md shows".to_owned();
    }
    let Checked { on, against, how, .. } = &service.checked.contact;
    let lines = [
        "where no page states the hours, write `hours = \"check\"`. Else add this, with the page that states them:"
            .to_owned(),
        "[checked.hours]".to_owned(),
        format!("on      = {}", on.civil()),
        format!("against = {}", quoted(against.as_str())),
        format!("how     = {}", quoted(how.name())),
        format!("grade   = {}", quoted(Grade::Certain.name())),
    ];
    lines.join("\n")
}
