//! `signpost commands`: what is registered with Discord.
//!
//! Made from the same table and content that answer, so a reviewer sees every choice that people
//! will be offered before anything is sent.

#[cfg(feature = "gateway")]
mod sync;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::files;
use super::origins::OriginArgs;
use super::output::print;
use crate::failure::Failure;
use crate::render;

/// Show or send the commands that are registered with Discord.
#[derive(Debug, Args)]
pub(super) struct Commands {
    #[command(subcommand)]
    what: CommandsAction,
}

#[derive(Debug, Subcommand)]
enum CommandsAction {
    /// Print the JSON of the bulk overwrite of global commands
    Print,
    /// Register them with Discord where they differ from what is there; safe to run twice
    #[cfg(feature = "gateway")]
    Sync(sync::Sync),
}

impl Commands {
    /// Prints or sends the definitions.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        match &self.what {
            CommandsAction::Print => {
                let definitions = render::definitions(files::read(from)?.content());
                let json = serde_json::to_string_pretty(&definitions);
                print(&(json.expect("definitions have only text keys") + "\n"))?;
                Ok(ExitCode::SUCCESS)
            }
            #[cfg(feature = "gateway")]
            CommandsAction::Sync(sync) => sync.run(from),
        }
    }
}
