//! Reads an interaction: what was asked and in which server, and nothing about who asked.
//!
//! Discord sends names, nicknames, avatars, roles, channel names and more. The structs here have
//! no field for any of it, so nothing downstream can log, store or send it. See Discord Docs,
//! Receiving and Responding (Interaction Object).

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use crate::answer::{Asked, COMMANDS, Chosen, Given, Query, Refusal, Snowflake, Visibility, asked};
use crate::boards::Spot;
use crate::limits::{ADMINISTRATOR, EPHEMERAL, MANAGE_GUILD};
use crate::render::{self, BoardMark};

/// An interaction with everything that could identify a person left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What kind it is, and what it asks.
    pub kind: Kind,
    /// The snowflake of the guild it comes from, where it comes from one.
    pub guild: Option<u64>,
    /// The channel of that guild.
    pub spot: Option<Spot>,
    /// The post of ours whose button was pressed, and the mark on it.
    pub pressed: Option<(Snowflake, BoardMark)>,
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
    // serde would take an array for a struct, field by field.
    let object = json.trim_start().starts_with('{');
    let wire = object.then(|| serde_json::from_str::<Wire>(json).ok()).flatten();
    let wire = wire.ok_or(NotAnInteraction)?;
    let guild = wire.guild_id.as_deref().and_then(|id| id.parse().ok());
    let kind = match wire.kind {
        1 => Kind::Ping,
        2 => Kind::Asked(command(&wire)),
        3 => Kind::Asked(component(&wire)),
        4 => Kind::Autocomplete,
        _ => Kind::Asked(unreadable()),
    };
    let (spot, pressed) = (wire.spot(), wire.pressed());
    Ok(Incoming { kind, guild, spot, pressed })
}

fn unreadable() -> Asked {
    Asked::ephemerally(Query::refusal(Refusal::Unreadable))
}

/// Reads a field that is missing, null or of another kind than documented as not being there: no
/// odd side field may keep somebody from an answer.
fn leniently<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either<T> {
        Is(T),
        IsNot(IgnoredAny),
    }
    Ok(match Either::deserialize(from)? {
        Either::Is(value) => Some(value),
        Either::IsNot(_) => None,
    })
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default, deserialize_with = "leniently")]
    guild_id: Option<String>,
    #[serde(default, deserialize_with = "leniently")]
    channel_id: Option<String>,
    #[serde(default, deserialize_with = "leniently")]
    data: Option<Data>,
    #[serde(default, deserialize_with = "leniently")]
    member: Option<Member>,
    #[serde(default, deserialize_with = "leniently")]
    message: Option<Message>,
}

impl Wire {
    /// Returns the channel, where it is one of a guild: that of a direct message is two people's.
    fn spot(&self) -> Option<Spot> {
        let id = |text: &Option<String>| text.as_deref().and_then(Snowflake::parse);
        Some(Spot { guild: id(&self.guild_id)?, channel: id(&self.channel_id)? })
    }

    /// Returns the board that the button is on, where it is on one.
    fn pressed(&self) -> Option<(Snowflake, BoardMark)> {
        let mark = BoardMark::read(self.data.as_ref()?.custom_id.as_deref()?)?;
        let post = Snowflake::parse(self.message.as_ref()?.id.as_deref()?)?;
        Some((post, mark))
    }
}

/// Of a member only what they may do.
#[derive(Deserialize)]
struct Member {
    #[serde(default, deserialize_with = "leniently")]
    permissions: Option<String>,
}

/// Of a message only which one it is, and whether the asker alone sees it.
#[derive(Deserialize)]
struct Message {
    #[serde(default, deserialize_with = "leniently")]
    id: Option<String>,
    #[serde(default, deserialize_with = "leniently")]
    flags: Option<u64>,
}

#[derive(Deserialize)]
struct Data {
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<u64>,
    options: Option<Vec<Opt>>,
    custom_id: Option<String>,
    component_type: Option<u64>,
    values: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Opt {
    name: String,
    value: Option<Value>,
    options: Option<Vec<Opt>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Flag(bool),
    Text(String),
    Other(IgnoredAny),
}

/// The type of a slash-command in `data`; user and message commands have others.
const CHAT_INPUT: u64 = 1;

fn command(wire: &Wire) -> Asked {
    let Some(Data { name: Some(name), kind, options, .. }) = &wire.data else {
        return unreadable();
    };
    if kind.is_some_and(|kind| kind != CHAT_INPUT) {
        return unreadable();
    }
    let none = Vec::new();
    let options = options.as_ref().unwrap_or(&none);
    let subcommand = options.iter().find(|option| option.value.is_none());
    let given = subcommand.map_or(options, |one| one.options.as_ref().unwrap_or(&none));
    let Some(options) = given.iter().map(given_value).collect::<Option<Vec<_>>>() else {
        return unreadable();
    };
    let chosen = Chosen {
        command: name,
        subcommand: subcommand.map(|option| option.name.as_ref()),
        options,
    };
    let for_managers = COMMANDS.iter().any(|one| one.for_managers && one.name == name);
    match for_managers && !may_manage(wire) {
        true => Asked::ephemerally(Query::refusal(Refusal::BoardNotAllowed)),
        false => asked(&chosen),
    }
}

fn given_value<'o>(option: &'o Opt) -> Option<(&'o str, Given<'o>)> {
    let given = match option.value.as_ref()? {
        Value::Text(text) => Given::Choice(text),
        Value::Flag(flag) => Given::Flag(*flag),
        Value::Other(_) => return None,
    };
    Some((&option.name, given))
}

/// Returns whether the member may change the server. Discord hides `/board` from others by
/// default; a server can show it to everyone, so it is checked again here.
fn may_manage(wire: &Wire) -> bool {
    let permissions = wire.member.as_ref().and_then(|member| member.permissions.as_deref());
    let bits: u64 = permissions.and_then(|bits| bits.parse().ok()).unwrap_or_default();
    wire.guild_id.is_some() && bits & (MANAGE_GUILD | ADMINISTRATOR) != 0
}

const MENU: u64 = 3;

/// A press turns the reply it stands on only where the asker alone sees that reply.
fn component(wire: &Wire) -> Asked {
    let Some(Data { custom_id: Some(custom_id), component_type, values, .. }) = &wire.data else {
        return unreadable();
    };
    let asks = match component_type {
        Some(kind) if *kind == MENU => values.as_ref().and_then(|values| values.first()),
        _ => Some(custom_id),
    };
    let Some(asks) = asks else {
        return unreadable();
    };
    let Some(press) = render::decode(asks) else {
        let form = render::form_of(asks);
        return Asked::ephemerally(Query { form, ..Query::refusal(Refusal::Gone) });
    };
    let flags = wire.message.as_ref().and_then(|message| message.flags).unwrap_or_default();
    let own = flags & EPHEMERAL != 0;
    let visibility = if press.turns && own { Visibility::Turned } else { Visibility::Ephemeral };
    Asked::Query { query: press.query, visibility }
}
