//! A real browser with a person before it: types, reads, presses, and looks at the network.
//!
//! It needs Chromium, Node.js and puppeteer, which a fresh clone may lack: then [`Browser::start`] says so on
//! standard error and returns nothing, or panics where `SIGNPOST_NO_SKIPS` is set. One browser runs at a
//! time, because it takes the machine for itself. When a test drops it, whatever the test is about: no
//! request has left this machine, and the console has no error.

mod driver;
mod looks;
mod tools;
mod watch;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use driver::Driver;
pub(crate) use looks::Looks;
pub(crate) use tools::{is_valid_html, looked_for, node_with_puppeteer};

/// How long anything on a page may take to appear, on a busy machine.
const SOON: Duration = Duration::from_secs(60);

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Waits until no other browser runs, and keeps others waiting while the turn is held.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A key that types nothing, by its name in <https://www.w3.org/TR/uievents-key/>.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) enum Key {
    Backspace,
    Enter,
    Tab,
}

/// A browser with one window.
pub(crate) struct Browser {
    // Dropped in this order: the browser ends before its folder goes and the next one starts.
    driver: Driver,
    _folder: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Returns a browser, where there is one on this machine.
    #[track_caller]
    pub(crate) fn start() -> Option<Self> {
        let chromium = looked_for("chromium", &["chromium", "google-chrome"])?;
        let node = node_with_puppeteer()?;
        let turn = turn();
        let folder = TempDir::new().unwrap();
        let driver = Driver::start(&node, &chromium, folder.path());
        Some(Self { driver, _folder: folder, _turn: turn })
    }

    /// Opens a page, and waits until all of it has been loaded.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.driver.asked(&json!(["open", address]));
    }

    /// Types text into whatever has the focus, key by key.
    #[track_caller]
    pub(crate) fn types(&self, text: &str) {
        self.driver.asked(&json!(["types", text]));
    }

    /// Presses one key.
    #[track_caller]
    pub(crate) fn presses(&self, key: Key) {
        self.driver.asked(&json!(["presses", key]));
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

    /// Runs the body of a function in the page and returns what it returns.
    #[track_caller]
    pub(crate) fn script(&self, script: &str) -> Value {
        self.driver.asked(&json!(["script", script]))
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
        let (met, now) = self.waits(selector, text, true);
        assert!(met, "`{text}` is not in `{selector}`:\n{now}");
        now
    }

    /// Waits until the element no longer has this text in it.
    #[track_caller]
    pub(crate) fn waits_until_other(&self, selector: &str, text: &str) {
        let (met, now) = self.waits(selector, text, false);
        assert!(met, "`{text}` stays in `{selector}`:\n{now}");
    }

    /// Waits in the page, also over to the next page, and returns whether it has come to be so, and the
    /// text of the element at the end.
    #[track_caller]
    fn waits(&self, selector: &str, text: &str, wanted: bool) -> (bool, String) {
        let request = json!(["waits", selector, text, wanted, SOON.as_secs()]);
        let answer = self.driver.asked(&request);
        (answer["met"] == true, answer["now"].as_str().unwrap().to_owned())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let misdeeds = self.misdeeds();
            assert_eq!(misdeeds, Vec::<String>::new(), "in the console, or asked for elsewhere");
        }
    }
}
