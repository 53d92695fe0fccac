//! Keeps the boards that the configuration lists as they should be.
//!
//! At the start, after each reload, and daily. What Discord was too busy for is tried again
//! sooner. The log has numbers and no names: which channel it is, `signpost boards plan` says.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use tokio::time::sleep_until;
use tracing::{error, info, warn};

use super::held::{Current, Held};
use super::place::{Place, listed};
use super::progress::Progress;
use super::reconcile::Boards;
use super::work::{Aim, Done, Outcome};
use crate::answer::BoardObstacle;
use crate::backoff::Backoff;
use crate::clock::now;
use crate::live::Live;

/// When boards are looked after.
#[derive(Debug, Clone, Copy)]
pub struct Rhythm {
    /// How often, though nothing has changed here: somebody may have unpinned a board. Up to a
    /// tenth is added at random, so that no two bots come at the same moment.
    pub every: Duration,
    /// The shortest wait before what Discord was too busy for is tried again; it doubles.
    pub shortest: Duration,
    /// The longest such wait.
    pub longest: Duration,
    /// Which day it is in the United Kingdom: a board says so on the day after its approval was due.
    pub today: fn() -> Date,
}

impl Default for Rhythm {
    /// Returns once a day, and after a minute to an hour.
    fn default() -> Self {
        let minutes = |count: u64| Duration::from_secs(60 * count);
        let (shortest, longest) = (minutes(1), minutes(60));
        Self { every: minutes(24 * 60), shortest, longest, today: || now().date() }
    }
}

const JITTER: f64 = 0.1;

/// How often a long round says how far it is.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// Keeps the boards of what is live, until nothing can change any more.
pub async fn keep_boards(live: Arc<Live>, boards: Arc<Boards>, rhythm: Rhythm) {
    let mut changes = live.changes();
    let current: Current =
        Arc::new(move || live.written().map(|snapshot| Held { snapshot, today: (rhythm.today)() }));
    let mut backoff = rhythm.backoff();
    changes.mark_unchanged();
    let mut due = all(&current);
    let mut next_day = rhythm.next_day();
    loop {
        let Later { places: later, after } = round(&boards, &current, &due).await;
        if later.is_empty() {
            backoff = rhythm.backoff();
        }
        let wait = (!later.is_empty()).then(|| backoff.next().max(after.unwrap_or_default()));
        let again = wait.map(|wait| Instant::now() + wait);
        let wake = again.map_or(next_day, |again| again.min(next_day));
        tokio::select! {
            () = sleep_until(wake.into()) => {
                let is_new_day = wake == next_day;
                due = if is_new_day { all(&current) } else { later };
                next_day = if is_new_day { rhythm.next_day() } else { next_day };
            }
            changed = changes.changed() => match changed {
                Ok(()) => due = all(&current),
                Err(_) => return,
            },
        }
    }
}

/// Returns every place that is listed; none where what the host has written cannot be read. It is asked
/// for at the start, after each reload and daily; so the host is told then of approvals that have lapsed.
fn all(current: &Current) -> Vec<Place> {
    let Some(Held { snapshot, today }) = current() else {
        return Vec::new();
    };
    let lapsed = snapshot.config.lapsed(snapshot.content(), today).count();
    if lapsed > 0 {
        warn!(
            servers = lapsed,
            "an approval has lapsed, and readers are told so; `signpost check` with the same --config says which and why"
        );
    }
    listed(&snapshot)
}

/// What is to be tried again.
struct Later {
    places: Vec<Place>,
    /// How long Discord wants to be left alone, where it says so.
    after: Option<Duration>,
}

impl Rhythm {
    fn backoff(&self) -> Backoff {
        Backoff::new(self.shortest, self.longest)
    }

    fn next_day(&self) -> Instant {
        Instant::now() + self.every.mul_f64(1.0 + JITTER * fastrand::f64())
    }
}

/// Goes once through these places; returns those to be tried again.
async fn round(boards: &Arc<Boards>, current: &Current, due: &[Place]) -> Later {
    let mut progress = Progress::told_every(TELL_EVERY);
    let told = |done: &[Done]| {
        let finished = progress.add(done.len()).filter(|finished| *finished < due.len());
        if let Some(finished) = finished {
            info!(finished, of = due.len(), "looking after the boards");
        }
    };
    match boards.reconcile(current, Aim::Keep, due, told).await {
        Ok(done) => {
            boards.states.note(&done);
            tell(&done);
            let later = || done.iter().filter(is_later);
            let after = later().filter_map(|done| done.again_after).max();
            Later { places: later().map(|done| done.place.clone()).collect(), after }
        }
        Err(why) => {
            error!("the boards could not be looked after: {why}; it is tried again later");
            Later { places: due.to_vec(), after: None }
        }
    }
}

fn is_later(done: &&Done) -> bool {
    done.obstacle == Some(BoardObstacle::Later)
}

fn tell(done: &[Done]) {
    if done.is_empty() {
        return;
    }
    let of = |outcome| done.iter().flat_map(|done| &done.steps).filter(move |it| it.1 == outcome);
    let (boards, changes) = (done.len(), of(Outcome::Done).count());
    let later = done.iter().filter(is_later).count();
    let blocked = done.iter().filter(|done| done.obstacle.is_some()).count() - later;
    match (blocked, later) {
        (0, 0) => info!(boards, changes, "every board is right"),
        _ => warn!(
            boards,
            changes,
            blocked,
            later,
            "not every board is right; `signpost boards plan` says which and why"
        ),
    }
}
