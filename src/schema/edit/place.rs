//! Which lines hold a part of a text, and whether it is in braces.
//!
//! A byte order mark belongs to no line.

use std::ops::Range;

use super::super::layout::{At, Layout};

/// Returns whether the table at `path` is written in braces, or inside one that is.
pub(super) fn is_inline(text: &str, layout: &Layout, path: &[At<'_>]) -> bool {
    let mut ends = 1..=path.len();
    ends.any(|end| {
        let above = layout.node(&path[..end]);
        above.is_some_and(|above| text[above.at.clone()].starts_with('{'))
    })
}

/// Returns the lines that hold these bytes.
pub(super) fn lines(text: &str, at: &Range<usize>) -> Range<usize> {
    let start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let start =
        start + if text[start..].starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    start..text[at.end..].find('\n').map_or(text.len(), |end| at.end + end + 1)
}
