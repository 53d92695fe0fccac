//! What answers: content and configuration as one snapshot, read again when they change.
//!
//! - `read` turns what is on disk into a [`Snapshot`], or says everything that is wrong; `text` is what was
//!   there, to compare, and the best that can be made of it;
//! - `told` says in one line what was read, `as_typed` the options that name it;
//! - `kept` has the replies of a snapshot that are written already;
//! - `once` reads a configuration that can be read once only; `snapshot` has the types;
//! - `swap` holds the one that answers, and exchanges it only for one without a problem; `fault` is what
//!   was wrong with the other;
//! - `places` lists where a change can show, `follow` watches there, `hangup` hears SIGHUP.
//!
//! Who answers takes one [`Snapshot`] and answers wholly from it. Start at [`Live`].

mod as_typed;
mod fault;
mod follow;
mod hangup;
mod kept;
mod once;
mod places;
mod read;
mod snapshot;
mod swap;
mod text;
mod told;

pub use fault::Fault;
pub use follow::follow;
pub use kept::{KeptFor, KeptReplies, MOST_BYTES, MadeReply};
pub use read::{Reading, read, reading};
pub use snapshot::{Origins, STANDARD_INPUT, Snapshot, Unreadable};
pub use swap::{Live, Reloaded};
pub use told::line_of_content;
