//! How a connection ends, and what follows: its session is resumed, another is started, or the
//! program ends.
//!
//! What a close means is Discord's table. See Discord Docs, Opcodes and Status Codes (Gateway Close
//! Event Codes).

use std::io;

use super::dial::Gone;
use super::error::GatewayError;
use super::session::Failed;

/// Why a connection has ended.
#[derive(Debug)]
pub(super) enum LostGateway {
    /// The session can be resumed.
    Resume(WhyLost),
    /// It is over.
    Over(WhyLost),
    /// Discord will not have us.
    Refused(GatewayError),
    /// There are to be another number of shards.
    Resharded,
    /// We leave.
    Left,
}

/// What was wrong with a connection.
#[derive(Debug, thiserror::Error)]
pub(super) enum WhyLost {
    #[error("Discord asks for a new one")]
    Asked,
    #[error("Discord says that the session is not valid")]
    Invalid,
    #[error(transparent)]
    Gone(#[from] Gone),
    #[error("Discord acknowledges no heartbeat")]
    Silent,
    #[error("it did not become ready within a minute")]
    NotReady,
    #[error("Discord said no hello within ten seconds")]
    NoHello,
    #[error("it cannot be reached: {0}")]
    NoSocket(#[source] io::Error),
    #[error(transparent)]
    Serenity(#[from] Failed),
}

impl From<Gone> for LostGateway {
    /// Returns what an end means.
    fn from(gone: Gone) -> Self {
        match gone {
            Gone::Closed(4004) => Self::Refused(GatewayError::Token),
            Gone::Closed(4012) => Self::Refused(GatewayError::Version),
            Gone::Closed(4013 | 4014) => Self::Refused(GatewayError::Intents),
            // Another session is started, in as many shards as Discord wants by then.
            Gone::Closed(4003 | 4006 | 4007 | 4009..=4011) => Self::Over(gone.into()),
            _ => Self::Resume(gone.into()),
        }
    }
}

impl From<Failed> for LostGateway {
    fn from(failed: Failed) -> Self {
        Self::Resume(WhyLost::Serenity(failed))
    }
}
