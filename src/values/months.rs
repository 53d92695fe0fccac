//! For how long a check is good: a number of whole months, `"3 months"`.
//!
//! A person who reads a file reads it as it is said. There is no longer time than a year: in a year
//! a helpline can move, merge or close.

use std::fmt;

use jiff::{Span, ToSpan};

use crate::schema::{Check, FromToml, TomlValue, integer};

/// A number of whole months, from 1 to [`Months::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(u8);

impl Months {
    /// The highest number.
    pub const MOST: u8 = 12;
    /// One month.
    pub const ONE: Self = Self(1);
    /// A quarter of a year.
    pub const THREE: Self = Self(3);
    /// Half a year.
    pub const SIX: Self = Self(6);
    /// A year.
    pub const TWELVE: Self = Self(12);

    /// Returns so many times as many, for reckoning.
    pub fn times(self, times: i64) -> Span {
        (i64::from(self.0) * times).months()
    }

    /// Returns one month more, for reckoning.
    pub fn and_one(self) -> Span {
        (i64::from(self.0) + 1).months()
    }

    /// Returns the number that `written` says, where it says one.
    fn parse(written: &str) -> Option<Self> {
        let (number, unit) = written.split_once(' ')?;
        let number: u8 = number.parse().ok()?;
        let months = Self(number);
        let is_one = (1..=Self::MOST).contains(&number) && months.unit() == unit;
        (is_one && months.to_string() == written).then_some(months)
    }

    /// Returns the number that is meant by a number alone, with quotes or without.
    fn meant(value: &TomlValue<'_>) -> Option<Self> {
        let text = value.get_ref().as_str();
        let number = text.map_or_else(|| integer(value), |text| text.parse().ok())?;
        u8::try_from(number).ok().filter(|number| (1..=Self::MOST).contains(number)).map(Self)
    }

    const fn unit(self) -> &'static str {
        if self.0 == 1 { "month" } else { "months" }
    }
}

impl fmt::Display for Months {
    /// Writes them as a file does: `3 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.unit())
    }
}

impl FromToml for Months {
    // Any value: a number alone is what an editor is likely to write, and the hint has to say the whole of it.
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let months = value.get_ref().as_str().and_then(Self::parse);
        if months.is_none() {
            let written = check.file.text.get(value.span()).unwrap_or_default();
            let message = format!("`{}` is not a number of months", written.trim_matches('"'));
            let hint = Self::meant(value).map_or_else(
                || {
                    format!(
                        "write whole months from 1 to {}, as \"3 months\" or \"1 month\"",
                        Self::MOST
                    )
                },
                |months| format!("write \"{months}\", with the quotes"),
            );
            check.error(value.span(), message, hint);
        }
        months
    }
}
