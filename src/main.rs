//! The `signpost` program: reads the command line, does it, reports.
//!
//! The exit code is 0 for fine, 1 for problems found and 2 for wrong use. Everything else is in
//! the library, where tests can reach it.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Overwrites with zeros whatever is freed: bytes of an interaction end where its reading ends, in our own
/// code and in every library's.
#[global_allocator]
static OVERWRITES: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    signpost::cli::run()
}
