//! What Discord says of its gateway: where it is, and how many sessions may start.
//!
//! Only the address is needed. An answer with a field more, or without one of the others, is as good as any.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Where the gateway is, and how it may be used. See Discord Docs, Gateway (Get Gateway Bot).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayBot {
    /// The address.
    pub url: String,
    /// How many shards to start: at least one, at most a thousand.
    #[serde(default = "one", deserialize_with = "shards")]
    pub shards: u32,
    /// How many sessions may start.
    #[serde(default, deserialize_with = "or_default")]
    pub session_start_limit: SessionStarts,
}

/// The highest number of shards that is believed: it is that of a million servers.
const MOST_SHARDS: u64 = 1_000;

/// How many sessions may still start. See Discord Docs, Gateway (Session Start Limit Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct SessionStarts {
    /// How many are left. Where it is not told, a proxy counts for us.
    #[serde(default = "many", deserialize_with = "remaining")]
    pub remaining: u64,
    /// After how many milliseconds there are more.
    #[serde(default, deserialize_with = "reset_after")]
    pub reset_after: u64,
    /// How many may start in a day; nothing where it is not told.
    #[serde(default, deserialize_with = "whole")]
    pub total: Option<u64>,
}

impl Default for SessionStarts {
    fn default() -> Self {
        Self { remaining: many(), reset_after: 0, total: None }
    }
}

const fn one() -> u32 {
    1
}

const fn many() -> u64 {
    u64::MAX
}

fn shards<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let told = whole(from)?.filter(|shards| (1..=MOST_SHARDS).contains(shards));
    Ok(told.and_then(|shards| shards.try_into().ok()).unwrap_or_else(one))
}

fn remaining<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    Ok(whole(from)?.unwrap_or_else(many))
}

fn reset_after<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    Ok(whole(from)?.unwrap_or_default())
}

/// Reads a number, whatever form JSON has it in; nothing where it is none or below zero.
fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let number = Value::deserialize(from)?.as_f64().filter(|number| *number >= 0.0);
    Ok(number.map(|number| number as u64))
}

/// Reads what is as documented, and takes the default for anything else.
fn or_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> GatewayBot {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn of_where_the_gateway_is_only_the_address_is_needed() {
        let whole = read(
            r#"{"url":"wss://x","shards":2,
                "session_start_limit":{"remaining":7,"reset_after":100,"total":1000}}"#,
        );
        assert_eq!((whole.shards, whole.session_start_limit.remaining), (2, 7));
        assert_eq!(whole.session_start_limit.reset_after, 100);
        for odd in ["null", "\"1\"", "{}", "-1", "0", "1e300", "true"] {
            assert_eq!(read(&format!(r#"{{"url":"","shards":{odd}}}"#)).shards, 1, "{odd}");
            let read = read(&format!(r#"{{"url":"","session_start_limit":{odd}}}"#));
            assert_eq!(read.session_start_limit, SessionStarts::default(), "{odd}");
        }
        for odd in [r#""remaining":-1,"reset_after":null"#, r#""reset_after":"soon""#, ""] {
            let read = read(&format!(r#"{{"url":"","session_start_limit":{{{odd}}}}}"#));
            assert_eq!(read.session_start_limit, SessionStarts::default(), "{odd}");
        }
        let fractions = r#"{"url":"","shards":3.0,"session_start_limit":{"remaining":8589934592,"reset_after":1000.5}}"#;
        let read = read(fractions);
        assert_eq!((read.shards, read.session_start_limit.remaining), (3, 1 << 33));
        assert_eq!(read.session_start_limit.reset_after, 1000);
    }
}
