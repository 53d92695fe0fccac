//! `signpost commands sync`: Discord has the commands that are here.
//!
//! Where that is asked for it also sets the description of the application, and the address to which its interactions
//! are posted. Whoever sets the latter switches the other way off, and is asked first.

use std::process::ExitCode;

use clap::Args;

use super::super::origins::OriginArgs;
use super::super::output::{print, say};
use super::super::{discord, files};
use crate::content::Content;
use crate::editing::{Conversation, Stopped, Terminal};
use crate::failure::Failure;
use crate::process;
use crate::render;
use crate::rest::{EndpointChange, Registration, register};
use crate::schema::URGENT_SENTENCE_WORDS;
use crate::values::{quoted, typed};

#[derive(Debug, Args)]
#[command(after_help = discord::SETTINGS)]
pub(super) struct Sync {
    /// Also set the application's description: what people read of it in its profile
    #[arg(long)]
    describe: bool,
    /// Also set the Interactions Endpoint URL, where `signpost serve` is reached; `none` takes it away again
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// Set it without a question: interactions then come there, and none over the gateway
    #[arg(long, requires = "endpoint")]
    yes: bool,
}

impl Sync {
    /// Sends the definitions, and what else is asked for.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let endpoint = self.endpoint.as_deref().map(endpoint).transpose()?;
        let environment = discord::environment()?;
        let reading = files::reading(from)?;
        let line = reading.line.clone();
        let snapshot = files::good(reading)?;
        let description = self.describe.then(|| description(snapshot.content())).transpose()?;
        if let Some(endpoint) = &endpoint {
            self.is_meant(endpoint)?;
        }
        let definitions = render::definitions(snapshot.content());
        let application = environment.application;
        process::block_on(async {
            let failed = |error| discord::failure(&error);
            let rest = discord::client(environment);
            let done = register(&rest, application, &definitions).await.map_err(failed)?;
            print(&format!("{} commands {}\n", definitions.len(), in_words(done)))?;
            if let Some(text) = &description {
                rest.describe(text).await.map_err(failed)?;
                print("the description of the application was set\n")?;
            }
            if let Some(endpoint) = &endpoint {
                rest.set_endpoint(endpoint).await.map_err(failed)?;
                print(&format!("{}\n", endpoint.was_set()))?;
            }
            say(&line);
            Ok(ExitCode::SUCCESS)
        })?
    }

    /// Ensures that whoever types knows what the change switches off.
    fn is_meant(&self, endpoint: &EndpointChange) -> Result<(), Failure> {
        if self.yes {
            return Ok(());
        }
        let Some(mut terminal) = Terminal::open() else {
            let message = format!("{}, and nobody can be asked here", endpoint.what_follows());
            return Err(Failure::usage(message, "add --yes if that is what you want"));
        };
        match is_agreed(&mut terminal, endpoint.what_follows()) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => {
                Err(Failure::problems("nothing was sent to Discord", "answer yes, or add --yes"))
            }
        }
    }
}

fn endpoint(text: &str) -> Result<EndpointChange, Failure> {
    if text == "none" {
        return Ok(EndpointChange::OverTheGateway);
    }
    let url = typed(&quoted(text), URGENT_SENTENCE_WORDS);
    url.map(EndpointChange::Posted).map_err(|problems| Failure::of(&problems, "--endpoint"))
}

fn description(content: &Content) -> Result<String, Failure> {
    render::description(content).map_err(|count| {
        let message = format!("the description has {count} characters, and Discord takes 400");
        Failure::problems(message, "shorten `text` of `[about]` in words.toml")
    })
}

/// Returns whether somebody says yes.
fn is_agreed(person: &mut dyn Conversation, what_follows: &str) -> Result<bool, Stopped> {
    person.say(&format!("Note: {what_follows}."))?;
    loop {
        match person.ask("Go on? (yes, no)")?.to_lowercase().as_str() {
            "yes" | "y" => return Ok(true),
            "no" | "n" => return Ok(false),
            _ => person.say("  type yes or no")?,
        }
    }
}

const fn in_words(done: Registration) -> &'static str {
    match done {
        Registration::Unchanged => "are registered already",
        Registration::Replaced => "were registered",
    }
}
