//! What is counted while the program answers, and nothing of who asks.
//!
//! A label is an enum of ours, so no text of a person or of a server can be one. Whatever is counted for an
//! interaction is an addition to a number that is there already: no lock, no lookup, no memory.
//!
//! - `label` has the enums, `counted` the numbers by label, `times` how long answers take;
//! - `interactions` is what both ways of answering count, `port` what the endpoint counts beside, and `gateway`
//!   what the gateway does;
//! - `written` writes what is read only when somebody looks.
//!
//! `admin` writes the page that Prometheus reads.

mod counted;
#[cfg(feature = "gateway")]
mod gateway;
mod interactions;
mod label;
mod port;
mod times;
mod written;

#[cfg(feature = "gateway")]
pub use gateway::GatewayMetrics;
pub use interactions::InteractionMetrics;
pub use label::{CameOf, CountedAs, RefusedStatus, SignatureFault};
pub use port::PortMetrics;

#[cfg(feature = "gateway")]
pub(crate) use gateway::ConnectedShard;
pub(crate) use label::{Labels, label};
pub(crate) use port::OneOpen;
pub(crate) use written::{described, gauge, gauge_of, gauges};
