//! What helps a host from an empty machine to a healthy bot, and on from there.
//!
//! - `init` asks for the first configuration, and writes it;
//! - `invite` is the address by which the bot is installed, with what it asks for and why;
//! - `doctor` looks at everything that can be wrong, and says what to do about it; `trial` tries what is believed of
//!   Discord, and a `finding` is what either tells.
//!
//! Nothing here answers anybody on Discord.

#[cfg(feature = "gateway")]
mod doctor;
#[cfg(feature = "gateway")]
mod finding;
mod init;
#[cfg(feature = "gateway")]
mod invite;
#[cfg(feature = "gateway")]
mod trial;

#[cfg(feature = "gateway")]
pub(crate) use doctor::{Examined, examine, of_the_sandbox};
#[cfg(feature = "gateway")]
pub(crate) use finding::{Finding, are_broken, findings_in_words, findings_json};
pub(crate) use init::{
    GivenOption, InitAnswer, InitRules, ask, create, is_free, next_steps, shown,
};
#[cfg(feature = "gateway")]
pub(crate) use invite::{in_words, install_address, squares};
#[cfg(feature = "gateway")]
pub(crate) use trial::try_beliefs;
