//! What a query is asked in: the moment, the day, and the server's own configuration.
//!
//! All are given. Nothing in `answer` asks the clock or reads a file.

use jiff::civil::{self, DateTime};

use super::query::Visibility;
use crate::config::Server;
use crate::values::Url;

/// What a query is asked in.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The moment, in United Kingdom local time. None in print, which is read at any time: there
    /// each office stands with its times. None also where only a text is measured that is the same at
    /// any hour, such as a board's.
    pub now: Option<DateTime>,
    /// The day of that moment. It is known in print and for a board too: an approval lapses on a day.
    /// None where only a text is measured.
    pub today: Option<civil::Date>,
    /// The server's configuration. None in a direct message and in a server that is not listed:
    /// those get the national contacts and no internal ones.
    pub server: Option<&'s Server>,
    /// Where the handbook is published, if it is.
    pub handbook: Option<&'s Url>,
}

impl Setting<'_> {
    /// Returns what is asked at a moment, in no server.
    pub fn at(now: DateTime) -> Self {
        Self { now: Some(now), today: Some(now.date()), server: None, handbook: None }
    }

    /// Returns what is asked at no hour in particular, of a day where one is known, in no server.
    pub const fn on(today: Option<civil::Date>) -> Self {
        Self { now: None, today, server: None, handbook: None }
    }

    /// Returns who is to see a reply that was asked for with `wanted`.
    ///
    /// Nobody has said that a direct message, or a server that is not listed, wants shared
    /// replies; so there they are for the asker alone.
    pub const fn shown_to(&self, wanted: Visibility) -> Visibility {
        match (wanted, self.server) {
            (Visibility::Shared, None) => Visibility::Ephemeral,
            (wanted, _) => wanted,
        }
    }
}
