//! Reads an interaction: what was asked and in which server, and nothing about who asked.
//!
//! Discord sends names, nicknames, avatars, roles, channel names and more. `wire` has no field for any
//! of it, so nothing downstream can log, store or send it. `asks` is what was asked, `address` where the
//! response goes. Whatever arrives is read as far as it can be; `readable` changes text that the parser
//! will not have. See Discord Docs, Receiving and Responding (Interaction Object).

mod address;
mod asks;
mod readable;
mod wire;

use serde::{Deserialize, Deserializer};

pub use address::Address;

use crate::answer::Asked;
use crate::discord::{Found, Snowflake, Wanted};
use crate::errand::Spot;
use crate::metrics::CountedAs;
use crate::values::BoardMark;
use wire::Wire;

/// An interaction with everything that could identify a person left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What kind it is, and what it asks.
    pub kind: IncomingKind,
    /// The snowflake of the guild it comes from, where it comes from one.
    pub guild: Option<u64>,
    /// The channel of that guild.
    pub spot: Option<Spot>,
    /// The post of ours whose button was pressed, and the mark on it.
    pub pressed: Option<(Snowflake, BoardMark)>,
}

/// The kinds of interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncomingKind {
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

/// What was read of what arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// What is asked. An error where it is not a JSON object, or one that neither has a numeric
    /// `type` nor names a command or a custom id.
    pub incoming: Result<Incoming, NotAnInteraction>,
    /// Where the response goes, where that could be read.
    pub address: Option<Address>,
    /// Whether a field that is read was there, and was not as documented.
    pub odd: bool,
    /// What it is counted as.
    pub counted_as: CountedAs,
}

/// Returns what `json` asks, and where its response goes.
///
/// A field that is missing, null or of another kind than documented is read as not being there: no
/// odd side field may keep somebody from an answer. An interaction of an unknown type, or that
/// names nothing, asks for the reply that says so.
pub fn decode(json: &str) -> Decoded {
    serde_json::from_str(json).unwrap_or_else(|_| {
        let again = serde_json::from_str::<Decoded>(&readable::readable(json));
        again.map_or(Decoded::NOTHING, |decoded| Decoded { odd: true, ..decoded })
    })
}

impl<'de> Deserialize<'de> for Decoded {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let wire = Found::<Wire<'de>>::deserialize(from)?;
        Ok(wire.get().map_or(Self::NOTHING, Self::of))
    }
}

impl Decoded {
    const NOTHING: Self = Self {
        incoming: Err(NotAnInteraction),
        address: None,
        odd: false,
        counted_as: CountedAs::Unreadable,
    };

    fn of(wire: &Wire<'_>) -> Self {
        let odd = wire.kind.get().is_none() || wire.is_odd();
        let counted_as = counted_as(wire);
        Self { incoming: incoming(wire), address: Address::of(wire), odd, counted_as }
    }
}

fn incoming(wire: &Wire<'_>) -> Result<Incoming, NotAnInteraction> {
    let kind = match kind(wire).ok_or(NotAnInteraction)? {
        PING => IncomingKind::Ping,
        COMMAND => IncomingKind::Asked(asks::command(wire)),
        COMPONENT => IncomingKind::Asked(asks::component(wire)),
        AUTOCOMPLETE => IncomingKind::Autocomplete,
        _ => IncomingKind::Asked(asks::unreadable()),
    };
    let guild = wire.guild_id.text().and_then(|id| id.parse().ok());
    Ok(Incoming { kind, guild, spot: spot(wire), pressed: pressed(wire) })
}

const PING: u64 = 1;
const COMMAND: u64 = 2;
const COMPONENT: u64 = 3;
const AUTOCOMPLETE: u64 = 4;

/// Returns the type. Where there is none, what is named tells a press from a command.
fn kind(wire: &Wire<'_>) -> Option<u64> {
    let named = || {
        let data = wire.data.get()?;
        let pressed = data.custom_id.text().map(|_| COMPONENT);
        pressed.or_else(|| data.name.text().map(|_| COMMAND))
    };
    wire.kind.get().copied().or_else(named)
}

/// Returns what it is counted as: the name of a command of ours, else its kind alone.
fn counted_as(wire: &Wire<'_>) -> CountedAs {
    let data = wire.data.get();
    match kind(wire) {
        Some(PING) => CountedAs::Ping,
        Some(AUTOCOMPLETE) => CountedAs::Autocomplete,
        Some(COMMAND) => {
            let name = data.and_then(|data| data.name.text());
            name.map_or(CountedAs::Unreadable, CountedAs::command)
        }
        Some(COMPONENT) if data.is_some_and(asks::is_menu) => CountedAs::Menu,
        Some(COMPONENT) => CountedAs::Button,
        _ => CountedAs::Unreadable,
    }
}

/// Returns the channel, where it is one of a guild: that of a direct message is two people's.
fn spot(wire: &Wire<'_>) -> Option<Spot> {
    let guild = wire.guild_id.text().and_then(Snowflake::parse)?;
    let channel = wire.channel_id.text().and_then(Snowflake::parse)?;
    Some(Spot { guild, channel })
}

/// Returns the board that the button is on, where it is on one.
fn pressed(wire: &Wire<'_>) -> Option<(Snowflake, BoardMark)> {
    let mark = BoardMark::read(wire.data.get()?.custom_id.text()?)?;
    let post = Snowflake::parse(wire.message.get()?.id.text()?)?;
    Some((post, mark))
}
