//! What a query is asked in: when and in what its reply is read, and the server's own configuration.
//!
//! All are given. Nothing in `answer` asks the clock or reads a file.

use jiff::civil::{Date, DateTime};

use super::query::Visibility;
use super::when::{Medium, When};
use crate::config::Server;
use crate::values::{AskedMoment, Url};

/// What a query is asked in.
#[derive(Debug)]
pub struct Setting<'s> {
    /// When its reply is read.
    pub when: When,
    /// In what.
    pub medium: Medium,
    /// The server's configuration. None in a direct message and in a server that is not listed:
    /// those get the national contacts and no internal ones.
    pub server: Option<&'s Server>,
    /// Where the handbook is published, if it is.
    pub handbook: Option<&'s Url>,
}

impl Setting<'_> {
    /// Returns what is asked at a moment for a message, in no server.
    pub const fn at(now: DateTime) -> Self {
        Self::of(When::At(AskedMoment::new(now)), Medium::Message)
    }

    /// Returns what a pinned post is made in on a day, in no server: it is read at any time.
    pub const fn on(today: Date) -> Self {
        Self::of(When::AnyTime { made_on: Some(today) }, Medium::Message)
    }

    /// Returns what a message is measured in: at any time, on no day, in no server.
    pub const fn measured() -> Self {
        Self::of(When::AnyTime { made_on: None }, Medium::Message)
    }

    /// Returns what the handbook is made in on a day, in no server.
    pub const fn in_the_handbook(today: Date) -> Self {
        Self::of(When::AnyTime { made_on: Some(today) }, Medium::Handbook)
    }

    const fn of(when: When, medium: Medium) -> Self {
        Self { when, medium, server: None, handbook: None }
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
