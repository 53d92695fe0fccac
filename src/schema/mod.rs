//! The engine that reads a TOML file into checked values, with every problem that it has.
//!
//! - `table` declares a kind of table once, `closed` a closed list; `toml_value` reads one value, `file_text` a text,
//!   `fields` those of a table, and `wrong_kind` says what another kind of value is;
//! - `parse` and `syntax` (with `slip` and `syntax_words`) read a file as far as it can be read, `unseen` finds what
//!   nobody can see in it, `seen` shows it, `utf8` tells a file that is no text;
//! - `check` is what a reading carries along, `passage` a text of whole sentences in its file;
//! - `problem` is one thing that is wrong, `report` prints it; `guide` is what is known of a file beyond its form;
//! - `source_file` is a file as it was read; `layout` finds where each part of it is written, `edit` changes single
//!   values of it and leaves every other byte.
//!
//! It knows nothing of what may be said: it reads both content and configuration.

mod check;
mod closed;
mod edit;
mod fields;
mod file_text;
mod guide;
mod layout;
mod parse;
mod passage;
mod problem;
pub mod report;
mod seen;
mod slip;
mod source_file;
mod syntax;
mod syntax_words;
mod table;
mod toml_value;
mod unseen;
mod utf8;
mod wrong_kind;

pub use check::{SENTENCE_WORDS, URGENT_SENTENCE_WORDS};
pub use problem::{Problem, Problems, Severity, sort, suggestion};
pub use source_file::SourceFile;

pub(crate) use check::{Check, Reference, key_of};
pub(crate) use closed::{closed, named};
pub(crate) use edit::{Edit, NewKey, without};
pub(crate) use fields::{TableFields, UNKNOWN_FIELD};
pub(crate) use file_text::FileText;
pub(crate) use guide::Guide;
#[cfg(test)]
pub(crate) use guide::GuidePage;
pub(crate) use layout::{At, entries_in_one_line};
pub(crate) use parse::{parse, read};
pub(crate) use passage::{Passage, place};
pub(crate) use problem::did_you_mean;
pub(crate) use seen::{seen, without as without_unseen};
pub(crate) use table::{FromRaw, table};
pub(crate) use toml_value::{FromToml, TomlValue, integer, of_kind, place_of, table as table_of};
pub(crate) use unseen::in_path;
pub(crate) use utf8::in_utf8;
