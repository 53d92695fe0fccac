//! `signpost boards plan` and `sync`: which boards, and how it is told.
//!
//! Both make the same plan; only a build with the gateway has them.

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::super::origins::OriginArgs;
use super::super::output::{print, say};
use super::super::parsers::server_id;
use super::super::{discord, files};
use super::changes;
use crate::boards::{Aim, Place, listed};
use crate::discord::Snowflake;
use crate::failure::Failure;
use crate::live::Snapshot;
use crate::process;

const NO_BOARD: &str = "the configuration lists no board, so there is nothing to do: to pin one, add `[[server.board]]` \
    with `channel` and `board`, as signpost.example.toml shows";

/// What is done on Discord.
#[derive(Debug, Subcommand)]
pub(super) enum OnDiscord {
    /// Print what `sync` would change on Discord, as a diff, and change nothing
    #[command(after_help = discord::SETTINGS)]
    Plan(Reconcile),
    /// Post, renew and pin the boards that the configuration lists; safe to run twice
    #[command(after_help = discord::SETTINGS)]
    Sync(Reconcile),
}

/// Which boards, and how it is told.
#[derive(Debug, Args)]
pub(super) struct Reconcile {
    /// Only those of this server of the configuration
    #[arg(long, value_name = "SERVER_ID", value_parser = server_id, requires = "config")]
    server: Option<u64>,
    /// Print a JSON array: server, channel, board, step, reason and outcome of each step
    #[arg(long)]
    json: bool,
}

impl OnDiscord {
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        match self {
            Self::Plan(which) => which.run(from, Aim::Plan),
            Self::Sync(which) => which.run(from, Aim::Keep),
        }
    }
}

impl Reconcile {
    fn run(&self, from: &OriginArgs, aim: Aim) -> Result<ExitCode, Failure> {
        let environment = discord::environment()?;
        let snapshot = Arc::new(files::read(from)?);
        let places = self.places(&snapshot)?;
        if places.is_empty() {
            // A timer asks too, wherever boards may be listed one day.
            say(NO_BOARD);
            if self.json {
                print("[]\n")?;
            }
            return Ok(ExitCode::SUCCESS);
        }
        process::block_on(changes::make(environment, snapshot, aim, places, self.json))?
    }

    fn places(&self, snapshot: &Snapshot) -> Result<Vec<Place>, Failure> {
        files::configured(snapshot, self.server)?;
        let is_asked_for =
            |guild: Snowflake| self.server.is_none_or(|asked| asked == guild.number());
        let mut places = listed(snapshot);
        places.retain(|place| is_asked_for(place.guild));
        Ok(places)
    }
}
