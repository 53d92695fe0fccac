//! What answers, where it comes from, and why it cannot be had.
//!
//! These are values: nothing here opens a file. Content and configuration are together, because
//! they are only good where they fit each other.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::kept::KeptReplies;
use crate::answer::Setting;
use crate::config::{Config, Server};
use crate::content::Content;
use crate::failure::without_number;
use crate::files::{LoadError, MAY_READ, Origin};
use crate::judge::Loaded;
use crate::schema::{Problem, report};

/// Where content and configuration come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// Where content comes from.
    pub content: Origin,
    /// The file of the configuration; without one, no server is configured.
    pub config: Option<PathBuf>,
}

/// Content and configuration that were read together and fit each other. What is changed of them is changed in a copy,
/// which has answered nothing.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What may be said, with the files that it came from.
    pub loaded: Arc<Loaded>,
    /// What the host has set.
    pub config: Config,
    /// Whether some of it only stands in for what the host has written and nobody could read since
    /// the start.
    pub stands_in: bool,
    /// Which of the settings that differ each server has.
    settings: BTreeMap<u64, u32>,
    kept: KeptReplies,
}

impl Snapshot {
    /// Returns what answers from these, and has answered nothing yet.
    pub fn new(loaded: Arc<Loaded>, config: Config) -> Self {
        let settings = settings(&config);
        Self { loaded, config, stands_in: false, settings, kept: KeptReplies::default() }
    }

    /// Returns the same as what answers after `before`.
    pub(super) fn after(self, before: Option<&Self>) -> Self {
        let kept = before.map(|before| before.kept.clone());
        Self { kept: kept.unwrap_or_default(), ..self }
    }

    /// Returns the replies that are written already.
    pub fn kept(&self) -> &KeptReplies {
        &self.kept
    }

    /// Returns which of the settings that differ a server has; none where it is not listed.
    pub fn setting_number(&self, guild: Option<u64>) -> Option<u32> {
        self.settings.get(&guild?).copied()
    }

    /// Returns what may be said.
    pub fn content(&self) -> &Content {
        &self.loaded.content
    }

    /// Returns what is asked in, in the server `guild` at the moment `now`.
    pub fn setting(&self, now: DateTime, guild: Option<u64>) -> Setting<'_> {
        let server = guild.and_then(|id| self.config.servers.get(&id));
        Setting { server, handbook: self.config.handbook.as_ref(), ..Setting::at(now) }
    }

    /// Returns what is asked in, in the server `guild`, to be read at any time, on the day `today`.
    pub fn setting_on(&self, today: Date, guild: u64) -> Setting<'_> {
        let server = self.config.servers.get(&guild);
        Setting { server, handbook: self.config.handbook.as_ref(), ..Setting::on(today) }
    }
}

/// Returns a number for each server: the same for two in which every message reads the same, and for no others.
fn settings(config: &Config) -> BTreeMap<u64, u32> {
    let mut differ: Vec<&Server> = Vec::new();
    let numbered = config.servers.iter().map(|(guild, server)| {
        let known = differ.iter().position(|other| server.reads_as(other));
        let number = known.unwrap_or_else(|| {
            differ.push(server);
            differ.len() - 1
        });
        (*guild, u32::try_from(number).expect("a file lists fewer servers than that"))
    });
    numbered.collect()
}

/// Why content and configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A folder or file of the content cannot be read.
    #[error(transparent)]
    Content(#[from] LoadError),
    /// The file of the configuration cannot be read.
    #[error("cannot read the configuration `{path}`")]
    Config {
        /// The file.
        path: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// Both could be read, and this is wrong with them.
    #[error("{} problem(s) in the content or configuration", .0.len())]
    Problems(Vec<Problem>),
}

impl Unreadable {
    /// Returns what is wrong and why, in one line.
    pub fn with_cause(&self) -> String {
        let cause = self.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        without_number(&format!("{self}{cause}")).into_owned()
    }

    /// Returns what to do about it; `origins` is where it comes from.
    pub fn hint(&self, origins: &Origins) -> String {
        match self {
            Self::Content(error) => error.hint().to_owned(),
            Self::Config { path, cause } => hint_of_config(path, cause).to_owned(),
            Self::Problems(_) => {
                format!("put them right; this shows them again: {}", origins.command("check"))
            }
        }
    }

    /// Returns what is wrong and why, with every problem as an editor would want to see it.
    pub(super) fn in_full(&self) -> String {
        match self {
            Self::Problems(problems) => format!("{self}\n\n{}\n", report::carets(problems)),
            other => other.with_cause(),
        }
    }
}

/// What to write in place of a lone hyphen, which here is a file of that name.
pub const STANDARD_INPUT: &str = "what comes through standard input is named `--config /dev/stdin`";

fn hint_of_config(path: &str, cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound if path == "-" => STANDARD_INPUT,
        io::ErrorKind::PermissionDenied => MAY_READ,
        io::ErrorKind::IsADirectory => "name the file in that folder with --config",
        io::ErrorKind::TimedOut => {
            "see whether anything writes to it, or name a file with --config"
        }
        io::ErrorKind::InvalidData => {
            "save the file as UTF-8: most editors have that under Save As, Encoding"
        }
        io::ErrorKind::FileTooLarge => "name a file with --config",
        _ => "`signpost init` makes one; or copy signpost.example.toml; name it with --config",
    }
}
