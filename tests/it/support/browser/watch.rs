//! What no page may do, whatever a test is about: write an error to the console, or ask for anything
//! outside this machine.
//!
//! The driver notes it of every page, frame, window and worker; here it is judged.
//! One test does all of it at once, and holds that it is noted.

use std::collections::BTreeSet;

use serde_json::json;
use url::Url;

use super::Browser;

impl Browser {
    /// Returns what has gone wrong since it was last asked, and every address outside this machine that
    /// a page has asked for.
    #[track_caller]
    pub(super) fn misdeeds(&self) -> Vec<String> {
        let noted = self.driver.asked(&json!(["noted"]));
        let list =
            |name: &str| -> Vec<String> { serde_json::from_value(noted[name].clone()).unwrap() };
        let outside = list("requests").into_iter().filter(|address| !stays_here(address));
        let all: BTreeSet<String> = list("errors").into_iter().chain(outside).collect();
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
    use std::fs;

    use super::stays_here;
    use crate::support::browser::Browser;

    /// A page that does what no page may; it says when all of it is done. Nothing has these addresses.
    const BAD: &str = r#"<!doctype html><title>bad</title>
        <meta http-equiv=Content-Security-Policy content="style-src 'none'">
        <h1 style="color: red">Bad</h1><img src="http://127.0.0.2:1/image">
        <script>
        console.error('an error', 1); console.warn('a warning'); console.log('nothing');
        Promise.reject(Error('refused'));
        new WebSocket('ws://127.0.0.2:1/socket');
        open('about:blank').fetch('http://127.0.0.2:1/window');
        const work = `fetch('http://127.0.0.2:1/worker').catch(() => postMessage('Done'))`;
        new Worker('data:text/javascript,' + work).onmessage =
            (it) => { document.querySelector('h1').textContent = it.data; };
        throw Error('thrown');
        </script>"#;

    #[test]
    fn only_this_machine_is_here() {
        assert!(stays_here("http://127.0.0.1:8080/events"));
        assert!(stays_here("file:///tmp/index.html"));
        assert!(!stays_here("https://127.0.0.1.example.org/"));
        assert!(!stays_here("http://192.0.2.1/"));
    }

    #[test]
    fn a_browser_notes_all_that_a_page_must_not_do_and_keeps_it_when_another_is_opened() {
        let Some(browser) = Browser::start() else { return };
        let folder = tempfile::tempdir().unwrap();
        let bad = folder.path().join("bad.html");
        fs::write(&bad, BAD).unwrap();
        browser.open(&format!("file://{}", bad.display()));
        browser.waits_for("h1", "Done");
        browser.open("about:blank");
        let noted = browser.misdeeds().join("\n");
        for words in ["an error 1", "a warning", "Error: refused", "Error: thrown", "style-src"] {
            assert!(noted.contains(words), "{words} is not in:\n{noted}");
        }
        for path in [
            "http://127.0.0.2:1/image",
            "http://127.0.0.2:1/window",
            "http://127.0.0.2:1/worker",
            "ws://127.0.0.2:1/socket",
        ] {
            assert!(noted.lines().any(|line| line == path), "{path} is not in:\n{noted}");
        }
        assert!(!noted.contains("nothing"), "{noted}");
    }
}
