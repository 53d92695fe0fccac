//! The `signpost` program: reads the command line, does it, reports.
//!
//! The exit code is 0 for fine, 1 for problems found and 2 for wrong use. Everything else is in
//! the library, where tests can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    signpost::cli::run()
}
