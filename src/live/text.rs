//! What is on disk: as text that can be compared, and as the best that can be made of it.
//!
//! Text that is byte for byte what was tried before need not be judged again. Where one half,
//! content or configuration, is broken, the other can be used all the same, but only beside
//! something that it was held to.

use std::path::Path;
use std::sync::Arc;

use super::once::Once;
use super::snapshot::{Origins, Snapshot, Unreadable};
use crate::files::{Origin, Tree};
use crate::judge::Loaded;
use crate::schema::SourceFile;
use crate::{files, judge};

/// What is on disk, not yet judged.
pub(super) struct TextOnDisk {
    pub(super) content: Result<Tree, Unreadable>,
    pub(super) config: Result<Option<Arc<SourceFile>>, Unreadable>,
}

/// A [`TextOnDisk`] as far as two of them can be compared: every byte, or why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    content: Result<Tree, String>,
    config: Result<Option<Arc<SourceFile>>, String>,
}

/// How often a text is read at most in the hope that it stays the same.
const READINGS: usize = 5;

impl TextOnDisk {
    /// Returns what is there now, or what `once` has kept of it.
    pub(super) fn of(origins: &Origins, once: &Once) -> Self {
        let config = origins.config.as_deref().map(|path| source_file(path, once)).transpose();
        Self { content: files::read(&origins.content).map_err(Unreadable::from), config }
    }

    /// Returns what is there once two readings agree: one alone can be half of the folder
    /// before a swap and half of the folder after it.
    pub(super) fn settled(self, origins: &Origins, once: &Once) -> Self {
        let mut text = self;
        for _ in 1..READINGS {
            let again = Self::of(origins, once);
            if again.seen() == text.seen() {
                break;
            }
            text = again;
        }
        text
    }

    /// Returns what can be compared.
    pub(super) fn seen(&self) -> Seen {
        Seen {
            content: self.content.as_ref().map(Tree::clone).map_err(Unreadable::with_cause),
            config: self.config.as_ref().map(Option::clone).map_err(Unreadable::with_cause),
        }
    }

    /// Returns the best that this text and what has answered so far allow, and what is wrong with
    /// the text: each half is taken where it is good, and the two always fit each other.
    pub(super) fn best(self, so_far: Option<&Snapshot>) -> Best {
        let (loaded, content) = match loaded(self.content).and_then(|it| still_used(it, so_far)) {
            Ok(loaded) => (loaded, None),
            Err(fault) => (so_far.map_or_else(shipped, |it| Arc::clone(&it.loaded)), Some(fault)),
        };
        let of = |file: Option<Arc<SourceFile>>| judge::config(file.as_ref(), &loaded.content);
        let read = self.config.and_then(|file| of(file).map_err(Unreadable::Problems));
        let (config, fault) = match read {
            Ok(config) => (Some(config), None),
            // What was good before is judged again: beside this content it may be so no longer.
            Err(fault) => (of(so_far.and_then(|it| it.config.source().cloned())).ok(), Some(fault)),
        };
        let fits = config.is_some();
        let snapshot = match so_far {
            Some(so_far) if !fits => so_far.clone(),
            _ => Snapshot::new(loaded, config.unwrap_or_default()).after(so_far),
        };
        Best { snapshot, content, config: fault, fits }
    }
}

/// What a text and what has answered so far allow.
pub(super) struct Best {
    pub(super) snapshot: Snapshot,
    /// What is wrong with the content.
    pub(super) content: Option<Unreadable>,
    /// What is wrong with the configuration.
    pub(super) config: Option<Unreadable>,
    /// Whether the good half could be used beside the last good other one.
    pub(super) fits: bool,
}

fn loaded(tree: Result<Tree, Unreadable>) -> Result<Arc<Loaded>, Unreadable> {
    judge::content(&tree?).map(Arc::new).map_err(Unreadable::Problems)
}

/// Returns the content, unless it comes from a folder that takes back what was in it though nobody said so: one that was
/// emptied or whose disk has gone, or one in which a file was renamed to what nobody reads.
fn still_used(now: Arc<Loaded>, so_far: Option<&Snapshot>) -> Result<Arc<Loaded>, Unreadable> {
    let Some(before) = so_far.map(|before| &before.loaded.files.laid.used) else {
        return Ok(now);
    };
    let laid = &now.files.laid;
    let is_renamed = |inside: &String| laid.meant.contains(inside) && !laid.used.contains(inside);
    let is_emptied = laid.used.is_empty() && !before.is_empty();
    if is_emptied || before.iter().any(is_renamed) {
        Err(Unreadable::Problems(now.files.unread.clone()))
    } else {
        Ok(now)
    }
}

/// Returns the content in the program.
fn shipped() -> Arc<Loaded> {
    let tree = files::read(&Origin::Shipped).map_err(Unreadable::from);
    loaded(tree).expect("the content in the program has no problem")
}

fn source_file(path: &Path, once: &Once) -> Result<Arc<SourceFile>, Unreadable> {
    let shown = path.display().to_string();
    match once.text(path) {
        Ok(text) => Ok(Arc::new(SourceFile::new(shown, text))),
        Err(cause) => Err(Unreadable::Config { path: shown, cause }),
    }
}
