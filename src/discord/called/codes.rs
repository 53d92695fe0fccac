//! Discord's JSON error codes that decide what is done next, and the refusal that has one.
//!
//! See Discord Docs, Opcodes and Status Codes (JSON Error Codes).

use serde::Deserialize;
use serde_json::Value;

/// A refusal, or a rate limit: of either only the numbers.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ApiRefusal {
    /// One of the codes below, or any other.
    #[serde(default)]
    pub(crate) code: Option<u64>,
    /// How long to wait, in seconds.
    #[serde(default)]
    pub(crate) retry_after: Option<f64>,
    /// Whether the limit is that of the whole bot.
    #[serde(default)]
    pub(crate) global: bool,
    /// What is wrong, by the field that it is wrong with.
    #[serde(default)]
    errors: Value,
}

impl ApiRefusal {
    /// Returns whether something is wrong with that field of what was sent.
    pub(crate) fn is_about(&self, field: &str) -> bool {
        self.errors.get(field).is_some()
    }
}

/// There is no such application.
pub const UNKNOWN_APPLICATION: u64 = 10_002;

/// There is no such channel.
pub const UNKNOWN_CHANNEL: u64 = 10_003;

/// There is no such guild, or we are not in it.
pub const UNKNOWN_GUILD: u64 = 10_004;

/// There is no such member.
pub const UNKNOWN_MEMBER: u64 = 10_007;

/// There is no such message, or none any more. To a nonce whose message was deleted Discord gives
/// this for minutes too.
pub const UNKNOWN_MESSAGE: u64 = 10_008;

/// The token is not that of the application.
pub const NOT_THIS_APPLICATION: u64 = 20_012;

/// The channel has all the pins that it may have.
pub const MOST_PINS: u64 = 30_003;

/// The application has all the commands that it may have.
pub const MOST_COMMANDS: u64 = 30_032;

/// The application has made all the commands that it may make in a day.
pub const MOST_NEW_COMMANDS: u64 = 30_034;

/// Messages over an hour old were edited too often; how often is not published.
pub const MOST_OLD_EDITS: u64 = 30_046;

/// There is no such interaction: it has expired, or somebody has answered it, which may have been
/// an earlier attempt of ours.
pub const UNKNOWN_INTERACTION: u64 = 10_062;

/// The interaction has its first response already: of an earlier attempt of ours, or of somebody
/// else.
pub const ALREADY_ACKNOWLEDGED: u64 = 40_060;

/// We do not see the channel.
pub const MISSING_ACCESS: u64 = 50_001;

/// We may not do this.
pub const MISSING_PERMISSIONS: u64 = 50_013;

/// What was sent has not the form that it should have.
pub const INVALID_FORM: u64 = 50_035;

/// The thread is archived.
pub const ARCHIVED: u64 = 50_083;

/// An overwrite of all commands leaves the Entry Point command out.
pub const ENTRY_POINT_LEFT_OUT: u64 = 50_240;

/// The thread is locked.
pub const LOCKED: u64 = 160_005;
