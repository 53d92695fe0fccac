//! Telephone numbers that somebody in the United Kingdom can dial as they are printed.
//!
//! A wrong digit in a helpline's number is the worst error this bot can make, so a number
//! exists only as a [`PhoneNumber`]. Two functions make one: one for a number anywhere, one
//! for a route of a service. Both compare a long number with libphonenumber's patterns, which
//! `gb_numbers` holds. A short one is on the list in this file or, in a service, has one of the
//! shapes of `short`. Neither can tell whether a service answers on a number: that is for the person
//! who checks it. Numbers of Jersey, Guernsey and the Isle of Man are refused: they are outside
//! the United Kingdom, with child protection law of their own.

use std::sync::LazyLock;
use std::{fmt, iter};

use regex::RegexSet;
use toml::Spanned;

use super::gb_numbers::{GB_LENGTHS, GB_NUMBERS};
use super::number_use::{Use, digits_of};
use super::phone_error::PhoneNumberError;
use super::short;
use crate::schema::{Check, FileText, FromRaw};

/// The short numbers that a file may have without a source of their own, each with the place where it is published.
///
/// Any other short number is one that an editor adds, with its source: see `short`. 112 is left
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
    /// Fails on anything but digits and single spaces, on premium rate (09), on a number to text or for
    /// a textphone, and on a number that is neither on the list of short ones nor in one of
    /// libphonenumber's ranges.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let number = Self::dialled(text, None)?;
        if short::is_to_ring(&number.digits()) {
            Ok(number)
        } else {
            Err(PhoneNumberError::NotToRing(number.0))
        }
    }

    /// Checks the same of a number in a service, where it may also be a short one that is not on the
    /// list: `116 006` to ring, `60777` to text, `18001 0808 800 5000` to reach with a textphone.
    ///
    /// # Errors
    ///
    /// Fails as [`parse`](Self::parse) does, and on a number that nobody can use in this way.
    pub(crate) fn of_route(text: &str, used: Use) -> Result<Self, PhoneNumberError> {
        if !is_written(text) {
            return Err(PhoneNumberError::Characters(text.to_owned()));
        }
        if let Some(after) = short::after_relay(text) {
            let known = Self(text.to_owned());
            short::relay_fault(text, after, used).map_or(Ok(()), Err)?;
            return Self::dialled(after, Some(Use::Ring)).map(|_| known);
        }
        Self::dialled(text, Some(used))
    }

    fn dialled(text: &str, used: Option<Use>) -> Result<Self, PhoneNumberError> {
        if !is_written(text) {
            return Err(PhoneNumberError::Characters(text.to_owned()));
        }
        let number = Self(text.to_owned());
        let digits = number.digits();
        short::fault(text, &digits, used).map_or(Ok(()), Err)?;
        let is_added = used.is_some_and(|used| short::may_be_added(&digits, used));
        if digits.starts_with("09") {
            Err(PhoneNumberError::PremiumRate(number.0))
        } else if number.is_known() || is_added || is_gb(&digits) {
            Ok(number)
        } else if digits.starts_with('0') {
            let lengths = lengths_like(&digits);
            let text = number.0;
            Err(PhoneNumberError::Invalid { text, lengths })
        } else {
            Err(PhoneNumberError::UnknownShort { text: number.0, used })
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

    /// Tells whether a file needs a source beside the number: it is short, and not on the list.
    ///
    /// Of a number after 18001 only the whole service can tell: see [`after_relay`](Self::after_relay).
    pub(crate) fn needs_a_source(&self) -> bool {
        !self.is_known() && !self.0.starts_with('0') && self.after_relay().is_none()
    }

    /// Returns the number that is rung through 18001, where this is one that is not on the list.
    pub(crate) fn after_relay(&self) -> Option<Self> {
        let after = short::after_relay(&self.0).filter(|_| !self.is_known())?;
        Some(Self(after.to_owned()))
    }

    fn is_known(&self) -> bool {
        let digits = self.digits();
        SHORT_NUMBERS.iter().any(|short| digits_of(short) == digits)
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns whether a text is digits with a single space here and there.
fn is_written(text: &str) -> bool {
    let is_group = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    text.split(' ').all(is_group)
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
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let parsed = Self::parse(raw.get_ref());
        parsed.map_err(|error| check.error(raw.span(), error.to_string(), error.hint())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::number_use::Use;
    use super::super::phone_error::PhoneNumberError;
    use super::{PhoneNumber, SHORT_NUMBERS};

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
            assert!(!number.needs_a_source(), "{text}");
        }
    }

    #[test]
    fn outside_services_a_short_number_is_one_of_the_list() {
        for text in SHORT_NUMBERS {
            match PhoneNumber::parse(text) {
                Ok(number) => assert!(!number.needs_a_source(), "{text}"),
                Err(error) => assert_eq!(error, PhoneNumberError::NotToRing(text.to_owned())),
            }
        }
        for text in ["85258", "8 5 2 5 8", "18000", "18001 101"] {
            let error = PhoneNumber::parse(text).unwrap_err();
            assert_eq!(error, PhoneNumberError::NotToRing(text.to_owned()));
            assert!(error.hint().contains("starts with 0"), "{}", error.hint());
        }
        for text in ["911", "116 124", "60777", "18001 0808 800 5000", "808 800 5000"] {
            let expected = PhoneNumberError::UnknownShort { text: text.to_owned(), used: None };
            assert_eq!(PhoneNumber::parse(text), Err(expected));
        }
    }

    #[test]
    fn a_route_may_have_a_short_number_that_is_not_on_the_list() {
        for (text, used) in [
            ("116 006", Use::Ring),
            ("116006", Use::Ring),
            ("116 006", Use::Text),
            ("105", Use::Ring),
            ("119", Use::Ring),
            ("159", Use::Ring),
            ("60777", Use::Text),
            ("616 161", Use::Text),
        ] {
            assert!(PhoneNumber::of_route(text, used).unwrap().needs_a_source(), "{text}");
        }
        for (text, after) in [
            ("18001 0808 800 5000", Some("0808 800 5000")),
            ("18001 116 006", Some("116 006")),
            ("18001 105", Some("105")),
            ("18001 101", None),
        ] {
            let number = PhoneNumber::of_route(text, Use::Textphone).unwrap();
            assert!(!number.needs_a_source(), "{text}");
            assert_eq!(number.after_relay().as_ref().map(PhoneNumber::as_str), after);
        }
    }

    #[test]
    fn a_hint_says_what_may_be_missing_or_made_up() {
        let hint = |text: &str| PhoneNumber::parse(text).unwrap_err().hint();
        let of_a_page = "01582\u{a0}547653";
        assert!(hint(of_a_page).contains("is no ordinary one"), "{}", hint(of_a_page));
        assert!(hint("01582-547653").contains("as read out"));
        assert!(hint("07700 900123").contains("kept for drama"));
        assert!(!hint("07700 800123 4").contains("kept for drama"));
        let of_route = |text: &str| PhoneNumber::of_route(text, Use::Ring).unwrap_err().hint();
        assert!(of_route("12345678").starts_with("a short number to add"));
        assert!(of_route("808 800 5000").starts_with("add its first 0; a short number to add"));
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
