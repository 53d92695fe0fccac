//! Whether an answer may be in the configuration: the rules of `check`, and no others.
//!
//! The answer is put into the file with those before it, and the file is judged beside the content as ever. So there is no
//! second set of rules here, and none to forget when a check is added.

use std::sync::Arc;

use jiff::civil::Date;

use super::first_server::FirstServer;
use crate::config::Config;
use crate::content::Content;
use crate::discord::Snowflake;
use crate::judge::{self, Loaded};
use crate::schema::{Problem, SourceFile};
use crate::values::{Id, Nation};

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

    /// Returns an answer, where the file may have it as `with` has it.
    pub(super) fn judged<T>(&self, with: &FirstServer, answer: T) -> Result<T, Vec<Problem>> {
        self.config(with, "signpost.toml").map(|_| answer).map_err(|mut problems| {
            // A channel is in the file once for each board.
            problems.dedup_by(|one, other| one.message == other.message);
            problems
        })
    }

    /// Returns the same answers as the questions would have taken them: ids out of addresses, an area by its id.
    pub(crate) fn tidied(&self, mut server: FirstServer) -> FirstServer {
        server.guild = id_in(&server.guild, IdOf::Server);
        server.channel = server.channel.map(|typed| id_in(&typed, IdOf::Channel));
        let areas = server.nation.map(|nation| self.areas(nation)).unwrap_or_default();
        server.area = server.area.map(|typed| named(&areas, &typed));
        server
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

/// An area that can be chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedArea<'c> {
    pub(super) id: &'c str,
    pub(super) name: &'c str,
}

/// Returns the id of the area that is typed by its id or its name.
pub(super) fn named(areas: &[NamedArea<'_>], typed: &str) -> String {
    let called = areas.iter().find(|area| area.name.eq_ignore_ascii_case(typed));
    called.map_or_else(|| typed.to_lowercase(), |area| area.id.to_owned())
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
pub(super) fn is_elsewhere(typed: &str, guild: &str) -> bool {
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
