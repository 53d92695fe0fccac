//! What became of a first response, where another copy of the program may answer as well.
//!
//! Discord takes one response to an interaction and refuses all others, so it decides which copy answers. It
//! refuses with 40060 (has its answer), and at times with 10062 (unknown), which it also says of what is
//! older than three seconds. See Discord Docs, Opcodes and Status Codes (JSON Error Codes).

use crate::rest::{Accepted, RestError};

/// What became of a first response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FirstResponse {
    /// Discord has taken it.
    Taken,
    /// Discord had one: of an earlier try of ours that was never confirmed, or of another copy.
    TakenBefore,
    /// Another copy was first.
    SomebodyWasFirst,
    /// Discord does not know the interaction though it is young: another copy was first, or nobody answers it.
    NotKnown,
    /// No try was confirmed, and one may have been carried out.
    Unsure,
    /// The interaction is older than Discord waits.
    Expired,
    /// Discord refuses the response.
    Refused,
    /// It could not be sent.
    Failed,
}

impl FirstResponse {
    /// Returns what became of a response. That Discord does not know a young interaction means on a standby that
    /// the first copy has answered it; the first copy may be alone, so there nobody can say.
    pub(super) fn of(sent: &Result<Accepted, RestError>, is_standby: bool) -> Self {
        match sent {
            Ok(Accepted::Now) => Self::Taken,
            Ok(Accepted::Before) => Self::TakenBefore,
            Err(why) if why.is_acknowledged() => Self::SomebodyWasFirst,
            Err(why) if why.is_gone() && is_standby => Self::SomebodyWasFirst,
            Err(why) if why.is_gone() => Self::NotKnown,
            Err(RestError::Unsure { .. }) => Self::Unsure,
            Err(RestError::Expired { .. }) => Self::Expired,
            Err(RestError::Refused { .. }) => Self::Refused,
            Err(_) => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::codes::{ALREADY_ACKNOWLEDGED, INVALID_FORM, UNKNOWN_INTERACTION};

    const ROUTE: &str = "a/callback";

    fn refused(status: u16, code: u64) -> Result<Accepted, RestError> {
        Err(RestError::Refused { route: ROUTE, status, code: Some(code) })
    }

    #[test]
    fn that_it_has_its_answer_means_on_every_copy_that_another_was_first() {
        for is_standby in [true, false] {
            let became = FirstResponse::of(&refused(400, ALREADY_ACKNOWLEDGED), is_standby);
            assert_eq!(became, FirstResponse::SomebodyWasFirst);
        }
    }

    #[test]
    fn that_it_is_unknown_means_the_same_on_a_standby_alone_unless_it_is_old() {
        let unknown = refused(404, UNKNOWN_INTERACTION);
        assert_eq!(FirstResponse::of(&unknown, true), FirstResponse::SomebodyWasFirst);
        assert_eq!(FirstResponse::of(&unknown, false), FirstResponse::NotKnown);
        let expired = Err(RestError::Expired { route: ROUTE });
        assert_eq!(FirstResponse::of(&expired, true), FirstResponse::Expired);
    }

    #[test]
    fn what_else_is_refused_is_nobodys_answer() {
        let wrong = refused(400, INVALID_FORM);
        assert_eq!(FirstResponse::of(&wrong, true), FirstResponse::Refused);
        let limited = Err(RestError::RateLimited { route: ROUTE, after: None });
        assert_eq!(FirstResponse::of(&limited, true), FirstResponse::Failed);
        assert_eq!(FirstResponse::of(&Ok(Accepted::Now), true), FirstResponse::Taken);
        assert_eq!(FirstResponse::of(&Ok(Accepted::Before), true), FirstResponse::TakenBefore);
    }
}
