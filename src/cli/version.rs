//! What `--version` prints: the version, the day of the content in the program, and the commit.
//!
//! The commit is what whoever builds a release sets in `SIGNPOST_COMMIT`: see `admin::build`.

use crate::admin::COMMIT;
use crate::files::Origin;
use crate::{files, judge};

/// Returns the line that `--version` prints.
pub(super) fn version() -> String {
    let content = files::read(&Origin::Shipped).ok().and_then(|tree| judge::content(&tree).ok());
    let day = content.map(|content| content.content.signpost.version.to_string());
    let day = day.as_deref().unwrap_or("an unknown day");
    format!("signpost {} (content of {day}, commit {COMMIT})\n", env!("CARGO_PKG_VERSION"))
}
