//! `signpost commands sync`: Discord has the commands that are here.

use std::process::ExitCode;

use clap::Args;

use super::super::origins::OriginArgs;
use super::super::output::{print, say};
use super::super::{discord, files, runtime};
use crate::failure::Failure;
use crate::render;
use crate::rest::{Registration, register};

#[derive(Debug, Args)]
#[command(after_help = discord::SETTINGS)]
pub(super) struct Sync {}

impl Sync {
    /// Sends the definitions.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
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
        Ok(ExitCode::SUCCESS)
    }
}

const fn in_words(done: Registration) -> &'static str {
    match done {
        Registration::Unchanged => "are registered already",
        Registration::Replaced => "were registered",
    }
}
