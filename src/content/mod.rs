//! What Signpost may say: written in `content/`, checked as a whole, then never changed.
//!
//! - `reader` turns each file into checked values, by the engine of `schema`; `model` is the kinds of file;
//! - `guide` knows what to write where words are missing (`shipped`) or a file is older (`former`);
//! - `draft` is what could be read, `whole` checks what only the whole can show, and `assemble` makes a
//!   `whole_content` of it, with its `index`;
//! - `kinds` ties each kind to its entries, for whatever treats all kinds alike;
//! - `told` and `named` find what a text names, `misprint` has the numbers that are printed wrongly;
//! - `alone` reads one file by itself;
//! - `own_files` finds those of an organisation's folder that take the place of nothing, or that nobody sees.
//!
//! No file, clock, network or Discord type appears here. Start at [`Content`] and [`assemble()`].

mod alone;
mod areas_offices;
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
mod own_files;
mod reader;
mod shipped;
mod told;
mod whole;
mod whole_content;

pub use alone::{calendar_alone, service_alone};
pub use areas_offices::numbers_of_other_areas;
pub use assemble::assemble;
pub use index_entry::{Destination, IndexEntry};
pub use kinds::{AnyEntry, OrderIn, PartList};
pub use model::*;
pub use named::{NamesInFile, Written};
pub use own_files::same_numbers;
pub use reader::{FileKind, Files};
pub use told::{may_name, opened, pressed};
pub use whole::dropped_terms;
pub use whole_content::{Assembled, Content, SignpostNumbers};

pub(crate) use whole::numbers_in_texts;
