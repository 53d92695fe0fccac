//! `signpost serve`: signed requests on kept and on new connections, among them what is wrong, while files change.
//!
//! A client that meets a wrong answer ends, and the test sees that at once.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::samples::Sampling;
use super::{BROKEN, EverySoOften, duration, interactions, replace};
use crate::endpoint::{Client, Listening, SignedRequest, Signer, serving};
use crate::support::missing_signpost;

/// Somebody who asks, rightly or wrongly.
struct SoakingClient {
    listening: Arc<Listening>,
    requests: Arc<Vec<SignedRequest>>,
    random: fastrand::Rng,
    kept: Client,
    answers: Arc<AtomicU64>,
}

impl SoakingClient {
    fn go_on(mut self, is_over: &AtomicBool) {
        while !is_over.load(Ordering::Relaxed) {
            let request = &self.requests[self.random.usize(..self.requests.len())];
            match self.random.u8(..20) {
                0 => self.wrong(&Signer::somebody_else().signs(request.body.clone())),
                1 => self.broken_off(&request.clone()),
                2 => assert_right(&self.listening.ask(request).body),
                _ => {
                    self.kept.send(&request.bytes());
                    assert_right(&self.kept.answer().body);
                }
            }
            self.answers.fetch_add(1, Ordering::Relaxed);
            // What reads content again is left some of the processor.
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn wrong(&self, request: &SignedRequest) {
        assert_eq!(self.listening.ask(request).status, 401);
    }

    /// Goes away in the middle of a request.
    fn broken_off(&mut self, request: &SignedRequest) {
        let bytes = request.bytes();
        let some = self.random.usize(1..bytes.len());
        self.listening.connect().try_send(&bytes[..some]);
    }
}

fn assert_right(body: &[u8]) {
    let answer: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new(), "{answer}");
}

#[test]
#[ignore = "it takes ten minutes: .ci/soak"]
fn serve_stays_flat() {
    let site = tempfile::tempdir().unwrap();
    let config = site.path().join("signpost.toml");
    let good = fs::read_to_string("signpost.example.toml").unwrap();
    fs::write(&config, &good).unwrap();
    let args = ["--config", config.to_str().unwrap(), "--admin", "127.0.0.1:0"];
    let listening = Arc::new(Listening::of(serving().env("SIGNPOST_LOG", "info").args(&args)));
    let sampling = Sampling::of(listening.running.id());
    let signer = Signer::discord();
    let requests = interactions().iter().map(|it| signer.signs(it.to_string())).collect();
    let requests: Arc<Vec<SignedRequest>> = Arc::new(requests);
    let is_over: Arc<AtomicBool> = Arc::default();
    let clients: Vec<_> = (0..3)
        .map(|seed| {
            let client = SoakingClient {
                listening: Arc::clone(&listening),
                requests: Arc::clone(&requests),
                random: fastrand::Rng::with_seed(seed),
                kept: listening.connect(),
                answers: Arc::clone(&sampling.answers),
            };
            let is_over = Arc::clone(&is_over);
            thread::spawn(move || client.go_on(&is_over))
        })
        .collect();
    let mut edit = EverySoOften::new(Duration::from_secs(3));
    let until = Instant::now() + duration();
    while Instant::now() < until {
        assert!(!clients.iter().any(thread::JoinHandle::is_finished), "one of them has failed");
        if let Some(time) = edit.is_due() {
            // Every fourth edit cannot be used; the last good one goes on answering.
            let text = if time.is_multiple_of(4) {
                BROKEN.to_owned()
            } else {
                format!("{good}# {time}\n")
            };
            replace(&config, &text);
            if time.is_multiple_of(2) {
                listening.running.signal("HUP");
            }
        }
        thread::sleep(Duration::from_millis(50));
    }
    is_over.store(true, Ordering::Relaxed);
    for client in clients {
        client.join().unwrap();
    }
    sampling.assert_flat("serve");
}
