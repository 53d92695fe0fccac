//! Reads an interaction: what was asked and in which server, and nothing about who asked.
//!
//! Discord sends names, nicknames, avatars, roles, channel names and more. The structs here have
//! no field for any of it, so nothing downstream can log, store or send it. See Discord Docs,
//! Receiving and Responding (Interaction Object).

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::answer::{Asked, Chosen, Given, Query, Refusal, Visibility, asked};
use crate::limits::{ADMINISTRATOR, EPHEMERAL, MANAGE_GUILD};
use crate::render;

/// An interaction with everything that could identify a person left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What kind it is, and what it asks.
    pub kind: Kind,
    /// The snowflake of the server it comes from, where it comes from one.
    pub server: Option<u64>,
}

/// The kinds of interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Discord asks whether we are there.
    Ping,
    /// Discord sends what is being typed. None of our options asks for that; nothing is read.
    Autocomplete,
    /// A command, a button or a menu.
    Asked(Asked),
}

/// What arrived is not an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an interaction: it is not a JSON object with a numeric `type`")]
pub struct NotAnInteraction;

/// Returns what `json` asks.
///
/// # Errors
///
/// Where it is not a JSON object with a numeric `type`. Anything else that cannot be read asks
/// for the reply that says so.
pub fn decode(json: &str) -> Result<Incoming, NotAnInteraction> {
    let wire: Wire<'_> = serde_json::from_str(json).or_else(|_| bare(json))?;
    let server = wire.guild_id.as_deref().and_then(|id| id.parse().ok());
    let kind = match wire.kind {
        1 => Kind::Ping,
        2 => Kind::Asked(command(&wire)),
        3 => Kind::Asked(component(&wire)),
        4 => Kind::Autocomplete,
        _ => Kind::Asked(unreadable()),
    };
    Ok(Incoming { kind, server })
}

/// Reads an interaction whose parts are not as documented as one without any.
fn bare(json: &str) -> Result<Wire<'static>, NotAnInteraction> {
    #[derive(Deserialize)]
    struct Bare {
        #[serde(rename = "type")]
        kind: u64,
    }
    let Bare { kind } = serde_json::from_str(json).map_err(|_| NotAnInteraction)?;
    Ok(Wire { kind, guild_id: None, data: None, member: None, message: None })
}

fn unreadable() -> Asked {
    Asked::privately(Query::refusal(Refusal::Unreadable))
}

#[derive(Deserialize)]
struct Wire<'w> {
    #[serde(rename = "type")]
    kind: u64,
    #[serde(borrow)]
    guild_id: Option<Cow<'w, str>>,
    #[serde(borrow)]
    data: Option<Data<'w>>,
    #[serde(borrow)]
    member: Option<Member<'w>>,
    message: Option<Message>,
}

/// Of a member only what they may do.
#[derive(Deserialize)]
struct Member<'w> {
    #[serde(borrow)]
    permissions: Option<Cow<'w, str>>,
}

/// Of a message only whether the asker alone sees it.
#[derive(Deserialize)]
struct Message {
    flags: Option<u64>,
}

#[derive(Deserialize)]
struct Data<'w> {
    #[serde(borrow)]
    name: Option<Cow<'w, str>>,
    #[serde(rename = "type")]
    kind: Option<u64>,
    #[serde(borrow, default)]
    options: Vec<Opt<'w>>,
    #[serde(borrow)]
    custom_id: Option<Cow<'w, str>>,
    component_type: Option<u64>,
    #[serde(borrow, default)]
    values: Vec<Cow<'w, str>>,
}

#[derive(Deserialize)]
struct Opt<'w> {
    #[serde(borrow)]
    name: Cow<'w, str>,
    #[serde(borrow)]
    value: Option<Value<'w>>,
    #[serde(borrow, default)]
    options: Vec<Opt<'w>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value<'w> {
    Flag(bool),
    #[serde(borrow)]
    Text(Cow<'w, str>),
    Other(IgnoredAny),
}

/// The type of a slash-command in `data`; user and message commands have others.
const CHAT_INPUT: u64 = 1;

fn command(wire: &Wire<'_>) -> Asked {
    let Some(Data { name: Some(name), kind, options, .. }) = &wire.data else {
        return unreadable();
    };
    if kind.is_some_and(|kind| kind != CHAT_INPUT) {
        return unreadable();
    }
    let subcommand = options.iter().find(|option| option.value.is_none());
    let given = subcommand.map_or(options, |subcommand| &subcommand.options);
    let Some(options) = given.iter().map(given_value).collect::<Option<Vec<_>>>() else {
        return unreadable();
    };
    let chosen = Chosen {
        command: name,
        subcommand: subcommand.map(|option| option.name.as_ref()),
        options,
    };
    match asked(&chosen) {
        Asked::Board(_) if !may_manage(wire) => {
            Asked::privately(Query::refusal(Refusal::BoardNotAllowed))
        }
        asked => asked,
    }
}

fn given_value<'o>(option: &'o Opt<'_>) -> Option<(&'o str, Given<'o>)> {
    let given = match option.value.as_ref()? {
        Value::Text(text) => Given::Choice(text),
        Value::Flag(flag) => Given::Flag(*flag),
        Value::Other(_) => return None,
    };
    Some((&option.name, given))
}

/// Returns whether the member may change the server. Discord hides `/board` from others by
/// default; a server can show it to everyone, so it is checked again here.
fn may_manage(wire: &Wire<'_>) -> bool {
    let permissions = wire.member.as_ref().and_then(|member| member.permissions.as_deref());
    let bits: u64 = permissions.and_then(|bits| bits.parse().ok()).unwrap_or_default();
    wire.guild_id.is_some() && bits & (MANAGE_GUILD | ADMINISTRATOR) != 0
}

const MENU: u64 = 3;

/// A press turns the reply it stands on only where the asker alone sees that reply.
fn component(wire: &Wire<'_>) -> Asked {
    let Some(Data { custom_id: Some(custom_id), component_type, values, .. }) = &wire.data else {
        return unreadable();
    };
    let asks = match component_type {
        Some(kind) if *kind == MENU => values.first(),
        _ => Some(custom_id),
    };
    let Some(asks) = asks else {
        return unreadable();
    };
    let Some(press) = render::decode(asks) else {
        return Asked::privately(Query::refusal(Refusal::Gone));
    };
    let flags = wire.message.as_ref().and_then(|message| message.flags).unwrap_or_default();
    let own = flags & EPHEMERAL != 0;
    let visibility = if press.turns && own { Visibility::Turned } else { Visibility::Private };
    Asked::Query { query: press.query, visibility }
}
