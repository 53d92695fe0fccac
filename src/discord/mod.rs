//! Discord's own nouns: its limits, its ids, the messages we send it and what we read of its answers.
//!
//! - `limits` are numbers of Discord's documentation; `snowflake` is an id;
//! - `message` is what is sent: only `render` makes one; `written` is a response as bytes;
//! - `install` is the address at which somebody installs an application;
//! - `lenient` reads JSON of which nothing can be relied on; `called` is what is read of Discord's answers to calls.
//!
//! Nothing here acts, and nothing here knows what Signpost says. See Discord's documentation, by page.

#[cfg(feature = "gateway")]
mod called;
#[cfg(feature = "gateway")]
mod install;
mod lenient;
pub mod limits;
mod message;
mod snowflake;
mod written;

#[cfg(feature = "gateway")]
pub use called::*;
#[cfg(feature = "gateway")]
pub use install::{FOR_BOARDS, InstallAddress};
pub use message::{
    Button, CommandDefinition, Component, Menu, MenuOption, Message, OptionChoice,
    OptionDefinition, Response, Row,
};
pub use snowflake::Snowflake;
pub use written::WrittenResponse;

pub(crate) use lenient::{Found, List, Wanted};
