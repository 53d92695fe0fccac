//! Sentences as they were read, each with its place in its file.
//!
//! A text knows nothing of the file that it came from. What is judged on the words of a whole file,
//! such as its reading grade, needs both; so prose is noted here as it is read, from any file,
//! and no kind of file can be forgotten.

use std::ops::Range;
use std::sync::Arc;

use super::source_file::SourceFile;

/// A paragraph, a point or another text of whole sentences, and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// The file it is written in.
    pub(crate) file: Arc<SourceFile>,
    /// The bytes of its value in that file, quotes included.
    pub(crate) span: Range<usize>,
    /// The words.
    pub(crate) text: String,
}

impl Passage {
    /// Returns the bytes in the file of the words at `at` in the text.
    pub(crate) fn place(&self, at: &Range<usize>) -> Range<usize> {
        place(&self.file, &self.span, &self.text, at)
    }
}

/// Returns the bytes in `file` of the words at `at` in `text`, which is written at `span`.
pub(crate) fn place(
    file: &SourceFile,
    span: &Range<usize>,
    text: &str,
    at: &Range<usize>,
) -> Range<usize> {
    let written = file.text.get(span.clone()).unwrap_or_default();
    let words = text.get(at.clone()).unwrap_or_default();
    // The file has text without escapes just as it is, so its bytes can be counted.
    let exact = written.find(text).map(|lead| lead + at.start);
    let found = exact.or_else(|| written.find(words)).filter(|_| !words.is_empty());
    found.map_or(span.clone(), |at| span.start + at..span.start + at + words.len())
}
