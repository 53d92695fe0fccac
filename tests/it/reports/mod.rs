//! What public bug reports about other programs would be here: each is a test that its right
//! behaviour passes.
//!
//! `docs/public-reports.md` has the reports with their numbers; the inputs are ours. Where a report
//! is one of a kind, its neighbours are here or in the tests of the part that it is about.

mod content;
mod decoder;
mod gateway;
mod rest;

pub(crate) use rest::entry_point;
