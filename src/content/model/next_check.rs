//! The day of the next check, compared with the day of the last one.
//!
//! It may be a month further away than a check is good for, so that the checks of a year stay spread, and no more.
//! It is never before the check itself.

use crate::schema::{At, Check};
use crate::values::{Checked, Months};

/// A check, and for how long it is good.
pub(super) struct CheckInFile<'c> {
    /// The check.
    pub(super) checked: &'c Checked,
    /// The table that has it, from the top of the file.
    pub(super) table: &'c [At<'c>],
    /// For how long it is good.
    pub(super) every: Months,
    /// Whether the file can say for how long.
    pub(super) has_check_every: bool,
}

impl CheckInFile<'_> {
    /// Ensures that the next check is neither before this one nor further away than it is good for.
    pub(super) fn next_is_in_reach(&self, check: &mut Check) -> bool {
        let Checked { on, next, .. } = *self.checked;
        let latest = on.latest_next(self.every);
        let Some(next) = next.filter(|next| *next > latest || *next < on) else {
            return true;
        };
        let at = check.file.place(&[self.table, &[At::Key("next")]].concat());
        let (message, longer) = if next < on {
            ("`next` is before `on`".to_owned(), "")
        } else if self.has_check_every && self.every < Months::TWELVE {
            (self.too_far(), ", or a longer `check-every`")
        } else {
            (self.too_far(), "")
        };
        let hint =
            format!("write {} or an earlier day{longer}, and none before `on`", latest.civil());
        check.error(at, message, hint);
        false
    }

    fn too_far(&self) -> String {
        format!("`next` is more than {} and a month after `on`", self.every)
    }
}
