//! Interactions in, responses out: the one decoder that every way of reaching us shares.
//!
//! - `incoming` reads Discord's JSON into what was asked, and drops everything else in it but where the
//!   response goes;
//! - `typed` reads the same from what somebody types in a terminal;
//! - `respond` answers, or says what is to be done beside the answer, which `boards` then does;
//! - `stack` overwrites what that leaves there;
//! - `gateway` carries the JSON to and fro over Discord's gateway;
//! - `registration` keeps the commands that Discord has as they are here.

#[cfg(feature = "gateway")]
pub mod gateway;
mod incoming;
#[cfg(feature = "gateway")]
mod registration;
mod respond;
mod stack;
mod typed;

pub use incoming::{Address, Decoded, Incoming, IncomingKind, NotAnInteraction, decode};
#[cfg(feature = "gateway")]
pub use registration::keep_registered;
pub use respond::{Answered, reply_to, respond, written};
pub(crate) use stack::leaving_no_stack;
pub(crate) use typed::read_typed;
