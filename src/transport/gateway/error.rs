//! Why the gateway cannot be kept open.
//!
//! We recover from everything else: these are what another try would meet again, and each ends the
//! program with its line and a next step.

use std::io;

use super::address::NotAllowed;
use crate::rest::{LATER, RESET_TOKEN, RestError};

/// Why the gateway cannot be kept open.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Discord refuses to say where the gateway is.
    #[error(transparent)]
    Lookup(RestError),
    /// The gateway that was named may not be dialled.
    #[error(transparent)]
    Address(#[from] NotAllowed),
    /// Close 4004. See Discord Docs, Opcodes and Status Codes (Gateway Close Event Codes).
    #[error("Discord refuses the token (the gateway closed with 4004)")]
    Token,
    /// Close 4012.
    #[error("Discord no longer speaks version 10 of its gateway (it closed with 4012)")]
    Version,
    /// Close 4013 or 4014.
    #[error("Discord refuses the intents (the gateway closed with 4013 or 4014)")]
    Intents,
    /// This machine gives no port of its own to listen on.
    #[error("no port of this machine can be listened on: {0}")]
    Line(#[source] io::Error),
}

impl GatewayError {
    /// Returns whether the host has to change something; else starting again may help.
    pub const fn is_a_setting(&self) -> bool {
        !matches!(self, Self::Line(_))
    }

    /// Returns what somebody can do where another try may help by itself.
    pub(super) fn step(&self) -> Option<&'static str> {
        Some(self.hint()).filter(|hint| *hint != LATER)
    }

    /// Returns the next step.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Lookup(error) => error.hint(),
            Self::Token => RESET_TOKEN,
            Self::Address(_) => {
                "Signpost did not connect to it: check DISCORD_API_BASE, and any proxy between this machine and Discord"
            }
            Self::Version => "install a newer version of this program",
            Self::Intents => {
                "this program asks for no intents: see whether something between it and Discord \
                 changes what it sends"
            }
            Self::Line(_) => "start it again; a service manager does so by itself",
        }
    }
}
