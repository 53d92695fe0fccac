//! Holds the snapshot that answers, and exchanges it only for what has been checked.
//!
//! A broken edit never replaces what was good. Content and configuration are judged each for
//! itself, so that a slip in the one does not hold back a corrected number in the other; the two
//! that answer have always been held to each other. What is broken is reported once, and taken up
//! when it is put right.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;
use tracing::{error, info, warn};

use super::fault::Fault;
use super::once::{Once, is_read_once};
use super::snapshot::{Origins, Snapshot};
use super::text::{Best, Seen, TextOnDisk};
use super::told;
use crate::judge;

/// The snapshot that answers, and where the next one comes from.
pub struct Live {
    origins: Origins,
    once: Once,
    current: watch::Sender<Arc<Snapshot>>,
    faults: watch::Sender<Vec<Fault>>,
    last: Mutex<Last>,
    up_to_date: AtomicBool,
}

/// What was last tried, and what answers since.
struct Last {
    seen: Seen,
    content: WhatAnswers,
    config: WhatAnswers,
}

/// What answers for one half, content or configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhatAnswers {
    /// What was read last.
    Newest,
    /// What was read before that and had no problem.
    LastGood,
    /// The content in the program, or a configuration without servers: nothing good was read yet.
    BuiltIn,
}

impl WhatAnswers {
    /// Returns what answers after a reading that could be used, or could not.
    fn after(self, used: bool) -> Self {
        match (used, self) {
            (true, _) => Self::Newest,
            (false, Self::BuiltIn) => Self::BuiltIn,
            (false, _) => Self::LastGood,
        }
    }
}

/// What became of looking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reloaded {
    /// Every byte is as it was when it was last tried.
    Unchanged,
    /// All of it answers now.
    Swapped,
    /// Something is wrong and was reported. What was good of it answers now; the last that was
    /// good stays for the rest.
    Kept,
}

impl Live {
    /// Returns the best there is, whatever is on disk.
    ///
    /// Where the content cannot be used, the content in the program answers; where the
    /// configuration cannot be, no server is configured. Each is reported, and taken up once it
    /// is put right.
    pub fn start(origins: Origins) -> Self {
        let once = Once::default();
        let text = TextOnDisk::of(&origins, &once).settled(&origins, &once);
        let seen = text.seen();
        let mut best = text.best(None);
        if once.has_text() {
            warn_of_no_following(&origins);
        }
        warn_of_unused(&best.snapshot, None);
        let mut last = Last { seen, content: WhatAnswers::BuiltIn, config: WhatAnswers::BuiltIn };
        let faults = last.note(&best, &origins);
        best.snapshot.stands_in = last.stands_in();
        Self {
            origins,
            once,
            up_to_date: AtomicBool::new(best.is_whole()),
            current: watch::Sender::new(Arc::new(best.snapshot)),
            faults: watch::Sender::new(faults),
            last: Mutex::new(last),
        }
    }

    /// Returns what answers now. An answer takes it once and is made wholly from it.
    pub fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.borrow())
    }

    /// Returns in one line what was read of what answers now.
    pub fn line(&self) -> String {
        told::line(&self.origins, &self.current(), &self.once)
    }

    /// Returns a receiver that is told of every exchange.
    pub fn changes(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.current.subscribe()
    }

    /// Returns a receiver of what is wrong with what was last read; empty where all of it answers.
    pub fn faults(&self) -> watch::Receiver<Vec<Fault>> {
        self.faults.subscribe()
    }

    /// Returns what answers now, unless part of it only stands in for what the host has written and
    /// nobody could read since the start. What is posted for good is made from this: an answer from
    /// the content in the program is better than none, a good post is better than both.
    pub fn written(&self) -> Option<Arc<Snapshot>> {
        Some(self.current()).filter(|current| !current.stands_in)
    }

    /// Returns whether all that was last read is what answers.
    pub fn is_up_to_date(&self) -> bool {
        self.up_to_date.load(Ordering::Relaxed)
    }

    /// Reads content and configuration again, and exchanges what answers where they are good.
    ///
    /// Opens files and checks all of them, so an async caller runs it where blocking is allowed.
    pub fn reload(&self) -> Reloaded {
        // A reload that panicked has exchanged nothing, so it has left nothing half-done.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let text = TextOnDisk::of(&self.origins, &self.once);
        if text.seen() == last.seen {
            return Reloaded::Unchanged;
        }
        let text = text.settled(&self.origins, &self.once);
        last.seen = text.seen();
        let so_far = self.current();
        let mut best = text.best(Some(&so_far));
        let faults = last.note(&best, &self.origins);
        warn_of_unused(&best.snapshot, Some(&so_far));
        warn_of_no_server(&best.snapshot, &so_far);
        best.snapshot.stands_in = last.stands_in();
        let whole = best.is_whole();
        self.up_to_date.store(whole, Ordering::Relaxed);
        if whole || !same(&best.snapshot, &so_far) {
            // Said once it answers, so that whoever reads the line gets what it says.
            let snapshot = Arc::new(best.snapshot);
            self.current.send_replace(Arc::clone(&snapshot));
            report_swap(&snapshot, &self.line());
        }
        // Last, so that whoever hears that all is well is answered by what was put right.
        self.faults.send_replace(faults);
        if whole { Reloaded::Swapped } else { Reloaded::Kept }
    }

    pub(super) fn origins(&self) -> &Origins {
        &self.origins
    }
}

impl Last {
    /// Returns whether something stands in for what could never be read.
    fn stands_in(&self) -> bool {
        self.content == WhatAnswers::BuiltIn || self.config == WhatAnswers::BuiltIn
    }

    /// Notes what answers from now on, and reports and returns what is wrong with what was read.
    fn note(&mut self, best: &Best, origins: &Origins) -> Vec<Fault> {
        self.content = self.content.after(best.content.is_none() && best.fits);
        self.config = self.config.after(best.config.is_none() && best.fits);
        let content = best.content.as_ref().map(|what| {
            Fault::of(
                what,
                match self.content {
                    WhatAnswers::BuiltIn => "the content in the program answers",
                    _ => "the last good content goes on answering",
                },
            )
        });
        let config = best.config.as_ref().map(|what| {
            let meanwhile = match self.config {
                WhatAnswers::BuiltIn => "no server is configured",
                _ => "the last good configuration stays",
            };
            let fault = Fault::of(what, meanwhile);
            let is_read_once = origins.config.as_deref().is_some_and(is_read_once);
            if is_read_once { fault.of_what_is_read_once() } else { fault }
        });
        let fit = (!best.fits).then(Fault::of_no_fit);
        let faults: Vec<Fault> = content.into_iter().chain(config).chain(fit).collect();
        for fault in &faults {
            error!("{fault}");
        }
        faults
    }
}

impl Best {
    fn is_whole(&self) -> bool {
        self.content.is_none() && self.config.is_none()
    }
}

fn same(one: &Snapshot, other: &Snapshot) -> bool {
    one.content() == other.content()
        && one.config == other.config
        && one.stands_in == other.stands_in
}

/// Says that changes of a configuration are not followed.
fn warn_of_no_following(origins: &Origins) {
    let path = origins.config.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
    warn!(
        "the configuration `{path}` is no regular file: it was read once, and changes of it are not followed; to change it, start the program again"
    );
}

/// Says of every file in a folder of content what keeps it from being used as it was meant, where that was not said of
/// `before`.
fn warn_of_unused(snapshot: &Snapshot, before: Option<&Snapshot>) {
    let known = before.map(|before| judge::unused(&before.loaded)).unwrap_or_default();
    for line in judge::unused(&snapshot.loaded).iter().filter(|line| !known.contains(line)) {
        warn!("{line}");
    }
}

/// Says that a configuration has no server any more.
fn warn_of_no_server(snapshot: &Snapshot, before: &Snapshot) {
    let servers = before.config.servers.len();
    if snapshot.config.servers.is_empty() && servers > 0 {
        warn!("the configuration has no server any more; before, it had {servers}");
    }
}

fn report_swap(snapshot: &Snapshot, line: &str) {
    let content = snapshot.content();
    info!(
        topics = content.topics.len(),
        services = content.services.len(),
        areas = content.areas.len(),
        servers = snapshot.config.servers.len(),
        "content and configuration were read again; {line}"
    );
}
