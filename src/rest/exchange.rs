//! One request and its answer.
//!
//! A redirect is not followed and no proxy of the environment is used: the token goes to the
//! address that was set and nowhere else. A callback carries no token of ours, it needs none.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use tokio::time::timeout;
use twilight_http_ratelimiting::Method;
use url::form_urlencoded::byte_serialize;

use super::answered::Answer;
use super::api_call::{ApiCall, Patience};
use super::client::Rest;
use super::error::{RestError, Unreached};
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
        let unreachable = |why| RestError::Unreachable { route: call.route, why };
        match timeout(patience, self.send(call)).await {
            Err(_) => Err(unreachable(Unreached::NoAnswer)),
            // The error's own words have the address in them, and so a token.
            Ok(Err(error)) if error.is_connect() => Err(unreachable(Unreached::NoConnection)),
            Ok(Err(_)) => Err(unreachable(Unreached::Broken)),
            Ok(Ok(answer)) => Ok(answer),
        }
    }

    async fn send(&self, call: &ApiCall) -> Result<Answer, reqwest::Error> {
        let method = reqwest::Method::from_bytes(call.method.name().as_bytes())
            .expect("the limiter's methods are HTTP's");
        let question = if call.query.is_empty() { "" } else { "?" };
        let address = format!("{}{question}{}", self.api.route(&call.path), call.query);
        let mut request = self.http.request(method, address);
        if call.patience == Patience::Ordinary {
            request = request.header(AUTHORIZATION, self.authorization());
        }
        if let Some(reason) = &call.reason {
            request = request.header(AUDIT_LOG_REASON, escaped(reason));
        }
        match &call.body {
            Some(body) => {
                request = request.header(CONTENT_TYPE, "application/json").body(body.clone());
            }
            // Discord wants a length also of nothing.
            None if call.method == Method::Put => request = request.header(CONTENT_LENGTH, "0"),
            None => {}
        }
        let mut response = request.send().await?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > LONGEST_ANSWER {
                break;
            }
        }
        Ok(Answer { status, headers, body })
    }

    fn authorization(&self) -> HeaderValue {
        let value = HeaderValue::from_str(&format!("Bot {}", self.token.expose()));
        let mut value = value.expect("a token is visible ASCII");
        value.set_sensitive(true);
        value
    }
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
