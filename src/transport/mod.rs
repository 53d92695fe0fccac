//! Interactions in, responses out: the one decoder that every way of reaching us shares.
//!
//! `incoming` reads Discord's JSON into what was asked and drops everything else in it; `respond`
//! answers; `clock` reads the time. `gateway` carries the JSON to and fro over Discord's gateway,
//! and `registration` keeps the commands with Discord as they are here.

mod backoff;
mod clock;
pub mod gateway;
mod incoming;
mod registration;
mod respond;

pub use clock::{local, now};
pub use incoming::{Incoming, Kind, NotAnInteraction, decode};
pub use registration::keep_registered;
pub use respond::{reply_to, respond};
