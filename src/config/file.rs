//! `signpost.toml`: what the host sets for each server, with the same messages as content.
//!
//! It names areas, roles and duty numbers, never a person. A server that is not listed gets the
//! national contacts and no internal ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::agrees::{self, Servers};
use crate::answer::{Lapse, Server};
use crate::content::{
    Check, Content, FromRaw, Problem, SourceFile, Url, content_in_its_place, numbers_in_texts,
    parse, sort, table,
};

/// Everything the host has set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Where the handbook is published.
    pub handbook: Option<Url>,
    /// The servers by the snowflake of each.
    pub servers: BTreeMap<u64, Server>,
}

impl Config {
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
    pub struct File as written RawFile {
        /// Adds a link button to every message.
        handbook_url: maybe Url,
        /// The servers.
        server: any Server,
    }
}

/// Returns the configuration in `file`; what it names is there in `content`.
///
/// # Errors
///
/// Every problem that the file has, by line.
pub fn read(file: &Arc<SourceFile>, content: &Content) -> Result<Config, Vec<Problem>> {
    let (checked, mut check) = written(file);
    let named = std::mem::take(&mut check.references);
    agrees::names_are_known(&mut check, &named, content);
    let with_digits = std::mem::take(&mut check.with_digits);
    check.problems.extend(numbers_in_texts(content.services.iter(), &with_digits));
    let file = checked.as_ref();
    let all = Servers {
        servers: file.map_or(&[], |file| &file.server),
        handbook: file.and_then(|file| file.handbook_url.as_ref()),
    };
    all.agree(&mut check, &named, content);
    is_a_configuration(&mut check);
    match (checked, presentable(check)) {
        (Some(file), problems) if problems.is_empty() => Ok(config(file)),
        (_, problems) => Err(problems),
    }
}

/// Returns what is wrong with `file` whatever the content is: for when there is none to hold it to.
pub fn form(file: &Arc<SourceFile>) -> Vec<Problem> {
    let (_, mut check) = written(file);
    is_a_configuration(&mut check);
    presentable(check)
}

fn written(file: &Arc<SourceFile>) -> (Option<File>, Check) {
    let mut check = Check { guide: "signpost.example.toml", ..Check::of(file) };
    let raw = parse::<RawFile>(file, &mut check);
    (raw.and_then(|raw| File::from_raw(raw, &mut check)), check)
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
pub fn emptiness(file: &Arc<SourceFile>) -> Option<Problem> {
    let mut lines = file.text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_empty = lines.all(|line| line.is_empty() || line.starts_with('#'));
    let hint = "write a `[[server]]` with its `guild`, as signpost.example.toml does; `server = []` says that there is none";
    is_empty.then(|| Problem::error(file, 0..0, "the configuration is empty").hint(hint))
}

/// Returns the problems as an editor may see them, by line.
fn presentable(check: Check) -> Vec<Problem> {
    let mut problems = check.problems;
    for problem in &mut problems {
        hide_strange_value(problem);
    }
    sort(&mut problems);
    problems
}

/// Somebody may write a token into the wrong file. What stands behind a key that we do not know is
/// not printed with its line.
fn hide_strange_value(problem: &mut Problem) {
    if !problem.message.starts_with("unknown field") {
        return;
    }
    let text = &problem.file.text;
    let line = text[problem.span.end..].lines().next().unwrap_or_default();
    let Some(value) = line.find('=').map(|at| problem.span.end + at + 1) else {
        return;
    };
    let text = format!("{} [redacted]{}", &text[..value], &text[problem.span.end + line.len()..]);
    problem.file = Arc::new(SourceFile { path: problem.file.path.clone(), text });
}

fn config(file: File) -> Config {
    let servers = file.server.into_iter().map(|server| (server.guild.number(), server));
    Config { handbook: file.handbook_url, servers: servers.collect() }
}
