//! When a query is asked, and in what its reply is read.
//!
//! A reply that is read at a moment names the office that answers then. One that is read at any time, in print or
//! on a pinned post, names each office with its times.

use jiff::civil::{Date, DateTime};

/// When a reply is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At this moment, in United Kingdom local time.
    At(DateTime),
    /// At any time.
    AnyTime {
        /// The day on which it is made: an approval lapses on a day. None where a text is only measured.
        made_on: Option<Date>,
    },
}

impl When {
    /// Returns the moment, where there is one.
    pub const fn moment(self) -> Option<DateTime> {
        match self {
            Self::At(moment) => Some(moment),
            Self::AnyTime { .. } => None,
        }
    }

    /// Returns the day, where one is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::At(moment) => Some(moment.date()),
            Self::AnyTime { made_on } => made_on,
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
