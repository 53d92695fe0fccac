//! The files of content as text: those in the program, those of a folder, or one over the other.
//!
//! - `load` reads them, `walk` those of a folder; `way` is the way to a path, past all links;
//! - `tree` is what was read: text by path, and what could not be read;
//! - `unread` knows the names that files have, and tells of files that nobody reads; `skipped` says why;
//! - `strange` finds a configuration among the content, and content in the place of a configuration.
//!
//! What is read here is text: `content` says what it means, and opens no file itself.

mod load;
mod skipped;
mod strange;
mod tree;
mod unread;
mod walk;
mod way;

pub use load::read;
pub use tree::{LoadError, Origin, Tree};

pub(crate) use load::{OwnAndAll, is_the_programs_own, looks_like_content, read_with_own};
pub(crate) use strange::{configuration, content as content_in_its_place};
pub(crate) use tree::{Laid, MAY_READ};
pub(crate) use unread::{right_name, right_place};
pub(crate) use way::WayToPath;
