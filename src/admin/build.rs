//! Which program this is.
//!
//! Whoever builds a release sets `SIGNPOST_COMMIT`. Reading it from the checkout would compile the program again after
//! every commit, and would make two builds of the same source differ.

/// The version.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit, where whoever built it has said so.
pub const COMMIT: &str = match option_env!("SIGNPOST_COMMIT") {
    Some(commit) if !commit.is_empty() => commit,
    _ => "unknown",
};
