//! The end: no request that was sent is lost.
//!
//! A load balancer sends requests for a moment after the program was told to stop, on connections that are kept and
//! on new ones. All of them are answered; then the program ends by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::{Client, Listening, Signer};
use crate::support::discord::SOON;
use crate::support::interactions::command;

#[test]
fn who_is_told_to_stop_answers_as_long_as_load_balancers_need_and_ends() {
    let mut listening = Listening::start(&["--drain", "2"]);
    let asked = Signer::discord().signs(command("help").json().to_string()).bytes();
    let (is_over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let (address, asked) = (listening.address, asked.clone());
            let (is_over, answered) = (Arc::clone(&is_over), Arc::clone(&answered));
            thread::spawn(move || {
                let mut kept = Client::to(address);
                while !is_over.load(Ordering::Relaxed) {
                    let mut new = Client::to(address);
                    for client in [&mut kept, &mut new] {
                        client.send(&asked);
                        assert_eq!(client.answer().status, 200);
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    while answered.load(Ordering::Relaxed) < 20 {
        thread::yield_now();
    }
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    let before = answered.load(Ordering::Relaxed);
    while answered.load(Ordering::Relaxed) < before + 20 {
        thread::yield_now();
    }
    is_over.store(true, Ordering::Relaxed);
    for client in clients {
        client.join().unwrap();
    }
    assert_eq!(listening.running.exit_code(SOON), 0);
}

#[test]
fn a_connection_that_is_kept_and_silent_does_not_hold_up_the_end() {
    let mut listening = Listening::start(&["--drain", "0"]);
    let mut client = listening.connect();
    client.send(&Signer::discord().signs(command("help").json().to_string()).bytes());
    assert_eq!(client.answer().status, 200);
    listening.running.signal("INT");
    assert_eq!(client.rest_within(SOON), b"");
    assert_eq!(listening.running.exit_code(SOON), 0);
}
