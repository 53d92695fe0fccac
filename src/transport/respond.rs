//! Answers an interaction, whatever arrived.
//!
//! The log line says of what kind the interaction is and nothing else: what was asked, by whom and
//! where could tell on somebody.

use jiff::civil::DateTime;
use tracing::debug;

use super::errand::{Errand, Order, Pressed};
use super::incoming::{Incoming, Kind, NotAnInteraction, decode};
use crate::answer::{Asked, Query, Refusal, Reply, Visibility, answer};
use crate::live::Snapshot;
use crate::render::{Response, response};

/// What follows from what arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What is sent back.
    pub response: Response,
    /// What is to be done beside it, by whoever can.
    pub errand: Option<Errand>,
    /// Whether what arrived was an interaction at all.
    pub read: Result<(), NotAnInteraction>,
}

/// Returns the response to one interaction's JSON, and what is to be done beside it.
///
/// There is a signposted response for anything that can arrive. `now` is in United Kingdom local
/// time, as [`now`](super::now) returns it.
pub fn respond(from: &Snapshot, now: DateTime, json: &str) -> Answered {
    match decode(json) {
        Ok(incoming) => {
            let errand = errand(&incoming);
            Answered { response: to(from, now, incoming), errand, read: Ok(()) }
        }
        Err(error) => {
            debug!(interaction.kind = "none", "what arrived is not an interaction");
            let unreadable = Asked::ephemerally(Query::refusal(Refusal::Unreadable));
            let (reply, visibility) = reply_to(from, now, None, &unreadable);
            let response = response(from.content(), &reply, visibility);
            Answered { response, errand: None, read: Err(error) }
        }
    }
}

/// Returns what is to be done about the boards. Whether a post is out of date is found out once the
/// answer has gone: nobody waits for that.
fn errand(incoming: &Incoming) -> Option<Errand> {
    let spot = incoming.spot?;
    if let Kind::Asked(Asked::Board(order)) = &incoming.kind {
        return Some(Errand::Order(Order { spot, order: order.clone() }));
    }
    let (post, mark) = incoming.pressed.clone()?;
    Some(Errand::Pressed(Pressed { spot, post, mark }))
}

/// Returns the response to what was asked.
fn to(from: &Snapshot, now: DateTime, incoming: Incoming) -> Response {
    let kind = match &incoming.kind {
        Kind::Ping => "ping",
        Kind::Autocomplete => "autocomplete",
        Kind::Asked(_) => "asked",
    };
    debug!(interaction.kind = kind, "answering");
    match incoming.kind {
        Kind::Ping => Response::Pong,
        Kind::Autocomplete => Response::NoChoices,
        Kind::Asked(asked) => {
            let (reply, visibility) = reply_to(from, now, incoming.guild, &asked);
            response(from.content(), &reply, visibility)
        }
    }
}

/// Returns the reply to what was asked, and who is to see it.
///
/// The command line asks here too, so a typed command and an interaction get the same.
pub fn reply_to(
    from: &Snapshot,
    now: DateTime,
    guild: Option<u64>,
    asked: &Asked,
) -> (Reply, Visibility) {
    let setting = from.setting(now, guild);
    let reply = |query| answer(from.content(), query, &setting);
    match asked {
        Asked::Query { query, visibility } => (reply(query), setting.shown_to(*visibility)),
        Asked::Board(_) => (reply(&Query::refusal(Refusal::BoardNotHere)), Visibility::Ephemeral),
    }
}
