//! Where a question about a new area belongs, and how its answer is read.
//!
//! An answer is judged as a value of a file is.

use crate::schema::{FromToml, Problem, URGENT_SENTENCE_WORDS};
use crate::values::{Nation, Title, quoted, typed};

/// What is known of a new area once its nation is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AreaPlace<'a> {
    /// What it is called.
    pub(crate) name: &'a Title,
    /// The nation it lies in.
    pub(crate) nation: Nation,
}

/// Returns typed text as a value of a file whose sentences are short.
pub(crate) fn text<T: FromToml>(text: &str) -> Result<T, Vec<Problem>> {
    typed(&quoted(text), URGENT_SENTENCE_WORDS)
}
