//! Where content and configuration come from, as the command line says it.
//!
//! Every command takes the same options.

use std::path::PathBuf;

use clap::Args;

use crate::values::shell_word;

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
    /// Returns whether a folder of content is named.
    pub(super) const fn names_a_folder(&self) -> bool {
        self.content.is_some() || self.content_only.is_some()
    }

    /// Returns the option of the configuration as it is typed in a shell, after a space; nothing where none is named.
    pub(super) fn typed_config(&self) -> String {
        let typed =
            |file: &PathBuf| format!(" --config {}", shell_word(&file.display().to_string()));
        self.config.as_ref().map(typed).unwrap_or_default()
    }
}
