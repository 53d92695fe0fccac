//! What is known of a file of the content beyond its form: what the content in the program has in its place.
//!
//! `shipped` and `former` know it; here the engine asks them.

use std::ops::Range;

use super::{former, shipped};
use crate::schema::{At, Guide, SourceFile};
use crate::values::in_one_row;

/// What is known of the content's files.
#[derive(Debug)]
pub(crate) struct OfContent;

impl Guide for OfContent {
    fn page(&self) -> &'static str {
        "content/README.md"
    }

    fn missing(&self, file: &SourceFile, path: &[At<'_>]) -> Option<String> {
        match shipped::line(file, path) {
            Some(table) if table.contains('\n') => {
                Some(format!("add this, as the content in the program has it:\n{table}"))
            }
            Some(line) => Some(format!("add `{line}`, as the content in the program has it")),
            None => former::missing_table(file, path),
        }
    }

    fn renamed(&self, file: &SourceFile, at: &Range<usize>, key: &str) -> Option<&'static str> {
        former::renamed(file, at, key)
    }

    fn line(&self, file: &SourceFile, path: &[At<'_>]) -> Option<String> {
        shipped::line(file, path)
    }

    fn in_one_row(&self, key: &str, texts: &[&str]) -> Option<String> {
        in_one_row(key, texts)
    }
}
