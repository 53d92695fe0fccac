//! The process: its log, its threads, where it listens, and how it is told to stop.
//!
//! What every command that goes on needs, and no command itself. Threads start here alone, after all that has to come
//! before them.

mod listen;
mod log_lines;
mod logging;
mod open_files;
mod runtime;
mod stop;

pub(crate) use listen::{address, listen};
pub(crate) use logging::{LogArgs, is_json, start_log};
pub(crate) use open_files::{ensure_open_files, open_files};
pub(crate) use runtime::block_on;
pub(crate) use stop::{stopping, told_to_stop};

/// Returns what a variable of the environment gives. What is no text is set all the same, and cannot be used.
pub(crate) fn variable(name: &str) -> Option<String> {
    Some(std::env::var_os(name)?.to_string_lossy().into_owned())
}
