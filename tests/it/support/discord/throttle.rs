//! Rate limits as Discord has them: told in headers, enforced with 429.
//!
//! topics/rate-limits.mdx. The true numbers are not published and change, so a program must learn
//! them from the headers; the ones here are ours. Callbacks are under no global limit and carry no
//! headers. After a 429 its route, or after a global one every route, stays shut until its time is
//! up: a request that comes too early is refused again, and remembered as a violation.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::answers::Answer;
use super::faults::Scope;
use super::rest::Call;
use super::routes::Route;

/// What was already on its way when a 429 was given is no violation.
pub(super) const IN_FLIGHT: Duration = Duration::from_millis(500);

const GLOBAL_WINDOW: Duration = Duration::from_secs(1);

/// The buckets, and what is shut.
pub(super) struct Throttle {
    /// How many requests a bucket lets through in how long.
    pub(super) rate: (u32, Duration),
    /// How many requests all routes together let through in a second.
    pub(super) global: u32,
    of_all: Option<Bucket>,
    buckets: HashMap<String, Bucket>,
    /// By bucket; the empty name is everything.
    shut: HashMap<String, Shut>,
}

struct Bucket {
    used: u32,
    resets: Instant,
}

struct Shut {
    since: Instant,
    until: Instant,
    scope: Scope,
}

impl Default for Throttle {
    fn default() -> Self {
        let rate = (20, Duration::from_secs(1));
        let (buckets, shut) = Default::default();
        Self { rate, global: 50, of_all: None, buckets, shut }
    }
}

/// Why a request is refused.
pub(super) struct Refusal {
    pub(super) answer: Answer,
    /// None where the program could not know.
    pub(super) violation: Option<String>,
}

impl Throttle {
    /// Shuts a route, or everything, as a 429 of that scope says.
    pub(super) fn shut(&mut self, call: &Call, (wait, scope): (Duration, Scope)) {
        let name = if scope == Scope::Global { String::new() } else { call.bucket() };
        let since = Instant::now();
        self.shut.insert(name, Shut { since, until: since + wait, scope });
    }

    /// Refuses what comes while its route is shut.
    pub(super) fn refuse_early(&self, call: &Call) -> Result<(), Refusal> {
        let now = Instant::now();
        let everything = self.shut.get("").filter(|_| is_under_global(call));
        let its_own = self.shut.get(&call.bucket());
        let Some(shut) = everything.into_iter().chain(its_own).find(|shut| shut.until > now) else {
            return Ok(());
        };
        let left = shut.until - now;
        let early = format!("{}: came {left:?} before its 429 allowed it", call.line);
        Err(Refusal {
            answer: Answer::too_many(left, shut.scope),
            violation: (now > shut.since + IN_FLIGHT).then_some(early),
        })
    }

    /// Counts a request against the limit of all routes.
    pub(super) fn count_in_all(&mut self, call: &Call) -> Result<(), Refusal> {
        if !is_under_global(call) {
            return Ok(());
        }
        let now = Instant::now();
        // The window begins with its first request.
        let window = self.of_all.take().filter(|it| it.resets > now);
        let mut window = window.unwrap_or(Bucket { used: 0, resets: now + GLOBAL_WINDOW });
        let left = window.resets - now;
        let is_over = window.used >= self.global;
        window.used += u32::from(!is_over);
        self.of_all = Some(window);
        if !is_over {
            return Ok(());
        }
        self.shut(call, (left, Scope::Global));
        let most = self.global;
        let over = format!("{}: over the global limit of {most} in a second", call.line);
        Err(Refusal { answer: Answer::too_many(left, Scope::Global), violation: Some(over) })
    }

    /// Counts a request, and says what its answer's headers say; too many in a bucket are refused.
    pub(super) fn count(&mut self, call: &Call) -> Result<Vec<(&'static str, String)>, Refusal> {
        if call.route == Some(Route::Callback) {
            return Ok(Vec::new());
        }
        let (limit, window) = self.rate;
        let now = Instant::now();
        let fresh = || Bucket { used: 0, resets: now + window };
        let bucket = self.buckets.entry(call.bucket()).or_insert_with(fresh);
        if bucket.resets <= now {
            *bucket = fresh();
        }
        let left = bucket.resets - now;
        if bucket.used == limit {
            self.shut(call, (left, Scope::User));
            let violation = Some(format!("{}: over the limit that its headers told", call.line));
            return Err(Refusal { answer: Answer::too_many(left, Scope::User), violation });
        }
        bucket.used += 1;
        let resets = (SystemTime::now() + left).duration_since(UNIX_EPOCH).unwrap();
        Ok(vec![
            ("x-ratelimit-limit", limit.to_string()),
            ("x-ratelimit-remaining", (limit - bucket.used).to_string()),
            ("x-ratelimit-reset", format!("{:.3}", resets.as_secs_f64())),
            ("x-ratelimit-reset-after", format!("{:.3}", left.as_secs_f64())),
            ("x-ratelimit-bucket", format!("fake-{:?}", call.route)),
        ])
    }
}

fn is_under_global(call: &Call) -> bool {
    !call.route.is_some_and(Route::is_by_interaction)
}
