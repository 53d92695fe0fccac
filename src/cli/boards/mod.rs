//! `signpost boards`: the pinned posts, shown, planned and sent.
//!
//! For hosts without a gateway, and for whoever wants to see every word before it is posted: `plan`
//! prints what `sync` would do, from the same plan.

#[cfg(feature = "gateway")]
mod changes;
#[cfg(feature = "gateway")]
mod reconcile;
mod show;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::origins::OriginArgs;
use crate::failure::Failure;

/// Show, plan or send the pinned posts.
#[derive(Debug, Args)]
pub(super) struct BoardsCommand {
    #[command(subcommand)]
    what: BoardsAction,
}

#[derive(Debug, Subcommand)]
enum BoardsAction {
    /// Print each board as people will see it
    Show(show::Show),
    #[cfg(feature = "gateway")]
    #[command(flatten)]
    OnDiscord(reconcile::OnDiscord),
}

impl BoardsCommand {
    /// Shows, plans or sends.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        match &self.what {
            BoardsAction::Show(show) => show.run(from),
            #[cfg(feature = "gateway")]
            BoardsAction::OnDiscord(what) => what.run(from),
        }
    }
}
