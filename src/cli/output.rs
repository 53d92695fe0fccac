//! Writes what a command answers to standard output.
//!
//! A reader that has gone away is no error.

use std::io;
use std::io::Write;

use crate::failure::Failure;

/// Writes to standard output. A reader that has gone away, as in `| head`, has had what it wanted.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::usage(
            format!("cannot write the answer: {error}"),
            "see where standard output goes",
        )),
    })
}
