//! What `--version` prints: the version, the day of the content in the program, and the commit.
//!
//! Whoever builds a release sets `SIGNPOST_COMMIT`. Reading it from the checkout would compile the program again after
//! every commit, and would make two builds of the same source differ.

use crate::files::Origin;
use crate::{files, judge};

/// Returns the line that `--version` prints.
pub(super) fn version() -> String {
    let content = files::read(&Origin::Shipped).ok().and_then(|tree| judge::content(&tree).ok());
    let day = content.map(|content| content.content.signpost.version.to_string());
    let day = day.as_deref().unwrap_or("an unknown day");
    let commit = option_env!("SIGNPOST_COMMIT").filter(|commit| !commit.is_empty());
    let commit = commit.unwrap_or("unknown");
    format!("signpost {} (content of {day}, commit {commit})\n", env!("CARGO_PKG_VERSION"))
}
