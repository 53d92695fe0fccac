//! `signpost serve`: answers Discord's interactions over HTTP.
//!
//! It needs no token and makes no connection. The order of the start is that of `run`: settings, content, the
//! listener, and only then threads.

use std::env;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio_util::sync::CancellationToken;
use tracing::info;

use super::origins::OriginArgs;
use super::parsers::{address, path, seconds};
use super::{files, runtime, stop};
use crate::endpoint::{Endpoint, EndpointLimits, PublicKey};
use crate::failure::Failure;
use crate::live::{self, Live};

/// Answer Discord's interactions over HTTP, as many copies as you like
#[derive(Debug, Args)]
#[command(
    long_about = "Answer Discord's interactions over HTTP, in place of `run`.\n\nDiscord posts each interaction to one address and takes the answer from the response: there is no connection to hold, no token, and nothing that copies share. Put a load balancer with a certificate in front, and set its address in the developer portal as Interactions Endpoint URL.",
    after_help = "Settings from the environment:\n  DISCORD_PUBLIC_KEY  the Public Key of the developer portal's General Information page;\n                      or DISCORD_PUBLIC_KEY_FILE, a file with it\n  SIGNPOST_LOG        error, warn, info, debug, trace or off\n\nExamples:\n  signpost serve\n  signpost serve --listen 0.0.0.0:8080 --config signpost.toml"
)]
pub(super) struct Serve {
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = address)]
    listen: SocketAddr,
    /// The path to which Discord posts
    #[arg(long, value_name = "PATH", default_value = "/interactions", value_parser = path)]
    path: String,
    /// Take HTTP/2 without encryption too, where the load balancer speaks it
    #[arg(long)]
    h2c: bool,
    /// How long to go on answering after SIGTERM, so that a load balancer sees it in time
    #[arg(long, value_name = "SECONDS", default_value = "5", value_parser = seconds)]
    drain: Duration,
}

impl Serve {
    /// Answers until the program is told to stop.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let key = public_key()?;
        let live = Arc::new(Live::start(files::origins(from)));
        info!("{}", live.line());
        let listener = TcpListener::bind(self.listen).map_err(|error| {
            let message = format!("cannot listen on `{}`: {error}", self.listen);
            Failure::usage(message, "name another with --listen, such as 127.0.0.1:0")
        })?;
        let address = listener.local_addr().unwrap_or(self.listen);
        info!("listening on http://{address}{}", self.path);
        let limits = EndpointLimits { drain: self.drain, ..EndpointLimits::default() };
        let (live_too, path) = (Arc::clone(&live), self.path.clone());
        let endpoint = Arc::new(Endpoint { live: live_too, key, path, h2c: self.h2c, limits });
        // Below this line are threads.
        runtime::on_every_core(answer(endpoint, listener, live))?
    }
}

async fn answer(
    endpoint: Arc<Endpoint>,
    listener: TcpListener,
    live: Arc<Live>,
) -> Result<ExitCode, Failure> {
    let stopping = CancellationToken::new();
    let (told, cancel) = (stop::listen(), stopping.clone());
    tokio::spawn(async move {
        told.await;
        info!("stopping: interactions are answered until load balancers have seen it");
        cancel.cancel();
    });
    tokio::spawn(live::follow(live));
    let served = tokio::spawn(async move { endpoint.serve(listener, &stopping).await }).await;
    let served = served.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
    served.map_err(|error| {
        Failure::problems(format!("the endpoint has ended: {error}"), "start it again")
    })?;
    Ok(ExitCode::SUCCESS)
}

fn public_key() -> Result<PublicKey, Failure> {
    let variable = |name: &str| Some(env::var_os(name)?.to_string_lossy().into_owned());
    PublicKey::given(variable).map_err(|error| Failure::usage(error.to_string(), error.hint()))
}
