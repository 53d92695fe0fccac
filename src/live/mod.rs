//! What answers: content and configuration, read together and never changed.
//!
//! - `read` turns what stands on disk into one [`Snapshot`], or says everything that is wrong.
//!
//! Who answers takes one [`Snapshot`] and answers wholly from it.

mod read;

pub use read::{Snapshot, Sources, Unreadable, read};
