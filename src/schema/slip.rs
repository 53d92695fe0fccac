//! One error of syntax, and the line that it is on.
//!
//! What errors there are is in `syntax`, and how each is worded in `syntax_words`.

use std::ops::Range;

/// One error of syntax.
pub(crate) struct Slip {
    /// Where it is.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do, where more is known than what a file looks like.
    pub(crate) hint: Option<String>,
}

/// Returns the bytes of the line that holds the byte `at`, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let length = text[start..].lines().next().map_or(0, str::len);
    start..start + length
}
