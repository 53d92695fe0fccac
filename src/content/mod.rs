//! What Signpost may say: written in `content/`, checked as a whole, then never changed.
//!
//! - `load` reads the files, `walk` those of a folder; no other file opens any;
//! - `parse`, `syntax`, `table` and `check` turn each into checked values, with every problem it has; `unseen` finds what nobody can see;
//! - `values` are the smallest parts, `model` the kinds of file; `unread` names files that nobody reads, `skipped` says why, `strange` a configuration among the content and the other way round;
//! - `shipped` and `former` say what to write where words are missing or a file is older;
//! - `assemble` puts them together, `whole` checks what only the whole can show;
//! - `due` lists what a person has still to verify, `stamp` writes it down;
//! - `typed` judges what a person types, `new_area` writes the files of a new area; `told` and `named` find what a text names;
//! - `readability`, `sends_back` and `uncounted` advise; `report` prints problems.
//!
//! No clock, network or Discord type appears here. Start at [`Content`] and [`assemble()`].

mod assemble;
mod check;
mod draft;
mod due;
#[expect(clippy::match_bool, reason = "one match is left in it")]
mod edit;
mod former;
mod index;
mod load;
mod model;
mod named;
mod new_area;
mod parse;
mod passage;
mod problem;
mod readability;
mod reader;
pub mod report;
mod sends_back;
mod shipped;
mod skipped;
mod stamp;
mod strange;
mod syntax;
mod table;
mod told;
mod typed;
mod uncounted;
mod unread;
mod unseen;
mod values;
mod walk;
mod whole;

pub use assemble::{Content, Loaded, SignpostNumbers, assemble};
pub use check::{SENTENCE_WORDS, URGENT_SENTENCE_WORDS};
pub use due::{
    CalendarMonth, Due, Held, Kept, Part, Reason, Thing, Visit, Why, calendar_ending, due_problems,
    dues, plan,
};
pub use index::{Destination, IndexEntry};
pub use load::{LoadError, Origin, Tree, read};
pub use model::*;
pub use named::{NamesInFile, Written};
pub use problem::{Problem, Severity, SourceFile, sort, suggestion};
pub use readability::{
    EASY_SENTENCE_WORDS, GradeLevel, GradeLimit, KindGrade, ReadingGrade, grades_by_kind,
    reading_grades, warnings,
};
pub use reader::{FileKind, Files};
pub use sends_back::sends_back;
pub use stamp::{Verifier, approved};
pub use told::{may_name, opened, pressed};
pub use uncounted::uncounted;
pub use values::*;
pub use whole::dropped_terms;

pub(crate) use check::{Check, Reference};
pub(crate) use new_area::{NewArea, NewOffice, NewWay, OfficePart, path_of_office};
pub(crate) use parse::parse;
pub(crate) use strange::content as content_in_its_place;
pub(crate) use table::{FromRaw, each, table};
pub(crate) use typed::{quoted, typed};
pub(crate) use unseen::named as seen;
pub(crate) use values::{closed, named};
pub(crate) use whole::numbers_in_texts;
