//! The handbook of what answers now. It is made when it is first asked for, and kept until what
//! answers is exchanged, or the day is over.
//!
//! Making one takes longer than reading it, and a browser asks for a dozen files at once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::handbook::handbook;
use crate::live::Snapshot;

/// A handbook's files by their paths.
pub(super) type HandbookFiles = Arc<BTreeMap<String, String>>;

/// The handbooks that were asked for: of a server, or of none.
#[derive(Default)]
pub(super) struct Books(Mutex<BTreeMap<Option<u64>, MadeBook>>);

/// A handbook, and what it was made from, on which day.
struct MadeBook {
    from: Arc<Snapshot>,
    today: Date,
    files: HandbookFiles,
}

impl Books {
    /// Returns the handbook of what `from` holds, as on the day `today`.
    pub(super) fn of(
        &self,
        from: &Arc<Snapshot>,
        guild: Option<u64>,
        today: Date,
    ) -> HandbookFiles {
        // What panicked while it made one has put nothing in.
        let mut books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        books.retain(|_, made| Arc::ptr_eq(&made.from, from) && made.today == today);
        let made = books.entry(guild).or_insert_with(|| {
            let server = guild.and_then(|id| from.config.servers.get(&id));
            let files = Arc::new(handbook(from.content(), server, today));
            MadeBook { from: Arc::clone(from), today, files }
        });
        Arc::clone(&made.files)
    }
}
