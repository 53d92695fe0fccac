//! Makes calls wait for the rate limits that Discord has told us of.
//!
//! The library's limiter is a task that everybody asks. Where that task has died (a bucket that
//! resets in three years kills it, as of 0.18), asking it takes whoever asks down too: so it is
//! asked from a task of its own, and started again.

use std::num::NonZeroU16;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use tracing::error;
use twilight_http_ratelimiting::{Endpoint, Permit, RateLimitHeaders, RateLimiter};

/// The rate limits of every route.
#[derive(Debug)]
pub(super) struct Limiter {
    per_second: NonZeroU16,
    limiter: Mutex<RateLimiter>,
}

impl Limiter {
    /// Returns a limiter for a bot that may make so many calls a second.
    pub(super) fn new(per_second: NonZeroU16) -> Self {
        Self { per_second, limiter: Mutex::new(RateLimiter::new(per_second.get())) }
    }

    /// Waits until a call to `endpoint` may be sent; returns nothing where that cannot be known.
    pub(super) async fn permit(&self, endpoint: &Endpoint) -> Option<Permit> {
        for _ in 0..2 {
            let (limiter, endpoint) = (self.shared().clone(), endpoint.clone());
            match tokio::spawn(async move { limiter.acquire(endpoint).await }).await {
                Ok(permit) => return Some(permit),
                Err(_) => self.start_again(),
            }
        }
        None
    }

    /// Learns what Discord's answer told of the limits.
    pub(super) fn complete(&self, permit: Permit, told: Option<RateLimitHeaders>) {
        if catch_unwind(AssertUnwindSafe(|| permit.complete(told))).is_err() {
            self.start_again();
        }
    }

    fn start_again(&self) {
        error!("the rate limiter has failed and is started again");
        *self.shared() = RateLimiter::new(self.per_second.get());
    }

    fn shared(&self) -> std::sync::MutexGuard<'_, RateLimiter> {
        self.limiter.lock().expect("nothing panics while it holds the limiter")
    }
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Builder;
    use twilight_http_ratelimiting::Method;

    use super::*;
    use crate::discord::limits::CALLS_PER_SECOND;

    #[test]
    fn a_limiter_that_has_died_is_started_again() {
        let runtime = || Builder::new_current_thread().enable_time().build().unwrap();
        // Its task ends with the runtime in which it was made.
        let limiter = runtime().block_on(async { Limiter::new(CALLS_PER_SECOND) });
        let endpoint = Endpoint { method: Method::Get, path: "gateway/bot".to_owned() };
        runtime().block_on(async {
            let permit = limiter.permit(&endpoint).await.unwrap();
            limiter.complete(permit, None);
        });
    }
}
