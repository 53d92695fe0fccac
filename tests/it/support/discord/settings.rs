//! What a test sets before or while the program runs: faults, limits, what is there already.
//!
//! What can be set of the world (guilds, channels, who may do what) is in `places` and `somebody`.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::Value;

use super::Discord;
use super::faults::{Fault, Faults, GatewayFault};
use super::routes::Route;
use super::sessions::Rewording;

impl Discord {
    /// Lays a fault on a route, for the next so many requests.
    pub(crate) fn fault(&self, route: Route, fault: Fault, times: usize) {
        self.shared.change(|state| state.faults.lay(None, route, fault, times));
    }

    /// Lays a fault on the gateway, for the next so many times that it could strike.
    pub(crate) fn gateway_fault(&self, fault: GatewayFault, times: usize) {
        self.shared.change(|state| state.faults.lay_on_gateway(None, fault, times));
    }

    /// Puts the frames of an event in other words from now on, until the next such call.
    pub(crate) fn reword(
        &self,
        event: &'static str,
        frame: impl Fn(&str) -> String + Send + 'static,
    ) {
        let rewording = Rewording { event, frame: Box::new(frame) };
        self.shared.change(|state| state.sessions.rewording = Some(rewording));
    }

    /// Takes all faults off.
    pub(crate) fn no_more_faults(&self) {
        self.shared.change(|state| state.faults = Faults::default());
    }

    /// Registers commands that are there before the program comes; they count as made today.
    #[track_caller]
    pub(crate) fn register(&self, commands: &Value) {
        let answer = self.shared.change(|state| {
            let answer = state.overwrite(commands);
            state.seen.overwrites.pop();
            answer
        });
        assert_eq!(answer.status, 200, "{:?}", answer.body);
    }

    /// Has so many commands been made today.
    pub(crate) fn set_created_today(&self, count: usize) {
        self.shared.change(|state| state.commands.created = count);
    }

    /// Sets how long an interaction waits for its first response: 3 seconds, unless set.
    pub(crate) fn set_answer_within(&self, within: Duration) {
        self.shared.change(|state| state.settings.answer_within = within);
    }

    /// Sets from when on the same response may come a second time, counted from the interaction: 0.9
    /// seconds, unless set, because the program sends it again after one.
    pub(crate) fn set_same_again_after(&self, after: Duration) {
        self.shared.change(|state| state.settings.same_again_after = after);
    }

    /// Sets how long an original response can be edited: 15 minutes, unless set.
    pub(crate) fn set_edit_within(&self, within: Duration) {
        self.shared.change(|state| state.settings.edit_within = within);
    }

    /// Puts its clock ahead of ours, or before it.
    pub(crate) fn set_clock_ahead(&self, seconds: i64) {
        let ahead = SignedDuration::from_secs(seconds);
        self.shared.change(|state| state.settings.clock_ahead = ahead);
    }

    /// Sets the interval that hello asks for: 41.25 seconds, unless set.
    pub(crate) fn set_heartbeat_interval(&self, interval: Duration) {
        self.shared.change(|state| state.settings.heartbeat_interval = interval);
    }

    /// Sets how many requests all routes together take in a second: 50, unless set.
    pub(crate) fn set_global_rate(&self, requests: u32) {
        self.shared.change(|state| state.throttle.global = requests);
    }

    /// Sets how many requests a route takes in how long: 20 in a second, unless set.
    pub(crate) fn set_rate(&self, requests: u32, window: Duration) {
        self.shared.change(|state| state.throttle.rate = (requests, window));
    }
}
