//! What boards are made from: a snapshot on one day, taken once a channel's turn has come.
//!
//! What is right then is posted, not what was right when the work was planned.

use std::sync::Arc;

use jiff::civil::Date;

use crate::live::Snapshot;

/// What holds at the moment.
#[derive(Debug, Clone)]
pub struct Held {
    /// What may be said, and what the host has set.
    pub snapshot: Arc<Snapshot>,
    /// The day in the United Kingdom: an approval lapses on a day.
    pub today: Date,
}

/// What holds, asked for just before each piece of work: a change counts at once.
///
/// Nothing holds where what the host has written could never be read: good posts must not be given
/// the words of the content in the program.
pub type Current = Arc<dyn Fn() -> Option<Held> + Send + Sync>;
