//! The admin port of the real program: what those see who watch it, and that it tells nothing of who asks.
//!
//! `pages` has the paths, `numbers` and `gateway` that each number moves when its cause happens, `logs` the log as
//! JSON, `prometheus` a real Prometheus that reads the page, `rules` what is shipped to watch it with.

mod gateway;
mod logs;
mod numbers;
mod pages;
mod prometheus;
mod rules;

use std::net::SocketAddr;

use super::endpoint::{Answer, Client, Listening, serving};
use crate::support::again::again_until;
use crate::support::discord::{Discord, SOON};
use crate::support::running::{Prepared, Running};

/// A free port of this machine.
const ANY: &str = "127.0.0.1:0";

/// The admin port of a program that runs.
pub(crate) struct AdminPort(SocketAddr);

impl AdminPort {
    /// Returns the one that this program has said that it listens on.
    #[track_caller]
    pub(crate) fn of(running: &Running) -> Self {
        let log = running.wait_for_log("admin on http://", SOON);
        let address = log.split("admin on http://").nth(1).unwrap();
        Self(address.split('/').next().unwrap().parse().unwrap())
    }

    /// Returns where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.0
    }

    fn ask(&self, method: &str, path: &str) -> Answer {
        let mut client = Client::to(self.0);
        client.send(format!("{method} {path} HTTP/1.1\r\nHost: admin\r\n\r\n").as_bytes());
        client.answer()
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    /// Returns what a page says, whatever its status.
    pub(crate) fn text_of(&self, path: &str) -> String {
        String::from_utf8(self.get(path).body).unwrap()
    }

    /// Returns what `/readyz` says: its status and its lines.
    fn ready(&self) -> (u16, String) {
        let answer = self.get("/readyz");
        (answer.status, String::from_utf8(answer.body).unwrap())
    }

    fn metrics(&self) -> MetricsPage {
        let answer = self.get("/metrics");
        assert_eq!(answer.status, 200);
        MetricsPage(String::from_utf8(answer.body).unwrap())
    }

    /// Asks until what comes back is so.
    #[track_caller]
    fn wait_for(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let missing = || format!("{what}: {:?}\n{}", self.ready(), self.metrics().0);
        again_until(missing, || is_so(self));
    }
}

/// A page of metrics.
struct MetricsPage(String);

impl MetricsPage {
    /// Returns a number by its name and labels, as the page writes them after `signpost_`.
    #[track_caller]
    fn number(&self, name: &str) -> f64 {
        let found = self.0.lines().find_map(|line| {
            line.strip_prefix("signpost_")?.strip_prefix(name)?.strip_prefix(' ')?.parse().ok()
        });
        found.unwrap_or_else(|| panic!("no `signpost_{name}` on the page\n{}", self.0))
    }

    /// Returns the names of the numbers, as a query has them.
    fn names(&self) -> Vec<&str> {
        let samples = self.0.lines().filter(|line| !line.starts_with('#'));
        samples.map(|line| line.split(['{', ' ']).next().unwrap()).collect()
    }
}

/// Starts `signpost serve` with an admin port.
pub(crate) fn watched(args: &[&str]) -> (Listening, AdminPort) {
    watched_by(serving().args(args))
}

/// Starts it as it was prepared, with an admin port.
pub(crate) fn watched_by(prepared: Prepared) -> (Listening, AdminPort) {
    let listening = Listening::of(prepared.args(&["--admin", ANY]));
    let admin = AdminPort::of(&listening.running);
    (listening, admin)
}

/// Starts `signpost run` with an admin port.
pub(crate) fn watched_on(discord: &Discord, args: &[&str]) -> (Running, AdminPort) {
    let running = Running::on(discord).args(&["run", "--admin", ANY]).args(args).start();
    let admin = AdminPort::of(&running);
    (running, admin)
}
