//! How something was last compared with its source, and how sure it is.
//!
//! Only a person can say that a person has checked something, and says so with a role: a stored
//! copy of a page, however good, is never shown as verified. Opening hours that are less than
//! certain are not known: a check of hours has the grade certain or does not load.

use super::date::Date;
use super::months::Months;
use super::person_role::PersonRole;
use super::url::Url;
use crate::schema::{Check, FromToml, TomlValue, closed, place_of, table};

closed! {
    /// How a contact was compared with its source.
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
    /// When, how and by whom a contact was last compared with its source.
    pub struct Checked {
        /// The day.
        on: one Date,
        /// The page it was compared with.
        against: one Url,
        /// How.
        how: one How,
        /// The role of the person who did it; never a name.
        by: maybe PersonRole,
        /// How sure it is.
        grade: one Grade,
        /// The day by which a person checks it again, where that is not reckoned from the day.
        next: maybe Date,
    }
}

impl Checked {
    /// Returns whether a person has verified it.
    pub fn is_verified(&self) -> bool {
        self.by.is_some() && matches!(self.how, How::PageOpened | How::NumberCalled)
    }

    /// Returns the day by which a person checks it again, where a check is good for so long.
    pub fn next(&self, every: Months) -> Date {
        self.next.unwrap_or_else(|| self.on.after(every))
    }
}

/// A check of hours, as a file writes it: as any other, but its grade is certain.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedHours(pub(crate) Checked);

impl FromToml for CheckedHours {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let checked = Checked::from_toml(value, check)?;
        if checked.grade == Grade::Probable {
            let message = "hours that are only probable are not known".to_owned();
            let hint =
                "write `hours = \"check\"` in each route, and remove the table `[checked.hours]`";
            check.error(place_of(value, "grade").unwrap_or_default(), message, hint);
            return None;
        }
        Some(Self(checked))
    }
}
