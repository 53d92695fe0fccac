//! Where content and configuration come from, as the command line says it.
//!
//! Every command takes the same options.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::values::shell_option;
use crate::wrong_use::Named;

/// Where content and configuration come from.
#[derive(Debug, Args)]
#[command(next_help_heading = "Content and configuration")]
pub(super) struct OriginArgs {
    /// Lay this folder of content over the content in the program, file by file
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "content_only")]
    pub(super) content: Option<PathBuf>,
    /// Use this folder of content and nothing else
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) content_only: Option<PathBuf>,
    /// Read the servers' configuration from this file; a pipe is read once
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

impl OriginArgs {
    /// Returns what somebody named for a command, to be looked for where these say.
    pub(super) fn named<'n>(&'n self, command: &'n str, words: &'n [String]) -> Named<'n> {
        Named { command, folder: self.folder(), config: self.config.as_deref(), words }
    }

    /// Returns the folder of content that is named, whether it is laid over the content in the program or used alone.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.content.as_deref().or(self.content_only.as_deref())
    }

    /// Returns what is read again when it changes, by the paths that are named.
    pub(super) fn read_again(&self) -> Vec<PathBuf> {
        let named = [&self.content, &self.content_only, &self.config];
        named.into_iter().flatten().cloned().collect()
    }

    /// Returns the option of the configuration as it is typed in a shell, after a space; nothing where none is named.
    pub(super) fn typed_config(&self) -> String {
        let typed = |file: &PathBuf| format!(" {}", shell_option("--config", file));
        self.config.as_ref().map(typed).unwrap_or_default()
    }
}
