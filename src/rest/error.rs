//! Why a call was not carried out.
//!
//! No variant has an address, a body or a token in it: they name the route, and what Discord said
//! in numbers.

use std::time::Duration;

use super::encryption::IN_BETWEEN;
use super::unreached::Unreached;
use crate::discord::codes::{
    ALREADY_ACKNOWLEDGED, ENTRY_POINT_LEFT_OUT, INVALID_FORM, MISSING_ACCESS, MOST_COMMANDS,
    MOST_NEW_COMMANDS, NOT_THIS_APPLICATION, UNKNOWN_APPLICATION, UNKNOWN_INTERACTION,
};

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
    /// Discord has not got from an address what an interactions endpoint answers.
    #[error("Discord could not verify the interactions endpoint ({route} answered 400)")]
    NoEndpoint {
        /// The route.
        route: &'static str,
    },
    /// A rate limit holds for longer than the call can wait.
    #[error("Discord's rate limit holds back {route}{}", for_how_long(*.after))]
    RateLimited {
        /// The route.
        route: &'static str,
        /// For how long, where Discord says so.
        after: Option<Duration>,
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
    /// No attempt to answer an interaction was confirmed, and one of them may have answered it.
    #[error("it is not known whether {route} was carried out: an attempt may have been")]
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
                | Self::NoEndpoint { .. }
                | Self::Expired { .. }
                | Self::Unsure { .. }
        );
        !stays
    }

    /// Returns whether the call may have been carried out all the same.
    pub(super) const fn leaves_open(&self) -> bool {
        match self {
            Self::Faulty { .. } => true,
            Self::Unreachable { why, .. } => !why.is_unsent(),
            _ => false,
        }
    }

    /// Returns whether Discord has a first response to the interaction already.
    pub fn is_acknowledged(&self) -> bool {
        self.code() == Some(ALREADY_ACKNOWLEDGED)
    }

    /// Returns whether Discord knows no such interaction.
    pub fn is_gone(&self) -> bool {
        self.code() == Some(UNKNOWN_INTERACTION)
    }

    /// Returns the next step.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Unauthorized { .. } => RESET_TOKEN,
            Self::Refused { code, .. } => hint_of(*code),
            Self::NoEndpoint { .. } => {
                "see that `signpost serve` runs and can be reached there from the internet, and that \
                 its DISCORD_PUBLIC_KEY is the Public Key of this application"
            }
            Self::Unreachable { why, .. } => match why.step() {
                Some(step) => step,
                None => LATER,
            },
            Self::Unreadable { .. } => IN_BETWEEN,
            _ => LATER,
        }
    }
}

/// The next step where nothing has to be changed.
pub const LATER: &str = "try again later";

/// The next step where Discord refuses the token, by whichever way it says so.
pub const RESET_TOKEN: &str = "reset the token on the developer portal's Bot page, and put the \
                               new one into the file that DISCORD_TOKEN_FILE names";

/// Returns the next step after a refusal. Only where Discord gave no code of its own may something
/// else have answered.
const fn hint_of(code: Option<u64>) -> &'static str {
    match code {
        None | Some(0) => IN_BETWEEN,
        Some(ENTRY_POINT_LEFT_OUT) => {
            "an Entry Point command must go back with the others: update this program, or delete \
             that command on the developer portal"
        }
        Some(UNKNOWN_APPLICATION | MISSING_ACCESS | NOT_THIS_APPLICATION) => {
            "see that DISCORD_APPLICATION_ID, where it is set, is the application whose token this \
             is"
        }
        Some(MOST_COMMANDS) => {
            "Discord takes no more commands for this application: delete those of other programs"
        }
        Some(MOST_NEW_COMMANDS) => {
            "Discord takes no more new commands for this application today: try again tomorrow"
        }
        Some(INVALID_FORM) => {
            "Discord does not take what was sent: see that `signpost check` finds nothing, and \
             update this program"
        }
        Some(_) => "look the number up in Discord's list of JSON error codes",
    }
}

fn for_how_long(after: Option<Duration>) -> String {
    let seconds = after.map(|after| after.as_secs_f64().ceil());
    seconds.map(|seconds| format!(" for {seconds} seconds")).unwrap_or_default()
}

fn in_words(code: Option<u64>) -> String {
    code.map(|code| format!(", code {code}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_discord_does_not_say_is_told_with_what_may_have_said_it_and_a_limit_with_its_end() {
        let route = "some/route";
        assert!(RestError::Unreadable { route }.hint().contains("DISCORD_API_BASE"));
        let after = Some(Duration::from_millis(1_500));
        let limited = RestError::RateLimited { route, after }.to_string();
        assert_eq!(limited, "Discord's rate limit holds back some/route for 2 seconds");
        let limited = RestError::RateLimited { route, after: None }.to_string();
        assert_eq!(limited, "Discord's rate limit holds back some/route");
    }

    #[test]
    fn a_hint_fits_the_code_and_names_the_base_only_where_there_is_none() {
        let hint = |code| RestError::Refused { route: "some/route", status: 400, code }.hint();
        let hints = [
            (Some(50_240), "Entry Point"),
            (Some(10_002), "DISCORD_APPLICATION_ID"),
            (Some(20_012), "DISCORD_APPLICATION_ID"),
            (Some(50_001), "DISCORD_APPLICATION_ID"),
            (Some(30_032), "delete those"),
            (Some(30_034), "tomorrow"),
            (Some(50_035), "signpost check"),
            (Some(160_002), "list of JSON error codes"),
            (None, "DISCORD_API_BASE"),
            (Some(0), "DISCORD_API_BASE"),
        ];
        for (code, expected) in hints {
            assert!(hint(code).contains(expected), "{code:?}: {}", hint(code));
            let is_known = code.is_some_and(|code| code > 0);
            assert_eq!(hint(code).contains("DISCORD_API_BASE"), !is_known, "{code:?}");
        }
    }
}
