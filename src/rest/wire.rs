//! What we read of Discord's answers: the fields that we need and no others.
//!
//! An answer with a field more, or without one that we do not use, is as good as any: a call that
//! was carried out must never count as failed.

use serde::{Deserialize, Deserializer};

/// Where the gateway is, and how it may be used. See Discord Docs, Gateway (Get Gateway Bot).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayBot {
    /// The address.
    pub url: String,
    /// How many shards to start: at least one.
    #[serde(default = "one", deserialize_with = "at_least_one")]
    pub shards: u32,
    /// How many sessions may start.
    #[serde(default)]
    pub session_start_limit: SessionStarts,
}

/// How many sessions may still start. See Discord Docs, Gateway (Session Start Limit Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct SessionStarts {
    /// How many are left.
    pub remaining: u32,
    /// After how many milliseconds there are more.
    pub reset_after: u64,
}

impl Default for SessionStarts {
    /// Returns what an answer without the object means: a proxy counts for us.
    fn default() -> Self {
        Self { remaining: u32::MAX, reset_after: 0 }
    }
}

const fn one() -> u32 {
    1
}

fn at_least_one<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    u32::deserialize(from).map(|shards| shards.max(1))
}

/// Of a refusal only its number.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Refusal {
    #[serde(default)]
    pub(super) code: Option<u64>,
    /// In seconds.
    #[serde(default)]
    pub(super) retry_after: Option<f64>,
    /// Whether the limit is that of the whole bot.
    #[serde(default)]
    pub(super) global: bool,
}
