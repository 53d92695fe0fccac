//! Dates, and how a contact was last checked.
//!
//! Only a person can say that a person has checked something, and says so with a role: a stored
//! copy of a page, however good, is never shown as verified.

use std::fmt;

use toml::{Spanned, value::Datetime};

use super::{Url, closed, text::Label};
use crate::content::{check::Check, table::FromRaw, table::table};

/// A day of the calendar, in the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Returns the day for reckoning.
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Returns the day after it.
    #[must_use]
    pub fn tomorrow(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }
}

impl FromRaw for Date {
    type Raw = Datetime;

    fn from_raw(raw: Spanned<Datetime>, check: &mut Check) -> Option<Self> {
        let written = raw.get_ref();
        let whole_day = written.time.is_none() && written.offset.is_none();
        let date = written.date.filter(|_| whole_day).and_then(|date| {
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            jiff::civil::Date::new(i16::try_from(date.year).ok()?, month, day).ok()
        });
        if date.is_none() {
            let message = format!("`{written}` is not a day of the calendar");
            check.error(raw.span(), message, "write a day as 2026-11-23, without quotes or a time");
        }
        date.map(Self)
    }
}

impl fmt::Display for Date {
    /// Writes it as people say it: `23 Nov 2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%-d %b %Y"))
    }
}

closed! {
    /// How a contact was held against its source.
    pub enum How, a "way of checking" {
        /// Nobody opened the page: a stored copy of the service's own page was read.
        StoredCopy = "stored copy of the page",
        /// Nobody opened a page of the service: a stored copy of somebody else's was read.
        SecondHand = "second-hand copy",
        /// Nobody read the page: the detail was seen elsewhere only.
        Unread = "seen elsewhere, page not read",
        /// A person opened the page.
        PageOpened = "page opened",
        /// A person rang the number.
        NumberCalled = "number called",
    }
}

closed! {
    /// How sure a contact is. Anything less sure is not printed at all.
    pub enum Grade, a "grade" {
        /// An official page or several independent ones agree.
        Certain = "certain",
        /// A good page says so, but old, alone or second-hand.
        Probable = "probable",
    }
}

table! {
    /// When, how and by whom a contact was last held against its source.
    pub struct Checked as written RawChecked {
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
    }
}

impl Checked {
    /// Returns whether a person has verified it.
    pub fn is_verified(&self) -> bool {
        self.by.is_some() && matches!(self.how, How::PageOpened | How::NumberCalled)
    }
}
