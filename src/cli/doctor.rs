//! `signpost doctor`: everything that can be wrong, a line each, with the next step.
//!
//! What is looked at is in `hosting::doctor`. The sandbox is entered last, since nothing can be asked from inside.

use std::collections::BTreeSet;
use std::env;
use std::process::ExitCode;

use clap::Args;

use super::origins::OriginArgs;
use super::output::print;
use super::parsers::snowflake;
use super::{discord, files};
use crate::clock;
use crate::config::Environment;
use crate::discord::Snowflake;
use crate::endpoint::PublicKey;
use crate::failure::Failure;
use crate::hosting::{self, Examined, Finding};
use crate::process;
use crate::sandbox::{self, Outgoing, SandboxLevel, SandboxNeeds};

/// Look at everything that can be wrong, and say what to do about it
#[derive(Debug, Args)]
#[command(
    long_about = "Look at everything that can be wrong, and say what to do about it.\n\nOne line each: ok, look (it works, and somebody should look at it) or broken. Nothing is changed, here or on Discord, unless --trial is asked for. Without a token it looks at what can be known without one.",
    after_help = format!("{}\n  DISCORD_PUBLIC_KEY        the key that `serve` checks signatures with, where it is used; or DISCORD_PUBLIC_KEY_FILE\n\nIt exits with 1 where something is broken.\n\nExamples:\n  DISCORD_TOKEN_FILE=token signpost doctor --config signpost.toml\n  signpost doctor --endpoint https://signpost.example.org/interactions", discord::SETTINGS)
)]
pub(super) struct Doctor {
    /// Ask this address what an interactions endpoint has to answer; else the one that Discord has
    #[arg(long, value_name = "URL", value_parser = url)]
    endpoint: Option<String>,
    /// Also try what is believed of Discord, in this channel of a server for trials: a board is there for some seconds
    #[arg(long, value_name = "CHANNEL_ID", value_parser = snowflake)]
    trial: Option<Snowflake>,
    /// Print a JSON array: about, state, says and next of each
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Looks, and prints what was found.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let environment = Environment::read(process::variable);
        if self.trial.is_some() {
            // Nobody is to believe that a trial was made where there is no token.
            discord::environment()?;
        }
        let needs = needs(from, environment.as_ref().ok());
        let examined = Examined {
            environment,
            api: Environment::api(process::variable),
            key: PublicKey::given(process::variable),
            variables: env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect(),
            reading: files::reading(from),
            endpoint: self.endpoint.clone(),
            today: clock::now().date(),
        };
        let mut found = process::block_on(self.look(examined))?;
        if let Ok(report) = sandbox::enter(SandboxLevel::BestEffort, &needs) {
            found.extend(hosting::of_the_sandbox(&report));
        }
        print(&if self.json {
            format!("{:#}\n", hosting::findings_json(&found))
        } else {
            hosting::findings_in_words(&found)
        })?;
        Ok(ExitCode::from(u8::from(hosting::are_broken(&found))))
    }
}

impl Doctor {
    /// Looks at all, and tries what is believed where that is asked for.
    async fn look(&self, examined: Examined) -> Vec<Finding> {
        let trial = self.trial.zip(examined.environment.as_ref().ok().cloned());
        let snapshot =
            examined.reading.as_ref().ok().and_then(|it| it.snapshot.as_ref().ok().cloned());
        let mut found = hosting::examine(examined).await;
        if let (Some((channel, environment)), Some(snapshot)) = (trial, snapshot) {
            let rest = discord::client(environment);
            found.extend(hosting::try_beliefs(&rest, &snapshot, channel).await);
        }
        found
    }
}

/// Returns what `run` would not give up.
fn needs(from: &OriginArgs, environment: Option<&Environment>) -> SandboxNeeds {
    let api = environment.map(|environment| environment.api.port());
    let token = environment.and_then(|environment| environment.token_file.clone());
    SandboxNeeds {
        read: from.read_again(),
        connect: Outgoing::Ports(api.into_iter().chain([443]).collect::<BTreeSet<u16>>()),
        secrets: token.into_iter().collect(),
    }
}

fn url(typed: &str) -> Result<String, String> {
    let is_web = ["http://", "https://"].iter().any(|scheme| typed.starts_with(scheme));
    let is_one = is_web && url::Url::parse(typed).is_ok();
    is_one
        .then(|| typed.to_owned())
        .ok_or_else(|| "write the whole address, with https://".to_owned())
}
