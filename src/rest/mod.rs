//! The one way to call Discord: this room alone knows the address, the token and the rate limits.
//!
//! A call is retried where a retry can help (429, 5xx, no connection) and never where Discord has
//! refused it. The log has a route's name and a status, nothing else; of an answer we read only the
//! fields that we need. A callback waits for no other call. See Discord Docs, Rate Limits.

mod answered;
mod api_call;
mod application;
mod brake;
mod call;
mod channels;
mod client;
mod commands;
mod encryption;
mod error;
mod exchange;
mod found;
mod interactions;
mod limiter;
mod pace;
mod probes;
mod requests;
mod unreached;

pub use application::EndpointChange;
pub use client::Rest;
pub use commands::{Registration, are_registered, register};
pub use encryption::{CertificateFault, certificate_fault, encryption};
pub use error::{LATER, RESET_TOKEN, RestError};
pub use found::{FoundPost, Pins, Shown};
pub use interactions::{Accepted, Callback};
pub use probes::{ClockReading, UnsignedAnswer};
pub use unreached::Unreached;
