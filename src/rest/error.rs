//! Why a call was not carried out.
//!
//! No variant has an address, a body or a token in it: they name the route, and what Discord said
//! in numbers.

use std::time::Duration;

use super::codes::UNKNOWN_INTERACTION;

/// A call that Discord did not carry out, or of which we cannot say so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestError {
    /// The token is wrong or has been reset.
    #[error("Discord refuses the token ({route} answered 401)")]
    Unauthorized {
        /// The route.
        route: &'static str,
    },
    /// Discord will not do it, and would not if asked again.
    #[error("Discord refused {route} with {status}{}", in_words(*.code))]
    Refused {
        /// The route.
        route: &'static str,
        /// The HTTP status.
        status: u16,
        /// Discord's own code. See Discord Docs, Opcodes and Status Codes (JSON).
        code: Option<u64>,
    },
    /// A rate limit holds for longer than the call can wait.
    #[error("Discord's rate limit holds back {route}")]
    RateLimited {
        /// The route.
        route: &'static str,
    },
    /// Discord has a fault of its own.
    #[error("Discord has a fault: {route} answered {status}")]
    Faulty {
        /// The route.
        route: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// Nothing came back.
    #[error("Discord could not be reached for {route}: {why}")]
    Unreachable {
        /// The route.
        route: &'static str,
        /// What failed.
        why: Unreached,
    },
    /// An interaction is older than Discord waits for its first response.
    #[error("it has expired: {route} takes an answer for three seconds")]
    Expired {
        /// The route.
        route: &'static str,
    },
    /// Discord knows no such interaction, and an earlier attempt of ours may have answered it.
    #[error("it is not known whether {route} was carried out: an earlier attempt may have been")]
    Unsure {
        /// The route.
        route: &'static str,
    },
    /// Messages over an hour old were edited too often. See Discord Docs, Opcodes and Status Codes
    /// (30046).
    #[error("Discord lets {route} edit no more posts over an hour old for now")]
    TooManyOldEdits {
        /// The route.
        route: &'static str,
        /// For how long, where Discord says so.
        after: Option<Duration>,
    },
    /// What came back is not as documented.
    #[error("Discord's answer to {route} cannot be read")]
    Unreadable {
        /// The route.
        route: &'static str,
    },
    /// Discord has refused so much that one more could get this address banned.
    #[error("{route} was not sent: Discord has refused too many calls in the last ten minutes")]
    Braked {
        /// The route.
        route: &'static str,
    },
}

/// Why nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreached {
    /// Nothing was sent.
    #[error("no connection")]
    NoConnection,
    /// It may have been carried out.
    #[error("no answer in time")]
    NoAnswer,
    /// The same.
    #[error("the connection broke")]
    Broken,
}

impl RestError {
    /// Returns the code with which Discord refused the call, where it gave one.
    pub const fn code(&self) -> Option<u64> {
        match self {
            Self::Refused { code, .. } => *code,
            _ => None,
        }
    }

    /// Returns how long Discord wants to be left alone, where it says so.
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::TooManyOldEdits { after, .. } => *after,
            _ => None,
        }
    }

    /// Returns whether the same call may succeed later with nothing changed on our side.
    pub const fn may_pass(&self) -> bool {
        let stays = matches!(
            self,
            Self::Unauthorized { .. }
                | Self::Refused { .. }
                | Self::Expired { .. }
                | Self::Unsure { .. }
        );
        !stays
    }

    /// Returns whether the call may have been carried out all the same.
    pub(super) const fn leaves_open(&self) -> bool {
        match self {
            Self::Faulty { .. } => true,
            Self::Unreachable { why, .. } => !matches!(why, Unreached::NoConnection),
            _ => false,
        }
    }

    /// Returns whether Discord knows no such interaction.
    pub(super) fn is_gone(&self) -> bool {
        self.code() == Some(UNKNOWN_INTERACTION)
    }

    /// Returns the next step.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Unauthorized { .. } => RESET_TOKEN,
            Self::Refused { .. } => {
                "check DISCORD_API_BASE; what the numbers mean stands in Discord's documentation, \
                 Opcodes and Status Codes"
            }
            _ => "try again later",
        }
    }
}

/// The next step where Discord refuses the token, by whichever way it says so.
pub const RESET_TOKEN: &str = "reset the token on the developer portal's Bot page, and put the \
                               new one into the file that DISCORD_TOKEN_FILE names";

fn in_words(code: Option<u64>) -> String {
    code.map(|code| format!(", code {code}")).unwrap_or_default()
}
