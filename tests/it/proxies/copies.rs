//! Three copies of the program, each with a folder of content of its own.
//!
//! A copy that is started again listens where it did before, as under an orchestrator.

use std::fs;
use std::net::{SocketAddr, TcpListener};

use tempfile::TempDir;

use super::super::endpoint::{Client, Signer};
use crate::support::again::again_until;
use crate::support::discord::SOON;
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::skips::skipped;
use crate::support::{folder_of, shipped, text};

/// The words that one copy's content changes.
const OLD: &str = "title        = \"What has happened?\"";
const NEW: &str = "What has happened there?";

/// Longer than a load balancer takes to look twice.
const DRAIN: &str = "3";

/// One copy: where it listens, and its process while it runs.
struct Copy {
    address: SocketAddr,
    admin: SocketAddr,
    content: TempDir,
    running: Option<Running>,
}

/// All of them.
pub(super) struct Copies(Vec<Copy>);

impl Copies {
    /// Starts three that share an address.
    pub(super) fn on_ports_of_their_own() -> Self {
        Self::start_all(["127.0.0.1"; 3].map(|host| [free(host), free(host)]))
    }

    /// Starts three with the same ports, each on a loopback address of its own; nothing where there is one such
    /// address only.
    pub(super) fn on_addresses_of_their_own() -> Option<Self> {
        let hosts = ["127.0.1.1", "127.0.1.2", "127.0.1.3"];
        if hosts.iter().any(|host| TcpListener::bind((*host, 0)).is_err()) {
            skipped("this system has no loopback address but 127.0.0.1");
            return None;
        }
        let [port, admin] = [free(hosts[0]).port(), free(hosts[0]).port()];
        let at = |host: &str, port: u16| SocketAddr::new(host.parse().unwrap(), port);
        Some(Self::start_all(hosts.map(|host| [at(host, port), at(host, admin)])))
    }

    fn start_all(addresses: [[SocketAddr; 2]; 3]) -> Self {
        let copies = addresses.into_iter().map(|[address, admin]| {
            let content = folder_of(&[("words.toml", shipped("words.toml"))]);
            Copy { address, admin, content, running: None }
        });
        let mut copies = Self(copies.collect());
        for which in 0..copies.len() {
            copies.start(which);
        }
        copies
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns where a copy takes interactions, and where it is watched.
    pub(super) fn addresses(&self, which: usize) -> [SocketAddr; 2] {
        [self.0[which].address, self.0[which].admin]
    }

    pub(super) fn connect(&self, which: usize) -> Client {
        Client::to(self.0[which].address)
    }

    /// Starts a copy where it was before.
    pub(super) fn start(&mut self, which: usize) {
        let copy = &mut self.0[which];
        let [address, admin] = [copy.address, copy.admin].map(|at| at.to_string());
        let folder = copy.content.path().to_str().unwrap();
        let prepared = Running::alone()
            .env("DISCORD_PUBLIC_KEY", &Signer::discord().public_key())
            .env("SIGNPOST_LOG", "info")
            .args(&["serve", "--listen", &address, "--admin", &admin])
            .args(&["--drain", DRAIN, "--content", folder]);
        let running = prepared.start();
        running.wait_for_log("listening on http://", SOON);
        copy.running = Some(running);
    }

    /// Waits until the load balancer asks a copy again.
    pub(super) fn wait_until_asked(&self, which: usize) {
        let missing = || format!("the load balancer leaves copy {which} out");
        again_until(missing, || self.was_asked(which));
    }

    fn was_asked(&self, which: usize) -> bool {
        let mut client = Client::to(self.0[which].admin);
        client.send(b"GET /metrics HTTP/1.1\r\nHost: signpost\r\nConnection: close\r\n\r\n");
        let page = String::from_utf8(client.answer().body).unwrap();
        let counted = page.lines().filter(|line| line.starts_with("signpost_interactions_total{"));
        counted.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum::<f64>() > 0.0
    }

    /// Stops a copy as an orchestrator does, and waits until it has ended by itself.
    pub(super) fn stop(&mut self, which: usize) {
        let mut running = self.0[which].running.take().unwrap();
        running.signal("TERM");
        assert_eq!(running.exit_code(SOON), 0);
    }

    /// Kills a copy in the middle of whatever it does.
    pub(super) fn kill(&mut self, which: usize) {
        let mut running = self.0[which].running.take().unwrap();
        running.signal("KILL");
        running.exit_code(SOON);
    }

    /// Changes the content of one copy, and waits until that answers.
    pub(super) fn change_content(&mut self, which: usize) {
        let words = shipped("words.toml");
        assert!(words.contains(OLD));
        let words = words.replace(OLD, &format!("title = \"{NEW}\""));
        fs::write(self.0[which].content.path().join("words.toml"), words).unwrap();
        let missing = || format!("copy {which} does not take up its content");
        again_until(missing, || {
            text(&super::ask(&mut self.connect(which), command("concern"))).contains(NEW)
        });
    }
}

/// Returns an address that nobody listens on. Somebody else may take it before we do; that is rare.
pub(super) fn free(host: &str) -> SocketAddr {
    TcpListener::bind((host, 0)).unwrap().local_addr().unwrap()
}
