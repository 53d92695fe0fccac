//! Interactions in, responses out: the one decoder that every way of reaching us shares.
//!
//! `incoming` reads Discord's JSON into what was asked and drops everything else in it but where the
//! response goes; `respond` answers; `clock` reads the time. `gateway` carries the JSON to and fro over Discord's gateway,
//! `registration` keeps the commands with Discord as they are here, `keep_boards` the pinned posts;
//! `errand` is what somebody asks for that takes more than an answer.

pub mod gateway;
mod incoming;
mod registration;
mod respond;

pub use incoming::{Address, Decoded, Incoming, IncomingKind, NotAnInteraction, decode};
pub use registration::keep_registered;
pub use respond::{Answered, reply_to, respond};
