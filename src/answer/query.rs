//! What can be asked: by a command, a button, a menu entry or the command line.
//!
//! Nothing here says who asks: no field could hold a person's name. Ids are well-formed text to
//! be looked up, because a button may be older than the content that answers it; one that names
//! nothing is dropped with the query, never shown or written into another id.

use super::letters::Letters;
use crate::content::{Audience, Content, Destination, Form};
use crate::schema::closed;
use crate::values::{
    AnyId, AreaId, BoardId, ChapterId, DoorId, InductionId, Kind, TermId, TopicId,
};

/// What is asked, which page of it, and in which form the signpost answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// What it is about.
    pub subject: Subject,
    /// The page, from 1. A page that is not there shows the nearest one that is.
    pub page: u16,
    /// The form of signpost. What is reached from the door about the lead keeps its form.
    pub form: Form,
}

/// What a query is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Where to start.
    Help,
    /// The ways to 999.
    Emergency,
    /// The doors of the first screen.
    Concern,
    /// The doors that are one press away.
    MoreDoors,
    /// One door.
    Door(DoorId),
    /// The escalation ladder: of one area, or of the server's own.
    Contacts(Option<AreaId>),
    /// The areas.
    Areas,
    /// The helplines for one audience, or the audiences.
    Helplines(Option<Audience>),
    /// The chapters.
    Guidance,
    /// The topics of a chapter.
    Chapter(ChapterId),
    /// One topic.
    Topic(TopicId),
    /// The back-of-book terms under some letters, or the letters.
    Letters(Option<Letters>),
    /// The glossary terms.
    Glossary,
    /// One glossary term.
    Term(TermId),
    /// The induction's first page, or another of its pages.
    Induction(Option<InductionId>),
    /// The induction was stopped at its first page, or at this one.
    InductionStopped(Option<InductionId>),
    /// The induction's last page.
    InductionEnd,
    /// The works cited.
    Sources,
    /// What the bot is and is not.
    About,
    /// The boards, and how one is posted.
    Boards,
    /// One board, as it is posted.
    Board(BoardId),
    /// There is no answer, and why.
    Refusal(Refusal),
}

closed! {
    /// Why there is no answer.
    pub enum Refusal, a "refusal" {
        /// A button or choice that leads nowhere any more.
        Gone = "gone",
        /// An interaction that could not be read.
        Unreadable = "unreadable",
        /// `/board` from somebody without Manage Server, or outside a server.
        BoardNotAllowed = "board-not-allowed",
        /// `/board` where no posts can be changed from.
        BoardNotHere = "board-not-here",
    }
}

impl Subject {
    /// Returns what shows a thing of any kind; nothing where none shows it alone.
    pub fn of(id: &AnyId) -> Option<Self> {
        Some(match id.kind() {
            Kind::Topic => Self::Topic(id.to()?),
            Kind::Door => Self::Door(id.to()?),
            Kind::Area => Self::Contacts(Some(id.to()?)),
            Kind::Term => Self::Term(id.to()?),
            Kind::Chapter => Self::Chapter(id.to()?),
            Kind::Board => Self::Board(id.to()?),
            Kind::InductionPage => Self::Induction(Some(id.to()?)),
            Kind::Service | Kind::Source => return None,
        })
    }

    /// Returns whether every id in it is the one that the content has now: not a former one, and none that leads
    /// nowhere.
    pub fn is_current(&self, content: &Content) -> bool {
        let named = match self {
            Self::Chapter(id) => Some(AnyId::of(id)),
            Self::Induction(Some(id)) | Self::InductionStopped(Some(id)) => Some(AnyId::of(id)),
            other => other.own_entry(),
        };
        named.is_none_or(|id| {
            content.entry(&id).is_some_and(|entry| entry.id.as_str() == id.as_str())
        })
    }

    /// Returns the thing that it is about, where that has words of its own in a file of its own.
    pub fn own_entry(&self) -> Option<AnyId> {
        Some(match self {
            Self::Topic(id) => AnyId::of(id),
            Self::Door(id) => AnyId::of(id),
            Self::Contacts(Some(id)) => AnyId::of(id),
            Self::Term(id) => AnyId::of(id),
            Self::Board(id) => AnyId::of(id),
            _ => return None,
        })
    }
}

impl From<&Destination> for Subject {
    /// Returns what a term of the back-of-book index leads to.
    fn from(destination: &Destination) -> Self {
        match destination {
            Destination::Entry(id) => Self::of(id).unwrap_or(Self::Refusal(Refusal::Gone)),
            Destination::Induction => Self::Induction(None),
            Destination::Helplines(audience) => Self::Helplines(Some(*audience)),
        }
    }
}

impl Query {
    /// Returns the query for the first page of `subject`, with the usual signpost.
    pub const fn of(subject: Subject) -> Self {
        Self { subject, page: 1, form: Form::Usual }
    }

    /// Returns the query for why there is no answer.
    pub const fn refusal(why: Refusal) -> Self {
        Self::of(Subject::Refusal(why))
    }
}

/// A query as a button or menu entry carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// What it asks.
    pub query: Query,
    /// Whether it turns the reply it is on (page, menu choice, Back) or opens another.
    pub turns: bool,
}

/// Who sees a reply, and where it appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// A new message for the asker alone.
    Ephemeral,
    /// A new message for everyone in the channel.
    Shared,
    /// The asker's own private message, changed in place.
    Turned,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// An answer.
    Query {
        /// What is asked.
        query: Query,
        /// Who is to see it.
        visibility: Visibility,
    },
    /// A change to the pinned posts, by somebody with Manage Server.
    Board(BoardOrder),
}

/// What `/board` is told to do, and with which board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardOrder {
    /// What to do.
    pub action: BoardAction,
    /// The board. Only for [`BoardAction::Status`] may there be none: then it is about all of them.
    pub board: Option<BoardId>,
}

/// What `/board` is told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardAction {
    /// Post or renew a board here.
    Post,
    /// Remove a board from here.
    Remove,
    /// Say what state the boards here are in.
    Status,
}

impl Asked {
    /// Returns a question whose answer only the asker sees.
    pub const fn ephemerally(query: Query) -> Self {
        Self::Query { query, visibility: Visibility::Ephemeral }
    }
}
