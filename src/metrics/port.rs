//! What is counted where requests come in.
//!
//! Requests that Discord has not signed are counted apart: their number says whether a key or a proxy is wrong.

use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::counted::CountedBy;
use super::interactions::InteractionMetrics;
use super::label::{RefusedStatus, SignatureFault};

/// The requests, beside the interactions that they bring.
#[derive(Debug, Clone, Default)]
pub struct PortMetrics {
    /// The interactions.
    pub interactions: InteractionMetrics,
    unsigned: CountedBy<SignatureFault>,
    refused: CountedBy<RefusedStatus>,
    open: Gauge,
}

/// A connection that is counted until this is dropped.
#[derive(Debug)]
pub(crate) struct OneOpen(Gauge);

impl Drop for OneOpen {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl PortMetrics {
    /// Counts a request that Discord has not signed.
    pub(crate) fn unsigned(&self, why: SignatureFault) {
        self.unsigned.add(why);
    }

    /// Counts a request that is refused for another reason.
    pub(crate) fn refused(&self, with: RefusedStatus) {
        self.refused.add(with);
    }

    /// Counts a connection for as long as it is open.
    pub(crate) fn opened(&self) -> OneOpen {
        self.open.inc();
        OneOpen(self.open.clone())
    }

    /// Puts them on a page.
    pub fn register(&self, page: &mut Registry) {
        self.interactions.register(page);
        page.register(
            "signature_failures",
            "Requests that Discord has not signed, by what is wrong",
            self.unsigned.clone(),
        );
        page.register(
            "requests_refused",
            "Requests that were refused for another reason, by the status of the answer",
            self.refused.clone(),
        );
        page.register(
            "open_connections",
            "Connections that are open to the interactions port",
            self.open.clone(),
        );
    }
}
