//! What the running program gives up, what it says of that, and what it calls under a tracer.
//!
//! What cannot be done inside is tried by the test program in `tests/sandbox`: it enters the same sandbox itself.

mod closed;
mod said;
mod traced;

use url::Url;

use crate::support::discord::Discord;

/// Returns the port on which the fake listens.
fn port_of(discord: &Discord) -> u16 {
    Url::parse(&discord.base()).unwrap().port().unwrap()
}
