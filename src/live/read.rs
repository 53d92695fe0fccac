//! Reads content and configuration together, from wherever the host says that they are.
//!
//! This is for who wants all of it or every problem: where one half is broken, `text` makes the
//! best of the other.

use std::sync::Arc;

use super::once::Once;
use super::snapshot::{Origins, Snapshot, Unreadable};
use super::text::TextOnDisk;
use crate::judge::{self, Both};
use crate::schema::SourceFile;

/// Content and configuration that have no problem, with the file that the configuration was read from.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Both.
    pub snapshot: Snapshot,
    /// The file of the configuration, where one is named.
    pub config: Option<Arc<SourceFile>>,
}

/// Returns content and configuration where nothing is wrong with either.
///
/// # Errors
///
/// What cannot be read, or every problem that either has.
pub fn read(origins: &Origins) -> Result<Snapshot, Unreadable> {
    whole(origins).map(|whole| whole.snapshot)
}

/// Returns the same with the text of the configuration, which can be had once only where it comes from a pipe.
///
/// # Errors
///
/// As [`read`].
pub fn whole(origins: &Origins) -> Result<Whole, Unreadable> {
    let TextOnDisk { content, config } = TextOnDisk::of(origins, &Once::default());
    let (tree, file) = (content?, config?);
    let Both { loaded, config } =
        judge::both(&tree, file.as_ref()).map_err(Unreadable::Problems)?;
    let snapshot = Snapshot { loaded: Arc::new(loaded), config, stands_in: false };
    Ok(Whole { snapshot, config: file })
}
