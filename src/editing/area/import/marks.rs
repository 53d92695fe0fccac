//! Collects what is wrong with a table, each problem at its cell and under the name of its column.
//!
//! A cell is read by the functions that read an answer at a terminal, and what those refuse is said here of the cell.

use std::ops::Range;
use std::sync::Arc;

use super::column::Column;
use super::csv::Cell;
use crate::schema::{Problem, SourceFile};

/// The problems of one table.
#[derive(Debug)]
pub(super) struct Marks<'f> {
    pub(super) file: &'f Arc<SourceFile>,
    pub(super) problems: Vec<Problem>,
}

impl<'f> Marks<'f> {
    /// Returns none of a table.
    pub(super) const fn of(file: &'f Arc<SourceFile>) -> Self {
        Self { file, problems: Vec::new() }
    }

    /// Adds what is wrong at some bytes, and what to do.
    pub(super) fn add(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Problem::error(self.file, at, message).hint(hint));
    }

    /// Adds what is wrong with a cell.
    pub(super) fn add_in(
        &mut self,
        column: Column,
        cell: &Cell,
        message: &str,
        hint: impl Into<String>,
    ) {
        self.add(cell.at.clone(), format!("{}: {message}", column.name()), hint);
    }

    /// Returns what a cell says, where `judge` takes it; nothing of an empty one.
    pub(super) fn read<T>(
        &mut self,
        column: Column,
        cell: &Cell,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        if cell.text.is_empty() {
            return None;
        }
        judge(&cell.text).map_err(|found| self.take_over(column, cell, found)).ok()
    }

    /// Returns what a cell says that cannot be empty.
    pub(super) fn needed<T>(
        &mut self,
        column: Column,
        cell: &Cell,
        judge: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
    ) -> Option<T> {
        if cell.text.is_empty() {
            self.add_in(column, cell, "it is empty", column.meaning());
        }
        self.read(column, cell, judge)
    }

    /// Says of a cell what was found in something that was made of it.
    pub(super) fn take_over(&mut self, column: Column, cell: &Cell, found: Vec<Problem>) {
        for problem in found {
            let hint = problem.hint.unwrap_or_else(|| column.meaning().to_owned());
            self.add_in(column, cell, &problem.message, hint);
        }
    }

    /// Returns whether something was found at a cell already.
    pub(super) fn has(&self, cell: &Cell) -> bool {
        self.problems.iter().any(|problem| problem.span == cell.at)
    }
}
