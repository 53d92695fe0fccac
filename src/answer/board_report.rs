//! The state of a board in its channel: what was or would be done, and what is in the way.
//!
//! These are the words in which `boards` tells what it found; whoever reads them gets sentences
//! from the content. They name a board and what may be done there, and nothing about any person
//! or anybody else's post.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::discord::Snowflake;
use crate::schema::closed;
use crate::time_zone::UNITED_KINGDOM;
use crate::values::BoardId;

/// The state of the boards of one channel, and where that is.
#[derive(Debug, Clone, Copy)]
pub struct BoardsHere<'h> {
    /// The server.
    pub guild: Snowflake,
    /// The channel, or the thread.
    pub channel: Snowflake,
    /// The boards that the order is about, each once.
    pub reports: &'h [BoardReport],
    /// What a manager should know; for a status only.
    pub warnings: &'h [BoardWarning],
    /// How many things of the whole content a person has still to verify or read.
    pub due: usize,
}

/// The state of one board in one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardReport {
    /// The board.
    pub board: BoardId,
    /// Whether the configuration lists it for this channel, so that it is kept renewed.
    pub is_listed: bool,
    /// What was done, or for a status would be done, in order. Empty where all is as it should be.
    pub changes: Vec<BoardChange>,
    /// What was in the way of it.
    pub obstacle: Option<BoardObstacle>,
}

closed! {
    /// One change to a post of ours.
    pub enum BoardChange, a "change" {
        /// It is posted.
        Post = "post",
        /// Its words are renewed.
        Edit = "edit",
        /// It is pinned.
        Pin = "pin",
        /// A second post of the same board is removed.
        RemoveDuplicate = "remove-duplicate",
        /// It is removed because somebody asked for that.
        Remove = "remove",
    }
}

/// Why a board cannot be as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoardObstacle {
    /// We may not do what it takes; never empty, in the order of [`BoardPermission::ALL`].
    Missing(Vec<BoardPermission>),
    /// The channel has all the pins that Discord lets it have (250).
    PinsFull,
    /// Discord takes no more pins there, however many there are.
    PinsRefused,
    /// Somebody in the server has timed us out until then: we may see and read, and nothing else.
    TimedOut(Timestamp),
    /// The channel is a thread that is archived, where nothing can be edited.
    Archived,
    /// There is no such channel.
    NoChannel,
    /// We are not in the server: its commands can be installed without the bot.
    NotInServer,
    /// The channel belongs to another server than the one that lists it.
    OtherServer,
    /// The channel holds no messages that could be pinned.
    NotText,
    /// The content has no such board any more.
    NoBoard,
    /// What the host has written could not be read since the start, so nothing is changed.
    Unreadable,
    /// Somebody changes it as often as we do: it is left alone until the next day, or an order.
    Contested,
    /// It was cut off, or its answer was refused: what was done is not known here.
    Unsure,
    /// Discord refused a call, with this error code where it gave one.
    Refused(Option<u64>),
    /// Discord was busy or could not be reached; it is tried again later.
    Later,
}

impl BoardObstacle {
    /// Returns its word for programs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing-permission",
            Self::PinsFull => "pins-full",
            Self::PinsRefused => "pins-refused",
            Self::TimedOut(_) => "timed-out",
            Self::Archived => "archived",
            Self::NoChannel => "no-channel",
            Self::NotInServer => "not-in-server",
            Self::OtherServer => "other-server",
            Self::NotText => "not-text",
            Self::NoBoard => "no-board",
            Self::Contested => "contested",
            Self::Unsure => "unsure",
            Self::Unreadable => "unreadable",
            Self::Refused(_) => "refused",
            Self::Later => "later",
        }
    }
}

/// Returns what clocks in the United Kingdom show at a moment, for people to read.
pub fn uk_clock(moment: Timestamp) -> DateTime {
    UNITED_KINGDOM.to_datetime(moment)
}

closed! {
    /// What we need to be allowed in a channel. See Discord Docs, Permissions.
    pub enum BoardPermission, a "permission" {
        /// View Channel.
        ViewChannel = "view-channel",
        /// Send Messages.
        SendMessages = "send-messages",
        /// Send Messages in Threads.
        SendInThreads = "send-messages-in-threads",
        /// Read Message History.
        ReadHistory = "read-message-history",
        /// Pin Messages.
        PinMessages = "pin-messages",
    }
}

closed! {
    /// What a manager should know of a channel, though it is in nobody's way.
    pub enum BoardWarning, a "warning" {
        /// It is age-restricted: teenagers and unassured adults lose it.
        AgeRestricted = "age-restricted",
        /// Everyone in the server may write there, and some will write about a child.
        AnyoneCanWrite = "anyone-can-write",
        /// Not everyone in the server sees it and what was posted there before.
        NotForEveryone = "not-for-everyone",
        /// The application may read messages: the message content intent is switched on.
        ReadsMessages = "reads-messages",
    }
}
