//! When a person last compared a service with its sources: its ways, and its hours apart from them.
//!
//! A number can be certain where its hours are not, so hours that are known have a check of their own, on
//! the page that states them. An organisation's file of the version before has none: its hint prints the
//! table to add.

use super::super::shipped;
use super::next_check::CheckInFile;
use crate::schema::At::Key;
use crate::schema::{At, Check, FromToml, TomlValue, entries_in_one_line, place_of, table};
use crate::values::{
    Checked, CheckedHours, CheckedNumbers, Date, Grade, How, Months, PersonRole, Url, is_same_role,
    quoted,
};

/// The table of a service that has its check.
const CHECKED: &[At<'static>] = &[Key("checked")];

/// The one inside it that has the check of its hours.
const OF_HOURS: &[At<'static>] = &[Key("checked"), Key("hours")];

/// When, how and by whom a service was last compared with its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceChecked {
    /// The check of all that is said of it but its hours.
    pub contact: Checked,
    /// The check of its hours, where any are known.
    pub hours: Option<Checked>,
    /// The numbers that the check was of, where the file says so.
    pub numbers: Option<CheckedNumbers>,
    /// Who has approved that check, where it is of a number; see [`Self::approval`].
    pub approved: Option<Approved>,
}

table! {
    /// When a check of a number was approved, and in which role.
    pub struct Approved {
        /// The day.
        on: one Date,
        /// The role of the person who did it, which is not that of who checked it; never a name.
        role: one PersonRole,
    }
}

table! {
    /// The same as its keys are written.
    pub struct KeysOfChecked {
        /// The day.
        on: one Date,
        /// The page it was compared with.
        against: one Url,
        /// How.
        how: one How,
        /// The role of the person who did it; never a name.
        by: maybe PersonRole,
        /// The numbers that it was of.
        numbers: maybe CheckedNumbers,
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

impl FromToml for ServiceChecked {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let KeysOfChecked { on, against, how, by, numbers, grade, next, hours, approved } =
            KeysOfChecked::from_toml(value, check)?;
        let contact = Checked { on, against, how, by, grade, next };
        let hours = hours.map(|CheckedHours(hours)| hours);
        let checked = Self { contact, hours, numbers, approved };
        if checked.is_approved_by_who_checked_it() {
            let message = "the same role has checked it and approved it".to_owned();
            let hint =
                "somebody in another role holds it against its page, or rings it, and approves it";
            let role = value.get_ref().get("approved").and_then(|it| place_of(it, "role"));
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
        let both = by.zip(self.approval());
        both.is_some_and(|(by, approval)| is_same_role(by.as_str(), approval.role.as_str()))
    }
}

/// What a service has that its checks are of.
pub(super) struct Vouched<'s> {
    /// Its checks.
    pub(super) checked: &'s ServiceChecked,
    /// Whether its hours are known.
    pub(super) has_hours: bool,
    /// Whether it has a number.
    pub(super) has_number: bool,
    /// For how long a check of it is good.
    pub(super) every: Months,
}

/// Returns whether hours that are known have their check, hours that are not have none, only a number has an
/// approval, and no day of the next check is out of reach.
pub(super) fn are_as_asked(vouched: &Vouched<'_>, check: &mut Check) -> bool {
    let found = check.problems.len();
    hours_have_their_check(vouched, check);
    only_a_number_is_approved(vouched, check);
    next_checks_are_in_reach(vouched, check);
    check.problems.len() == found
}

fn hours_have_their_check(vouched: &Vouched<'_>, check: &mut Check) {
    let (at, message, hint) = match (&vouched.checked.hours, vouched.has_hours) {
        (None, true) => {
            let message = "hours without their own `[checked.hours]`";
            (check.file.place(CHECKED), message, hint_on_hours(vouched, check))
        }
        (Some(_), false) => {
            let message = "`[checked.hours]` in a service whose hours are not known";
            let hint = "remove the table, or write the hours that it vouches for";
            (check.file.place(OF_HOURS), message, hint.to_owned())
        }
        _ => return,
    };
    check.error(at, message.to_owned(), hint);
}

fn only_a_number_is_approved(vouched: &Vouched<'_>, check: &mut Check) {
    if vouched.checked.approved.is_some() && !vouched.has_number {
        let header = check.file.place(&[Key("checked"), Key("approved")]);
        let message = "`[checked.approved]` in a service without a number".to_owned();
        check.error(header, message, "remove the table: for an address one person is enough");
    }
}

fn next_checks_are_in_reach(vouched: &Vouched<'_>, check: &mut Check) {
    let ServiceChecked { contact, hours, .. } = &vouched.checked;
    let hours = hours.as_ref().map(|hours| (hours, OF_HOURS));
    for (checked, table) in [Some((contact, CHECKED)), hours].into_iter().flatten() {
        let (every, has_check_every) = (vouched.every, true);
        CheckInFile { checked, table, every, has_check_every }.next_is_in_reach(check);
    }
}

/// Returns how to add the check of hours that a file of a version before lacks: as the program's own file has
/// it, where the hours are the same; else with what is known of the contact filled in.
fn hint_on_hours(vouched: &Vouched<'_>, check: &Check) -> String {
    if let Some(table) = shipped::check_of_hours(&check.file) {
        return format!(
            "{}, as the content in the program has it:\n{}",
            add(check),
            as_file(&table, check)
        );
    }
    if shipped::has_no_hours(&check.file) {
        return "write `hours = \"check\"` in each route, as the content in the program has it. Hours that their own page states for certain need `[checked.hours]`, as content/README.md shows".to_owned();
    }
    let Checked { on, against, how, .. } = &vouched.checked.contact;
    let table = [
        "[checked.hours]".to_owned(),
        format!("on      = {}", on.civil()),
        format!("against = {}", quoted(against.as_str())),
        format!("how     = {}", quoted(how.name())),
        format!("grade   = {}", quoted(Grade::Certain.name())),
    ];
    let table = as_file(&table.join("\n"), check);
    format!(
        "where no page states the hours, write `hours = \"check\"`. Else {}, with the page that states them:\n{table}",
        add(check)
    )
}

/// Returns what to do with the table of a hint, by how the file writes its check.
fn add(check: &Check) -> &'static str {
    if is_inline(check) { "add this before the last `}` of `checked`" } else { "add this" }
}

/// Returns a table as it loads in the file: an inline table takes no table below it, but a key.
fn as_file(table: &str, check: &Check) -> String {
    if !is_inline(check) {
        return table.to_owned();
    }
    format!(", hours = {{ {} }}", entries_in_one_line(table, OF_HOURS).join(", "))
}

fn is_inline(check: &Check) -> bool {
    check.file.is_inline_table(CHECKED)
}
