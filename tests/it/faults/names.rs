//! The names of the network are gone, and come back.
//!
//! The program has an `/etc/hosts` and a name server of its own. What is connected stays connected: it is the next
//! connection that needs a name.

use std::fs;
use std::net::{SocketAddr, UdpSocket};
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use super::place::Place;
use super::{AT_ONCE, assert_answers};
use crate::support::discord::{ALWAYS, Discord, Fault, Now, Route};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::skips::skipped;

/// What Discord is called here.
const NAME: &str = "discord.fault.test";

/// Where the name server is to be. Addresses of the loopback are this machine's own.
const NAME_SERVER: &str = "127.91.7.53:53";

/// The files by which names are looked up.
struct Names {
    folder: TempDir,
    place: Place,
}

impl Names {
    /// Returns them with the one name in them, where this machine lets one process have its own.
    fn known() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let server: SocketAddr = NAME_SERVER.parse().unwrap();
        fs::write(path("hosts"), "").unwrap();
        fs::write(path("resolv.conf"), format!("nameserver {}\n", server.ip())).unwrap();
        fs::write(path("nsswitch.conf"), "hosts: files dns\n").unwrap();
        let mounts = ["hosts", "resolv.conf", "nsswitch.conf"].map(|name| {
            let there = Path::new("/etc").join(name).exists();
            let made = if there { String::new() } else { format!("touch /etc/{name}\n") };
            format!("{made}mount --bind {} /etc/{name}", path(name))
        });
        let place = Place::where_mounted(&mounts.join("\n"))?;
        let names = Self { folder, place };
        names.come_back();
        Some(names)
    }

    /// Writes into the file that is mounted, so that it stays the same file.
    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("hosts"), text).unwrap();
    }

    fn are_gone(&self) {
        self.write("127.0.0.1 localhost\n");
    }

    fn come_back(&self) {
        self.write(&format!("127.0.0.1 localhost {NAME}\n"));
    }
}

/// Starts the program in a place where Discord has a name.
fn started(discord: &Discord, names: &Names) -> Running {
    let at = |address: &str| address.replace("127.0.0.1", NAME);
    discord.fault(
        Route::GatewayBot,
        Fault::Changed(json!({ "url": at(&discord.gateway()) })),
        ALWAYS,
    );
    let prepared = Running::on(discord).env("DISCORD_API_BASE", &at(&discord.base()));
    names.place.of(prepared.args(&["run"])).start()
}

#[test]
fn what_is_connected_answers_on_without_names_and_a_lost_gateway_comes_back_with_them() {
    let Some(names) = Names::known() else { return };
    let discord = Discord::start();
    let running = started(&discord, &names);
    assert_answers(&discord);
    running.wait_for_log("the commands were registered", AT_ONCE);
    names.are_gone();
    assert_answers(&discord);
    discord.now(&Now::Drop);
    let said = "the connection to the gateway is lost: it cannot be reached: failed to lookup";
    running.wait_for_log(said, AT_ONCE);
    names.come_back();
    assert_answers(&discord);
}

#[test]
fn a_start_without_names_says_so_with_the_next_step_and_goes_on_when_they_are_there() {
    let Some(names) = Names::known() else { return };
    let discord = Discord::start();
    names.are_gone();
    let running = started(&discord, &names);
    let log = running.wait_for_log("the gateway cannot be looked up: ", super::EVENTUALLY);
    let line = log.lines().find(|line| line.contains("the gateway cannot be looked up")).unwrap();
    assert!(
        line.contains("gateway/bot: its name cannot be looked up; it is tried again"),
        "{line}"
    );
    assert!(line.ends_with("check the network and the name server of this machine"), "{line}");
    names.come_back();
    assert_answers(&discord);
}

/// A look-up that hangs has a thread for itself, and the next one does not wait for it.
#[test]
fn a_name_server_that_never_answers_costs_the_answers_of_that_time_alone() {
    let Ok(silent) = UdpSocket::bind(NAME_SERVER) else {
        skipped("no name server can be listened as at port 53 of the loopback");
        return;
    };
    let Some(names) = Names::known() else { return };
    let discord = Discord::start();
    let running = started(&discord, &names);
    assert_answers(&discord);
    running.wait_for_log("the commands were registered", AT_ONCE);
    names.are_gone();
    // The connections that are kept end, and another needs the name.
    discord.fault(Route::Callback, Fault::Closed, 3);
    discord.send(&command("help").json());
    silent.set_read_timeout(Some(AT_ONCE)).unwrap();
    silent.recv_from(&mut [0; 512]).unwrap();
    running.wait_for_log("an interaction may be without its answer", AT_ONCE);
    names.come_back();
    assert_answers(&discord);
    discord.take_violations();
}
