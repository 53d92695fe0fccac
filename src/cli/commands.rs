//! `signpost commands`: what is registered with Discord.
//!
//! Printed from the same table and content that answer, so a reviewer sees every choice that
//! people will be offered. Nothing is sent from here.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Failure, Origins, files, print};
use crate::render;

/// Show what is registered with Discord.
#[derive(Debug, Args)]
pub(super) struct Commands {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the JSON of the bulk overwrite of global commands
    Print,
}

impl Commands {
    /// Prints the definitions.
    pub(super) fn run(&self, from: &Origins) -> Result<ExitCode, Failure> {
        let What::Print = self.what;
        let read = files::read(from)?;
        let definitions = render::definitions(read.content());
        let json =
            serde_json::to_string_pretty(&definitions).expect("definitions have only text keys");
        print(&(json + "\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}
