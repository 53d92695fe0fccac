//! What is read of Discord's answers to calls: only what makes calls needs it.
//!
//! - `codes` are the numbers of its refusals; `channel` and `gateway` are what it tells;
//! - `fields` and `moment` read single fields of that.

mod channel;
pub mod codes;
mod fields;
mod gateway;
mod moment;

pub use channel::{Bot, Channel, Member, Overwrite, OwnApplication, Role, Thread};
pub use gateway::{GatewayBot, SessionStarts};

pub(crate) use codes::ApiRefusal;
pub(crate) use fields::{is_true, snowflake};
