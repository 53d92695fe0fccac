//! The three pages.
//!
//! They need no log-in, and so tell nothing that somebody outside could use.

use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, SERVER as SERVER_HEADER,
};
use hyper::{Method, Request, Response, StatusCode};
use prometheus_client::encoding::text;
use prometheus_client::registry::Registry;
use tokio::task::spawn_blocking;

use super::state::State;
use crate::endpoint::{Exchanged, Handler};

/// What Prometheus reads, whatever it asks for: it drops a page of another type that has what only this one can have.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub(super) const HEALTHZ: &str = "/healthz";
pub(super) const READYZ: &str = "/readyz";
const METRICS: &str = "/metrics";

/// What each answer is signed with: whoever asks whether it is well learns that nobody else answers.
pub(super) const SERVER: &str = "signpost";

const PLAIN: &str = "text/plain; charset=utf-8";

/// What answers the admin port.
pub(super) struct AdminPages {
    pub(super) state: Arc<State>,
    pub(super) page: Arc<Registry>,
}

impl Handler for AdminPages {
    async fn handle(self: Arc<Self>, request: Request<Incoming>) -> Exchanged {
        let path = request.uri().path();
        if ![HEALTHZ, READYZ, METRICS].contains(&path) {
            return of(StatusCode::NOT_FOUND, PLAIN, "");
        }
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            let refused = of(StatusCode::METHOD_NOT_ALLOWED, PLAIN, "");
            return with(refused, ALLOW, "GET, HEAD");
        }
        match path {
            HEALTHZ => of(StatusCode::OK, PLAIN, "ok\n"),
            READYZ => {
                let is_ready = self.state.is_ready().is_ok();
                let status =
                    if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
                of(status, PLAIN, self.state.lines())
            }
            _ => self.metrics().await,
        }
    }
}

impl AdminPages {
    /// Returns the numbers. Those of the content take some milliseconds after a change of it: no thread that answers
    /// waits for them.
    async fn metrics(&self) -> Exchanged {
        let page = Arc::clone(&self.page);
        let written = spawn_blocking(move || {
            let mut text = String::new();
            text::encode(&mut text, &page).map(|()| text)
        });
        match written.await {
            Ok(Ok(text)) => of(StatusCode::OK, OPEN_METRICS, text),
            _ => of(StatusCode::INTERNAL_SERVER_ERROR, PLAIN, ""),
        }
    }
}

fn of(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Exchanged {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let response = with(response, CONTENT_TYPE, kind);
    let response = with(response, SERVER_HEADER, SERVER);
    with(response, CACHE_CONTROL, "no-store")
}

fn with(mut response: Exchanged, name: HeaderName, value: &'static str) -> Exchanged {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
