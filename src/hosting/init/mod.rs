//! Asks a host seven questions, and writes the first `signpost.toml`.
//!
//! Whoever hosts a bot for the first time need not know the form of the file. Each answer is judged as it is typed, by the
//! rules of `check`; what would be written, and what `/contacts` will say with it, is shown before anything is.
//! `first_server` is what is answered and the file it makes, `rules` judges it, `questions` asks, and `write` does all of it.

mod first_server;
mod questions;
mod rules;
mod write;

pub(crate) use first_server::InitAnswer;
pub(crate) use rules::{GivenOption, InitRules};
pub(crate) use write::{ask, create, is_free, next_steps, shown};
