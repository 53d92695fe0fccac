//! What `--version` prints: the version, the day of the content in the program, the commit, and which build it is.
//!
//! The commit is what whoever builds a release sets in `SIGNPOST_COMMIT`: see `admin::build`.

use crate::admin::COMMIT;
use crate::files::Origin;
use crate::{files, judge};

/// Which build it is.
const BUILD: &str =
    if cfg!(feature = "gateway") { "with the gateway" } else { "without the gateway" };

/// The same for the help.
pub(super) const BUILD_IN_WORDS: &str = if cfg!(feature = "gateway") {
    "This build has the gateway: it can call Discord with a token, and answer it over HTTP without one."
} else {
    "This build has no gateway: `signpost serve` answers Discord over HTTP, and nothing takes a token."
};

/// Returns the line that `--version` prints.
pub(super) fn version() -> String {
    let content = files::read(&Origin::Shipped).ok().and_then(|tree| judge::content(&tree).ok());
    let day = content.map(|content| content.content.signpost.version.to_string());
    let day = day.as_deref().unwrap_or("an unknown day");
    let version = env!("CARGO_PKG_VERSION");
    format!("signpost {version} (content of {day}, commit {COMMIT}, {BUILD})\n")
}
