//! Which edition of the content somebody has approved.
//!
//! An edition is a fingerprint of the words and numbers that people can see. Not part of it are the days of
//! checks, stamps, the version and the approvals themselves: a new check of a number that stays as it is makes
//! no new edition. The program reckons none yet, so an edition is text of the right form and nothing more.

use std::fmt;

use toml::Spanned;

use crate::schema::{Check, FileText, FromRaw};

/// The first digits of the fingerprint of an edition: 12 to 16 hexadecimal ones, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition(String);

/// Fewest digits: by chance, two editions of one organisation do not begin with the same twelve.
const FEWEST: usize = 12;

/// Most digits, as a board's [`Fingerprint`](super::Fingerprint) has.
const MOST: usize = super::DIGITS;

const HINT: &str = "leave `edition` out, as nothing compares it yet; an edition has 12 to 16 digits, each 0 to 9 or a small letter from a to f";

impl Edition {
    /// Returns the edition where `text` has the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let right = (FEWEST..=MOST).contains(&text.len()) && text.bytes().all(is_digit);
        right.then(|| Self(text.to_owned()))
    }

    /// Returns its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRaw for Edition {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let edition = Self::parse(raw.get_ref());
        if edition.is_none() {
            check.error(raw.span(), format!("`{}` is not an edition", raw.get_ref()), HINT);
        }
        edition
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Edition;

    #[test]
    fn an_edition_has_12_to_16_hexadecimal_digits_in_small_letters() {
        for right in ["0123456789ab", "0123456789abcdef", "000000000000"] {
            assert_eq!(Edition::parse(right).unwrap().as_str(), right);
        }
        for wrong in [
            "",
            "0123456789a",
            "0123456789abcdef0",
            "0123456789AB",
            "0123456789ag",
            "é23456789abcd",
        ] {
            assert_eq!(Edition::parse(wrong), None, "{wrong}");
        }
    }
}
