//! What all parts of the fake share: one state under one lock, and a bell for those who wait.
//!
//! The routes and the gateway run on the fake's own thread and change the state; a test is a plain
//! thread that looks at it or waits until it is as it should be. No wait is without an end, and
//! what is said at the end names what was awaited and what was there.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::application::Application;
use super::asked::Asked;
use super::commands::Commands;
use super::copies::TooLate;
use super::faults::Faults;
use super::moments::Moments;
use super::seen::{Seen, Timed};
use super::sessions::Sessions;
use super::throttle::Throttle;
use super::world::World;

/// The state, and where and since when the fake is there.
pub(super) struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

/// Everything that the fake knows.
pub(super) struct State {
    pub(super) address: SocketAddr,
    pub(super) started: Instant,
    pub(super) seen: Seen,
    pub(super) violations: Vec<String>,
    pub(super) faults: Faults,
    pub(super) settings: Settings,
    pub(super) sessions: Sessions,
    pub(super) asked: HashMap<String, Asked>,
    pub(super) commands: Commands,
    pub(super) application: Application,
    pub(super) throttle: Throttle,
    pub(super) world: World,
    pub(super) moments: Moments,
}

/// What a test can set.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// How long an interaction waits for its first response.
    pub(super) answer_within: Duration,
    /// From when on the same response may come a second time.
    pub(super) same_again_after: Duration,
    /// How long an original response can be edited.
    pub(super) edit_within: Duration,
    pub(super) heartbeat_interval: Duration,
    /// How far apart two sessions have to be started; none for no limit.
    pub(super) starts_apart: Duration,
    /// How far its clock is ahead of ours.
    pub(super) clock_ahead: SignedDuration,
    /// What a copy of the program is told that answers after another.
    pub(super) too_late: TooLate,
}

/// interactions/receiving-and-responding.mdx: 3 seconds and 15 minutes; the interval is the example
/// of events/gateway.mdx.
impl Default for Settings {
    fn default() -> Self {
        Self {
            answer_within: Duration::from_secs(3),
            same_again_after: Duration::from_millis(900),
            edit_within: Duration::from_secs(15 * 60),
            heartbeat_interval: Duration::from_millis(41_250),
            starts_apart: Duration::ZERO,
            clock_ahead: SignedDuration::ZERO,
            too_late: TooLate::Acknowledged,
        }
    }
}

impl Shared {
    pub(super) fn at(address: SocketAddr) -> Self {
        let state = State {
            address,
            started: Instant::now(),
            seen: Seen::default(),
            violations: Vec::new(),
            faults: Faults::default(),
            settings: Settings::default(),
            sessions: Sessions::default(),
            asked: HashMap::new(),
            commands: Commands::default(),
            application: Application::default(),
            throttle: Throttle::default(),
            world: World::default(),
            moments: Moments::default(),
        };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Changes the state, and wakes those who wait.
    pub(super) fn change<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let done = act(&mut self.lock());
        self.changed.notify_all();
        done
    }

    /// Waits until `act` gives something, at most for so long; else gives what was seen.
    pub(super) fn wait<T>(
        &self,
        within: Duration,
        mut act: impl FnMut(&mut State) -> Option<T>,
    ) -> Result<T, String> {
        let until = Instant::now() + within;
        let mut state = self.lock();
        loop {
            if let Some(done) = act(&mut state) {
                return Ok(done);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(format!("{}; violations: {:#?}", state.seen, state.violations));
            }
            state =
                self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// A test that failed while it looked has said so itself, so the lock is never poisoned for us.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Remembers what Discord would not have.
    pub(super) fn violation(&mut self, what: impl Into<String>) {
        self.violations.push(what.into());
    }

    /// How long the fake has been there.
    pub(super) fn now(&self) -> Duration {
        self.started.elapsed()
    }

    pub(super) fn timed(&self, json: &serde_json::Value) -> Timed {
        Timed { at: self.now(), json: json.clone() }
    }

    /// A fresh snowflake.
    pub(super) fn fresh_id(&mut self) -> String {
        self.world.snowflake().to_string()
    }
}
