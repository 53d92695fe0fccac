//! `signpost commands`: what is registered with Discord.
//!
//! Made from the same table and content that answer, so a reviewer sees every choice that people
//! will be offered before anything is sent.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::origins::OriginArgs;
use super::output::{print, say};
use super::{discord, files, runtime};
use crate::failure::Failure;
use crate::render;
use crate::rest::{Registration, register};

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
    #[command(after_help = discord::SETTINGS)]
    Sync,
}

impl Commands {
    /// Prints or sends the definitions.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        match self.what {
            CommandsAction::Print => {
                let definitions = render::definitions(files::read(from)?.content());
                let json = serde_json::to_string_pretty(&definitions);
                print(&(json.expect("definitions have only text keys") + "\n"))?;
            }
            CommandsAction::Sync => {
                let environment = discord::environment()?;
                let reading = files::reading(from)?;
                let line = reading.line.clone();
                let definitions = render::definitions(files::good(reading)?.content());
                let application = environment.application;
                let done = runtime::block_on(async {
                    register(&discord::client(environment), application, &definitions).await
                })?;
                let done = done.map_err(|error| discord::failure(&error))?;
                print(&format!("{} commands {}\n", definitions.len(), in_words(done)))?;
                say(&line);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

const fn in_words(done: Registration) -> &'static str {
    match done {
        Registration::Unchanged => "are registered already",
        Registration::Replaced => "were registered",
    }
}
