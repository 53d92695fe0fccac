//! `signpost.toml`: what the host sets for each server, with the same messages as content.
//!
//! It names areas, roles and duty numbers, never a person. A server that is not listed gets the
//! national contacts and no internal ones.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use crate::answer::{Approval, BoardPlace, Contact, Server};
use crate::content::{
    AreaId, Check, Content, FromRaw, Id, Kind, Label, Nation, Problem, Slug, SourceFile, Url,
    did_you_mean, parse, sort, table,
};

/// Everything the host has set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Where the handbook is published.
    pub handbook: Option<Url>,
    /// The servers by the snowflake of each.
    pub servers: BTreeMap<u64, Server>,
}

/// A snowflake: Discord's id of a server or channel, written as text because it outgrows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snowflake(u64);

impl FromRaw for Snowflake {
    type Raw = String;

    fn from_raw(raw: Spanned<String>, check: &mut Check) -> Option<Self> {
        let text = raw.get_ref();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits && (15..=20).contains(&text.len()));
        if number.is_none() {
            let message = format!("`{text}` is not a snowflake");
            let hint =
                "in Discord, turn on Developer Mode, right-click the server or channel, Copy ID";
            check.error(raw.span(), message, hint);
        }
        number.map(Self)
    }
}

table! {
    /// The whole file.
    pub struct File as written RawFile {
        /// Adds a link button to every message.
        handbook_url: maybe Url,
        /// The servers.
        server: any ServerTable,
    }
}

table! {
    /// One server.
    pub struct ServerTable as written RawServerTable checked by approval_comes_first {
        /// Its snowflake.
        guild: one Snowflake,
        /// Its area.
        area: maybe AreaId,
        /// Its nation.
        nation: maybe Nation,
        /// The safeguarding lead.
        lead: maybe Contact,
        /// The deputy lead.
        deputy: maybe Contact,
        /// The trustee for safeguarding.
        trustee: maybe Contact,
        /// Where notes go.
        record: maybe Label,
        /// Who looks after volunteers.
        coordinator: maybe Label,
        /// Who approved the content.
        approval: maybe Approval,
        /// The pinned posts.
        board: any BoardTable,
    }
}

table! {
    /// A board and its channel.
    pub struct BoardTable as written RawBoardTable {
        /// The channel's snowflake.
        channel: one Snowflake,
        /// The board's id.
        board: one Slug,
    }
}

/// An approval is due again after it was given.
fn approval_comes_first(server: &ServerTable, place: &Range<usize>, check: &mut Check) -> bool {
    let early = server.approval.as_ref().is_some_and(|approval| approval.next <= approval.on);
    if early {
        let message = "the approval is due before it was given".to_owned();
        check.error(place.clone(), message, "`next` is a day after `on`");
    }
    !early
}

/// Returns the configuration in `file`; the areas that it names are those of `content`.
///
/// # Errors
///
/// Every problem that the file has, by line.
pub fn read(file: &Arc<SourceFile>, content: &Content) -> Result<Config, Vec<Problem>> {
    let mut check = Check { guide: "signpost.example.toml", ..Check::of(file) };
    let raw = parse::<RawFile>(file, &mut check);
    let checked = raw.and_then(|raw| File::from_raw(raw, &mut check));
    areas_are_known(&mut check, content);
    let servers = checked.as_ref().map_or(&[][..], |file| &file.server);
    servers_agree(&mut check, servers, content);
    let Check { mut problems, .. } = check;
    problems.iter_mut().for_each(hide_strange_value);
    sort(&mut problems);
    match checked {
        Some(file) if problems.is_empty() => Ok(config(file)),
        _ => Err(problems),
    }
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
            let near = did_you_mean(&reference.id, content.areas.iter().map(|(id, _)| id.as_str()));
            let hint = near.map_or_else(
                || {
                    "areas are the files in content/areas/; leave it out to be asked for the area"
                        .to_owned()
                },
                |near| format!("did you mean `{near}`?"),
            );
            check.error(reference.span.clone(), format!("unknown area `{}`", reference.id), hint);
        }
    }
}

/// Ensures that no server is there twice and that each area lies in the nation that is set.
fn servers_agree(check: &mut Check, servers: &[ServerTable], content: &Content) {
    let guilds = check.file.spans_of("guild");
    let at = |index: usize| guilds.get(index).cloned().unwrap_or(0..0);
    for (index, server) in servers.iter().enumerate() {
        let guild = server.guild.0.to_string();
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
    let servers = file.server.into_iter().map(|server| {
        let boards = server
            .board
            .into_iter()
            .map(|board| BoardPlace { channel: board.channel.0, board: board.board });
        let ours = Server {
            area: server.area,
            nation: server.nation,
            lead: server.lead,
            deputy: server.deputy,
            trustee: server.trustee,
            record: server.record,
            coordinator: server.coordinator,
            approval: server.approval,
            boards: boards.collect(),
        };
        (server.guild.0, ours)
    });
    Config { handbook: file.handbook_url, servers: servers.collect() }
}
