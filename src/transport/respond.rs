//! Answers an interaction, whatever arrived.
//!
//! The log line says of what kind the interaction is and nothing else: what was asked, by whom and
//! where could tell on somebody.

use jiff::civil::DateTime;
use tracing::debug;

use super::incoming::{Incoming, Kind, NotAnInteraction, decode};
use crate::answer::{Asked, Query, Refusal, Reply, Setting, Visibility, answer};
use crate::live::Snapshot;
use crate::render::{Response, response};

/// Returns the response to one interaction's JSON, and whether the JSON was one.
///
/// There is a signposted response for anything that can arrive. `now` is in United Kingdom local
/// time, as [`now`](super::now) returns it.
pub fn respond(
    from: &Snapshot,
    now: DateTime,
    json: &str,
) -> (Response, Result<(), NotAnInteraction>) {
    match decode(json) {
        Ok(incoming) => (to(from, now, incoming), Ok(())),
        Err(error) => {
            debug!(interaction.kind = "none", "what arrived is not an interaction");
            let unreadable = Asked::ephemerally(Query::refusal(Refusal::Unreadable));
            let (reply, visibility) = reply_to(from, now, None, &unreadable);
            (response(from.content(), &reply, visibility), Err(error))
        }
    }
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
    let server = guild.and_then(|id| from.config.servers.get(&id));
    let setting = Setting { now, server, handbook: from.config.handbook.as_ref() };
    let reply = |query| answer(from.content(), query, &setting);
    match asked {
        Asked::Query { query, visibility } => (reply(query), setting.shown_to(*visibility)),
        Asked::Board(_) => (reply(&Query::refusal(Refusal::BoardNotHere)), Visibility::Ephemeral),
    }
}
