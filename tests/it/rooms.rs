//! The rooms of the program in order: each imports only those before it.
//!
//! `architecture` tests single invariants, and `checks/tests/structure` every import of every file.

/// The rooms, one folder or file of `src/` each.
pub(crate) const ROOMS: [&str; 31] = [
    "backoff",
    "time_zone",
    "clock",
    "discord",
    "schema",
    "metrics",
    "failure",
    "values",
    "files",
    "content",
    "config",
    "review",
    "answer",
    "errand",
    "rest",
    "render",
    "judge",
    "handbook",
    "privacy",
    "live",
    "boards",
    "editing",
    "transport",
    "endpoint",
    "admin",
    "preview",
    "wrong_use",
    "process",
    "sandbox",
    "hosting",
    "cli",
];
