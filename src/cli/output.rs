//! Writes what a command answers to standard output, and what went wrong to standard error.
//!
//! A reader that has gone away is no error. Colours are for a terminal alone, unless `--color` says otherwise.

use std::io;
use std::io::Write;

use clap::builder::Styles;

use serde_json::{Value, json};

use crate::clock;
use crate::failure::{Failure, without_number};
use crate::process::is_json;
use crate::schema::seen;

/// Writes to standard output, byte for byte.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    written(io::stdout().lock(), text)
}

/// Writes to standard output what may have colours in it.
pub(super) fn print_coloured(text: &str) -> Result<(), Failure> {
    written(anstream::stdout().lock(), text)
}

/// Writes. A reader that has gone away, as in `| head`, has had what it wanted.
fn written(mut out: impl Write, text: &str) -> Result<(), Failure> {
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::usage(
            format!("cannot write the answer: {error}"),
            "see where standard output goes",
        )),
    })
}

/// Tells why a command stopped, and what to do next, in the colours of the help.
pub(super) fn tell(failure: &Failure) {
    let (error, hint) = (*Styles::styled().get_error(), *Styles::styled().get_valid());
    // What somebody typed can have characters that nobody can see.
    let (message, next) = (seen(&failure.message), seen(&failure.hint));
    let message = without_number(&message);
    if is_json() {
        return say_as_json("ERROR", json!({ "message": message, "hint": next }));
    }
    say(&format!("{error}error:{error:#} {message}\n{hint}hint:{hint:#} {next}"));
}

/// Writes a line about the run to standard error, as the log there is written. Where nobody reads that any more, the
/// command goes on.
pub(super) fn say(line: &str) {
    if is_json() {
        return say_as_json("INFO", json!({ "message": line }));
    }
    writeln!(anstream::stderr().lock(), "{line}").ok();
}

fn say_as_json(level: &str, mut fields: Value) {
    fields["level"] = level.into();
    fields["timestamp"] = clock::moment().to_string().into();
    writeln!(io::stderr().lock(), "{fields}").ok();
}
