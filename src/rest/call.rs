//! One call, sent as often as it takes and as it may.
//!
//! Ordinary calls wait for the rate limits that Discord has told us. A callback does not: its
//! route is outside the global limit, its token makes it a route of its own, and three seconds
//! after the press it is worth nothing. Where its answer is slow it is sent once more beside it.

use std::pin::pin;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};
use tracing::{debug, warn};
use twilight_http_ratelimiting::{Endpoint, Permit};

use super::answered::{Answer, Verdict};
use super::api_call::{ApiCall, LONGEST_LIMIT, Patience};
use super::client::Rest;
use super::error::RestError;
use super::interactions::Accepted;

/// How long the answer to a callback may take until another is sent beside it: a connection that
/// has died says nothing, and one that is new can still be in time.
const BESIDE: Duration = Duration::from_secs(1);

impl Rest {
    /// Returns the body of Discord's answer.
    pub(super) async fn call(&self, call: &ApiCall) -> Result<Vec<u8>, RestError> {
        self.persist(call, &AtomicBool::new(false)).await
    }

    /// Sends what Discord takes once, from whoever is first. That it has one already is a refusal where no try of
    /// ours can be that one.
    pub(super) async fn call_once(&self, call: &ApiCall) -> Result<Accepted, RestError> {
        let may_be_done = AtomicBool::new(false);
        match self.hedge(call, &may_be_done).await {
            Ok(_) => Ok(Accepted::Now),
            Err(error) if error.is_acknowledged() && may_be_done.load(Relaxed) => {
                Ok(Accepted::Before)
            }
            Err(error) => Err(error),
        }
    }

    /// Sends it, and where that is slow once more on another connection. Whichever is first counts;
    /// where one is refused, the other says whether it was ours.
    async fn hedge(&self, call: &ApiCall, may_be_done: &AtomicBool) -> Result<Vec<u8>, RestError> {
        let mut first = pin!(self.persist(call, may_be_done));
        if let Ok(done) = timeout(BESIDE, &mut first).await {
            return done;
        }
        let mut second = pin!(self.persist(call, may_be_done));
        let (done, other) = tokio::select! {
            done = &mut first => (done, second),
            done = &mut second => (done, first),
        };
        let Err(one) = done else {
            return done;
        };
        other.await.map_err(|two| {
            let is_unknown = one.is_gone() || two.is_gone() || one == unsure(call);
            if one.is_acknowledged() {
                one
            } else if is_unknown && !two.is_acknowledged() && may_be_done.load(Relaxed) {
                unsure(call)
            } else {
                two
            }
        })
    }

    /// Sends it again and again. Once a try may have been carried out, that Discord knows no such
    /// interaction proves nothing; nor does it, for a callback, that no try was confirmed.
    async fn persist(
        &self,
        call: &ApiCall,
        may_be_done: &AtomicBool,
    ) -> Result<Vec<u8>, RestError> {
        let mut tries = 0;
        loop {
            let answer = self.attempt(call).await;
            let verdict = match &answer {
                Ok(answer) => answer.verdict(call.route),
                Err(error) if error.may_pass() => Verdict::Again(None, error.clone()),
                Err(error) => Verdict::Refused(error.clone()),
            };
            tries += 1;
            match verdict {
                Verdict::Done => return Ok(answer?.body),
                Verdict::Refused(error) if error.is_gone() && may_be_done.load(Relaxed) => {
                    return Err(unsure(call));
                }
                Verdict::Refused(error) => return Err(error),
                Verdict::Again(after, error) => {
                    may_be_done.fetch_or(error.leaves_open(), Relaxed);
                    let Some(wait) = call.patience.wait(tries, after, Instant::now()) else {
                        let is_open = may_be_done.load(Relaxed);
                        let is_callback = matches!(call.patience, Patience::Until(_));
                        return Err(if is_open && is_callback { unsure(call) } else { error });
                    };
                    sleep(wait).await;
                }
            }
        }
    }

    /// Sends it once.
    async fn attempt(&self, call: &ApiCall) -> Result<Answer, RestError> {
        let permit = self.permit(call).await?;
        let now = Instant::now();
        if !self.may_send(call.patience, now) {
            return Err(RestError::Braked { route: call.route });
        }
        let answer = self.exchange(call, call.patience.for_a_try(now)).await;
        if let Some(permit) = permit {
            let now = Instant::now();
            let told = answer.as_ref().ok().and_then(|answer| answer.rate_limit(now));
            self.limiter.complete(permit, told);
        }
        let answer = answer.inspect_err(|error| warn!(route = call.route, "{error}"))?;
        self.take_note(call.route, &answer);
        Ok(answer)
    }

    /// Returns whether one more refusal could be borne.
    fn may_send(&self, patience: Patience, now: Instant) -> bool {
        let mut brake = self.brake.lock().expect("nothing panics with the brake");
        match patience {
            Patience::Ordinary => brake.is_off(now),
            Patience::Interaction | Patience::Until(_) => brake.is_off_for_callbacks(now),
        }
    }

    /// Waits for the rate limits, where the call is one that has to. What answers an interaction
    /// does not: its token is a route of its own, and is nothing to be remembered.
    async fn permit(&self, call: &ApiCall) -> Result<Option<Permit>, RestError> {
        if call.patience != Patience::Ordinary {
            return Ok(None);
        }
        let endpoint = Endpoint { method: call.method, path: call.path.clone() };
        let queue = async {
            let permit = self.limiter.permit(&endpoint).await;
            self.pace.turn(|| self.pause()).await;
            permit
        };
        let permit = timeout(LONGEST_LIMIT, queue).await.ok().flatten();
        permit.map(Some).ok_or(RestError::RateLimited { route: call.route, after: None })
    }

    /// Returns until when a global limit holds, if one was met.
    fn pause(&self) -> Option<Instant> {
        *self.paused_until.lock().expect("nothing panics with the pause")
    }

    fn take_note(&self, route: &'static str, answer: &Answer) {
        let (now, status) = (Instant::now(), answer.status.as_u16());
        if answer.status.is_success() || answer.is_of_an_answered_interaction() {
            debug!(route, status, "Discord answered");
        } else {
            warn!(route, status, "Discord answered");
        }
        if answer.is_invalid() {
            self.brake.lock().expect("nothing panics with the brake").refused(now);
        }
        if let Some(until) = answer.global_pause().and_then(|pause| now.checked_add(pause)) {
            let mut paused = self.paused_until.lock().expect("nothing panics with the pause");
            *paused = (*paused).max(Some(until));
        }
    }
}

const fn unsure(call: &ApiCall) -> RestError {
    RestError::Unsure { route: call.route }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_call_waits_longer_each_time_and_then_gives_up() {
        let now = Instant::now();
        let waits: Vec<_> = (1..8).map(|tries| Patience::Ordinary.wait(tries, None, now)).collect();
        for (wait, base) in waits.iter().zip([0.5, 1.0, 2.0, 4.0]) {
            let wait = wait.unwrap().as_secs_f64();
            assert!((0.5 * base..1.5 * base).contains(&wait), "{wait} for {base}");
        }
        assert!(waits[4..].iter().all(Option::is_none));
    }

    #[test]
    fn a_rate_limit_is_waited_for_where_it_is_bearable() {
        let now = Instant::now();
        let limit = |seconds| Some(Duration::from_secs(seconds));
        let wait = Patience::Ordinary.wait(1, limit(30), now);
        assert!(wait >= limit(30) && wait <= limit(31));
        assert_eq!(Patience::Ordinary.wait(1, limit(3_600), now), None);
        let soon = Patience::Until(now + Duration::from_secs(2));
        assert!(soon.wait(1, limit(1), now) >= limit(1));
        assert_eq!(soon.wait(1, limit(2), now), None);
    }

    #[test]
    fn a_callback_is_tried_until_its_moment_has_come() {
        let now = Instant::now();
        let until = Patience::Until(now + Duration::from_secs(2));
        let late = now + Duration::from_millis(1_500);
        assert_eq!(until.for_a_try(late), Duration::from_millis(500));
        assert!(until.wait(1, None, late).is_some());
        assert_eq!(until.wait(1, None, now + Duration::from_secs(2)), None);
    }
}
