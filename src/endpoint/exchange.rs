//! One request, and what is answered.
//!
//! What Discord signed gets a signposted reply, whatever it says: never an error of a server. Everybody else gets the
//! number of what is wrong, and no words.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::time::timeout;

use super::Endpoint;
use super::key::Signed;
use crate::clock::now;
use crate::transport::respond;

/// What is sent back.
pub(super) type Exchanged = Response<Full<Bytes>>;

impl Endpoint {
    /// Answers a request.
    pub(super) async fn exchange(
        self: Arc<Self>,
        request: Request<Incoming>,
    ) -> Result<Exchanged, Infallible> {
        Ok(self.answered(request).await.unwrap_or_else(refused))
    }

    async fn answered(&self, request: Request<Incoming>) -> Result<Exchanged, StatusCode> {
        if request.uri().path() != self.path {
            return Err(StatusCode::NOT_FOUND);
        }
        if request.method() != Method::POST {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        let signed = Signed::read(request.headers()).ok_or(StatusCode::UNAUTHORIZED)?;
        let body = self.body(request.into_body()).await?;
        if !self.key.has_signed(&signed, &body) {
            return Err(StatusCode::UNAUTHORIZED);
        }
        Ok(json(self.reply(&body)))
    }

    /// Returns the whole body of a request.
    async fn body(&self, body: Incoming) -> Result<Bytes, StatusCode> {
        let most = self.limits.body_bytes;
        if body.size_hint().lower() > most as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let whole = timeout(self.limits.body, Limited::new(body, most).collect()).await;
        match whole.map_err(|_| StatusCode::REQUEST_TIMEOUT)? {
            Ok(whole) => Ok(whole.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        }
    }

    /// Returns the response to what Discord has sent, as JSON.
    fn reply(&self, body: &[u8]) -> Bytes {
        let text =
            str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed);
        let answered = respond(&self.live.current(), now(), &text);
        answered.response.json().clone()
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
