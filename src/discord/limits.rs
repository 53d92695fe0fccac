//! Discord's limits, each a named constant with its unit and the page that states it.
//!
//! Nothing here acts: content checks, the renderer and the tests read these numbers, so that a
//! limit is written once. "Characters" are Unicode code points, as Discord counts them.
//! Pages are named as in Discord's own documentation (`developers/` folder).

use std::num::NonZeroU16;
use std::time::Duration;

/// Longest `content` of a message, in characters. See Discord Docs, Message Resource.
pub const MESSAGE_CONTENT: usize = 2_000;

/// Most action rows in a message. See Discord Docs, Component Reference.
pub const ACTION_ROWS: usize = 5;

/// Most buttons in one action row. See Discord Docs, Component Reference.
pub const BUTTONS_IN_ROW: usize = 5;

/// Most buttons below the row that each of our messages starts with.
pub const BUTTONS_BELOW_THE_FIRST_ROW: usize = (ACTION_ROWS - 1) * BUTTONS_IN_ROW;

/// Longest label of a button, in characters; see also [`BUTTON_LABEL_SHOWN`].
pub const BUTTON_LABEL: usize = 80;

/// How much of a button's label a phone shows, in characters. See Discord Docs, Component Reference.
pub const BUTTON_LABEL_SHOWN: usize = 38;

/// Most options in one select menu. See Discord Docs, Component Reference.
pub const MENU_OPTIONS: usize = 25;

/// Longest label, value or description of a menu option, in characters.
pub const MENU_OPTION_TEXT: usize = 100;

/// Longest placeholder of a select menu, in characters.
pub const MENU_PLACEHOLDER: usize = 150;

/// Longest custom id, in characters. See Discord Docs, Component Reference.
pub const CUSTOM_ID: usize = 100;

/// Longest address of a link button, in characters.
pub const LINK_URL: usize = 512;

/// Longest name of a command, option or subcommand, in characters. See Discord Docs, Application Commands.
pub const COMMAND_NAME: usize = 32;

/// Longest description of a command or option, in characters. See Discord Docs, Application Commands.
pub const COMMAND_DESCRIPTION: usize = 100;

/// Characters of an application's description. See Discord's OpenAPI description, `ApplicationFormPartial`.
pub const APPLICATION_DESCRIPTION: usize = 400;

/// Most choices of one option. See Discord Docs, Application Commands.
pub const OPTION_CHOICES: usize = 25;

/// Longest name or value of a choice, in characters. See Discord Docs, Application Commands.
pub const CHOICE_TEXT: usize = 100;

/// Longest command, counting its names, descriptions and values, in characters.
/// See Discord Docs, Application Commands.
pub const COMMAND_TOTAL: usize = 8_000;

/// The message flag that turns embeds off. See Discord Docs, Message Flags.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;

/// The message flag that shows a message to the asker alone. See Discord Docs, Message Flags.
pub const EPHEMERAL: u64 = 1 << 6;

/// The permission bit of administrators, who hold every other one. See Discord Docs, Permissions.
pub const ADMINISTRATOR: u64 = 1 << 3;

/// The permission bit Manage Server. See Discord Docs, Permissions.
pub const MANAGE_GUILD: u64 = 1 << 5;

/// How long an interaction can get its first response. See Discord Docs, Receiving and Responding.
pub const FIRST_RESPONSE: Duration = Duration::from_secs(3);

/// How many answers of 401, 403 or 429 in [`INVALID_PERIOD`] get an address banned.
/// See Discord Docs, Rate Limits (Invalid Request Limit).
pub const INVALID_ANSWERS: usize = 10_000;

/// The time over which [`INVALID_ANSWERS`] are counted.
pub const INVALID_PERIOD: Duration = Duration::from_secs(10 * 60);

/// How many calls a second most bots may make; Discord allows some more. See Discord Docs, Rate
/// Limits (Global Rate Limit).
pub const CALLS_PER_SECOND: NonZeroU16 = NonZeroU16::new(50).unwrap();

/// Longest reason in an audit log, in characters. See Discord Docs, Audit Log Resource.
pub const AUDIT_LOG_REASON: usize = 512;

/// Longest nonce of a message, in characters. See Discord Docs, Message Resource (Create Message).
pub const NONCE: usize = 25;

/// Most messages that one call lists. See Discord Docs, Message Resource (Get Channel Messages).
pub const MESSAGES_LISTED: usize = 100;

/// Most pins that one call lists. See Discord Docs, Message Resource (Get Channel Pins).
pub const PINS_LISTED: usize = 50;

/// Most pins of a channel. See Discord Docs, Opcodes and Status Codes (30003).
pub const PINS: usize = 250;

/// The permission bit View Channel. See Discord Docs, Permissions.
pub const VIEW_CHANNEL: u64 = 1 << 10;

/// The permission bit Send Messages. See Discord Docs, Permissions.
pub const SEND_MESSAGES: u64 = 1 << 11;

/// The permission bit Read Message History. See Discord Docs, Permissions.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;

/// The permission bit Send Messages in Threads. See Discord Docs, Permissions.
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// The permission bit Pin Messages: since 23 February 2026 Manage Messages alone cannot pin.
/// See Discord Docs, Permissions.
pub const PIN_MESSAGES: u64 = 1 << 51;

/// The application flags of who may read messages: the message content intent, granted for large
/// and for small bots. See Discord Docs, Application Resource (Application Flags).
pub const MESSAGE_CONTENT_INTENTS: u64 = 1 << 18 | 1 << 19;
