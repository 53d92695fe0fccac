//! One request, and what is answered.
//!
//! What Discord signed gets a signposted reply, whatever it says: never an error of a server. Everybody else gets the
//! number of what is wrong, and no words.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Instant;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::time::timeout;

use super::Endpoint;
use super::connections::{Exchanged, Handler};
use super::key::Signed;
use crate::clock;
use crate::metrics::{CameOf, RefusedStatus, SignatureFault};
use crate::transport::{leaving_no_stack, respond};

/// Why a request gets no reply.
enum Refused {
    /// Discord has not signed it.
    Unsigned(SignatureFault),
    /// It is no request for an answer.
    With(RefusedStatus),
}

impl Handler for Endpoint {
    async fn handle(self: Arc<Self>, request: Request<Incoming>) -> Exchanged {
        self.answered(request).await.unwrap_or_else(|why| self.refuse(&why))
    }
}

impl Endpoint {
    async fn answered(&self, request: Request<Incoming>) -> Result<Exchanged, Refused> {
        if request.uri().path() != self.path {
            return Err(Refused::With(RefusedStatus::NotFound));
        }
        if request.method() != Method::POST {
            return Err(Refused::With(RefusedStatus::MethodNotAllowed));
        }
        let signed = Signed::read(request.headers()).map_err(Refused::Unsigned)?;
        let body = self.body(request.into_body()).await.map_err(Refused::With)?;
        let read = Instant::now();
        let is_signed = || self.key.has_signed(&signed, &body);
        let reply = leaving_no_stack(|| is_signed().then(|| self.reply(&body, &signed, read)));
        reply.map(json).ok_or(Refused::Unsigned(SignatureFault::Wrong))
    }

    /// Returns the whole body of a request.
    async fn body(&self, body: Incoming) -> Result<Bytes, RefusedStatus> {
        let most = self.limits.body_bytes;
        if body.size_hint().lower() > most as u64 {
            return Err(RefusedStatus::TooLarge);
        }
        let whole = timeout(self.limits.body, Limited::new(body, most).collect()).await;
        match whole.map_err(|_| RefusedStatus::Timeout)? {
            Ok(whole) => Ok(whole.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => Err(RefusedStatus::TooLarge),
            Err(_) => Err(RefusedStatus::BadRequest),
        }
    }

    /// Returns the response to what Discord has sent, as JSON.
    fn reply(&self, body: &[u8], signed: &Signed, read: Instant) -> Bytes {
        let moment = clock::moment();
        let now = clock::local(moment);
        let text =
            str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed);
        let answered = respond(&self.live.current(), now, &text);
        let counted = &self.metrics.interactions;
        if let Some(at) = signed.at() {
            counted
                .clock_is_ahead(moment.as_millisecond().saturating_sub(at.saturating_mul(1_000)));
        }
        counted.ended(answered.counted_as, CameOf::Answered, read.elapsed());
        answered.response.json().clone()
    }

    /// Counts a request that gets no reply, and returns what it gets.
    fn refuse(&self, why: &Refused) -> Exchanged {
        let status = match why {
            Refused::Unsigned(fault) => {
                self.metrics.unsigned(*fault);
                StatusCode::UNAUTHORIZED
            }
            Refused::With(with) => {
                self.metrics.refused(*with);
                StatusCode::from_bytes(with.name().as_bytes())
                    .expect("each is called by its status")
            }
        };
        refused(status)
    }
}

fn json(body: Bytes) -> Exchanged {
    let mut response = Response::new(Full::new(body));
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

fn refused(status: StatusCode) -> Exchanged {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    }
    response
}
