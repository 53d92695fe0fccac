//! Interactions in, responses out: the one decoder that every way of reaching us shares.
//!
//! `incoming` reads Discord's JSON into what was asked and drops everything else in it; `respond`
//! answers; `clock` reads the time. What carries the JSON to and fro is not known here.

mod clock;
mod incoming;
mod respond;

pub use clock::now;
pub use incoming::{Incoming, Kind, NotAnInteraction, decode};
pub use respond::{reply_to, respond};
