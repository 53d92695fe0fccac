//! Counts the sessions that may still start.
//!
//! Discord allows a thousand a day and resets the token over one more. A dial may only resume, but
//! from outside that cannot be told, so each counts; where none is left Discord is asked again,
//! which knows better. See Discord Docs, Gateway (Session Start Limit).

use std::time::{Duration, Instant};

/// How often Discord is asked where none is left.
const ASK_EVERY: Duration = Duration::from_secs(60);

/// The sessions that may start.
#[derive(Debug)]
pub(super) struct Sessions {
    left: u32,
    asked: Instant,
}

/// Whether another one may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MayStart {
    /// Yes.
    Yes,
    /// Not now.
    No,
    /// Not before Discord has been asked.
    Ask,
}

impl Sessions {
    /// Returns a count that starts at what Discord said just now.
    pub(super) const fn new(left: u32, now: Instant) -> Self {
        Self { left, asked: now }
    }

    /// Returns whether a dial may be made. Who is told to ask does so once.
    pub(super) fn may_start(&mut self, now: Instant) -> MayStart {
        if self.left > 0 {
            return MayStart::Yes;
        }
        if now.duration_since(self.asked) < ASK_EVERY {
            return MayStart::No;
        }
        self.asked = now;
        MayStart::Ask
    }

    /// Counts a dial.
    pub(super) const fn dialled(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    /// Takes over what Discord said.
    pub(super) const fn told(&mut self, left: u32) {
        self.left = left;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_session_is_left_discord_is_asked_once_a_minute_until_it_gives_more() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut sessions = Sessions::new(2, start);
        for _ in 0..2 {
            assert_eq!(sessions.may_start(at(1)), MayStart::Yes);
            sessions.dialled();
        }
        assert_eq!(sessions.may_start(at(59)), MayStart::No);
        assert_eq!(sessions.may_start(at(60)), MayStart::Ask);
        assert_eq!(sessions.may_start(at(61)), MayStart::No);
        sessions.told(0);
        assert_eq!(sessions.may_start(at(120)), MayStart::Ask);
        sessions.told(5);
        assert_eq!(sessions.may_start(at(121)), MayStart::Yes);
    }
}
