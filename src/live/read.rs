//! Reads content and configuration together, from wherever the host says that they are.
//!
//! This is for who wants all of it or every problem: where one half is broken, `text` makes the
//! best of the other.

use std::sync::Arc;

use super::once::Once;
use super::snapshot::{Snapshot, Sources, Unreadable};
use super::text::{Text, configured};
use crate::config;
use crate::content::{self, Problem, SourceFile};
use crate::render;

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
pub fn read(sources: &Sources) -> Result<Snapshot, Unreadable> {
    whole(sources).map(|whole| whole.snapshot)
}

/// Returns the same with the text of the configuration, which can be had once only where it comes from a pipe.
///
/// # Errors
///
/// As [`read`].
pub fn whole(sources: &Sources) -> Result<Whole, Unreadable> {
    let Text { content, config } = Text::of(sources, &Once::default());
    let (tree, file) = (content?, config?);
    // Without content the areas that the configuration names cannot be looked up; its form can.
    let form = || file.as_ref().map(config::form).unwrap_or_default();
    let loaded = content::assemble(&tree).map_err(|problems| together(problems, form()))?;
    let problems = render::fits(&loaded);
    match configured(file.as_ref(), &loaded.content) {
        Ok(config) if problems.is_empty() => {
            let snapshot = Snapshot { loaded: Arc::new(loaded), config, stands_in: false };
            Ok(Whole { snapshot, config: file })
        }
        other => {
            let more = [other.err().unwrap_or_default(), loaded.files.unread].concat();
            Err(together(problems, more))
        }
    }
}

fn together(content: Vec<Problem>, config: Vec<Problem>) -> Unreadable {
    Unreadable::Problems([content, config].concat())
}
