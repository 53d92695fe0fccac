//! What every subcommand that talks to Discord starts with: its settings and its client.
//!
//! A setting that is wrong ends the program with one line and the next step, and exit code 2.

use tracing::warn;

use crate::config::Environment;
use crate::failure::Failure;
use crate::process;
use crate::rest::{Rest, RestError};

/// The settings, for the help of a subcommand.
pub(super) const SETTINGS: &str = "\
Settings from the environment:
  DISCORD_TOKEN_FILE        a file with the bot's token; or DISCORD_TOKEN, the token itself
  DISCORD_APPLICATION_ID    where Discord cannot be asked which application the token is of
  DISCORD_API_BASE          a proxy or test server instead of https://discord.com/api/v10
  DISCORD_CALLS_PER_SECOND  where Discord allows this bot more calls than 50 a second
  SIGNPOST_LOG              error, warn, info, debug, trace or off";

/// Returns what the environment sets.
pub(super) fn environment() -> Result<Environment, Failure> {
    let read = Environment::read(process::variable);
    let environment = read.map_err(|error| Failure::usage(error.to_string(), error.hint()))?;
    if environment.api.is_in_clear() {
        warn!("`DISCORD_API_BASE` is not encrypted and not on this machine: the token can be read");
    }
    Ok(environment)
}

/// Returns the client for what the environment sets. It belongs to the runtime in which it is made.
pub(super) fn client(environment: Environment) -> Rest {
    let Environment { token, api, calls_per_second, .. } = environment;
    Rest::at_rate(api, token, calls_per_second)
}

/// Returns how the program ends where Discord did not carry out a call.
pub(super) fn failure(error: &RestError) -> Failure {
    match error {
        RestError::Unauthorized { .. } => Failure::usage(error.to_string(), error.hint()),
        error => Failure::problems(error.to_string(), error.hint()),
    }
}
