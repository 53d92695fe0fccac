//! The folders that looking a machine's name up reads.
//!
//! The C library reads its settings again when they change: a laptop moves to another network, a container is given
//! another server. Programs that write them put a new file in the place of the old one, often where a link leads. So the
//! folder is granted in which each of them really is. See resolv.conf(5), nsswitch.conf(5), gai.conf(5).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the C library reads.
const SETTINGS: [&str; 5] =
    ["/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf"];

/// Returns the folders in which they are, and those in which they would be, each without links.
pub(super) fn folders() -> BTreeSet<PathBuf> {
    let named = SETTINGS.iter().map(|path| PathBuf::from(*path));
    let real = SETTINGS.iter().filter_map(|path| Path::new(path).canonicalize().ok());
    let folders = named.chain(real).filter_map(|file| file.parent()?.canonicalize().ok());
    folders.collect()
}
