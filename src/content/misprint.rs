//! Numbers that are printed wrongly somewhere, as services and the program's own files know them.
//!
//! The rule that no route has one is in `whole`.

use crate::values::{PhoneNumber, digits_of};

/// A number that is printed wrongly somewhere, and by which service that is known.
#[derive(Debug)]
pub(super) struct KnownMisprint {
    /// The service.
    pub(super) service: String,
    /// The number as it is printed.
    pub(super) printed: String,
    /// Why nobody shows it.
    pub(super) why: String,
    /// The digits are right, and only how they are grouped is not.
    pub(super) is_grouping: bool,
}

impl KnownMisprint {
    /// Returns whether it is this number.
    pub(super) fn is(&self, number: &PhoneNumber) -> bool {
        if self.is_grouping {
            self.printed == number.as_str()
        } else {
            digits_of(&self.printed) == number.digits()
        }
    }
}

/// What a service says is printed wrongly, number or not.
pub(super) struct Misprinted<'m> {
    /// The service.
    pub(super) service: &'m str,
    /// What is printed.
    pub(super) printed: &'m str,
    /// Why nobody shows it.
    pub(super) why: &'m str,
}

impl Misprinted<'_> {
    /// Returns what that tells of a number, beside the numbers that the service has; nothing where it is none.
    pub(super) fn known(self, numbers: &[&str]) -> Option<KnownMisprint> {
        let digits = number_in(self.printed)?;
        let groups_them_so = |own: &&str| digits_of(own) == digits && *own != self.printed;
        Some(KnownMisprint {
            service: self.service.to_owned(),
            printed: self.printed.to_owned(),
            why: self.why.to_owned(),
            is_grouping: numbers.iter().any(groups_them_so),
        })
    }
}

/// Returns the digits of what is printed, where that is a number and no more.
fn number_in(printed: &str) -> Option<String> {
    let is_number = printed.chars().all(|c| c.is_ascii_digit() || c == ' ');
    is_number.then(|| digits_of(printed))
}
