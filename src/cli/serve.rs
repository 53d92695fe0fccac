//! `signpost serve`: answers Discord's interactions over HTTP.
//!
//! It needs no token and makes no connection. The order of the start is that of `run`: settings, content, the
//! listeners, the sandbox, and only then threads.

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tracing::info;

use super::admin_port::AdminArgs;
use super::files;
use super::origins::OriginArgs;
use crate::admin::Admin;
use crate::endpoint::{Endpoint, EndpointLimits, PublicKey, path, seconds};
use crate::failure::Failure;
use crate::live::{self, Live};
use crate::metrics::PortMetrics;
use crate::process::{self, LogArgs, address, listen};
use crate::sandbox::{SandboxArgs, SandboxNeeds};

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
    #[command(flatten)]
    admin: AdminArgs,
    #[command(flatten)]
    sandbox: SandboxArgs,
    #[command(flatten)]
    pub(super) log: LogArgs,
}

/// Where requests come in.
struct Listeners {
    interactions: TcpListener,
    /// The address of that one.
    address: SocketAddr,
    admin: Option<TcpListener>,
}

impl Serve {
    /// Answers until the program is told to stop.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let key = public_key()?;
        let live = Arc::new(Live::start(files::origins(from)));
        info!("{}", live.line());
        let (interactions, address) = listen(self.listen, "--listen")?;
        let admin = self.admin.listener()?;
        let limits = EndpointLimits { drain: self.drain, ..EndpointLimits::default() };
        let limits = limits.within(process::open_files());
        let (path, metrics) = (self.path.clone(), PortMetrics::default());
        let endpoint = Endpoint { live, key, path, h2c: self.h2c, limits, metrics };
        self.sandbox.enter(&SandboxNeeds { read: from.read_again(), ..SandboxNeeds::default() })?;
        // Below this line are threads.
        process::block_on(answer(endpoint, Listeners { interactions, address, admin }))?
    }
}

async fn answer(endpoint: Endpoint, listeners: Listeners) -> Result<ExitCode, Failure> {
    let stopping = process::stopping(|| {
        info!("stopping: interactions are answered until load balancers have seen it");
    });
    info!("listening on http://{}{}", listeners.address, endpoint.path);
    tokio::spawn(live::follow(Arc::clone(&endpoint.live)));
    if let Some(listener) = listeners.admin {
        let (live, metrics) = (Arc::clone(&endpoint.live), endpoint.metrics.clone());
        let admin = Admin::new(live, stopping.clone(), || true);
        tokio::spawn(admin.counting(|page| metrics.register(page)).serve(listener));
    }
    let served = async move { Arc::new(endpoint).serve(listeners.interactions, &stopping).await };
    let served = tokio::spawn(served).await;
    let served = served.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
    served.map_err(|error| {
        Failure::problems(format!("the endpoint has ended: {error}"), "start it again")
    })?;
    Ok(ExitCode::SUCCESS)
}

fn public_key() -> Result<PublicKey, Failure> {
    let key = PublicKey::given(process::variable);
    key.map_err(|error| Failure::usage(error.to_string(), error.hint()))
}
