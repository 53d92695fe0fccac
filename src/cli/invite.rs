//! `signpost invite`: the address by which the bot is installed.
//!
//! What it asks for is in `hosting::invite`. Discord is asked which application the token is of, unless that is set.

use std::process::ExitCode;

use clap::Args;
use tokio::time::{Duration, timeout};

use super::origins::OriginArgs;
use super::output::{print, print_coloured, say};
use super::parsers::snowflake;
use super::{discord, files};
use crate::config::Environment;
use crate::discord::{Bot, Snowflake};
use crate::failure::{Failure, without_number};
use crate::hosting;
use crate::preview::open_in_browser;
use crate::process;

/// Print the address that installs the bot, and what it asks for
#[derive(Debug, Args)]
#[command(
    long_about = "Print the address that installs the bot, and what it asks for.\n\nIt asks for the four permissions that pinned posts take, and for no more; each is explained. Whoever may Manage Server opens it. The code of squares is the same address, for a phone.",
    after_help = discord::SETTINGS
)]
pub(super) struct Invite {
    /// The application; else the one that the token is of
    #[arg(long, value_name = "ID", value_parser = snowflake)]
    application: Option<Snowflake>,
    /// Have this server chosen already
    #[arg(long, value_name = "ID", value_parser = snowflake)]
    server: Option<Snowflake>,
    /// For the commands alone: no bot, no permission, nothing pinned
    #[arg(long)]
    commands_only: bool,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    /// Print the address alone
    #[arg(long)]
    plain: bool,
}

impl Invite {
    /// Prints it.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let address =
            hosting::install_address(self.application()?, !self.commands_only, self.server(from)?);
        if self.plain {
            print(&format!("{address}\n"))?;
        } else {
            print(&hosting::in_words(&address))?;
            print_coloured(&hosting::squares(&address).unwrap_or_default())?;
        }
        if self.open
            && let Err(error) = open_in_browser(&address.to_string())
        {
            let error = error.to_string();
            say(&format!(
                "cannot open a browser: {}; open the address above",
                without_number(&error)
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Returns the server that is named, or the one that the configuration lists where there is one.
    fn server(&self, from: &OriginArgs) -> Result<Option<Snowflake>, Failure> {
        if self.server.is_some() || from.config.is_none() {
            return Ok(self.server);
        }
        let servers = files::read(from)?.config.servers;
        let mut servers = servers.into_values().map(|server| server.guild);
        Ok(servers.next().filter(|_| servers.next().is_none()))
    }

    /// Returns the application that is named, or the one that the token is of.
    fn application(&self) -> Result<Snowflake, Failure> {
        let set = Environment::application(process::variable);
        let set = set.map_err(|error| Failure::usage(error.to_string(), error.hint()))?;
        match self.application.or(set) {
            Some(named) => agreed(named),
            None => asked(),
        }
    }
}

/// Returns the application that a host names, unless it is another than that of the token. Without a token, or where
/// Discord does not say in time, what is named has to do.
fn agreed(named: Snowflake) -> Result<Snowflake, Failure> {
    let Ok(environment) = discord::environment() else { return Ok(named) };
    let asked =
        process::block_on(async { timeout(SOON, discord::client(environment).bot()).await })?;
    match asked {
        Ok(Ok(Bot { application, .. })) if application != named => {
            let message = format!("the token is that of {application}, and not of {named}");
            let hint = "leave --application and DISCORD_APPLICATION_ID out: that address would install another application";
            Err(Failure::usage(message, hint))
        }
        _ => Ok(named),
    }
}

/// Returns the application that the token is of.
fn asked() -> Result<Snowflake, Failure> {
    let environment = discord::environment().map_err(|failure| {
        let hint = format!("name the application with --application ID, or {}", failure.hint);
        Failure { hint, ..failure }
    })?;
    let asked = process::block_on(async { discord::client(environment).bot().await })?;
    Ok(asked.map_err(|error| discord::failure(&error))?.application)
}

/// How long Discord may take to say whose token it is, where that is known already.
const SOON: Duration = Duration::from_secs(5);
