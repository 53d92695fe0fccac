//! `signpost preview`: that nothing else answers than what answers Discord, and what a person sees.
//!
//! `server` asks it as a program would, `browser` with a real browser, `hostile` with content that would
//! do something if it were not text. [`Desk`] is the real program with one server configured.

mod browser;
mod hostile;
mod server;

use std::fs;

use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::discord::SOON;
use crate::support::running::Running;

/// Everything is set in its one server.
const EXAMPLE: &str = "signpost.example.toml";

/// The preview, running, over a folder of content that a test may edit.
struct Desk {
    running: Running,
    address: String,
    folder: TempDir,
}

/// What came back.
struct Back {
    status: u16,
    policy: String,
    body: String,
}

impl Desk {
    /// Returns the preview with the example configuration and the shipped content.
    #[track_caller]
    fn start() -> Self {
        Self::configured(EXAMPLE)
    }

    /// Returns the same with another configuration.
    #[track_caller]
    fn configured(config: &str) -> Self {
        Self::over(TempDir::new().unwrap(), &["--config", config])
    }

    /// Returns the preview over a folder of content, with these arguments.
    #[track_caller]
    fn over(folder: TempDir, arguments: &[&str]) -> Self {
        let prepared = Running::alone().args(&["preview", "--listen", "127.0.0.1:0"]);
        let prepared = prepared.args(&["--content", folder.path().to_str().unwrap()]);
        let running = prepared.args(arguments).start();
        let log = running.wait_for_log("Preview: http://", SOON);
        let line = log.lines().find_map(|line| line.strip_prefix("Preview: ")).unwrap();
        let address = line.trim_end_matches('/').to_owned();
        Self { running, address, folder }
    }

    /// Writes a file of the content.
    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the address of a page.
    fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn get(&self, path: &str) -> Back {
        self.ask(Method::GET, path, |request| request)
    }

    /// Sends an interaction and returns the response, as at `at`.
    #[track_caller]
    fn responds(&self, interaction: &str, at: &str) -> Value {
        let path = format!("/interactions?at={at}");
        let back = self.ask(Method::POST, &path, |request| request.body(interaction.to_owned()));
        assert_eq!(back.status, 200, "{}", back.body);
        serde_json::from_str(&back.body).unwrap()
    }

    #[track_caller]
    fn ask(
        &self,
        method: Method,
        path: &str,
        with: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Back {
        let client = Client::builder().no_proxy().build().unwrap();
        let request = with(client.request(method, self.page(path)));
        runtime().block_on(async {
            let response = request.send().await.unwrap();
            let policy = response.headers().get("content-security-policy");
            let policy = policy.map(|policy| policy.to_str().unwrap().to_owned());
            let status = response.status().as_u16();
            let body = response.text().await.unwrap();
            Back { status, policy: policy.unwrap_or_default(), body }
        })
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Returns the text of a shipped file with some words replaced; they must be there.
#[track_caller]
fn shipped(path: &str, old: &str, new: &str) -> String {
    let text = fs::read_to_string(format!("content/{path}")).unwrap();
    assert!(text.contains(old), "{old}");
    text.replace(old, new)
}
