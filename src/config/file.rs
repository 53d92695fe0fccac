//! `signpost.toml`: what the host sets for each server, with the same messages as content.
//!
//! It names areas, roles and duty numbers, never a person. A server that is not listed gets the
//! national contacts and no internal ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answer::Server;
use crate::content::{
    AreaId, Check, Content, FromRaw, Id, Kind, Problem, SourceFile, Url, parse, sort, suggestion,
    table,
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
    /// Returns whether every area that a server names is one of `content`, in the server's nation.
    pub fn fits(&self, content: &Content) -> bool {
        self.servers.values().all(|server| {
            let area = server.area.as_ref().map(|id| content.areas.get(id));
            area.is_none_or(|found| {
                found.is_some_and(|(_, area)| server.nation.is_none_or(|set| set == area.nation))
            })
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

/// Returns the configuration in `file`; the areas that it names are those of `content`.
///
/// # Errors
///
/// Every problem that the file has, by line.
pub fn read(file: &Arc<SourceFile>, content: &Content) -> Result<Config, Vec<Problem>> {
    let (checked, mut check) = written(file);
    areas_are_known(&mut check, content);
    let servers = checked.as_ref().map_or(&[][..], |file| &file.server);
    servers_agree(&mut check, servers, content);
    match (checked, presentable(check)) {
        (Some(file), problems) if problems.is_empty() => Ok(config(file)),
        (_, problems) => Err(problems),
    }
}

/// Returns what is wrong with `file` whatever the content is: for when there is none to hold it to.
pub fn form(file: &Arc<SourceFile>) -> Vec<Problem> {
    presentable(written(file).1)
}

fn written(file: &Arc<SourceFile>) -> (Option<File>, Check) {
    let mut check = Check { guide: "signpost.example.toml", ..Check::of(file) };
    let raw = parse::<RawFile>(file, &mut check);
    (raw.and_then(|raw| File::from_raw(raw, &mut check)), check)
}

/// Returns the problems as an editor may see them, by line.
fn presentable(check: Check) -> Vec<Problem> {
    let mut problems = check.problems;
    problems.iter_mut().for_each(hide_strange_value);
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

/// Ensures that every area that is named is one of the content's.
fn areas_are_known(check: &mut Check, content: &Content) {
    let references = std::mem::take(&mut check.references);
    for reference in references.iter().filter(|reference| reference.kind == Kind::Area) {
        let known = AreaId::parse(&reference.id).and_then(|id| content.areas.get(&id));
        if known.is_none() {
            let ids = content.areas.iter().map(|(id, _)| id.as_str());
            let hint = suggestion(&reference.id, ids, || {
                "areas are the files in content/areas/; leave it out to be asked for the area"
                    .to_owned()
            });
            check.error(reference.span.clone(), format!("unknown area `{}`", reference.id), hint);
        }
    }
}

/// Ensures that no server is there twice and that each area lies in the nation that is set.
fn servers_agree(check: &mut Check, servers: &[Server], content: &Content) {
    let guilds = check.file.spans_of("guild");
    let at = |index: usize| guilds.get(index).cloned().unwrap_or(0..0);
    for (index, server) in servers.iter().enumerate() {
        let guild = server.guild.to_string();
        if servers[..index].iter().any(|other| other.guild == server.guild) {
            check.error(
                at(index),
                format!("the server `{guild}` is there twice"),
                "join the two into one",
            );
        }
        let area = server.area.as_ref().and_then(|id| content.areas.get(id));
        let (Some((id, area)), Some(nation)) = (area, server.nation) else {
            continue;
        };
        if area.nation != nation {
            let message = format!("the area `{id}` is not in `{}`", nation.name());
            let hint = format!("it is in `{}`: mend `nation` or `area`", area.nation.name());
            check.error(at(index), message, hint);
        }
    }
}

fn config(file: File) -> Config {
    let servers = file.server.into_iter().map(|server| (server.guild.number(), server));
    Config { handbook: file.handbook_url, servers: servers.collect() }
}
