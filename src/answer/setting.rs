//! What a query is asked in: the moment, and the server's own configuration.
//!
//! Both are given. Nothing in `answer` asks the clock or reads a file.

use jiff::civil::DateTime;

use super::query::Visibility;
use crate::content::{AreaId, Date, Label, Nation, PhoneNumber, Slug, Url, table};

/// What a query is asked in.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The moment, in United Kingdom local time.
    pub now: DateTime,
    /// The server's configuration. None in a direct message and in a server that is not listed:
    /// those get the national contacts and no internal ones.
    pub server: Option<&'s Server>,
    /// Where the handbook is published, if it is.
    pub handbook: Option<&'s Url>,
}

impl Setting<'_> {
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

/// What the host has set for one server. It names roles and duty numbers, never a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// The area whose contacts come first.
    pub area: Option<AreaId>,
    /// The nation it works in.
    pub nation: Option<Nation>,
    /// The safeguarding lead.
    pub lead: Option<Contact>,
    /// The deputy lead.
    pub deputy: Option<Contact>,
    /// The trustee for safeguarding.
    pub trustee: Option<Contact>,
    /// Where notes go.
    pub record: Option<Label>,
    /// Who looks after volunteers.
    pub coordinator: Option<Label>,
    /// Who approved the content. None means that it is a draft.
    pub approval: Option<Approval>,
    /// The pinned posts.
    pub boards: Vec<BoardPlace>,
}

table! {
    /// A role and its duty number.
    pub struct Contact as written RawContact {
        /// The role; never a name.
        role: one Label,
        /// Its number, where it has one.
        phone: maybe PhoneNumber,
    }
}

table! {
    /// Who approved the content, when, and when it is due again.
    pub struct Approval as written RawApproval {
        /// The role; never a name.
        role: one Label,
        /// The day it was approved.
        on: one Date,
        /// The day it is due again.
        next: one Date,
    }
}

/// A board and the channel it is pinned in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPlace {
    /// The channel's snowflake.
    pub channel: u64,
    /// The board's id.
    pub board: Slug,
}
