//! The rooms of the program in order: each imports only those before it.
//!
//! `architecture` tests single invariants, and `checks/tests/structure` every import of every file.

/// The rooms, one folder or file of `src/` each.
pub(crate) const ROOMS: [&str; 24] = [
    "backoff",
    "clock",
    "discord",
    "schema",
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
    "live",
    "boards",
    "editing",
    "transport",
    "endpoint",
    "preview",
    "wrong_use",
    "cli",
];
