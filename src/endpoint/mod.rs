//! Discord's interactions over HTTP: a request in, a signed-for answer out, and nothing kept.
//!
//! Discord posts each interaction to one address, with a signature; it asks for the answer in the response. So
//! there is no connection to hold, no token and nothing that copies of the program share: any number of them may
//! listen where a load balancer sends requests. See Discord Docs, Receiving and Responding to Interactions.
//!
//! - `key` says whether Discord signed a request, nothing of which is read before; `public_key` is the setting for it;
//! - `exchange` answers one request; `patience` ends a connection on which nothing comes;
//! - `connections` accepts them, and lets them end when the program is told to stop;
//! - `limits` are how much and how long; `typed` reads what a host says of that.

mod connections;
mod exchange;
mod key;
mod limits;
mod patience;
mod public_key;
mod typed;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::live::Live;
use crate::metrics::PortMetrics;

pub use key::{KeyError, PublicKey, Signed};
pub use limits::EndpointLimits;
pub use public_key::PublicKeyError;
pub(crate) use typed::{path, seconds};

pub(crate) use connections::{Exchanged, Handler, Port};

/// What answers Discord's requests.
pub struct Endpoint {
    /// What is answered.
    pub live: Arc<Live>,
    /// Whose signature a request must have.
    pub key: PublicKey,
    /// The path to which Discord posts, such as `/interactions`.
    pub path: String,
    /// Whether connections may be HTTP/2 without encryption, as some load balancers speak to what they balance.
    pub h2c: bool,
    /// How much and how long.
    pub limits: EndpointLimits,
    /// What is counted.
    pub metrics: PortMetrics,
}

impl Endpoint {
    /// Answers on `listener` until `stop`, then as long as it takes load balancers to see that, and then lets
    /// each connection end.
    ///
    /// # Errors
    ///
    /// Where the listener cannot be used at all.
    pub async fn serve(
        self: Arc<Self>,
        listener: TcpListener,
        stop: &CancellationToken,
    ) -> io::Result<()> {
        let (limits, metrics) = (self.limits.clone(), self.metrics.clone());
        let port = Port { h2c: self.h2c, handler: self, limits, metrics };
        port.serve(listener, stop).await
    }
}
