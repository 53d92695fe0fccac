//! Content that may be used, and how one comes to have it.
//!
//! A [`Loaded`] is proof: its files were read and assembled, the rules of the whole hold, and all that
//! is made of it fits into what Discord takes. Nothing else makes one.

use std::ops::Deref;

use super::fits::fits;
use crate::content::{self, Assembled};
use crate::files::Tree;
use crate::schema::Problems;

/// Content that may be used, with the files it came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    assembled: Assembled,
}

impl Deref for Loaded {
    type Target = Assembled;

    fn deref(&self) -> &Assembled {
        &self.assembled
    }
}

/// Returns the content of `tree`, where it may be used.
///
/// A file that is not read keeps nothing from being used: it is in [`content::Files::unread`].
///
/// # Errors
///
/// Every problem that it has, by file and line, and every file that is not read.
pub fn content(tree: &Tree) -> Result<Loaded, Problems> {
    judged(content::assemble(tree)?)
        .map_err(|unfit| [unfit.problems, unfit.assembled.files.unread].concat())
}

/// Content that is assembled, and does not fit.
pub(super) struct Unfit {
    pub(super) assembled: Assembled,
    pub(super) problems: Problems,
}

/// Returns the content, where it fits.
pub(super) fn judged(assembled: Assembled) -> Result<Loaded, Box<Unfit>> {
    let problems = fits(&assembled);
    if problems.is_empty() {
        Ok(Loaded { assembled })
    } else {
        Err(Box::new(Unfit { assembled, problems }))
    }
}
