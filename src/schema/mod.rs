//! The engine that reads a TOML file into checked values, with every problem that it has.
//!
//! - `table` declares a kind of table once, `closed` a closed list: each makes the raw and the checked shape;
//! - `parse` and `syntax` read a file as far as it can be read, `unseen` finds what nobody can see in it, and `seen` shows it;
//! - `check` is what a reading carries along, `passage` a text of whole sentences in its file;
//! - `problem` is one thing that is wrong, `report` prints it;
//! - `edit` changes single values and leaves every other byte; `guide` is what is known of a file beyond its form.
//!
//! It knows nothing of what may be said: content and configuration are both read by it.

mod check;
mod closed;
mod edit;
mod guide;
mod parse;
mod passage;
mod problem;
pub mod report;
mod seen;
mod syntax;
mod table;
mod unseen;

pub use check::{SENTENCE_WORDS, URGENT_SENTENCE_WORDS};
pub use problem::{Problem, Severity, SourceFile, sort, suggestion};

pub(crate) use check::{Check, Reference};
pub(crate) use closed::closed;
pub(crate) use edit::{At, Edit, without};
pub(crate) use guide::{Guide, Page};
pub(crate) use parse::parse;
pub(crate) use passage::{Passage, place};
pub(crate) use problem::{did_you_mean, without_comment};
pub(crate) use seen::{seen, without as without_unseen};
pub(crate) use table::{FromRaw, each, table};
pub(crate) use unseen::in_path;
