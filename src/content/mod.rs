//! What Signpost may say: written in `content/`, checked as a whole, then never changed.
//!
//! - `load` reads the files, `walk` those of a folder; no other file opens any;
//! - `reader` turns each into checked values; `unread` names files that nobody reads, `skipped` says why, `strange` a configuration among the content and the other way round;
//! - `model` is the kinds of file; `shipped` and `former` say what to write where words are missing or a file is older;
//! - `assemble` puts them together, `whole` checks what only the whole can show;
//! - `told` and `named` find what a text names.
//!
//! No clock, network or Discord type appears here. Start at [`Content`] and [`assemble()`].

mod assemble;
mod draft;
mod former;
mod guide;
mod index;
mod load;
mod model;
mod named;
mod reader;
mod shipped;
mod skipped;
mod strange;
mod told;
mod unread;
mod walk;
mod whole;

pub use assemble::{Assembled, Content, SignpostNumbers, assemble};
pub use index::{Destination, IndexEntry};
pub use load::{LoadError, Origin, Tree, read};
pub use model::*;
pub use named::{NamesInFile, Written};
pub use reader::{FileKind, Files};
pub use told::{may_name, opened, pressed};
pub use whole::{crowded_choices, dropped_terms};

pub(crate) use strange::content as content_in_its_place;
pub(crate) use whole::numbers_in_texts;
