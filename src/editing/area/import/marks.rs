//! Collects what is wrong with a table, each problem at its cell and under the name of its column.
//!
//! A cell is read by the functions that read an answer at a terminal, and what those refuse is said here of the cell.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::csv::NamedCell;

use crate::schema::{Problem, SourceFile};

/// The problems of one table.
#[derive(Debug)]
pub(super) struct Marks<'f> {
    pub(super) file: &'f Arc<SourceFile>,
    pub(super) problems: Vec<Problem>,
    /// The bytes of each problem.
    places: HashSet<Range<usize>>,
}

impl<'f> Marks<'f> {
    /// Returns none of a table.
    pub(super) fn of(file: &'f Arc<SourceFile>) -> Self {
        Self { file, problems: Vec::new(), places: HashSet::new() }
    }

    /// Adds what is wrong at some bytes, and what to do.
    pub(super) fn add(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.places.insert(at.clone());
        self.problems.push(Problem::error(self.file, at, message).hint(hint));
    }

    /// Adds what is wrong with a cell.
    pub(super) fn add_in(&mut self, cell: &NamedCell, message: &str, hint: impl Into<String>) {
        self.add(cell.at.clone(), format!("{}: {message}", cell.column.name()), hint);
    }

    /// Returns what a cell says, where `judge` takes it; nothing of an empty one.
    pub(super) fn read<T>(
        &mut self,
        cell: &NamedCell,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        if cell.text.is_empty() {
            return None;
        }
        judge(&cell.text).map_err(|found| self.take_over(cell, found)).ok()
    }

    /// Returns what a cell says that cannot be empty.
    pub(super) fn needed<T>(
        &mut self,
        cell: &NamedCell,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        if cell.text.is_empty() {
            self.add_in(cell, "it is empty", cell.column.meaning());
        }
        self.read(cell, judge)
    }

    /// Says of a cell what was found in something that was made of it.
    pub(super) fn take_over(&mut self, cell: &NamedCell, found: Vec<Problem>) {
        for problem in found {
            let hint = problem.hint.unwrap_or_else(|| cell.column.meaning().to_owned());
            self.add_in(cell, &problem.message, hint);
        }
    }

    /// Returns whether something was found at a cell already.
    pub(super) fn has(&self, cell: &NamedCell) -> bool {
        self.places.contains(&cell.at)
    }
}
