//! What the host sets: `signpost.toml` for the bot and each server, and the environment for this process.
//!
//! - `file` is the whole of `signpost.toml`; `host`, `language`, `withdrawn`, `server` and `approval` are its parts;
//! - `lapsed` tells of approvals that do not hold;
//! - `environment` is what is secret and where Discord is, `token`, `bot_token`, `given` and `api_base` its parts;
//! - `unread_settings` tells of variables that look like ours; `patient` reads a file of any kind.
//!
//! The file names areas, roles and duty numbers, never a person. Both are read once and checked as a whole; what is
//! wrong says so in one line with a next step.

#[cfg(feature = "gateway")]
mod api_base;
mod approval;
#[cfg(feature = "gateway")]
mod bot_token;
#[cfg(feature = "gateway")]
mod environment;
mod file;
mod given;
mod host;
mod language;
mod lapsed;
mod patient;
mod redact;
mod server;
mod token;
mod unread_settings;
mod withdrawn;

#[cfg(feature = "gateway")]
pub use api_base::ApiBase;
pub use approval::{Approval, Lapse, LapseReason};
#[cfg(feature = "gateway")]
pub use environment::{Environment, EnvironmentError};
pub use file::{Config, File, form};
pub use given::{GivenSetting, NotGiven, VariableOrFile};
pub use host::{HostedBy, Organisation};
pub use language::Language;
pub use patient::{Limit, Patient};
pub use server::{BoardPlace, Contact, Server};
pub use token::Token;
pub use unread_settings::unread_settings;
pub use withdrawn::Withdrawn;

pub(crate) use file::{WrittenConfig, presentable, written};
pub(crate) use withdrawn::WITHDRAWN;
