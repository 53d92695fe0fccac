//! Telephone numbers that somebody in the United Kingdom can dial as they are printed.
//!
//! A wrong digit in a helpline's number is the worst error this bot can make, so a number
//! exists only as a [`PhoneNumber`], and that only by [`PhoneNumber::parse`]. It compares a long
//! number with libphonenumber's patterns, which `gb_numbers` holds, and a short one with
//! the closed list in this file. Neither can tell whether a service answers on a number:
//! that is for the person who checks it. Numbers of Jersey, Guernsey and the Isle of Man
//! are refused: they are outside the United Kingdom, with child protection law of their own.

use std::{fmt, iter, sync::LazyLock};

use regex::RegexSet;
use thiserror::Error;
use toml::Spanned;

use super::gb_numbers::{GB_LENGTHS, GB_NUMBERS};
use crate::content::{check::Check, table::FromRaw};

/// The short numbers a reply may print, each with the place where it is published.
///
/// Closed, because no pattern tells a helpline's short number from any other. 112 is left
/// out on purpose: it reaches the same operators as 999, and in danger one number is enough.
const SHORT_NUMBERS: [&str; 8] = [
    "999", // emergency: https://www.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers
    "101", // police, not urgent: https://www.police.uk
    "111", // NHS: https://111.nhs.uk
    "116 000", // Missing People: https://www.missingpeople.org.uk
    "116 123", // Samaritans: https://www.samaritans.org
    "85258", // Shout, by text: https://giveusashout.org
    "18000", // emergency, by textphone: https://www.relayuk.bt.com
    "18001 101", // police, not urgent, by textphone: https://www.police.uk
];

static GB: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new(GB_NUMBERS).expect("libphonenumber's patterns are regular expressions")
});

/// A telephone number as a person would read it out, such as `0800 1111`.
///
/// Digits and single spaces only, so one value serves both the words and the `tel:` link.
/// The spaces stay where the editor put them: `116 123` and `116123` are two values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Checks that `text` is a number of the United Kingdom, in its national form.
    ///
    /// Numbers that start with 084 or 087 pass, though the caller pays for them: a duty team
    /// may have no other. Of the numbers that Ofcom keeps for drama most pass, such as
    /// `020 7946 0000`; 01632 and 07700 900 do not.
    ///
    /// # Errors
    ///
    /// Fails on anything but digits and single spaces, on premium rate (09), and on a number
    /// that is neither on the closed list of short ones nor in one of libphonenumber's ranges.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let is_group = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
        if !text.split(' ').all(is_group) {
            return Err(PhoneNumberError::Characters(text.to_owned()));
        }
        let number = Self(text.to_owned());
        let digits = number.digits();
        if digits.starts_with("09") {
            Err(PhoneNumberError::PremiumRate(number.0))
        } else if number.is_short() || is_gb(&digits) {
            Ok(number)
        } else if digits.starts_with('0') {
            let lengths = lengths_like(&digits);
            let text = number.0;
            Err(PhoneNumberError::Invalid { text, lengths })
        } else {
            Err(PhoneNumberError::UnknownShort(number.0))
        }
    }

    /// Returns the number as the editor wrote it, with its spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number without its spaces, for a `tel:` link.
    pub fn digits(&self) -> String {
        digits_of(&self.0)
    }

    /// Tells whether the number is on the closed list of short ones, such as `116 123`.
    ///
    /// A short number works only inside the United Kingdom, and has no `+44` form.
    pub fn is_short(&self) -> bool {
        let digits = self.digits();
        SHORT_NUMBERS.iter().any(|short| digits_of(short) == digits)
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is not a [`PhoneNumber`]; each holds the text as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhoneNumberError {
    /// Something other than digits, or spaces that are not single and between digits.
    #[error("`{0}` is not written in digits and single spaces")]
    Characters(String),
    /// Neither a national number, which starts with 0, nor on the closed list of short ones.
    #[error("`{0}` does not start with 0 and is not one of the short numbers we know")]
    UnknownShort(String),
    /// Starts with 0, but is in no range of numbers that is in use.
    #[error("`{text}` is not a valid number for the United Kingdom: {}", fault(text, lengths))]
    Invalid {
        /// The text as it was written.
        text: String,
        /// How many digits a number like it has, fewest first; none if there is none like it.
        lengths: Vec<usize>,
    },
    /// Premium rate: never right for somebody who is afraid for a child.
    #[error("`{0}` is a premium rate number")]
    PremiumRate(String),
}

impl PhoneNumberError {
    /// Returns the editor's next step.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Characters(_) => "write it as read out, such as `0808 800 5000`, without +44",
            Self::UnknownShort(_) => "add its first 0, or list it in `src/content/values/phone.rs`",
            Self::Invalid { .. } => "compare it digit by digit with the service's own page",
            Self::PremiumRate(_) => "look for a number that starts with 01, 02, 03, 07 or 080",
        }
    }
}

fn fault(text: &str, lengths: &[usize]) -> String {
    let count = digits_of(text).len();
    let lengths: Vec<_> = lengths.iter().map(usize::to_string).collect();
    match lengths.join(" or ").as_str() {
        "" => "no numbers in use start like it".to_owned(),
        lengths => format!("it has {count} digits where numbers like it have {lengths}"),
    }
}

fn digits_of(text: &str) -> String {
    text.replace(' ', "")
}

fn is_gb(digits: &str) -> bool {
    digits.strip_prefix('0').is_some_and(|n| GB.is_match(n))
}

/// The lengths at which `digits`, cut or filled up with one digit, would be a valid number.
fn lengths_like(digits: &str) -> Vec<usize> {
    let filled = |fill, length| digits.chars().chain(iter::repeat(fill)).take(length);
    let is_valid = |fill, length| is_gb(&filled(fill, length).collect::<String>());
    let lengths = GB_LENGTHS.iter().copied();
    lengths.filter(|&length| ('0'..='9').any(|fill| is_valid(fill, length))).collect()
}

impl FromRaw for PhoneNumber {
    type Raw = String;

    fn from_raw(raw: Spanned<String>, check: &mut Check) -> Option<Self> {
        let parsed = Self::parse(raw.get_ref());
        parsed.map_err(|error| check.error(raw.span(), error.to_string(), error.hint())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{PhoneNumber, PhoneNumberError, SHORT_NUMBERS};

    #[test]
    fn the_paper_s_misprint_is_refused() {
        let message = "`0808 800 500` is not a valid number for the United Kingdom: \
            it has 10 digits where numbers like it have 11";
        let error = PhoneNumber::parse("0808 800 500").unwrap_err();
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn helplines_and_duty_teams_are_accepted_as_they_print_their_numbers() {
        let numbers = "0808 800 5000, 0800 1111, 08000 121 700, 0808 2000 247, 01582 547653, \
            0300 300 8123, 028 9504 9999, 0800 555 111, 020 3117 2520, 0300 1234 333, \
            08000 562 561, 020 7946 0000";
        for text in numbers.split(", ") {
            let number = PhoneNumber::parse(text).unwrap();
            assert_eq!(number.to_string(), text);
            assert!(!number.is_short(), "{text}");
        }
    }

    #[test]
    fn short_numbers_are_the_closed_list_and_no_others() {
        for text in SHORT_NUMBERS {
            assert!(PhoneNumber::parse(text).unwrap().is_short(), "{text}");
        }
        for text in ["112", "911", "116 124", "808 800 5000"] {
            let expected = Err(PhoneNumberError::UnknownShort(text.to_owned()));
            assert_eq!(PhoneNumber::parse(text), expected);
        }
    }

    #[test]
    fn only_digits_and_single_spaces_are_a_number() {
        let texts = "| 999|999 |0800  1111|01582-547653|(01582) 547653|+44 1582 547653|٩٩٩";
        for text in texts.split('|') {
            let expected = Err(PhoneNumberError::Characters(text.to_owned()));
            assert_eq!(PhoneNumber::parse(text), expected);
        }
    }
}
