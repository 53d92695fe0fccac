//! What is known of a file beyond its form: where that is written down, and what to write where something lacks.
//!
//! The engine asks for it when it words a hint. What is known of content is in `content`; of a configuration
//! only the page is known.

use std::fmt::Debug;
use std::ops::Range;

use super::layout::At;
use super::source_file::SourceFile;

/// Knows more of a file than its form. Each answer is for a hint; none is asked where all is well.
pub(crate) trait Guide: Debug + Sync {
    /// Returns where what the file may hold is written down.
    fn page(&self) -> &'static str;

    /// Returns how to add the key at the end of a path, which its table lacks.
    fn missing(&self, _file: &SourceFile, _path: &[At<'_>]) -> Option<String> {
        None
    }

    /// Returns what the unknown `key` at these bytes is called now, where a version before called it so.
    fn renamed(&self, _file: &SourceFile, _at: &Range<usize>, _key: &str) -> Option<&'static str> {
        None
    }

    /// Returns under which other table the key belongs, where there is one.
    fn belongs(&self, _key: &str) -> Option<&'static str> {
        None
    }

    /// Returns the line that is known to be right for the key at the end of a path.
    fn line(&self, _file: &SourceFile, _path: &[At<'_>]) -> Option<String> {
        None
    }

    /// Returns the one row that a key with several texts can be written as.
    fn in_one_row(&self, _key: &str, _texts: &[&str]) -> Option<String> {
        None
    }
}

/// A page that shows what a file may hold; nothing more is known.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct GuidePage(pub(crate) &'static str);

#[cfg(test)]
impl Guide for GuidePage {
    fn page(&self) -> &'static str {
        self.0
    }
}
