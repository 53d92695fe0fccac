//! The `signpost` program: reads the command line, does it, reports.

use std::process::ExitCode;

fn main() -> ExitCode {
    signpost::cli::run()
}
