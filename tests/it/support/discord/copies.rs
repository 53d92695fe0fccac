//! Several copies of the program with one token: each has an address of its own, by which it is known.
//!
//! Copy 0 is whoever uses the plain address, and the only one in most tests. Each session of a shard gets every
//! event, and an interaction takes one response, from whoever is first: events/gateway.mdx,
//! Sharding ("multiple sessions with the same `[shard_id, num_shards]`"). What the others are told
//! is not documented whole: 40060, or 10062 (discord-jda/JDA, issue 2687). A fault can strike one copy.

use std::time::Duration;

use super::faults::{Fault, GatewayFault, Now};
use super::routes::Route;
use super::{Discord, Sent};

/// What a copy is told that answers after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooLate {
    /// 400 with code 40060: it has its answer.
    Acknowledged,
    /// 404 with code 10062: there is no such interaction.
    Unknown,
}

/// Where the gateways of the copies are.
pub(super) const GATEWAYS: &str = "/{copy}";

/// What comes first in the addresses of a copy.
pub(super) fn path(copy: usize) -> String {
    if copy == 0 { String::new() } else { format!("/copy-{copy}") }
}

/// Which copy a path is of, and the path without that.
pub(super) fn of(path: &str) -> (usize, &str) {
    let numbered = || {
        let rest = path.strip_prefix("/copy-")?;
        let (number, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Some((number.parse().ok()?, rest))
    };
    numbered().unwrap_or((0, path))
}

impl Discord {
    /// Where the REST routes are for a copy of the program.
    pub(crate) fn base_of(&self, copy: usize) -> String {
        format!("http://{}{}/api/v10", self.shared.change(|state| state.address), path(copy))
    }

    /// Waits until a copy has a session.
    #[track_caller]
    pub(crate) fn wait_until_copy_is_ready(&self, copy: usize, within: Duration) {
        let what = format!("a session of copy {copy}");
        self.wait(&what, within, |state| state.sessions.is_copy_up(copy).then_some(()));
    }

    /// Lays a fault on a route, for the next so many requests of one copy.
    pub(crate) fn fault_of(&self, copy: usize, route: Route, fault: Fault, times: usize) {
        self.shared.change(|state| state.faults.lay(Some(copy), route, fault, times));
    }

    /// Lays a fault on the gateway, for the next so many times that it could strike one copy.
    pub(crate) fn gateway_fault_of(&self, copy: usize, fault: GatewayFault, times: usize) {
        self.shared.change(|state| state.faults.lay_on_gateway(Some(copy), fault, times));
    }

    /// Has the gateway do something at once on every open connection of one copy.
    pub(crate) fn now_on(&self, copy: usize, now: &Now) {
        self.shared.change(|state| {
            let open = state.sessions.open().into_iter();
            let its: Vec<usize> = open.filter(|link| state.sessions.copy(*link) == copy).collect();
            for number in its {
                state.act(number, now);
            }
        });
    }

    /// Lets a copy's connections bring it no event, until it is heard again.
    pub(crate) fn mute(&self, copy: usize, is_muted: bool) {
        self.shared.change(|state| {
            if is_muted {
                state.sessions.muted.insert(copy);
            } else {
                state.sessions.muted.remove(&copy);
            }
        });
    }

    /// Sets what a copy is told that answers after another: 40060, unless set.
    pub(crate) fn set_too_late(&self, too_late: TooLate) {
        self.shared.change(|state| state.settings.too_late = too_late);
    }

    /// Sets how far apart two sessions have to be started, whoever starts them: no limit, unless set.
    pub(crate) fn set_starts_apart(&self, apart: Duration) {
        self.shared.change(|state| state.settings.starts_apart = apart);
    }

    /// Returns which copy has answered an interaction, when one has.
    #[track_caller]
    pub(crate) fn answered_by(&self, sent: &Sent) -> usize {
        self.answer(sent);
        self.shared
            .change(|state| state.asked[&sent.token].answered.as_ref().map(|it| it.by))
            .unwrap()
    }
}
