//! From an empty machine to a healthy bot: `init`, `invite`, `doctor`, and the whole of a first evening.
//!
//! The real program runs against the fake Discord, in a folder of its own, as it does for a host.

mod doctor;
mod evening;
mod init;
mod invite;
mod pages;
mod picture;
mod trial;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::discord::{Discord, GUILD, TOKEN};
use crate::support::program;

/// The channel in which boards are pinned.
const CHANNEL: &str = "645027906669510667";

/// A host: a folder with a configuration, and a Discord.
struct Host {
    discord: Discord,
    folder: TempDir,
    set: Vec<(&'static str, String)>,
}

/// What the configuration of a host says of its one server.
const SERVER: &str = r#"
[host]
name = "Example Youth Trust"
contact = "mailto:safeguarding@example.org"

[[server]]
guild = "290926798626357999"
nation = "england"
area = "luton"
lead = { role = "Safeguarding lead", phone = "020 7946 0001" }

[[server.board]]
channel = "645027906669510667"
board = "worried"
"#;

impl Host {
    /// Returns a host whose bot is in its server and may do there what it needs.
    fn new() -> Self {
        let discord = Discord::start();
        discord.add_guild(GUILD);
        discord.add_channel(GUILD, CHANNEL);
        let folder = TempDir::new().unwrap();
        let base = discord.base();
        let host = Self { discord, folder, set: Vec::new() };
        host.writes("signpost.toml", SERVER);
        host.writes("token", TOKEN);
        let only_theirs = fs::Permissions::from_mode(0o600);
        fs::set_permissions(host.folder.path().join("token"), only_theirs).unwrap();
        host.sets("DISCORD_TOKEN_FILE", "token").sets("DISCORD_API_BASE", &base)
    }

    fn writes(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// Sets a variable, in place of what it was.
    fn sets(mut self, name: &'static str, value: &str) -> Self {
        self.set.retain(|(other, _)| *other != name);
        self.set.push((name, value.to_owned()));
        self
    }

    fn unsets(mut self, name: &str) -> Self {
        self.set.retain(|(other, _)| *other != name);
        self
    }

    /// Runs the program in the host's folder.
    fn runs<S: AsRef<OsStr>>(&self, args: &[S]) -> Output {
        let mut command = program();
        let set = self.set.iter().map(|(name, value)| (name, value));
        command.current_dir(self.folder.path()).envs(set).args(args).output().unwrap()
    }

    /// Runs `doctor`, and returns its exit code and what it found.
    #[track_caller]
    fn doctor(&self, args: &[&str]) -> (i32, Vec<Value>) {
        let all = [&["doctor", "--json", "--config", "signpost.toml"], args].concat();
        let output = self.runs(&all);
        let found = serde_json::from_slice(&output.stdout);
        let found = found.unwrap_or_else(|error| panic!("{error}: {output:?}"));
        (output.status.code().unwrap(), found)
    }
}

/// Returns what a program printed.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
