//! The numbers that a person compared with their page when they checked a service.
//!
//! A check is of digits. Where a file has other digits now, nobody has checked those: so `verify` writes down which
//! it was about. How they are grouped makes no difference.

use toml::Spanned;

use super::phone::PhoneNumber;
use crate::schema::{Check, FileText, FromRaw};

/// The digits of each number that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedNumbers(Vec<String>);

impl CheckedNumbers {
    /// Returns whether the digits of `number` are among them.
    pub fn include(&self, number: &PhoneNumber) -> bool {
        self.0.contains(&digits(number.as_str()))
    }
}

fn digits(written: &str) -> String {
    written.chars().filter(char::is_ascii_digit).collect()
}

impl FromRaw for CheckedNumbers {
    type Raw = Vec<Spanned<FileText>>;

    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self> {
        let found = check.problems.len();
        let mut numbers = Vec::new();
        for written in raw.into_inner() {
            let text = written.get_ref();
            if text.is_empty() || text.chars().any(|c| c != ' ' && !c.is_ascii_digit()) {
                let message = format!("`{text}` is not the digits of a number");
                let hint = "write each number as its route has it, such as \"0808 800 5000\"; `verify` writes them for you";
                check.error(written.span(), message, hint);
            }
            numbers.push(digits(text));
        }
        (check.problems.len() == found).then_some(Self(numbers))
    }
}
