//! What a person can vouch for: a contact, a text, the bank holidays.
//!
//! Each has a word for its kind and an interval after which a person reads it again.

use crate::content::{Content, Review};
use crate::values::{AreaId, BoardId, DoorId, Id, Kind, Months, ServiceId, TopicId};

/// What a person can vouch for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// The contact details of a service.
    Service(ServiceId),
    /// The text of a door of `/concern`.
    Door(DoorId),
    /// The text of an area.
    Area(AreaId),
    /// The text of a pinned post.
    Board(BoardId),
    /// The text of a topic.
    Topic(TopicId),
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
            Thing::Door(id) => self.doors.get(id).map(|(_, door)| &door.review),
            Thing::Area(id) => self.areas.get(id).map(|(_, area)| &area.review),
            Thing::Board(id) => self.boards.get(id).map(|(_, board)| &board.review),
            Thing::Topic(id) => self.topics.get(id).map(|(_, topic)| &topic.review),
            Thing::Helplines => self.helplines.review.as_ref(),
            Thing::Induction => Some(&self.induction.review),
            Thing::Service(_) | Thing::BankHolidays => None,
        }
    }
}

impl Thing {
    /// Returns after how long a text is read again at the soonest: a topic, which no emergency hangs on, later.
    pub const fn read_every(&self) -> Months {
        match self {
            Self::Topic(_) => Months::TWELVE,
            _ => Months::SIX,
        }
    }

    /// Returns its kind in a word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Service(_) => Kind::Service.word(),
            Self::Door(_) => Kind::Door.word(),
            Self::Area(_) => Kind::Area.word(),
            Self::Board(_) => Kind::Board.word(),
            Self::Topic(_) => Kind::Topic.word(),
            Self::Helplines => "list of helplines",
            Self::Induction => "induction",
            Self::BankHolidays => "list of bank holidays",
        }
    }

    /// Returns its id, where it has one.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Service(id) => Some(id.as_str()),
            Self::Door(id) => Some(id.as_str()),
            Self::Area(id) => Some(id.as_str()),
            Self::Board(id) => Some(id.as_str()),
            Self::Topic(id) => Some(id.as_str()),
            Self::Helplines | Self::Induction | Self::BankHolidays => None,
        }
    }
}
