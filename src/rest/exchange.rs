//! One request and its answer.
//!
//! A redirect is not followed and no proxy of the environment is used: the token goes to the
//! address that was set and nowhere else. A callback carries no token of ours, it needs none.

use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, USER_AGENT};
use tokio::time::timeout;
use twilight_http_ratelimiting::Method;
use url::form_urlencoded::byte_serialize;

use super::answered::Answer;
use super::api_call::{ApiCall, Patience};
use super::client::{Rest, WHO_WE_ARE};
use super::error::RestError;
use super::unreached::Unreached;
use crate::discord::limits::AUDIT_LOG_REASON as LONGEST_REASON;

/// What the server's audit log shows beside a change. See Discord Docs, Audit Log Resource.
const AUDIT_LOG_REASON: &str = "x-audit-log-reason";

/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

/// Returns the words of a reason as a header can carry them, cut where Discord would refuse them.
fn escaped(reason: &str) -> String {
    let mut out = String::new();
    for character in reason.chars() {
        let escaped: String = byte_serialize(character.to_string().as_bytes()).collect();
        // A form writes a blank as a plus; here it has to be a blank again.
        let escaped = if escaped == "+" { " " } else { escaped.as_str() };
        if out.len() + escaped.len() > LONGEST_REASON {
            break;
        }
        out.push_str(escaped);
    }
    out
}

impl Rest {
    /// Sends a call once, for no longer than that.
    pub(super) async fn exchange(
        &self,
        call: &ApiCall,
        patience: Duration,
    ) -> Result<Answer, RestError> {
        let sent = timeout(patience, self.send(call)).await;
        let answer = sent.unwrap_or(Err(Unreached::NoAnswer));
        answer.map_err(|why| RestError::Unreachable { route: call.route, why })
    }

    /// An error's own words have the address in them, and so a token: they go no further.
    async fn send(&self, call: &ApiCall) -> Result<Answer, Unreached> {
        let request = self.request(call).map_err(|_| Unreached::NoConnection(None))?;
        let response = self.http.request(request).await?;
        let (parts, body) = response.into_parts();
        let body = whole(body).await.map_err(|_| Unreached::Broken)?;
        Ok(Answer { status: parts.status, headers: parts.headers, body })
    }

    fn request(&self, call: &ApiCall) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let question = if call.query.is_empty() { "" } else { "?" };
        let address = format!("{}{question}{}", self.api.route(&call.path), call.query);
        let mut request = Request::builder().method(call.method.name()).uri(address);
        request = request.header(USER_AGENT, WHO_WE_ARE);
        if call.patience == Patience::Ordinary {
            request = request.header(AUTHORIZATION, self.authorization());
        }
        if let Some(reason) = &call.reason {
            request = request.header(AUDIT_LOG_REASON, escaped(reason));
        }
        if call.body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json");
        } else if call.method == Method::Put {
            // Discord wants a length also of nothing.
            request = request.header(CONTENT_LENGTH, "0");
        }
        request.body(Full::new(call.body.clone().unwrap_or_default()))
    }

    fn authorization(&self) -> HeaderValue {
        let value = HeaderValue::from_str(&format!("Bot {}", self.token.expose()));
        let mut value = value.expect("a token is visible ASCII");
        value.set_sensitive(true);
        value
    }
}

/// Returns an answer's body; what is longer than we read is cut.
async fn whole(mut body: Incoming) -> Result<Vec<u8>, hyper::Error> {
    let mut read = Vec::new();
    while let Some(frame) = body.frame().await {
        if let Some(part) = frame?.data_ref() {
            read.extend_from_slice(part);
        }
        if read.len() > LONGEST_ANSWER {
            break;
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_readable_escaped_and_never_too_long() {
        assert_eq!(escaped("Signpost keeps its board pinned."), "Signpost keeps its board pinned.");
        assert_eq!(escaped("a\u{a3}\nb"), "a%C2%A3%0Ab");
        let long = escaped(&"\u{a3}".repeat(200));
        assert_eq!(long, "%C2%A3".repeat(LONGEST_REASON / 6));
    }
}
