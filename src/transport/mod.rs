//! Interactions in, responses out: the one decoder that every way of reaching us shares.
//!
//! `incoming` reads Discord's JSON into what was asked and drops everything else in it; `respond`
//! answers. What carries the JSON to and fro is not known here.

mod incoming;
mod respond;

pub use incoming::{Incoming, Kind, NotAnInteraction, decode};
pub use respond::{Snapshot, reply_to, respond};
