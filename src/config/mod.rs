//! What the host sets: `signpost.toml` for each server, and the environment for this process.
//!
//! The file names areas, roles and duty numbers, never a person; the environment has what is
//! secret. Both are read once and checked as a whole; what is wrong says so in one line with a
//! next step.

mod agrees;
mod environment;
mod file;
mod patient;
mod token;
mod token_file;

pub use environment::{ApiBase, Environment, EnvironmentError};
pub use file::{Config, File, emptiness, form, read};
pub use patient::{Limit, Patient};
pub use token::Token;
