//! `signpost run`: answers on Discord, over its gateway.
//!
//! The order of the start is fixed: settings, content, listeners, the sandbox, and only then
//! threads, because a thread that runs before a sandbox is entered stays outside it.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use tracing::info;

use super::admin_port::AdminArgs;
use super::origins::OriginArgs;
use super::{discord, files};
use crate::admin::Admin;
use crate::boards::{BoardNumbers, Boards, Rhythm, keep_boards};
use crate::config::{ApiBase, Environment};
use crate::failure::Failure;
use crate::live;
use crate::live::Live;
use crate::metrics::GatewayMetrics;
use crate::process::{self, LogArgs};
use crate::rest::Rest;
use crate::sandbox::{Outgoing, SandboxArgs, SandboxNeeds};
use crate::transport::gateway::{GATEWAY_PORT, Gateway, GatewayError, LoopbackPort, StandbyDelay};
use crate::transport::keep_registered;

/// Answer on Discord, over its gateway
#[derive(Debug, Args)]
#[command(
    long_about = "Answer on Discord, over its gateway.\n\nTwo copies may run with one token: the second with --standby. Discord gives each interaction to both, takes the response of whichever is first and refuses the other. So a copy that is restarted, hangs or is killed leaves nobody without an answer. Boards and the registration of commands are left to the first copy.",
    after_help = discord::SETTINGS
)]
pub(super) struct Run {
    /// Be the second of two copies: answer this much later than Discord asks, 100ms to 2s, such as 800ms
    #[arg(long, value_name = "DELAY")]
    standby: Option<StandbyDelay>,
    #[command(flatten)]
    admin: AdminArgs,
    #[command(flatten)]
    sandbox: SandboxArgs,
    #[command(flatten)]
    pub(super) log: LogArgs,
}

/// What answering takes, made before the sandbox is entered.
struct RunParts {
    environment: Environment,
    live: Arc<Live>,
    port: LoopbackPort,
    admin: Option<TcpListener>,
    standby: Option<StandbyDelay>,
}

impl Run {
    /// Answers until the program is told to stop.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let environment = discord::environment()?;
        let live = Arc::new(Live::start(files::origins(from)));
        info!("{}", live.line());
        let (admin, standby) = (self.admin.listener()?, self.standby);
        let no_port = |error| failure(&GatewayError::Line(error));
        let port = LoopbackPort::bind().map_err(no_port)?;
        let needs = SandboxNeeds {
            read: from.read_again(),
            connect: outgoing(&environment.api, port.number().map_err(no_port)?),
            secrets: environment.token_file.iter().cloned().collect(),
        };
        self.sandbox.enter(&needs)?;
        // Below this line are threads.
        let parts = RunParts { environment, live, port, admin, standby };
        process::block_on(answer(parts))?.map_err(|error| failure(&error))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Returns where connections go: to the API, to Discord's gateways, and to this process itself, for serenity.
fn outgoing(api: &ApiBase, itself: u16) -> Outgoing {
    Outgoing::Ports(BTreeSet::from([api.port(), GATEWAY_PORT, itself]))
}

async fn answer(parts: RunParts) -> Result<(), GatewayError> {
    let RunParts { environment, live, port, admin, standby } = parts;
    let Environment { token, api, application, calls_per_second, .. } = environment;
    let rest = Arc::new(Rest::at_rate(api.clone(), token.clone(), calls_per_second));
    let boards = Arc::new(Boards::new(Arc::clone(&rest)));
    let stopping = process::stopping(|| info!("stopping: answers in flight are finished"));
    let metrics = GatewayMetrics::default();
    if let Some(listener) = admin {
        let connected = metrics.clone();
        let is_connected = move || connected.is_ready(Instant::now());
        let admin = Admin::new(Arc::clone(&live), stopping.clone(), is_connected);
        let numbers = BoardNumbers { live: Arc::clone(&live), boards: Arc::clone(&boards) };
        let admin = admin.counting(|page| {
            metrics.register(page);
            page.register_collector(Box::new(numbers));
        });
        tokio::spawn(admin.serve(listener));
    }
    let beside = {
        let register = keep_registered(Arc::clone(&live), Arc::clone(&rest), application);
        let keep = keep_boards(Arc::clone(&live), Arc::clone(&boards), Rhythm::default());
        let follow = live::follow(Arc::clone(&live));
        let of_the_first = async move {
            match standby {
                None => {
                    tokio::join!(register, keep);
                }
                Some(delay) => {
                    info!("standby: each answer waits {:?} for the first copy", delay.time())
                }
            }
        };
        async { tokio::join!(follow, of_the_first) }
    };
    let gateway = Gateway { live, rest, boards, api, token, port, standby, metrics };
    // In one task with the gateway, so that none of them outlives the limiter that they ask; and a
    // task of the runtime's, which is woken where its sockets are.
    let answering = tokio::spawn(async move {
        tokio::select! {
            done = gateway.run(&stopping) => done,
            _ = beside => unreachable!("what is live is followed for as long as it is there"),
        }
    });
    answering.await.unwrap_or_else(|failed| resume_unwind(failed.into_panic()))
}

fn failure(error: &GatewayError) -> Failure {
    if error.is_a_setting() {
        Failure::usage(error.to_string(), error.hint())
    } else {
        Failure::problems(error.to_string(), error.hint())
    }
}
