//! What a browser is asked beyond the WebDriver standard: Chromium's own commands and its logs.
//!
//! See <https://chromedevtools.github.io/devtools-protocol/>.

use std::collections::BTreeSet;

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Browser;

/// A command that Chromium's WebDriver adds, by its path behind the session.
#[derive(Debug)]
struct Added {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Added {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Carries out a command of the DevTools protocol.
    #[track_caller]
    pub(super) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.added(Added { path: "goog/cdp/execute", body })
    }

    /// Returns what has been logged since it was last asked: `browser` or `performance`.
    fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.added(Added { path: "se/log", body: json!({ "type": kind }) });
        log.as_array().cloned().unwrap_or_default()
    }

    fn added(&self, command: Added) -> Value {
        self.runtime.block_on(self.client().issue_cmd(command)).unwrap()
    }

    /// Returns the errors of the console, and every request that has left this machine.
    pub(super) fn misdeeds(&self) -> Vec<String> {
        let console = self.log("browser").into_iter();
        let errors = console.filter(|said| said["level"] == "SEVERE" || said["level"] == "WARNING");
        let errors = errors.map(|said| said["message"].to_string());
        let requests = self.log("performance").into_iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let is_request = message["method"] == "Network.requestWillBeSent";
            is_request.then(|| message["params"]["request"]["url"].as_str().unwrap().to_owned())
        });
        let outside = requests.filter(|address| !stays_here(address));
        let all: BTreeSet<String> = errors.chain(outside).collect();
        all.into_iter().collect()
    }
}

/// Returns whether what is asked for is on this machine.
fn stays_here(address: &str) -> bool {
    let url = Url::parse(address).unwrap();
    match url.scheme() {
        "http" => url.host_str() == Some("127.0.0.1"),
        scheme => ["file", "data", "about", "chrome"].contains(&scheme),
    }
}

#[cfg(test)]
mod tests {
    use super::stays_here;

    #[test]
    fn only_this_machine_is_here() {
        assert!(stays_here("http://127.0.0.1:8080/events"));
        assert!(stays_here("file:///tmp/index.html"));
        assert!(!stays_here("https://127.0.0.1.example.org/"));
        assert!(!stays_here("http://192.0.2.1/"));
    }
}
