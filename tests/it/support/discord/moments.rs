//! What happens at one moment: a request that is held, or a change of the world before it counts.
//!
//! A held request waits before it is carried out, or after it and before its answer, until a
//! test lets it go on or forgets it. It is on a task of its own: it is there also when its
//! sender has been killed meanwhile, as a request is that was already on its way.

use std::time::Duration;

use tokio::sync::oneshot::{Receiver, Sender, channel};

use super::Discord;
use super::routes::Route;
use super::world::World;

/// Where a request is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Before it is carried out.
    Before,
    /// After it was carried out, before it is answered.
    After,
}

/// What is to happen, and what is held.
#[derive(Default)]
pub(super) struct Moments {
    /// By the number of the request.
    holds: Vec<(usize, When)>,
    held: Vec<Held>,
    changes: Vec<Change>,
}

struct Held {
    line: String,
    /// Says to go on; gone where it is to be forgotten.
    go_on: Sender<()>,
}

struct Change {
    route: Route,
    /// How many requests on the route come before.
    after: usize,
    act: Act,
}

type Act = Box<dyn FnOnce(&mut World) + Send>;

impl Moments {
    /// Whether the request of this number is held.
    pub(super) fn hold_of(&mut self, number: usize) -> Option<When> {
        let at = self.holds.iter().position(|(of, _)| *of == number)?;
        Some(self.holds.swap_remove(at).1)
    }

    /// Holds a request until this says so; an error forgets it.
    pub(super) fn hold(&mut self, line: String) -> Receiver<()> {
        let (go_on, told) = channel();
        self.held.push(Held { line, go_on });
        told
    }

    /// What is to change before a request on this route, which is about to be carried out.
    pub(super) fn changes_before(&mut self, route: Route) -> Vec<Act> {
        let is_due = |change: &mut Change| change.route == route && change.after == 0;
        let due: Vec<Change> = self.changes.extract_if(.., is_due).collect();
        for change in self.changes.iter_mut().filter(|it| it.route == route) {
            change.after -= 1;
        }
        due.into_iter().map(|change| change.act).collect()
    }
}

impl Discord {
    /// Holds the n-th request from now, on whatever route; the next is number 0.
    pub(crate) fn hold(&self, n: usize, when: When) {
        self.shared.change(|state| {
            let number = state.seen.requests.len() + n;
            state.moments.holds.push((number, when));
        });
    }

    /// Waits until a request is held, and returns its method and path.
    #[track_caller]
    pub(crate) fn wait_until_held(&self, within: Duration) -> String {
        let held = |state: &mut super::State| state.moments.held.last().map(|it| it.line.clone());
        self.wait("a request to hold", within, held)
    }

    /// Lets what is held go on.
    pub(crate) fn release(&self) {
        let held = self.shared.change(|state| std::mem::take(&mut state.moments.held));
        for held in held {
            // Whoever waited for it may have been dropped with the fake's thread.
            held.go_on.send(()).ok();
        }
    }

    /// Forgets what is held: it is never answered, and where it was held before, never carried out.
    /// What was to be held is no longer.
    pub(crate) fn forget_held(&self) {
        self.shared.change(|state| {
            state.moments.held.clear();
            state.moments.holds.clear();
        });
    }

    /// Changes the world just before the n-th request on a route is carried out; the next is
    /// number 0. What is refused before that (429, a fault) does not count.
    pub(crate) fn before(
        &self,
        route: Route,
        n: usize,
        act: impl FnOnce(&mut World) + Send + 'static,
    ) {
        let change = Change { route, after: n, act: Box::new(act) };
        self.shared.change(|state| state.moments.changes.push(change));
    }

    /// Changes or reads the world.
    #[track_caller]
    pub(crate) fn world<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        self.shared.change(|state| act(&mut state.world))
    }
}
