//! What a second copy does otherwise: it lets the first answer, and counts what only it has answered.
//!
//! Its delay counts from when Discord made an interaction, because that is when Discord's three seconds begin. An
//! interaction says when that was; where our clock does not agree, its arrival counts in its place. A clock
//! that is wrong costs no answer: it makes the two copies answer closer together, and Discord takes one.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tracing::warn;

use super::delay::StandbyDelay;
use crate::discord::Snowflake;
use crate::discord::limits::FIRST_RESPONSE;
use crate::rest::Callback;

/// How often it is said that the first copy does not answer.
const TELL_EVERY: Duration = Duration::from_secs(60);

/// The oldest interaction that can arrive: its token is good for so long.
const OLDEST: Duration = Duration::from_secs(15 * 60);

/// A second copy.
#[derive(Debug)]
pub(super) struct Standby {
    delay: StandbyDelay,
    alone: Mutex<Alone>,
}

/// What only this copy has answered.
#[derive(Debug, Default)]
struct Alone {
    answered: u64,
    /// Of how many of them the log has told, and when it last did.
    told: u64,
    last: Option<Instant>,
}

impl Standby {
    /// Returns a copy that answers so long after Discord made an interaction.
    pub(super) fn new(delay: StandbyDelay) -> Self {
        Self { delay, alone: Mutex::default() }
    }

    /// Returns when an interaction is to be answered. One that is too old already was made by another clock.
    pub(super) fn due(&self, to: &Callback) -> Instant {
        let age = to.arrived.saturating_duration_since(to.made);
        let from = if age < FIRST_RESPONSE { to.made } else { to.arrived };
        from + self.delay.time()
    }

    /// Counts an interaction that only this copy has answered, and says now and then how many there were.
    pub(super) fn has_answered(&self) {
        if let Some(count) = self.count(Instant::now()) {
            tell(count);
        }
    }

    /// Says how many there were since it was last said.
    pub(super) fn tell_the_rest(&self) {
        let alone = self.alone.lock().expect("nothing panics with the count");
        if alone.answered > alone.told {
            tell(alone.answered - alone.told);
        }
    }

    fn count(&self, now: Instant) -> Option<u64> {
        let mut alone = self.alone.lock().expect("nothing panics with the count");
        alone.answered += 1;
        let is_due = alone.last.is_none_or(|last| now.duration_since(last) >= TELL_EVERY);
        is_due.then(|| {
            let count = alone.answered - alone.told;
            (alone.told, alone.last) = (alone.answered, Some(now));
            count
        })
    }
}

fn tell(interactions: u64) {
    warn!(interactions, "the first copy did not answer in time: this standby did");
}

/// Returns how old an interaction is at `now` by our own clock, in milliseconds, where it says when it was made.
pub(super) fn age(id: &str, now: Timestamp) -> Option<i64> {
    Some(now.as_millisecond().saturating_sub_unsigned(Snowflake::parse(id)?.made()))
}

/// Returns when Discord made an interaction that has just arrived and is so many milliseconds old; its arrival, where
/// it cannot have been made then.
pub(super) fn made(age: Option<i64>, arrived: Instant) -> Instant {
    let age = age.and_then(|age| u64::try_from(age).ok()).map(Duration::from_millis);
    let made = age.filter(|age| *age < OLDEST).and_then(|age| Instant::now().checked_sub(age));
    made.map_or(arrived, |made| made.min(arrived))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::moment;
    use crate::config::Token;

    const DELAY: Duration = Duration::from_millis(800);

    /// The id of an interaction that Discord made so many milliseconds ago.
    fn id(ago: i64) -> String {
        let millis = moment().as_millisecond() - 1_420_070_400_000 - ago;
        (millis << 22).to_string()
    }

    /// How long after its arrival an interaction is answered.
    fn waits(id: &str) -> Duration {
        let arrived = Instant::now();
        let token = Token::new("a-token".to_owned());
        let to =
            Callback { id: id.to_owned(), token, arrived, made: made(age(id, moment()), arrived) };
        Standby::new("800ms".parse().unwrap()).due(&to).saturating_duration_since(arrived)
    }

    #[test]
    fn the_delay_counts_from_when_discord_made_it() {
        let wait = waits(&id(500));
        assert!(wait <= DELAY - Duration::from_millis(499), "{wait:?}");
        assert_eq!(waits(&id(2_000)), Duration::ZERO);
    }

    #[test]
    fn where_the_clocks_do_not_agree_it_counts_from_its_arrival() {
        for ago in [-60_000, 5_000, 60 * 60_000] {
            assert_eq!(waits(&id(ago)), DELAY, "{ago}");
        }
        for odd in ["7", "99999999999999999999", "18446744073709551615"] {
            assert_eq!(waits(odd), DELAY, "{odd}");
        }
    }

    #[test]
    fn an_interaction_is_as_old_as_it_says_though_it_came_late() {
        let arrived = Instant::now();
        let made = |id: &str| made(age(id, moment()), arrived);
        let age = arrived.duration_since(made(&id(5_000)));
        assert!(age >= Duration::from_millis(4_990), "{age:?}");
        assert_eq!(made(&id(60 * 60_000)), arrived);
    }

    #[test]
    fn what_only_it_has_answered_is_told_at_once_and_then_once_a_minute() {
        let (standby, start) = (Standby::new("800ms".parse().unwrap()), Instant::now());
        let told: Vec<_> =
            [0, 1, 30, 61, 62].map(|at| standby.count(start + Duration::from_secs(at))).into();
        assert_eq!(told, [Some(1), None, None, Some(3), None]);
    }
}
