//! Whether it runs well, on a port of its own: for load balancers, orchestrators and Prometheus.
//!
//! The port has no log-in and tells nothing of who asks, or what: `/healthz` says that the program answers at all,
//! `/readyz` whether it may be sent interactions, `/metrics` has numbers.
//!
//! - `pages` answers the three paths; `state` is what they are made of;
//! - `content` reads the numbers of the content when somebody looks, `due` those of what a person has to check;
//! - `probe` asks the port of a copy that runs, for `signpost health`;
//! - `build` is which program this is.

mod build;
mod content;
mod due;
mod pages;
mod probe;
mod state;

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::registry::Registry;
use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use crate::endpoint::{EndpointLimits, Port};
use crate::live::Live;
use crate::metrics::PortMetrics;
use content::ContentNumbers;
use pages::AdminPages;
use state::State;

pub use build::COMMIT;
pub(crate) use probe::HealthQuestion;

/// What every name on the page begins with.
const PREFIX: &str = "signpost";

/// How many connections there may be: Prometheus and an orchestrator have one each.
const CONNECTIONS: usize = 32;

/// The admin port, before it listens.
pub struct Admin {
    state: Arc<State>,
    page: Registry,
}

impl Admin {
    /// Returns the port of a program that answers from `live` until `stopping`, and is ready for as long as
    /// `is_connected` says so.
    pub fn new(
        live: Arc<Live>,
        stopping: CancellationToken,
        is_connected: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let is_connected = Box::new(is_connected);
        let state = Arc::new(State { live, stopping, is_connected });
        let mut page = Registry::with_prefix(PREFIX);
        page.register_collector(Box::new(ContentNumbers::of(Arc::clone(&state))));
        Self { state, page }
    }

    /// Puts numbers on its page.
    #[must_use]
    pub fn counting(mut self, register: impl FnOnce(&mut Registry)) -> Self {
        register(&mut self.page);
        self
    }

    /// Answers on `listener` for as long as it is polled: also while the program ends, so that it is seen to.
    pub async fn serve(self, listener: TcpListener) {
        if let Ok(address) = listener.local_addr() {
            info!("admin on http://{address}/");
        }
        let handler = Arc::new(AdminPages { state: self.state, page: Arc::new(self.page) });
        let limits = EndpointLimits {
            connections: CONNECTIONS,
            drain: Duration::ZERO,
            ..EndpointLimits::default()
        };
        let port = Port { handler, h2c: false, limits, metrics: PortMetrics::default() };
        if let Err(error) = port.serve(listener, &CancellationToken::new()).await {
            error!("the admin port has ended: {error}; interactions are answered all the same");
        }
    }
}
