//! What a person can vouch for: a contact, a text, the bank holidays.
//!
//! Most are things of a kind, of which all is in the table of kinds; three are files of their own. Each has a word
//! and an interval after which a person reads it again.

use crate::content::{Content, FileKind, Review};
use crate::values::{AnyId, Id, Months};

/// What a person can vouch for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// The contact details of a service; the text of a door, an area, a pinned post or a topic.
    Of(AnyId),
    /// The words of the list of helplines.
    Helplines,
    /// The text of the induction.
    Induction,
    /// The list of bank holidays.
    BankHolidays,
}

impl Content {
    /// Returns when the text of a thing is read again, and who read it last; nothing where it is no
    /// text, or is not there.
    pub fn review(&self, thing: &Thing) -> Option<&Review> {
        match thing {
            Thing::Of(id) => self.entry(id)?.review,
            Thing::Helplines => self.helplines.review.as_ref(),
            Thing::Induction => Some(&self.induction.review),
            Thing::BankHolidays => None,
        }
    }
}

impl Thing {
    /// Returns what is to be vouched for of whatever has this id.
    pub fn of<I: Id>(id: &I) -> Self {
        Self::Of(AnyId::of(id))
    }

    /// Returns after how long a text is read again at the soonest.
    pub const fn read_every(&self) -> Months {
        match self {
            Self::Of(id) => match id.kind().read_every() {
                Some(every) => every,
                None => Months::SIX,
            },
            Self::Helplines | Self::Induction | Self::BankHolidays => Months::SIX,
        }
    }

    /// Returns whether a person reads and approves it; else they check it against a page.
    pub(crate) const fn is_text(&self) -> bool {
        match self {
            Self::Of(id) => id.kind().read_every().is_some(),
            Self::Helplines | Self::Induction => true,
            Self::BankHolidays => false,
        }
    }

    /// Returns its kind in a word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Of(id) => id.kind().word(),
            Self::Helplines => "list of helplines",
            Self::Induction => "induction",
            Self::BankHolidays => "list of bank holidays",
        }
    }

    /// Returns the kind of file that it is written in.
    pub(crate) const fn file_kind(&self) -> FileKind {
        match self {
            Self::Of(id) => FileKind::Each(id.kind()),
            Self::Helplines => FileKind::Single("helplines.toml"),
            Self::Induction => FileKind::Single("induction.toml"),
            Self::BankHolidays => FileKind::Single("calendar.toml"),
        }
    }

    /// Returns its id, where it has one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Of(id) => Some(id.as_str()),
            Self::Helplines | Self::Induction | Self::BankHolidays => None,
        }
    }
}
