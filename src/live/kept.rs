//! Replies that are written already, and sent again while they are right.
//!
//! An answer takes as long to make as a signature takes to check, and most of what people ask is asked often. A reply
//! is kept for one snapshot and dies with it, and is used only in the period for which its content says the same: which
//! office answers, and which approval holds. What it is kept under has only values of our own: what was asked, by ids
//! that the content has, of which of the host's server settings, and who is to see it. There are no more of those than
//! the content makes, whatever anybody sends; nothing of a person is among them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::DateTime;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use crate::answer::{Query, Visibility};
use crate::discord::WrittenResponse;
use crate::values::Period;

/// How many bytes of replies are kept for one snapshot.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// About how many replies that is.
const ABOUT: usize = 4096;

/// What a reply is kept under.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct KeptUnder {
    query: Query,
    server: Option<u32>,
    visibility: Visibility,
}

/// The same, where it is looked for.
#[derive(Debug, Clone, Copy, Hash)]
pub struct KeptFor<'k> {
    /// What is asked.
    pub query: &'k Query,
    /// Which of the server settings that differ; none where no server is listed.
    pub server: Option<u32>,
    /// Who is to see it.
    pub visibility: Visibility,
}

impl Equivalent<KeptUnder> for KeptFor<'_> {
    fn equivalent(&self, kept: &KeptUnder) -> bool {
        *self.query == kept.query
            && self.server == kept.server
            && self.visibility == kept.visibility
    }
}

/// A reply that was made, and when it is right.
#[derive(Debug, Clone)]
pub struct MadeReply {
    /// What is sent.
    pub response: WrittenResponse,
    /// From when until when the same would be made.
    pub holds: Period,
    /// Whether there is one way only to ask for it, so that nobody can fill the memory with others.
    pub is_canonical: bool,
}

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<KeptUnder, MadeReply> for ByBytes {
    fn weight(&self, _: &KeptUnder, made: &MadeReply) -> u64 {
        // What the cache and the key take besides.
        made.response.json().len() as u64 + 256
    }
}

/// The replies of one snapshot. A copy of that has none yet: what it answers may be changed before it does. The counts
/// go on.
pub struct KeptReplies {
    cache: Cache<KeptUnder, MadeReply, ByBytes>,
    counts: Arc<KeptCounts>,
}

/// How many replies were sent again, and how many were made: of one snapshot after the other.
#[derive(Debug, Default)]
struct KeptCounts {
    used: AtomicU64,
    made: AtomicU64,
}

impl Default for KeptReplies {
    fn default() -> Self {
        Self::counting_in(Arc::default())
    }
}

impl Clone for KeptReplies {
    fn clone(&self) -> Self {
        Self::counting_in(Arc::clone(&self.counts))
    }
}

impl fmt::Debug for KeptReplies {
    /// Writes everything that is kept, and under what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.cache.iter()).finish()
    }
}

impl KeptReplies {
    fn counting_in(counts: Arc<KeptCounts>) -> Self {
        Self { cache: Cache::with_weighter(ABOUT, MOST_BYTES, ByBytes), counts }
    }

    /// Returns the reply that is kept, where it is right at `now`; else what `make` makes, which is kept.
    pub fn or_make(
        &self,
        key: KeptFor<'_>,
        now: DateTime,
        make: impl FnOnce() -> MadeReply,
    ) -> WrittenResponse {
        if let Some(kept) = self.cache.get(&key).filter(|kept| kept.holds.contains(now)) {
            self.counts.used.fetch_add(1, Ordering::Relaxed);
            return kept.response;
        }
        self.counts.made.fetch_add(1, Ordering::Relaxed);
        let made = make();
        let response = made.response.clone();
        if made.is_canonical {
            let KeptFor { query, server, visibility } = key;
            self.cache.insert(KeptUnder { query: query.clone(), server, visibility }, made);
        }
        response
    }

    /// Returns how many are kept.
    pub fn len(&self) -> usize {
        self.cache.len()
    }

    /// Returns whether none is.
    pub fn is_empty(&self) -> bool {
        self.cache.is_empty()
    }

    /// Returns how many bytes they take, with what it takes to keep them.
    pub fn bytes(&self) -> u64 {
        self.cache.weight()
    }

    /// Returns how many replies were sent again, since the program started.
    pub fn used(&self) -> u64 {
        self.counts.used.load(Ordering::Relaxed)
    }

    /// Returns how many replies were made, since the program started.
    pub fn made(&self) -> u64 {
        self.counts.made.load(Ordering::Relaxed)
    }
}
