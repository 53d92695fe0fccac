//! The address at which somebody installs an application in their server.
//!
//! It asks for what is named in it and nothing else. See Discord Docs, `OAuth2` (Bot Authorization Flow) and Application
//! Resource (Install Links).

use std::fmt;

use super::Snowflake;
use super::limits::{PIN_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};

/// What pinned posts take, as the bits of permissions.
pub const FOR_BOARDS: u64 = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | PIN_MESSAGES;

/// An address at which an application is installed. It prints as it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstallAddress {
    /// The application.
    pub application: Snowflake,
    /// The permissions that its bot asks for; none where it is installed for its commands alone, with no bot.
    pub bot: Option<u64>,
    /// The server that is chosen already.
    pub guild: Option<Snowflake>,
}

impl fmt::Display for InstallAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { application, bot, guild } = self;
        write!(f, "https://discord.com/oauth2/authorize?client_id={application}")?;
        // A server, and no account of a person's.
        f.write_str("&integration_type=0")?;
        match bot {
            Some(permissions) => {
                write!(f, "&scope=bot%20applications.commands&permissions={permissions}")?;
            }
            None => f.write_str("&scope=applications.commands")?,
        }
        match guild {
            Some(guild) => write!(f, "&guild_id={guild}&disable_guild_select=true"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_what_it_names_and_no_more() {
        let id = |text: &str| Snowflake::parse(text).unwrap();
        let (application, guild) = (id("800000000000000203"), id("290926798626357999"));
        let commands = InstallAddress { application, bot: None, guild: None };
        assert_eq!(
            commands.to_string(),
            "https://discord.com/oauth2/authorize?client_id=800000000000000203&integration_type=0&scope=applications.commands"
        );
        let boards = InstallAddress { bot: Some(FOR_BOARDS), guild: Some(guild), ..commands };
        assert!(boards.to_string().ends_with(
            "&scope=bot%20applications.commands&permissions=2251799813753856&guild_id=290926798626357999&disable_guild_select=true"
        ));
        assert_eq!(FOR_BOARDS, 2_251_799_813_753_856);
    }
}
