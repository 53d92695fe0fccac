//! Answers an interaction, whatever arrived.

use jiff::civil::DateTime;
use tracing::{debug, warn};

use super::incoming::{Incoming, Kind, NotAnInteraction, decode};
use crate::answer::{Asked, Query, Refusal, Setting, Visibility, answer};
use crate::config::Config;
use crate::content::Content;
use crate::render::{Response, response};

/// What answers are made from.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'d> {
    /// What may be said.
    pub content: &'d Content,
    /// What the host has set.
    pub config: &'d Config,
    /// The moment, in United Kingdom local time.
    pub now: DateTime,
}

/// Returns the response to one interaction's JSON. There is one for anything that can arrive.
///
/// # Errors
///
/// Where the JSON is no interaction; the response that then belongs to it comes with the error.
pub fn respond(desk: &Desk<'_>, json: &str) -> (Response, Result<(), NotAnInteraction>) {
    match decode(json) {
        Ok(incoming) => (to(desk, incoming), Ok(())),
        Err(error) => {
            warn!(interaction.kind = "none", "what arrived is not an interaction");
            (refuse(desk, Refusal::Unreadable), Err(error))
        }
    }
}

/// Returns the response to what was asked.
fn to(desk: &Desk<'_>, incoming: Incoming) -> Response {
    let kind = match &incoming.kind {
        Kind::Ping => "ping",
        Kind::Autocomplete => "autocomplete",
        Kind::Asked(_) => "asked",
    };
    debug!(interaction.kind = kind, "answering");
    match incoming.kind {
        Kind::Ping => Response::Pong,
        Kind::Autocomplete => Response::NoChoices,
        Kind::Asked(Asked::Board(_)) => refuse(desk, Refusal::BoardNotHere),
        Kind::Asked(Asked::Query { query, visibility }) => {
            reply(desk, incoming.server, &query, visibility)
        }
    }
}

fn refuse(desk: &Desk<'_>, why: Refusal) -> Response {
    reply(desk, None, &Query::refusal(why), Visibility::Private)
}

/// Nobody has said that a direct message, or a server that is not listed, wants shared replies.
fn reply(desk: &Desk<'_>, server: Option<u64>, query: &Query, visibility: Visibility) -> Response {
    let server = server.and_then(|id| desk.config.servers.get(&id));
    let setting = Setting { now: desk.now, server, handbook: desk.config.handbook.as_ref() };
    let visibility = match (visibility, server) {
        (Visibility::Shared, None) => Visibility::Private,
        (visibility, _) => visibility,
    };
    response(desk.content, &answer(desk.content, query, &setting), visibility)
}
