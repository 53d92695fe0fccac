//! A session that outlives its connection, and where it can be resumed.
//!
//! Discord names an address for that in READY; after it has failed, the general one is tried. See
//! Discord Docs, Gateway (Resuming).

use url::Url;

use super::line::Loopback;
use super::session::{Failed, Session};

/// How often a session is resumed in vain before another is started.
const TRIES: u32 = 4;

/// A session, and where it can be resumed.
pub(super) struct KeptSession {
    pub(super) session: Session,
    /// Where Discord wants it to be resumed.
    pub(super) resume_at: Option<Url>,
    /// Where it began.
    general: Url,
    /// Whether it is to be resumed at the general address, because the other could not be dialled.
    pub(super) elsewhere: bool,
    /// How often it was resumed in vain.
    pub(super) tries: u32,
}

impl KeptSession {
    /// Returns a session that began at this address.
    pub(super) const fn new(session: Session, general: Url) -> Self {
        Self { session, resume_at: None, general, elsewhere: false, tries: 0 }
    }

    /// Returns whether it has been resumed in vain for long enough.
    pub(super) const fn is_given_up(&self) -> bool {
        self.tries >= TRIES
    }

    /// Returns where to resume it now: where Discord wants it, and after that has failed where it
    /// began.
    pub(super) fn next_address(&mut self) -> Url {
        self.tries += 1;
        let wanted = self.resume_at.as_ref().filter(|_| !self.elsewhere);
        wanted.unwrap_or(&self.general).clone()
    }

    /// Returns the resume.
    ///
    /// # Errors
    ///
    /// Where serenity does not write one.
    pub(super) async fn resume(&mut self, line: &Loopback) -> Result<String, Failed> {
        self.session.resume(line).await
    }
}
