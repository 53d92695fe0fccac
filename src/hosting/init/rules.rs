//! Whether an answer may be in the configuration: the rules of `check`, and no others.
//!
//! The answer is put into the file with those before it, and the file is judged beside the content as ever. So there is no
//! second set of rules here, and none to forget when a check is added.

use std::sync::Arc;

use jiff::civil::Date;

use super::first_server::{FirstServer, InitAnswer};
use crate::config::Config;
use crate::content::Content;
use crate::discord::Snowflake;
use crate::editing::typed_wrongly;
use crate::judge::{self, Loaded};
use crate::schema::{Problem, SourceFile, suggestion};
use crate::values::{AreaId, Id, Nation};

/// What answers are judged beside.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InitRules<'c> {
    /// The content.
    pub(crate) loaded: &'c Loaded,
    /// The day.
    pub(crate) today: Date,
}

impl InitRules<'_> {
    /// Returns the configuration that these answers make.
    ///
    /// # Errors
    ///
    /// What `check` says of it.
    pub(crate) fn config(&self, server: &FirstServer, path: &str) -> Result<Config, Vec<Problem>> {
        let file = SourceFile::new(path.to_owned(), self.text(server));
        judge::config(Some(&Arc::new(file)), self.content())
    }

    /// Returns the file that these answers make.
    pub(crate) fn text(&self, server: &FirstServer) -> String {
        let boards: Vec<&str> = self.content().boards.iter().map(|(id, _)| id.as_str()).collect();
        server.text(&boards, self.today)
    }

    /// Returns the server with one more answer, where the file may have it: an id out of an address, an area by its name.
    ///
    /// # Errors
    ///
    /// What `check` says of it, once.
    pub(crate) fn with(
        &self,
        server: &FirstServer,
        answer: InitAnswer,
        typed: &str,
    ) -> Result<FirstServer, Vec<Problem>> {
        let text = match answer {
            InitAnswer::Server => id_in(typed, IdOf::Server),
            InitAnswer::Channel => channel(typed, &server.guild)?,
            InitAnswer::Area => self.area(typed, server.nation)?,
            InitAnswer::LeadRole | InitAnswer::DeputyRole if is_a_number(typed) => {
                let message = format!("`{typed}` is a number, where a role belongs");
                let hint =
                    "write the role, such as Safeguarding lead; its number is asked for by itself";
                return Err(vec![typed_wrongly(typed, message, hint)]);
            }
            _ => typed.to_owned(),
        };
        let with = server.with(answer, text);
        self.config(&with, "signpost.toml").map_err(|mut problems| {
            // A channel is in the file once for each board.
            problems.dedup_by(|one, other| one.message == other.message);
            problems
        })?;
        Ok(with)
    }

    /// Returns the server that options describe, in the order of the questions.
    ///
    /// # Errors
    ///
    /// What is wrong with each option, at that option.
    pub(crate) fn of_options(
        &self,
        nation: Option<Nation>,
        given: &[GivenOption<'_>],
    ) -> Result<FirstServer, Vec<Problem>> {
        let (mut server, mut found) = (FirstServer { nation, ..FirstServer::default() }, vec![]);
        let mut is_server_known = true;
        for option in given {
            if option.answer == InitAnswer::Channel && !is_server_known {
                // Whether it is a channel of that server, nobody can say yet.
                continue;
            }
            match self.with(&server, option.answer, option.typed) {
                Ok(with) => server = with,
                Err(problems) => {
                    is_server_known &= option.answer != InitAnswer::Server;
                    found.extend(problems.into_iter().map(|problem| option.at_this(problem)));
                    // Those after it are judged beside one that is right.
                    if let Some(usual) = usual(option.answer) {
                        server = server.with(option.answer, usual.to_owned());
                    }
                }
            }
        }
        if found.is_empty() { Ok(server) } else { Err(found) }
    }

    /// Returns the id of the area that is typed by its id or its name. One of another nation is for `check` to refuse.
    fn area(&self, typed: &str, nation: Option<Nation>) -> Result<String, Vec<Problem>> {
        let areas = nation.map(|nation| self.areas(nation)).unwrap_or_default();
        let id = named(&areas, typed);
        let is_one = AreaId::parse(&id).is_some_and(|id| self.content().areas.get(&id).is_some());
        if is_one || areas.is_empty() {
            return Ok(id);
        }
        let ids = || areas.iter().map(|area| area.id);
        let hint = suggestion(&id, ids(), || {
            let ids: Vec<String> = ids().map(|id| format!("`{id}`")).collect();
            format!("there are {}; without one the bot asks where the child lives", ids.join(", "))
        });
        Err(vec![typed_wrongly(typed, format!("unknown area `{id}`"), hint)])
    }

    /// Returns the areas of a nation.
    pub(super) fn areas(&self, nation: Nation) -> Vec<NamedArea<'_>> {
        let areas = self.content().areas.iter().filter(|(_, area)| area.nation == nation);
        areas.map(|(id, area)| NamedArea { id: id.as_str(), name: area.name.as_str() }).collect()
    }

    fn content(&self) -> &Content {
        &self.loaded.content
    }
}

/// Returns whether nothing but a number is typed.
fn is_a_number(typed: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-()".contains(c);
    typed.contains(|c: char| c.is_ascii_digit()) && typed.chars().all(is_part)
}

/// An answer that is given as an option of the command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GivenOption<'o> {
    /// The option, as it is typed.
    pub(crate) name: &'static str,
    pub(crate) answer: InitAnswer,
    pub(crate) typed: &'o str,
}

impl GivenOption<'_> {
    /// Returns what is wrong with it, as something that is wrong at the option and not in a file.
    fn at_this(&self, problem: Problem) -> Problem {
        let file = SourceFile::new(self.name.to_owned(), self.typed.to_owned());
        Problem { file: Arc::new(file), span: 0..self.typed.len(), ..problem }
    }
}

/// Returns what is right in place of an answer that others need.
const fn usual(answer: InitAnswer) -> Option<&'static str> {
    match answer {
        InitAnswer::Server => Some("100000000000000000"),
        InitAnswer::LeadRole => Some("Safeguarding lead"),
        InitAnswer::DeputyRole => Some("Deputy safeguarding lead"),
        _ => None,
    }
}

/// An area that can be chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedArea<'c> {
    pub(super) id: &'c str,
    pub(super) name: &'c str,
}

/// Returns the id of the area that is typed by its id or its name.
fn named(areas: &[NamedArea<'_>], typed: &str) -> String {
    let called = areas.iter().find(|area| area.name.eq_ignore_ascii_case(typed));
    called.map_or_else(|| typed.to_lowercase(), |area| area.id.to_owned())
}

/// Returns the id of a channel that is typed, where its address is not in another server.
fn channel(typed: &str, guild: &str) -> Result<String, Vec<Problem>> {
    if is_elsewhere(typed, guild) {
        let hint = "right-click the channel, not the server, then Copy Channel ID";
        return Err(vec![typed_wrongly(typed, "that channel is in another server", hint)]);
    }
    Ok(id_in(typed, IdOf::Channel))
}

/// Which of the two ids of a channel's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdOf {
    /// The first: the server's.
    Server,
    /// The last: the channel's.
    Channel,
}

/// What comes before the ids in the address that Discord copies of a channel or a message.
const CHANNELS: &str = "/channels/";

/// Returns the id that is typed: alone, as Discord writes a channel, or in the address that it copies with Copy Link. What is
/// none of these is returned as it is, for the rules to refuse.
pub(crate) fn id_in(typed: &str, of: IdOf) -> String {
    let of_address = typed.split_once(CHANNELS).and_then(|(_, path)| {
        let mut ids = path.split(['/', '?', '#']);
        match of {
            IdOf::Server => ids.next(),
            IdOf::Channel => ids.nth(1),
        }
    });
    let of_mention = typed.strip_prefix("<#").and_then(|it| it.strip_suffix('>'));
    let found = of_address.or(of_mention.filter(|_| of == IdOf::Channel));
    found.filter(|id| Snowflake::parse(id).is_some()).unwrap_or(typed).to_owned()
}

/// Returns whether an address of a channel names another server than this one.
fn is_elsewhere(typed: &str, guild: &str) -> bool {
    typed.contains(CHANNELS) && id_in(typed, IdOf::Server) != guild
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_in_the_address_that_discord_copies() {
        let (server, channel) = ("290926798626357999", "645027906669510667");
        let link = format!("https://discord.com/channels/{server}/{channel}");
        assert_eq!(id_in(&link, IdOf::Server), server);
        assert_eq!(id_in(&format!("{link}/111111111111111111"), IdOf::Channel), channel);
        let direct = format!("https://discord.com/channels/@me/{channel}");
        assert_eq!(id_in(&direct, IdOf::Server), direct);
        assert!(is_elsewhere(&link, channel) && !is_elsewhere(&link, server));
        assert_eq!(id_in("<@290926798626357999>", IdOf::Server), "<@290926798626357999>");
        assert_eq!(id_in(&link, IdOf::Channel), channel);
        assert_eq!(id_in(&format!("<#{channel}>"), IdOf::Channel), channel);
        assert_eq!(id_in(server, IdOf::Server), server);
        assert_eq!(id_in("https://discord.gg/abc", IdOf::Server), "https://discord.gg/abc");
        assert_eq!(id_in("Our server", IdOf::Server), "Our server");
    }
}
