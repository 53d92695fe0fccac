//! Answers an interaction, whatever arrived.
//!
//! The log line says of what kind the interaction is and nothing else: what was asked, by whom and
//! where could tell on somebody.

use std::borrow::Cow;

use jiff::civil::DateTime;
use tracing::{debug, warn};

use super::incoming::{Address, Decoded, Incoming, IncomingKind, NotAnInteraction, decode};
use crate::answer::{Asked, Query, Refusal, Reply, Visibility, answer};
use crate::discord::{Response, WrittenResponse};
use crate::errand::{Errand, Order, Pressed};
use crate::live::{KeptFor, MadeReply, Snapshot};
use crate::metrics::CountedAs;
use crate::render::response;

/// What follows from what arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What is sent back.
    pub response: WrittenResponse,
    /// Where it goes, where that could be read. Nothing else here says anything about who asked.
    pub address: Option<Address>,
    /// What is to be done beside it, by whoever can.
    pub errand: Option<Errand>,
    /// Whether what arrived was an interaction at all.
    pub read: Result<(), NotAnInteraction>,
    /// What it is counted as.
    pub counted_as: CountedAs,
}

/// Returns the response to one interaction's JSON, where it goes, and what is to be done beside it.
///
/// There is a signposted response for anything that can arrive. `now` is in United Kingdom local
/// time, as [`now`](crate::clock::now) returns it.
pub fn respond(from: &Snapshot, now: DateTime, json: &str) -> Answered {
    let Decoded { incoming, address, odd, counted_as } = decode(json);
    let kind = incoming.as_ref().map_or("none", kind);
    if odd {
        warn!(interaction.kind = kind, "answering without a field that is not as documented");
    } else {
        debug!(interaction.kind = kind, "answering");
    }
    let read = incoming.as_ref().map(|_| ()).map_err(|error| *error);
    let errand = incoming.as_ref().ok().and_then(errand);
    Answered { response: to(from, now, incoming), address, errand, read, counted_as }
}

fn kind(incoming: &Incoming) -> &'static str {
    match incoming.kind {
        IncomingKind::Ping => "ping",
        IncomingKind::Autocomplete => "autocomplete",
        IncomingKind::Asked(_) => "asked",
    }
}

/// Returns what is to be done about the boards. Whether a post is out of date is found out once the
/// answer has gone: nobody waits for that.
fn errand(incoming: &Incoming) -> Option<Errand> {
    let spot = incoming.spot?;
    if let IncomingKind::Asked(Asked::Board(order)) = &incoming.kind {
        return Some(Errand::Order(Order { spot, order: order.clone() }));
    }
    let (post, mark) = incoming.pressed.clone()?;
    Some(Errand::Pressed(Pressed { spot, post, mark }))
}

/// Returns the response to what was asked; what is no interaction asks for the reply that says so.
fn to(
    from: &Snapshot,
    now: DateTime,
    incoming: Result<Incoming, NotAnInteraction>,
) -> WrittenResponse {
    let (guild, asked) = match incoming {
        Ok(Incoming { kind: IncomingKind::Ping, .. }) => return (&Response::Pong).into(),
        Ok(Incoming { kind: IncomingKind::Autocomplete, .. }) => {
            return (&Response::NoChoices).into();
        }
        Ok(Incoming { kind: IncomingKind::Asked(asked), guild, .. }) => (guild, asked),
        Err(NotAnInteraction) => (None, Asked::ephemerally(Query::refusal(Refusal::Unreadable))),
    };
    written(from, now, guild, &asked)
}

/// Returns the response to what was asked, as it is sent. Where it was written already and is still right, nothing
/// is made again.
pub fn written(
    from: &Snapshot,
    now: DateTime,
    guild: Option<u64>,
    asked: &Asked,
) -> WrittenResponse {
    let (query, visibility) = without_boards(asked);
    let key = KeptFor { query: &query, server: from.setting_number(guild), visibility };
    from.kept().or_make(key, now, || made(from, now, guild, &key))
}

/// Makes the reply that is asked for, and says when it is right.
fn made(from: &Snapshot, now: DateTime, guild: Option<u64>, of: &KeptFor<'_>) -> MadeReply {
    let setting = from.setting(now, guild);
    let reply = answer(from.content(), of.query, &setting);
    let rendered = response(from.content(), &reply, setting.shown_to(of.visibility));
    let is_of_this_page = rendered.page == usize::from(of.query.page);
    MadeReply {
        response: (&rendered.response).into(),
        holds: setting.when.holds(),
        is_canonical: is_of_this_page && of.query.subject.is_current(from.content()),
    }
}

/// Returns the reply to what was asked, as a terminal shows it.
pub fn reply_to(from: &Snapshot, now: DateTime, guild: Option<u64>, asked: &Asked) -> Reply {
    let (query, _) = without_boards(asked);
    answer(from.content(), &query, &from.setting(now, guild))
}

/// Returns what is answered and who sees it, where no post can be changed from: an order is told so.
fn without_boards(asked: &Asked) -> (Cow<'_, Query>, Visibility) {
    match asked {
        Asked::Query { query, visibility } => (Cow::Borrowed(query), *visibility),
        Asked::Board(_) => {
            (Cow::Owned(Query::refusal(Refusal::BoardNotHere)), Visibility::Ephemeral)
        }
    }
}
