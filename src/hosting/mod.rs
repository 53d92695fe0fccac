//! What helps a host from an empty machine to a healthy bot, and on from there.
//!
//! - `init` asks for the first configuration, and writes it;
//! - `invite` is the address by which the bot is installed, with what it asks for and why;
//! - `doctor` looks at everything that can be wrong, and says what to do about it.
//!
//! Nothing here answers anybody on Discord.

#[cfg(feature = "gateway")]
mod doctor;
mod init;
#[cfg(feature = "gateway")]
mod invite;

#[cfg(feature = "gateway")]
pub(crate) use doctor::{
    Examined, are_broken, examine, findings_in_words, findings_json, of_the_sandbox,
};
pub(crate) use init::{
    FirstContact, FirstServer, InitRules, ask, create, is_free, next_steps, shown,
};
#[cfg(feature = "gateway")]
pub(crate) use invite::{in_words, install_address, squares};
