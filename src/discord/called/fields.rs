//! How single fields of Discord's JSON are read: leniently where we can do without, strictly where not.
//!
//! What Discord leaves out, or sends in a shape that nobody has documented, counts as not being there.
//! Only what we cannot do without is an error.

use jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use super::moment;
use crate::discord::Snowflake;

/// Reads what is not plainly true as not being so.
pub(crate) fn is_true<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(from)? == Value::Bool(true))
}

pub(crate) fn snowflake<'de, D: Deserializer<'de>>(from: D) -> Result<Snowflake, D::Error> {
    Snowflake::parse(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("no snowflake"))
}

pub(crate) fn maybe_snowflake<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Snowflake>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref().and_then(Snowflake::parse))
}

pub(crate) fn snowflakes<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Snowflake>, D::Error> {
    let all = Vec::<String>::deserialize(from)?;
    Ok(all.iter().filter_map(|id| Snowflake::parse(id)).collect())
}

/// Reads a moment; what has not the form of one is none.
pub(crate) fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(Value::deserialize(from)?.as_str().and_then(moment::read))
}

/// Reads permissions: a number in text, because it outgrows what many programs can count.
pub(crate) fn bits<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    String::deserialize(from)?.parse().map_err(|_| D::Error::custom("no permissions"))
}
