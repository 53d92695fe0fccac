//! What Signpost may say: written in `content/`, checked as a whole, then never changed.
//!
//! - `reader` turns each file into checked values, by the engine of `schema`;
//! - `model` is the kinds of file; `shipped` and `former` say what to write where words are missing or a file is older;
//! - `kinds` ties each kind to its entries, for whatever treats all kinds alike;
//! - `assemble` puts them together, `whole` checks what only the whole can show;
//! - `told` and `named` find what a text names.
//!
//! No file, clock, network or Discord type appears here. Start at [`Content`] and [`assemble()`].

mod assemble;
mod draft;
mod former;
mod guide;
mod index;
mod index_entry;
mod kinds;
mod misprint;
mod model;
mod named;
mod reader;
mod shipped;
mod told;
mod whole;
mod whole_content;

pub use assemble::assemble;
pub use index_entry::{Destination, IndexEntry};
pub use kinds::{AnyEntry, OrderIn, PartList};
pub use model::*;
pub use named::{NamesInFile, Written};
pub use reader::{FileKind, Files};
pub use told::{may_name, opened, pressed};
pub use whole::dropped_terms;
pub use whole_content::{Assembled, Content, SignpostNumbers};

pub(crate) use whole::numbers_in_texts;
