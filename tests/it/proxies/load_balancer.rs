//! A load balancer with the settings that are shipped, but for the addresses.
//!
//! It has come up when an interaction passes through it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use tempfile::TempDir;

use super::super::endpoint::{Client, Signer};
use super::copies::{Copies, free};
use crate::support::again::again;
use crate::support::browser::looked_for;
use crate::support::interactions::ping;

/// The load balancer, running.
pub(super) struct LoadBalancer {
    /// Where it listens.
    pub(super) address: SocketAddr,
    child: Child,
    _folder: TempDir,
}

impl LoadBalancer {
    /// Starts `HAProxy`; nothing where it is not installed.
    pub(super) fn haproxy(copies: &Copies) -> Option<Self> {
        let program = looked_for("HAProxy", &["haproxy", "/usr/sbin/haproxy"])?;
        let address = free("127.0.0.1");
        let mut settings = shipped("haproxy/haproxy.cfg");
        settings = replaced(&settings, "127.0.0.1:8000", &address.to_string());
        for which in 0..copies.len() {
            let [own, admin] = copies.addresses(which);
            let (listed, watched) = (8081 + which, 9081 + which);
            let listed = format!("127.0.0.1:{listed} port {watched}");
            settings = replaced(&settings, &listed, &format!("{own} port {}", admin.port()));
        }
        let (folder, file) = written("haproxy.cfg", &settings);
        let mut command = Command::new(program);
        command.arg("-db").arg("-f").arg(file);
        Some(Self::started(command, address, folder))
    }

    /// Starts Caddy; nothing where it is not installed.
    pub(super) fn caddy(copies: &Copies) -> Option<Self> {
        let named = env::var("SIGNPOST_CADDY").unwrap_or_else(|_| "caddy".to_owned());
        let program = looked_for("Caddy", &[&named])?;
        let address = free("127.0.0.1");
        let [_, admin] = copies.addresses(0);
        let mut settings = shipped("caddy/Caddyfile");
        let health = format!("health_port {}", admin.port());
        settings = replaced(&settings, "health_port 9090", &health);
        // Only this machine reaches it.
        settings = replaced(&settings, "admin off", "admin off\n\tdefault_bind 127.0.0.1");
        let all = (0..copies.len()).map(|which| copies.addresses(which)[0].to_string());
        let (folder, file) = written("Caddyfile", &settings);
        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        command.env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        // The host is that of the clients: to another one Caddy says 200 and nothing more.
        command.env("SIGNPOST_SITE", format!("http://signpost:{}", address.port()));
        command.env("SIGNPOST_COPIES", all.collect::<Vec<_>>().join(" "));
        Some(Self::started(command, address, folder))
    }

    fn started(mut command: Command, address: SocketAddr, folder: TempDir) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let balancer = Self { address, child: child.spawn().unwrap(), _folder: folder };
        balancer.wait_until_it_answers();
        balancer
    }

    /// Waits until an interaction comes through: until it listens, and has found a copy ready.
    fn wait_until_it_answers(&self) {
        let asked = Signer::discord().signs(ping().to_string()).bytes();
        again(|| {
            let answer = Client::try_to(self.address).map(|mut client| {
                client.send(&asked);
                client.answer()
            });
            let is_copys =
                answer.as_ref().is_some_and(|it| it.status == 200 && !it.body.is_empty());
            let missing = || format!("the load balancer does not answer: {answer:?}");
            is_copys.then_some(()).ok_or_else(missing)
        });
    }
}

impl Drop for LoadBalancer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn shipped(name: &str) -> String {
    fs::read_to_string(format!("{}/deploy/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn replaced(settings: &str, from: &str, to: &str) -> String {
    assert!(settings.contains(from), "the shipped settings have no {from}");
    settings.replace(from, to)
}

fn written(name: &str, settings: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, settings).unwrap();
    (folder, file)
}
