//! `signpost.toml`: what the host sets for the whole bot and for each server, with the same messages as content.
//!
//! It names areas, roles and duty numbers, never a person. A server that is not listed gets the
//! national contacts and no internal ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::approval::{Approval, Lapse};
use super::host::HostedBy;
use super::language::Language;
use super::redact::redact;
use super::server::{BoardPlace, Contact, Server};
use super::withdrawn::{self, Withdrawn};
use crate::content::Content;
use crate::files::content_in_its_place;
use crate::schema::{Check, Guide, Problem, SourceFile, key_of, read, sort, table};
use crate::values::Url;

/// Everything the host has set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Where the handbook is published.
    pub handbook: Option<Url>,
    /// Who hosts this copy. The privacy policy names it.
    pub host: Option<HostedBy>,
    /// The servers by the snowflake of each.
    pub servers: BTreeMap<u64, Server>,
    /// The file it was read from. None where nothing is set.
    source: Option<Arc<SourceFile>>,
}

impl Config {
    /// Returns what `written` sets; `source` is the file it was read from. There is one language, so none is kept, and
    /// whoever has withdrawn something has no configuration.
    pub(crate) fn of(written: File, source: &Arc<SourceFile>) -> Self {
        let servers = written.server.into_iter().map(|server| (server.guild.number(), server));
        Self {
            handbook: written.handbook_url,
            host: written.host,
            servers: servers.collect(),
            source: Some(Arc::clone(source)),
        }
    }

    /// Returns the file it was read from, where anything is set.
    pub const fn source(&self) -> Option<&Arc<SourceFile>> {
        self.source.as_ref()
    }

    /// Returns the servers that it lists, as a hint.
    pub(crate) fn known_servers(&self) -> String {
        let known: Vec<String> = self.servers.keys().map(|id| format!("`{id}`")).collect();
        match known.as_slice() {
            [] => "the file that --config names lists no server".to_owned(),
            known => format!("it lists {}", known.join(", ")),
        }
    }

    /// Returns the servers whose approval has lapsed on the day `today`, with since when and why.
    pub fn lapsed(&self, content: &Content, today: Date) -> impl Iterator<Item = (&Server, Lapse)> {
        let version = content.signpost.version;
        self.servers.values().filter_map(move |server| {
            let lapse = server.approval.as_ref()?.lapse(version, Some(today))?;
            Some((server, lapse))
        })
    }
}

table! {
    /// The whole file.
    pub struct File {
        /// Adds a link button to every message.
        handbook_url: maybe Url,
        /// In which language the content is.
        language: maybe Language,
        /// Who hosts this copy.
        host: maybe HostedBy,
        /// What is withdrawn. The file is refused, as nothing acts on it yet.
        withdrawn: any Withdrawn,
        /// The servers.
        server: any Server,
    }
}

/// A configuration as it is written: its form is judged, and not yet whether it agrees with any content.
pub(crate) struct WrittenConfig {
    /// The file, as far as it could be read.
    pub(crate) file: Option<File>,
    /// What was found, and what is still to be looked up in content.
    pub(crate) check: Check,
}

/// Tells a host of `signpost.toml` as a whole: where it is explained, and under which table a key belongs. What is written at the
/// end of a file is part of its last table, which is the slip that TOML invites.
#[derive(Debug)]
struct OfConfiguration;

/// The key that more tables than one have.
const IN_SEVERAL: &str = "name";

impl Guide for OfConfiguration {
    fn page(&self) -> &'static str {
        "signpost.example.toml"
    }

    fn belongs(&self, key: &str) -> Option<&'static str> {
        let is_of = |fields: &[&str]| fields.iter().any(|field| key_of(field) == key);
        if key == IN_SEVERAL {
            None
        } else if is_of(Server::FIELDS) {
            Some(
                "it belongs under `[[server]]`, beside `guild` and above the first `[[server.board]]`",
            )
        } else if is_of(BoardPlace::FIELDS) {
            Some("it belongs under `[[server.board]]`")
        } else if is_of(File::FIELDS) {
            Some("it belongs at the start of the file, above the first `[`")
        } else {
            None
        }
    }
}

/// Returns what is written in `file`.
///
/// # Errors
///
/// That nothing is in it.
pub(crate) fn written(file: &Arc<SourceFile>) -> Result<WrittenConfig, Vec<Problem>> {
    if let Some(problem) = emptiness(file) {
        return Err(vec![problem]);
    }
    let mut check = Check::of(file, &OfConfiguration);
    let file = read::<File>(file, &mut check);
    withdrawn::is_not_relied_on(&mut check);
    Ok(WrittenConfig { file, check })
}

/// Returns what is wrong with `file` whatever the content is: for when there is none to hold it to.
pub fn form(file: &Arc<SourceFile>) -> Vec<Problem> {
    written(file).map_or_else(|problems| problems, |written| presentable(written.check))
}

/// Ensures that the file is a configuration: a file of content shows one problem, which says so.
fn is_a_configuration(check: &mut Check) {
    if !check.problems.is_empty()
        && let Some(problem) = content_in_its_place(&check.file)
    {
        check.problems = vec![problem];
    }
}

/// Returns the problem that nothing is in `file`. It sets nothing, and nobody means that by it: an editor or a pipe may
/// leave a file empty for a moment.
fn emptiness(file: &Arc<SourceFile>) -> Option<Problem> {
    let mut lines = file.text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_empty = lines.all(|line| line.is_empty() || line.starts_with('#'));
    let hint = "write a `[[server]]` with its `guild`, as signpost.example.toml does; `server = []` says that there is none";
    is_empty.then(|| Problem::error(file, 0..0, "the configuration is empty").hint(hint))
}

/// Returns the problems as an editor may see them, by line.
pub(crate) fn presentable(mut check: Check) -> Vec<Problem> {
    is_a_configuration(&mut check);
    let mut problems = check.problems;
    redact(&mut problems, &check.file, is_key);
    sort(&mut problems);
    problems
}

/// Returns whether a configuration has such a key, in whichever table.
fn is_key(name: &str) -> bool {
    let tables = [
        File::FIELDS,
        HostedBy::FIELDS,
        Withdrawn::FIELDS,
        Server::FIELDS,
        Contact::FIELDS,
        Approval::FIELDS,
        BoardPlace::FIELDS,
    ];
    tables.into_iter().flatten().any(|field| key_of(field) == name)
}
