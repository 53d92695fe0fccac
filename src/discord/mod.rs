//! Discord's own nouns: its limits, its ids, the messages we send it and what we read of its answers.
//!
//! - `limits` and `codes` are numbers of Discord's documentation, and the refusal that has one; `snowflake` is an id;
//! - `message` is what is sent: only `render` makes one; `written` is a response as bytes;
//! - `channel` and `gateway` are what is read of Discord's answers, by `fields`, `lenient` and `moment`.
//!
//! Nothing here acts, and nothing here knows what Signpost says. See Discord's documentation, by page.

mod channel;
pub mod codes;
mod fields;
mod gateway;
mod lenient;
pub mod limits;
mod message;
mod moment;
mod snowflake;
mod written;

pub use channel::{Bot, Channel, Member, Overwrite, Role, Thread};
pub use gateway::{GatewayBot, SessionStarts};
pub use message::{
    Button, CommandDefinition, Component, Menu, MenuOption, Message, OptionChoice,
    OptionDefinition, Response, Row,
};
pub use snowflake::Snowflake;
pub use written::WrittenResponse;

pub(crate) use codes::ApiRefusal;
pub(crate) use fields::{is_true, snowflake};
pub(crate) use lenient::{Found, List, Wanted};
