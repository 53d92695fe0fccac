//! Follows the files: reads them again when they change, when asked to, and once a minute.
//!
//! Every round lays the watches again before it reads, because what is at a path may be another
//! folder by now: so a change is either read in this round or starts the next. The look once a
//! minute is for file systems that tell of no change, and for watches that were refused; it ends
//! early where not a byte has changed.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use notify::{ErrorKind, Event, RecommendedWatcher, Watcher};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tracing::{error, warn};

use super::hangup::HangUps;
use super::places::Places;
use super::snapshot::Origins;
use super::swap::Live;

/// How long no change has to come before what was changed is read.
const QUIET: Duration = Duration::from_millis(150);

/// How long a change waits at most where others keep coming.
const AT_MOST: Duration = Duration::from_secs(1);

/// How long it takes at most until a change is seen that nothing told of.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// How often the watches are laid at most while the ways to what is watched keep changing.
const TRIES: usize = 5;

/// Reads content and configuration again whenever they change, until it is dropped.
///
/// It needs a runtime with time and signals. SIGHUP is heard from the call on, before anything is waited for: until
/// then it would end the program. Reading and checking are done where blocking is allowed, so whoever answers on the
/// same runtime is not held up.
pub fn follow(live: Arc<Live>) -> impl Future<Output = ()> + Send {
    follow_looking(live, LOOK_EVERY, HangUps::listen())
}

async fn follow_looking(live: Arc<Live>, every: Duration, mut hang_ups: HangUps) {
    let told = Arc::new(Notify::new());
    let mut watches = Watches::default();
    loop {
        watches = round(&live, &told, watches).await;
        tokio::select! {
            () = changed(&told) => {}
            () = hang_ups.next() => {}
            () = sleep(every) => {}
        }
    }
}

/// Lays the watches again, then reads. The watches before stay until there are others.
async fn round(live: &Arc<Live>, told: &Arc<Notify>, before: Watches) -> Watches {
    let (live, told) = (Arc::clone(live), Arc::clone(told));
    let work = spawn_blocking(move || {
        let watches = Watches::lay(live.origins(), &told);
        live.reload();
        watches
    });
    match work.await {
        Ok(watches) => {
            if let (Some(refused), None) = (&watches.refused, &before.refused) {
                warn!("{refused}; changes there are seen within a minute");
            }
            match watches {
                // None could be laid, as where no file can be opened: those that are there go on telling.
                Watches { watcher: None, refused: refused @ Some(_) } => {
                    Watches { refused, ..before }
                }
                laid => laid,
            }
        }
        Err(error) => {
            error!("reading content and configuration again has failed: {error}");
            before
        }
    }
}

/// Waits for a change, and then until changes have come to an end or it has been long enough.
async fn changed(told: &Notify) {
    told.notified().await;
    let end = async { while timeout(QUIET, told.notified()).await.is_ok() {} };
    // Either way it is time to read.
    let _ = timeout(AT_MOST, end).await;
}

/// Watches that were laid. They are gone when this is dropped.
#[derive(Default)]
struct Watches {
    watcher: Option<RecommendedWatcher>,
    /// What was first refused, and why.
    refused: Option<String>,
}

impl Watches {
    /// Lays the watches for these origins.
    fn lay(origins: &Origins, told: &Arc<Notify>) -> Self {
        let mut places = Arc::new(Places::of(origins));
        let mut watches = Self::at(&places, told);
        for _ in 1..TRIES {
            // A link that was changed before its folder was watched leads elsewhere by now.
            let now = Places::of(origins);
            if now == *places {
                break;
            }
            places = Arc::new(now);
            watches = Self::at(&places, told);
        }
        watches
    }

    fn at(places: &Arc<Places>, told: &Arc<Notify>) -> Self {
        let folders = places.folders();
        if folders.is_empty() {
            return Self::default();
        }
        let mut watcher = match notify::recommended_watcher(teller(places, told)) {
            Ok(watcher) => watcher,
            Err(error) => {
                let refused = Some(format!("cannot watch any folder: {}", without_paths(&error)));
                return Self { watcher: None, refused };
            }
        };
        let mut refused = None;
        for (folder, mode) in &folders {
            match watcher.watch(folder, *mode) {
                Err(error) if !is_gone(&error) => {
                    let shown = folder.display();
                    refused.get_or_insert_with(|| {
                        format!("cannot watch `{shown}`: {}", without_paths(&error))
                    });
                }
                _ => {}
            }
        }
        Self { watcher: Some(watcher), refused }
    }
}

/// Returns what hears of an event. Reading is an event too: it must not lead to more reading.
fn teller(places: &Arc<Places>, told: &Arc<Notify>) -> impl FnMut(notify::Result<Event>) + 'static {
    let (places, told) = (Arc::clone(places), Arc::clone(told));
    move |event| {
        let concerns = event.is_ok_and(|event| {
            let lost = event.need_rescan();
            lost || !event.kind.is_access() && event.paths.iter().any(|path| places.concern(path))
        });
        if concerns {
            told.notify_one();
        }
    }
}

/// Returns what an error says without the paths that it repeats.
fn without_paths(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// Returns whether the folder is not there. It is waited for where it would appear.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use super::*;
    use crate::files::Origin;
    use crate::live::Snapshot;
    use crate::values::{Id, TermId};

    #[tokio::test]
    async fn a_change_that_nothing_tells_of_is_seen_by_looking() {
        let (folder, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let term = |name: &str| {
            let text =
                format!("name = \"{name}\"\ntext = [\"A word.\"]\nnations = [\"england\"]\n");
            fs::write(elsewhere.path().join("term.toml"), text).unwrap();
        };
        term("Before");
        fs::create_dir(folder.path().join("terms")).unwrap();
        let link = folder.path().join("terms/made-up.toml");
        symlink(elsewhere.path().join("term.toml"), link).unwrap();
        let content = Origin::Over(folder.path().to_owned());
        let live = Arc::new(Live::start(Origins { content, config: None }));
        let mut changes = live.changes();
        let every = Duration::from_millis(20);
        let following = follow_looking(Arc::clone(&live), every, HangUps::listen());
        let id = TermId::parse("made-up").unwrap();
        let seen = async {
            // The first is read because following begins with reading, the second only by looking.
            for name in ["First", "Second"] {
                term(name);
                let is_there = |now: &Arc<Snapshot>| {
                    let found = now.content().terms.get(&id);
                    found.is_some_and(|(_, term)| term.name.as_str() == name)
                };
                changes.wait_for(is_there).await.unwrap();
            }
        };
        tokio::select! {
            () = following => unreachable!("it ends only when it is dropped"),
            seen = timeout(Duration::from_secs(20), seen) => seen.unwrap(),
        }
    }
}
