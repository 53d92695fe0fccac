//! Reads content and configuration together, from wherever the host says that they are.
//!
//! This is for who wants all of it or every problem: where one half is broken, `text` makes the
//! best of the other.

use std::sync::Arc;

use super::snapshot::{Snapshot, Sources, Unreadable};
use super::text::{Text, configured};
use crate::config;
use crate::content::{self, Problem};
use crate::render;

/// Returns content and configuration where nothing is wrong with either.
///
/// # Errors
///
/// What cannot be read, or every problem that either has.
pub fn read(sources: &Sources) -> Result<Snapshot, Unreadable> {
    let Text { content, config } = Text::of(sources);
    let (tree, file) = (content?, config?);
    // Without content the areas that the configuration names cannot be looked up; its form can.
    let form = || file.as_ref().map(config::form).unwrap_or_default();
    let loaded = content::assemble(&tree).map_err(|problems| together(problems, form()))?;
    let problems = render::fits(&loaded);
    match configured(file.as_ref(), &loaded.content) {
        Ok(config) if problems.is_empty() => {
            Ok(Snapshot { loaded: Arc::new(loaded), config, stands_in: false })
        }
        other => Err(together(problems, other.err().unwrap_or_default())),
    }
}

fn together(content: Vec<Problem>, config: Vec<Problem>) -> Unreadable {
    Unreadable::Problems([content, config].concat())
}
