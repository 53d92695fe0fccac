//! Answers an interaction, whatever arrived.
//!
//! The log line says of what kind the interaction is and nothing else: what was asked, by whom and
//! where could tell on somebody.

use jiff::civil::DateTime;
use tracing::debug;

use super::incoming::{Incoming, Kind, NotAnInteraction, decode};
use crate::answer::{Asked, Query, Refusal, Setting, Visibility, answer};
use crate::config::Config;
use crate::content::Content;
use crate::render::{Response, response};

/// What answers are made from.
#[derive(Debug, Clone, Copy)]
pub struct Snapshot<'d> {
    /// What may be said.
    pub content: &'d Content,
    /// What the host has set.
    pub config: &'d Config,
    /// The moment, in United Kingdom local time.
    pub now: DateTime,
}

/// Returns the response to one interaction's JSON, and whether the JSON was one.
///
/// There is a signposted response for anything that can arrive.
pub fn respond(from: &Snapshot<'_>, json: &str) -> (Response, Result<(), NotAnInteraction>) {
    match decode(json) {
        Ok(incoming) => (to(from, incoming), Ok(())),
        Err(error) => {
            debug!(interaction.kind = "none", "what arrived is not an interaction");
            (refuse(from, Refusal::Unreadable), Err(error))
        }
    }
}

/// Returns the response to what was asked.
fn to(from: &Snapshot<'_>, incoming: Incoming) -> Response {
    let kind = match &incoming.kind {
        Kind::Ping => "ping",
        Kind::Autocomplete => "autocomplete",
        Kind::Asked(_) => "asked",
    };
    debug!(interaction.kind = kind, "answering");
    match incoming.kind {
        Kind::Ping => Response::Pong,
        Kind::Autocomplete => Response::NoChoices,
        Kind::Asked(Asked::Board(_)) => refuse(from, Refusal::BoardNotHere),
        Kind::Asked(Asked::Query { query, visibility }) => {
            reply(from, incoming.guild, &query, visibility)
        }
    }
}

fn refuse(from: &Snapshot<'_>, why: Refusal) -> Response {
    reply(from, None, &Query::refusal(why), Visibility::Ephemeral)
}

fn reply(
    from: &Snapshot<'_>,
    guild: Option<u64>,
    query: &Query,
    visibility: Visibility,
) -> Response {
    let server = guild.and_then(|id| from.config.servers.get(&id));
    let setting = Setting { now: from.now, server, handbook: from.config.handbook.as_ref() };
    let reply = answer(from.content, query, &setting);
    response(from.content, &reply, setting.shown_to(visibility))
}
