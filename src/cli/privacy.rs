//! `signpost privacy`: prints the privacy policy that a host publishes.
//!
//! What it says is in the room `privacy`.

use std::process::ExitCode;

use clap::Args;

use super::files;
use super::origins::OriginArgs;
use super::output::{print, say};
use crate::failure::Failure;
use crate::privacy::{PrivacyPolicy, page, text};

const NO_HOST: &str = "the policy does not name its host yet";

const SET_HOST: &str =
    "set `name` and `contact` under [host] in signpost.toml, and name that file with --config";

#[derive(Debug, Args)]
#[command(
    after_help = "Discord asks whoever runs a bot to publish one and to link it in the developer portal. This one says what the program does.\nLet whoever looks after data protection with you read it first: only you know your lawful basis, and who runs your machine.\n\nExamples:\n  signpost privacy --config signpost.toml\n  signpost privacy --html --config signpost.toml > privacy.html"
)]
pub(super) struct PrintPrivacy {
    /// Print it as a page for the web, whole in one file
    #[arg(long)]
    html: bool,
}

impl PrintPrivacy {
    /// Prints it.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let from = files::read(from)?;
        let host = from.config.host.as_ref();
        if self.html && host.is_none() {
            // Somebody would publish it with the gaps in it.
            return Err(Failure::usage(NO_HOST, SET_HOST));
        }
        let policy = PrivacyPolicy::of(host, from.content().signpost.opening.as_str());
        print(&if self.html { page(&policy) } else { text(&policy) })?;
        if host.is_none() {
            say(&format!("hint: {NO_HOST}: {SET_HOST}"));
        }
        Ok(ExitCode::SUCCESS)
    }
}
