//! A real browser with a person before it: types, reads, presses, prints, and looks at the network.
//!
//! It needs Chromium and its WebDriver, which a fresh clone may lack: then [`Browser::start`] says so on
//! standard error and returns nothing, or panics where `SIGNPOST_NO_SKIPS` is set. One browser runs at a
//! time, because it takes the machine for itself. When a test drops it, whatever the test is about: no
//! request has left this machine, and the console has no error.

mod commands;
mod looks;
mod tools;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub(crate) use fantoccini::key::Key;
pub(crate) use looks::Looks;
pub(crate) use tools::is_valid_html;
use tools::looked_for;

/// How long anything on a page may take to appear.
const SOON: Duration = Duration::from_secs(20);

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A browser with one window.
pub(crate) struct Browser {
    client: Option<Client>,
    runtime: Runtime,
    driver: Child,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Returns a browser, where there is one on this machine.
    #[track_caller]
    pub(crate) fn start() -> Option<Self> {
        let chromium = looked_for("chromium", &["chromium", "google-chrome"])?;
        let driver = looked_for("its WebDriver", &["chromedriver"])?;
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let (driver, port) = started(&driver);
        let profile = TempDir::new().unwrap();
        let mut capabilities = serde_json::Map::new();
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            // A container has little shared memory.
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let options = json!({ "binary": chromium, "args": arguments });
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        capabilities.insert("goog:loggingPrefs".to_owned(), logs);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.unwrap();
        let mut connector = hyper_util::client::legacy::connect::HttpConnector::new();
        connector.enforce_http(true);
        let mut builder = ClientBuilder::new(connector);
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime.block_on(builder.connect(&address)).unwrap();
        let client = Some(client);
        Some(Self { client, runtime, driver, _profile: profile, _turn: turn })
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    /// Opens a page.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.runtime.block_on(self.client().goto(address)).unwrap();
    }

    /// Types text into whatever has the focus, key by key.
    #[track_caller]
    pub(crate) fn types(&self, text: &str) {
        text.chars().for_each(|key| self.key(key));
    }

    /// Presses one key.
    #[track_caller]
    pub(crate) fn presses(&self, key: Key) {
        self.key(char::from(key));
    }

    fn key(&self, value: char) {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.runtime.block_on(self.client().perform_actions(keys)).unwrap();
    }

    /// Presses Tab until what has the focus is described so, and fails where nothing is.
    #[track_caller]
    pub(crate) fn tabs_to(&self, wanted: &str) {
        for _ in 0..200 {
            if self.focused().contains(wanted) {
                return;
            }
            self.presses(Key::Tab);
        }
        panic!("Tab leads nowhere that is `{wanted}`; the last was `{}`", self.focused());
    }

    /// Returns what has the focus: its tag, its id, its accessible name as far as text gives it.
    #[track_caller]
    pub(crate) fn focused(&self) -> String {
        let script = "const it = document.activeElement; return `${it.tagName.toLowerCase()}#${it.id} ` \
            + (it.getAttribute('aria-label') ?? it.textContent.trim().slice(0, 80));";
        self.script(script).as_str().unwrap().to_owned()
    }

    /// Runs a script in the page and returns what it returns.
    #[track_caller]
    pub(crate) fn script(&self, script: &str) -> Value {
        self.runtime.block_on(self.client().execute(script, Vec::new())).unwrap()
    }

    /// Returns the text of the first element that a selector finds, as it is shown; empty for none.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        let selector = json!(selector);
        let script = format!("return document.querySelector({selector})?.innerText ?? '';");
        self.script(&script).as_str().unwrap().to_owned()
    }

    /// Waits until the element has this text in it, and returns all of its text.
    #[track_caller]
    pub(crate) fn waits_for(&self, selector: &str, text: &str) -> String {
        let until = Instant::now() + SOON;
        loop {
            let now = self.text(selector);
            if now.contains(text) && !now.is_empty() {
                return now;
            }
            assert!(Instant::now() < until, "`{text}` is not in `{selector}`:\n{now}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the element no longer has this text in it.
    #[track_caller]
    pub(crate) fn waits_until_other(&self, selector: &str, text: &str) {
        let until = Instant::now() + SOON;
        while self.text(selector).contains(text) {
            assert!(Instant::now() < until, "`{text}` stays in `{selector}`");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// Starts the WebDriver on a free port.
fn started(program: &str) -> (Child, u16) {
    let mut command = Command::new(program);
    command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut driver = command.spawn().unwrap();
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let port = lines.find_map(|line| {
        let line = line.unwrap();
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    // It goes on to write, and must not stop because nobody reads.
    std::thread::spawn(move || lines.for_each(drop));
    (driver, port.expect("it says on which port it listens"))
}

impl Drop for Browser {
    fn drop(&mut self) {
        let misdeeds = if std::thread::panicking() { Vec::new() } else { self.misdeeds() };
        if let Some(client) = self.client.take() {
            self.runtime.block_on(client.close()).ok();
        }
        self.driver.kill().ok();
        self.driver.wait().ok();
        assert_eq!(misdeeds, Vec::<String>::new(), "in the console, or asked for elsewhere");
    }
}
