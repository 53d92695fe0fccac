//! Judges one answer of Discord's: done, to be tried again, or refused.
//!
//! Pure, so that every status and header is a line in a test. See Discord Docs, Rate Limits
//! (Header Format) and Opcodes and Status Codes (HTTP).

use std::time::{Duration, Instant};

use hyper::StatusCode;
use hyper::header::{HeaderMap, RETRY_AFTER};
use twilight_http_ratelimiting::RateLimitHeaders;

use super::error::RestError;
use crate::discord::ApiRefusal;
use crate::discord::codes::{ALREADY_ACKNOWLEDGED, MOST_OLD_EDITS, UNKNOWN_INTERACTION};

/// For how long a bucket is held at most: the library's limiter dies of one that resets in years.
const LONGEST_BUCKET: Duration = Duration::from_secs(24 * 60 * 60);

/// An answer as it came.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// What follows from an answer.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// It was carried out.
    Done,
    /// It may be carried out if sent again, after that long where Discord says how long.
    Again(Option<Duration>, RestError),
    /// It will not be carried out.
    Refused(RestError),
}

impl Answer {
    /// Returns what follows for a call to `route`.
    pub(super) fn verdict(&self, route: &'static str) -> Verdict {
        let status = self.status.as_u16();
        match status {
            200..=299 => Verdict::Done,
            // It is not waited for here: meanwhile other posts can be renewed.
            429 if self.refusal().code == Some(MOST_OLD_EDITS) => {
                Verdict::Refused(RestError::TooManyOldEdits { route, after: self.retry_after() })
            }
            429 => {
                let after = self.retry_after();
                Verdict::Again(after, RestError::RateLimited { route, after })
            }
            500..=599 => Verdict::Again(None, RestError::Faulty { route, status }),
            401 => Verdict::Refused(RestError::Unauthorized { route }),
            400 if self.refusal().is_about("interactions_endpoint_url") => {
                Verdict::Refused(RestError::NoEndpoint { route })
            }
            _ => {
                let code = self.refusal().code;
                Verdict::Refused(RestError::Refused { route, status, code })
            }
        }
    }

    /// Returns whether it is of an interaction that may have its answer already, from somebody else too.
    pub(super) fn is_of_an_answered_interaction(&self) -> bool {
        matches!(self.refusal().code, Some(ALREADY_ACKNOWLEDGED | UNKNOWN_INTERACTION))
    }

    /// Returns whether it counts towards Discord's limit of invalid calls. Limits that a resource
    /// shares among all bots do not.
    pub(super) fn is_invalid(&self) -> bool {
        let is_shared = self.header(RateLimitHeaders::SCOPE) == Some("shared");
        matches!(self.status.as_u16(), 401 | 403) || self.status.as_u16() == 429 && !is_shared
    }

    /// Returns for how long every call has to wait, where the limit is that of the whole bot.
    pub(super) fn global_pause(&self) -> Option<Duration> {
        let is_global = self.header("x-ratelimit-global") == Some("true")
            || self.header(RateLimitHeaders::SCOPE) == Some("global")
            || self.refusal().global;
        (self.status.as_u16() == 429 && is_global).then(|| self.retry_after()).flatten()
    }

    /// Returns what the rate limiter learns from it.
    pub(super) fn rate_limit(&self, now: Instant) -> Option<RateLimitHeaders> {
        let number = |name| self.header(name)?.parse().ok();
        let reset_after = seconds(self.header(RateLimitHeaders::RESET_AFTER)?)?;
        Some(RateLimitHeaders {
            bucket: self.header(RateLimitHeaders::BUCKET)?.as_bytes().to_vec(),
            limit: number(RateLimitHeaders::LIMIT)?,
            remaining: number(RateLimitHeaders::REMAINING)?,
            reset_at: now.checked_add(reset_after.min(LONGEST_BUCKET))?,
        })
    }

    fn retry_after(&self) -> Option<Duration> {
        let header = self.header(RETRY_AFTER.as_str()).and_then(seconds);
        header.or_else(|| Duration::try_from_secs_f64(self.refusal().retry_after?).ok())
    }

    fn refusal(&self) -> ApiRefusal {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

fn seconds(text: &str) -> Option<Duration> {
    Duration::try_from_secs_f64(text.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use hyper::header::{HeaderName, HeaderValue};

    use super::*;

    const ROUTE: &str = "some/route";

    fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Answer {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let status = StatusCode::from_u16(status).unwrap();
        Answer { status, headers: headers.collect(), body: body.into() }
    }

    #[test]
    fn what_was_refused_is_not_sent_again() {
        for status in [301, 400, 403, 404, 409] {
            let code = Some(50_035);
            let error = RestError::Refused { route: ROUTE, status, code };
            let answer = answer(status, &[], r#"{"message": "no", "code": 50035}"#);
            assert_eq!(answer.verdict(ROUTE), Verdict::Refused(error));
        }
        let unauthorized = RestError::Unauthorized { route: ROUTE };
        assert_eq!(answer(401, &[], "").verdict(ROUTE), Verdict::Refused(unauthorized));
    }

    #[test]
    fn an_address_that_discord_cannot_verify_is_told_from_other_refusals() {
        let body = r#"{"message": "Invalid Form Body", "code": 50035, "errors":
            {"interactions_endpoint_url": {"_errors": [{"code": "X", "message": "no"}]}}}"#;
        let error = RestError::NoEndpoint { route: ROUTE };
        assert_eq!(answer(400, &[], body).verdict(ROUTE), Verdict::Refused(error));
        let other = body.replace("interactions_endpoint_url", "description");
        let code = Some(50_035);
        let error = RestError::Refused { route: ROUTE, status: 400, code };
        assert_eq!(answer(400, &[], &other).verdict(ROUTE), Verdict::Refused(error));
    }

    #[test]
    fn a_fault_of_discords_is_worth_another_try_whatever_its_body() {
        for status in [500, 502, 503, 599] {
            let error = RestError::Faulty { route: ROUTE, status };
            let answer = answer(status, &[], "<html>Bad gateway</html>");
            assert_eq!(answer.verdict(ROUTE), Verdict::Again(None, error));
        }
    }

    #[test]
    fn a_rate_limit_says_how_long_in_its_header_or_its_body() {
        let wait = |seconds| Some(Duration::from_secs_f64(seconds));
        let again = |after| Verdict::Again(after, RestError::RateLimited { route: ROUTE, after });
        let header = answer(429, &[("retry-after", "2")], r#"{"retry_after": 1.5}"#);
        assert_eq!(header.verdict(ROUTE), again(wait(2.0)));
        let body = answer(429, &[], r#"{"message": "slow", "retry_after": 1.5, "global": false}"#);
        assert_eq!(body.verdict(ROUTE), again(wait(1.5)));
        let neither = answer(429, &[("retry-after", "soon")], "banned");
        assert_eq!(neither.verdict(ROUTE), again(None));
        let absurd = answer(429, &[("retry-after", "-1")], r#"{"retry_after": 1e300}"#);
        assert_eq!(absurd.verdict(ROUTE), again(None));
    }

    #[test]
    fn too_many_edits_of_old_posts_are_not_waited_for_here() {
        let body = r#"{"message": "Maximum number of edits", "code": 30046, "retry_after": 9}"#;
        let after = Some(Duration::from_secs(9));
        let error = RestError::TooManyOldEdits { route: ROUTE, after };
        assert_eq!(answer(429, &[], body).verdict(ROUTE), Verdict::Refused(error));
    }

    #[test]
    fn only_a_global_limit_holds_back_other_calls() {
        let after = ("retry-after", "3");
        let pause = |headers: &[_]| answer(429, headers, "").global_pause();
        assert_eq!(pause(&[after]), None);
        let global = [("x-ratelimit-global", "true"), after];
        assert_eq!(pause(&global), Some(Duration::from_secs(3)));
        assert_eq!(pause(&[("x-ratelimit-scope", "global"), after]), Some(Duration::from_secs(3)));
        let body = r#"{"message": "slow", "retry_after": 2, "global": true}"#;
        assert_eq!(answer(429, &[], body).global_pause(), Some(Duration::from_secs(2)));
        assert_eq!(answer(200, &global, "").global_pause(), None);
    }

    #[test]
    fn what_counts_towards_a_ban_is_counted() {
        let counts =
            |status, scope| answer(status, &[("x-ratelimit-scope", scope)], "").is_invalid();
        assert!(counts(401, "") && counts(403, "") && counts(429, "user") && counts(429, "global"));
        assert!(!counts(429, "shared") && !counts(404, "") && !counts(500, "") && !counts(200, ""));
    }

    #[test]
    fn what_another_copy_may_have_answered_is_known_by_its_code() {
        let is = |code| answer(400, &[], code).is_of_an_answered_interaction();
        assert!(is(r#"{"code": 40060}"#) && is(r#"{"code": 10062}"#));
        assert!(!is(r#"{"code": 50035}"#) && !is("40060"));
    }

    #[test]
    fn the_rate_limit_headers_are_read_whole_or_not_at_all() {
        let now = Instant::now();
        let headers = [
            ("x-ratelimit-bucket", "abc"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "4"),
            ("x-ratelimit-reset-after", "0.5"),
        ];
        let read = answer(200, &headers, "").rate_limit(now).unwrap();
        assert_eq!((read.limit, read.remaining), (5, 4));
        assert_eq!(read.reset_at, now + Duration::from_millis(500));
        assert_eq!(answer(200, &headers[..3], "").rate_limit(now), None);
    }

    #[test]
    fn no_bucket_is_held_for_longer_than_a_day() {
        let now = Instant::now();
        let mut headers = [
            ("x-ratelimit-bucket", "abc"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "4"),
            ("x-ratelimit-reset-after", ""),
        ];
        for years in ["94608000", "1e15"] {
            headers[3].1 = years;
            let read = answer(200, &headers, "").rate_limit(now).unwrap();
            assert_eq!(read.reset_at, now + LONGEST_BUCKET);
        }
    }
}
