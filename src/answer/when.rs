//! When a query is asked, and in what its reply is read.
//!
//! A reply that is read at a moment names the office that answers then. One that is read at any time, in print or
//! on a pinned post, names each office with its times.

use jiff::civil::Date;

use crate::values::{AskedMoment, Period};

/// When a reply is read.
///
/// ```
/// # use signpost::{answer::When, values::AskedMoment};
/// let when = When::At(AskedMoment::new(jiff::civil::date(2026, 11, 29).at(22, 0, 0, 0)));
/// assert!(when.is_at_a_moment());
/// ```
///
/// No moment is in it that can be looked at.
///
/// ```compile_fail,E0308
/// # use signpost::answer::When;
/// let when = When::At(jiff::civil::date(2026, 11, 29).at(22, 0, 0, 0));
/// ```
#[derive(Debug)]
pub enum When {
    /// At this moment, in United Kingdom local time. It can only be asked about.
    At(AskedMoment),
    /// At any time.
    AnyTime {
        /// The day on which it is made: an approval lapses on a day. None where a text is only measured.
        made_on: Option<Date>,
    },
}

impl When {
    /// Returns from when until when everything that was asked of it so far stays the same.
    pub const fn holds(&self) -> Period {
        match self {
            Self::At(moment) => moment.holds(),
            Self::AnyTime { .. } => Period::ALWAYS,
        }
    }

    /// Returns whether a reply is read at a moment that is known.
    pub const fn is_at_a_moment(&self) -> bool {
        matches!(self, Self::At(_))
    }

    /// Returns the day, where one is known.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::At(moment) => Some(moment.day()),
            Self::AnyTime { made_on } => *made_on,
        }
    }
}

/// In what a reply is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A message on Discord, a pinned post among them, or what the terminal and the preview show of one.
    Message,
    /// The handbook, on paper or as pages.
    Handbook,
}
