//! What the host sets: `signpost.toml` for each server, and the environment for this process.
//!
//! The file names areas, roles and duty numbers, never a person; the environment has what is
//! secret. Both are read once and checked as a whole; what is wrong says so in one line with a
//! next step.

mod api_base;
mod approval;
mod environment;
mod file;
mod patient;
mod server;
mod token;
mod token_file;

pub use api_base::ApiBase;
pub use approval::{Lapse, LapseReason};
pub use environment::{Environment, EnvironmentError};
pub use file::{Config, File, form};
pub use patient::{Limit, Patient};
pub use server::{Approval, BoardPlace, Contact, Server};
pub use token::Token;

pub(crate) use file::{Written, presentable, written};
