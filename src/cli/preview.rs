//! `signpost preview`: a page on this machine that behaves as Discord does for this bot.
//!
//! It needs no token, and it starts whatever is on disk: what is wrong is shown beside the page,
//! to whoever is putting it right.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tracing::warn;

use super::files;
use super::origins::OriginArgs;
use super::output::{print, say};
use crate::failure::{Failure, without_number};
use crate::files::MAY_READ;
use crate::live;
use crate::live::{Live, STANDARD_INPUT};
use crate::preview::{Guests, open_in_browser, page_on_this_machine, serve};
use crate::process::{self, LogArgs, address, listen};
use crate::render::html::web_of_the_checkout;
use crate::sandbox::{SandboxArgs, SandboxNeeds};

#[derive(Debug, Args)]
#[command(
    after_help = "It follows the files: edit one, and what is wrong with it is shown beside the page.\n\nExamples:\n  signpost preview --open\n  signpost preview --content my-content --config signpost.toml"
)]
pub(super) struct PreviewCommand {
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = address)]
    listen: SocketAddr,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    /// Listen also where other machines can reach it, and answer whoever asks: they see the servers' internal numbers
    #[arg(long)]
    i_know_this_is_public: bool,
    #[command(flatten)]
    sandbox: SandboxArgs,
    #[command(flatten)]
    pub(super) log: LogArgs,
}

impl PreviewCommand {
    /// Serves the page until the program is told to stop.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let guests = self.guests()?;
        are_there(from)?;
        let live = Arc::new(Live::start(files::origins(from)));
        let (listener, address) = listen(self.listen, "--listen")?;
        say(&live.line());
        if self.open {
            // Where there is no browser, its address is printed all the same.
            let opened = open_in_browser(&page_on_this_machine(address));
            opened.unwrap_or_else(|error| {
                let error = error.to_string();
                warn!("cannot open a browser: {}; open the address below", without_number(&error));
            });
        }
        let read = from.read_again().into_iter().chain(web_of_the_checkout()).collect();
        self.sandbox.enter(&SandboxNeeds { read, ..SandboxNeeds::default() })?;
        // Below this line are threads.
        process::block_on(self.serve(listener, address, live, guests))??;
        Ok(ExitCode::SUCCESS)
    }

    async fn serve(
        &self,
        listener: TcpListener,
        address: SocketAddr,
        live: Arc<Live>,
        guests: Guests,
    ) -> Result<(), Failure> {
        // Whoever has read the address may tell it to stop.
        let told = process::told_to_stop();
        print(&format!("Preview: http://{address}/\nCtrl-C ends it.\n"))?;
        let served = tokio::select! {
            served = serve(listener, Arc::clone(&live), guests) => served,
            () = live::follow(live) => unreachable!("files are followed for as long as it runs"),
            () = told => Ok(()),
        };
        served.map_err(|error| {
            Failure::problems(format!("the preview has ended: {error}"), "start it again")
        })
    }

    /// Returns whom it answers.
    fn guests(&self) -> Result<Guests, Failure> {
        if self.i_know_this_is_public {
            return Ok(Guests::Anyone);
        }
        if self.listen.ip().is_loopback() {
            return Ok(Guests::ThisMachine);
        }
        let message = format!("other machines can reach `{}`", self.listen);
        let hint = "leave out --listen, or add --i-know-this-is-public: whoever opens it sees the servers' internal numbers";
        Err(Failure::usage(message, hint))
    }
}

/// Ensures that what is named is there. What is wrong inside it is shown beside the page; a slip in a path
/// would show the content in the program, as if it were what was meant.
fn are_there(from: &OriginArgs) -> Result<(), Failure> {
    let named = [&from.content, &from.content_only, &from.config];
    for path in named.into_iter().flatten() {
        let shown = path.display();
        match path.try_exists() {
            Ok(true) => {}
            Ok(false) if path.as_os_str() == "-" => {
                return Err(Failure::usage("`-` is not there", STANDARD_INPUT));
            }
            Ok(false) => {
                let hint = "see how its path is written";
                return Err(Failure::usage(format!("`{shown}` is not there"), hint));
            }
            Err(error) => {
                return Err(Failure::usage(format!("cannot read `{shown}`: {error}"), MAY_READ));
            }
        }
    }
    Ok(())
}
