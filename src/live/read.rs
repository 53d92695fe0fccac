//! Reads content and configuration together, from wherever the host says that they are.
//!
//! This is for whoever wants all of it or every problem: where one half is broken, `text` makes the
//! best of the other.

use std::sync::Arc;

use super::once::Once;
use super::snapshot::{Origins, Snapshot, Unreadable};
use super::text::TextOnDisk;
use super::told;
use crate::judge::{self, Both};
use crate::schema::Problem;

/// What came of reading content and configuration.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Where both were to be found.
    pub origins: Origins,
    /// In one line, what was read.
    pub line: String,
    /// Both, or every problem that either has.
    pub snapshot: Result<Snapshot, Vec<Problem>>,
}

/// Returns content and configuration where nothing is wrong with either.
///
/// # Errors
///
/// What cannot be read, or every problem that either has.
pub fn read(origins: &Origins) -> Result<Snapshot, Unreadable> {
    reading(origins)?.snapshot.map_err(Unreadable::Problems)
}

/// Returns the same with what was read.
///
/// # Errors
///
/// What cannot be read.
pub fn reading(origins: &Origins) -> Result<Reading, Unreadable> {
    let once = Once::default();
    let TextOnDisk { content, config } = TextOnDisk::of(origins, &once);
    let (tree, file) = (content?, config?);
    let both = judge::both(&tree, file.as_ref());
    let origins = origins.clone();
    Ok(match both {
        Err(problems) => {
            let line = told::line_of_problems(&origins, &tree, &once);
            Reading { origins, line, snapshot: Err(problems) }
        }
        Ok(Both { loaded, config }) => {
            let snapshot = Snapshot::new(Arc::new(loaded), config);
            let line = told::line(&origins, &snapshot, &once);
            Reading { origins, line, snapshot: Ok(snapshot) }
        }
    })
}
