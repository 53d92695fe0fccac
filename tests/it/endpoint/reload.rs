//! Content and configuration change while requests come: each is answered wholly from the old or from the new.
//!
//! A client knows which state was seen last before it asked, and which was written last when it was answered; its
//! reply is that of one of those or of one between.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::{Client, Listening, Signer, serving};
use crate::support::again::again_until;
use crate::support::interactions::command;
use crate::support::{LISTED, folder_of};
use signpost::clock::now;
use signpost::files::Origin;
use signpost::live::{self, Origins};
use signpost::transport::respond;

/// How often something changes. `SIGNPOST_RELOADS` says how often else.
const CHANGES: usize = 12;

/// The four states through which it goes, one of two files at a time.
const STATES: [State; 4] = [
    State { area: "Ashford", lead: "First lead" },
    State { area: "Burford", lead: "First lead" },
    State { area: "Burford", lead: "Second lead" },
    State { area: "Ashford", lead: "Second lead" },
];

#[derive(Clone, Copy)]
struct State {
    area: &'static str,
    lead: &'static str,
}

impl State {
    fn content(self) -> String {
        format!(
            "name = \"{}\"\nnation = \"england\"\norder = 20\nfinder = \"council-finder\"\nreview = {{ by = 2027-05-23 }}\n",
            self.area
        )
    }

    fn config(self) -> String {
        let lead = format!("lead = {{ role = \"{}\", phone = \"020 7946 0001\" }}", self.lead);
        format!("[[server]]\nguild = \"{LISTED}\"\narea = \"moving\"\n{lead}\n")
    }

    /// Writes what is not so yet, each file in one step, as an editor does.
    fn write(self, root: &Path) {
        for (path, text) in
            [("content/areas/moving.toml", self.content()), ("signpost.toml", self.config())]
        {
            let path = root.join(path);
            if fs::read_to_string(&path).unwrap() != text {
                let fresh = root.join("fresh");
                fs::write(&fresh, text).unwrap();
                fs::rename(fresh, path).unwrap();
            }
        }
    }
}

fn site() -> TempDir {
    let first = STATES[0];
    folder_of(&[("content/areas/moving.toml", first.content()), ("signpost.toml", first.config())])
}

/// Returns what is answered in each state: nothing of it depends on the hour.
fn expected(asked: &str) -> Vec<Vec<u8>> {
    let site = site();
    let origins = Origins {
        content: Origin::Over(site.path().join("content")),
        config: Some(site.path().join("signpost.toml")),
    };
    let reply = |state: &State| {
        state.write(site.path());
        respond(&live::read(&origins).unwrap(), now(), asked).response.json().to_vec()
    };
    STATES.iter().map(reply).collect()
}

/// How far it has come.
#[derive(Default)]
struct Progress {
    /// The last state that was written, or is being written.
    written: AtomicUsize,
    /// The last one that was seen to answer.
    seen: AtomicUsize,
    is_over: AtomicBool,
    answered: AtomicUsize,
}

impl Progress {
    /// Returns the states of which one may answer what is asked from now on; it ends with the state of when that is read.
    fn since(&self, seen: usize) -> Range<usize> {
        seen..self.written.load(Ordering::SeqCst) + 1
    }
}

/// Somebody who asks again and again.
struct Asks {
    client: Client,
    request: Vec<u8>,
    expected: Arc<Vec<Vec<u8>>>,
}

impl Asks {
    fn until_it_is_over(mut self, progress: &Progress) {
        while !progress.is_over.load(Ordering::SeqCst) {
            let seen = progress.seen.load(Ordering::SeqCst);
            self.client.send(&self.request);
            let answer = self.client.answer();
            assert_eq!(answer.status, 200);
            let mut may_be = progress.since(seen).map(|state| &self.expected[state % STATES.len()]);
            assert!(may_be.any(|reply| *reply == answer.body), "{}", answer.json());
            progress.answered.fetch_add(1, Ordering::SeqCst);
            // Reading is left some of the processor, or a debug build takes a second for it.
            thread::sleep(Duration::from_millis(1));
        }
    }
}

#[test]
fn each_reply_is_the_old_or_the_new_one_while_content_and_configuration_change() {
    let asked = command("contacts").in_server(LISTED).json().to_string();
    let (expected, site) = (Arc::new(expected(&asked)), site());
    let serving = serving()
        .env("SIGNPOST_LOG", "info")
        .args(&["--content", site.path().join("content").to_str().unwrap()]);
    let listening = Listening::of(
        serving.args(&["--config", site.path().join("signpost.toml").to_str().unwrap()]),
    );
    let request = Signer::discord().signs(asked).bytes();
    let progress: Arc<Progress> = Arc::default();
    let clients: Vec<_> = (0..3)
        .map(|_| {
            let client = Client::to(listening.address);
            let asks = Asks { client, request: request.clone(), expected: Arc::clone(&expected) };
            let progress = Arc::clone(&progress);
            thread::spawn(move || asks.until_it_is_over(&progress))
        })
        .collect();
    let changes = std::env::var("SIGNPOST_RELOADS").map_or(CHANGES, |many| many.parse().unwrap());
    // Whoever is answered can send SIGHUP.
    let mut client = listening.connect();
    client.send(&request);
    assert_eq!(client.answer().body, expected[0]);
    for state in 1..=changes {
        progress.written.store(state, Ordering::SeqCst);
        STATES[state % STATES.len()].write(site.path());
        // Now, and not after the moment that is left to an editor who goes on.
        listening.running.signal("HUP");
        let missing = || format!("{state} is not taken up");
        again_until(missing, || {
            client.send(&request);
            client.answer().body == expected[state % STATES.len()]
        });
        progress.seen.store(state, Ordering::SeqCst);
    }
    progress.is_over.store(true, Ordering::SeqCst);
    for client in clients {
        client.join().unwrap();
    }
    assert!(progress.answered.load(Ordering::SeqCst) > changes * 3);
}
