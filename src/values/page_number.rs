//! The number of a page in the handbook, which no other page has or had.
//!
//! A door keeps its number when others come before it: bookmarks, links and printed references
//! lead to the page that they led to when they were made.

use std::fmt;

use toml::Spanned;

use crate::schema::{Check, FromRaw};

/// The number of a page in the handbook, from 1 to [`PageNumber::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageNumber(u16);

impl PageNumber {
    /// The highest.
    pub const MOST: u16 = 999;

    /// Returns every number that there can be, the lowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::MOST).map(Self)
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromRaw for PageNumber {
    type Raw = i64;

    fn from_raw(raw: Spanned<i64>, check: &mut Check) -> Option<Self> {
        let number = u16::try_from(*raw.get_ref()).ok();
        let number = number.filter(|number| (1..=Self::MOST).contains(number));
        if number.is_none() {
            let message = format!("{} is not the number of a page", raw.get_ref());
            let hint = format!("write a whole number from 1 to {}", Self::MOST);
            check.error(raw.span(), message, hint);
        }
        number.map(Self)
    }
}
