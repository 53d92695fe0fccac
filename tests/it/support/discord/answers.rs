//! What is answered: a body, an error with its code, a 429, or a page of what is in front.
//!
//! reference.mdx, Error Messages; topics/rate-limits.mdx, Exceeding A Rate Limit. An answer is put
//! together here, and gets the headers of its rate limit where it is sent.

use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use serde_json::{Value, json};

use super::faults::Scope;

/// An answer in the making.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Value>,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, headers: Vec::new(), body: Some(body) }
    }

    /// Nothing, called a page all the same: discord-api-docs issue 5887.
    pub(super) fn no_content() -> Self {
        let headers = vec![("content-type", "text/html; charset=utf-8".to_owned())];
        Self { status: 204, headers, body: None }
    }

    /// An error: reference.mdx, Error Messages.
    pub(super) fn error(status: u16, code: u64, message: &str) -> Self {
        let body = json!({ "message": message, "code": code });
        Self { status, ..Self::ok(body) }
    }

    /// A body that is refused. Discord's own words can repeat what was sent, and so do these.
    pub(super) fn invalid_form(problems: &[String]) -> Self {
        let errors = problems.iter().map(|it| json!({ "code": "INVALID", "message": it }));
        let errors: Vec<Value> = errors.collect();
        let body = json!({ "message": "Invalid Form Body", "code": 50035,
            "errors": { "_errors": errors } });
        Self { status: 400, ..Self::ok(body) }
    }

    pub(super) fn server_error() -> Self {
        Self::error(500, 0, "500: Internal Server Error")
    }

    /// Not Discord's own, but of what is in front of it: no JSON.
    pub(super) fn page(status: u16, title: &str) -> Self {
        let html = format!("<html><head><title>{status} {title}</title></head></html>");
        let headers = vec![("content-type", "text/html".to_owned())];
        Self { status, headers, body: Some(json!(html)) }
    }

    /// A 429: topics/rate-limits.mdx, Exceeding A Rate Limit. The header has whole seconds.
    pub(super) fn too_many(wait: Duration, scope: Scope) -> Self {
        let seconds = wait.as_secs_f64();
        let message = match scope {
            Scope::Shared => "The resource is being rate limited.",
            Scope::User | Scope::Global => "You are being rate limited.",
        };
        let global = scope == Scope::Global;
        let body = json!({ "message": message, "retry_after": seconds, "global": global });
        let name = format!("{scope:?}").to_lowercase();
        let mut headers =
            vec![("retry-after", seconds.ceil().to_string()), ("x-ratelimit-scope", name)];
        if global {
            headers.push(("x-ratelimit-global", "true".to_owned()));
        }
        Self { status: 429, headers, body: Some(body) }
    }

    /// A 429 for edits to old messages: of no bucket, and with a code of its own.
    pub(super) fn too_many_edits(wait: Duration) -> Self {
        let says =
            "Maximum number of edits to messages older than 1 hour reached. Try again later.";
        let seconds = wait.as_secs_f64();
        let body = json!({ "message": says, "code": 30046, "retry_after": seconds,
            "global": false });
        let headers = vec![("retry-after", seconds.ceil().to_string())];
        Self { status: 429, headers, body: Some(body) }
    }

    pub(super) fn with(mut self, headers: Vec<(&'static str, String)>) -> Self {
        self.headers.extend(headers);
        self
    }

    /// Of a list, each item is changed.
    pub(super) fn changed(mut self, keys: &Value) -> Self {
        let items = match &mut self.body {
            Some(Value::Array(items)) => items.iter_mut().collect(),
            body => Vec::from_iter(body),
        };
        for item in items {
            for (key, value) in keys.as_object().expect("keys") {
                item[key] = value.clone();
            }
        }
        self
    }

    pub(super) fn into_response(self) -> Response {
        let mut response = Response::builder().status(self.status);
        let html = self.headers.iter().any(|(name, _)| *name == "content-type");
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        let body = match self.body {
            None => Body::empty(),
            Some(Value::String(text)) if html => Body::from(text),
            Some(json) => {
                response = response.header("content-type", "application/json");
                Body::from(json.to_string())
            }
        };
        response.body(body).unwrap()
    }
}
