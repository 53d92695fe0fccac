//! The end: no request that was sent is lost.
//!
//! A load balancer sends requests for a moment after the program was told to stop, on connections that are kept and
//! on new ones. All of them are answered; then the program ends by itself. Whether
//! memory stays flat is here too: that test also sends for a while, and is run by its name alone.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::{Client, Listening, Signer, serving};
use crate::support::discord::SOON;
use crate::support::interactions::{command, press};

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
                        let answer = client.answer();
                        assert_eq!(answer.status, 200);
                        answered.fetch_add(1, Ordering::Relaxed);
                        if answer.head.contains("connection: close") {
                            *client = Client::to(address);
                        }
                    }
                }
            })
        })
        .collect();
    let wait_for = |count: usize| {
        while answered.load(Ordering::Relaxed) < count {
            assert!(!clients.iter().any(thread::JoinHandle::is_finished), "one of them has failed");
            thread::sleep(Duration::from_millis(1));
        }
    };
    wait_for(20);
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    wait_for(answered.load(Ordering::Relaxed) + 20);
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

/// Sends on one connection until that is said to be its last answer, then on the next, until none is accepted; returns
/// how many were answered. What was sent before `until` is.
fn sends_until_the_end(address: SocketAddr, asked: &[u8], until: &Mutex<Option<Instant>>) -> usize {
    let mut answered = 0;
    loop {
        let Some(mut client) = Client::try_to(address) else { return answered };
        loop {
            let sent = Instant::now();
            let answer = client.try_send(asked).and_then(|()| client.try_answer());
            let Some(answer) = answer else {
                let is_over = until.lock().unwrap().is_some_and(|until| until <= sent);
                assert!(is_over, "what was sent in time was not answered");
                return answered;
            };
            assert_eq!(answer.status, 200);
            answered += 1;
            if answer.head.contains("connection: close") {
                break;
            }
        }
    }
}

#[test]
fn who_goes_on_sending_to_the_end_has_everything_answered_that_was_sent_before_it() {
    let mut listening =
        Listening::of(serving().env("SIGNPOST_LOG", "info").args(&["--drain", "2"]));
    let asked = Signer::discord().signs(command("help").json().to_string()).bytes();
    let until: Arc<Mutex<Option<Instant>>> = Arc::default();
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let (address, asked, until) = (listening.address, asked.clone(), Arc::clone(&until));
            thread::spawn(move || sends_until_the_end(address, &asked, &until))
        })
        .collect();
    // They are in full course, and would be for ever: nobody has said that a connection is at its end.
    thread::sleep(Duration::from_millis(300));
    assert!(clients.iter().all(|client| !client.is_finished()));
    let told = Instant::now();
    // Shortly before the end, so that a busy machine has time to accept what was sent then.
    *until.lock().unwrap() = Some(told + Duration::from_millis(1_500));
    listening.running.signal("TERM");
    let answered: Vec<usize> = clients.into_iter().map(|client| client.join().unwrap()).collect();
    assert!(told.elapsed() > Duration::from_millis(1_500), "{answered:?}");
    assert!(answered.iter().all(|count| *count > 20), "{answered:?}");
    assert_eq!(listening.running.exit_code(SOON), 0);
}

#[test]
fn a_request_of_which_half_has_come_when_the_end_comes_is_answered() {
    let mut listening = Listening::start(&["--drain", "0"]);
    let asked = Signer::discord().signs(command("help").json().to_string()).bytes();
    let mut client = listening.connect();
    // The first is answered, so that the connection is one that is kept.
    client.send(&asked);
    assert_eq!(client.answer().status, 200);
    client.send(&asked[..asked.len() - 9]);
    thread::sleep(Duration::from_millis(200));
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    client.send(&asked[asked.len() - 9..]);
    let answer = client.answer();
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("connection: close"), "{}", answer.head);
    assert_eq!(listening.running.exit_code(SOON), 0);
}

#[test]
#[ignore = "it takes two minutes: cargo test --test it -- --ignored memory"]
fn memory_is_flat_after_two_minutes_of_everything() {
    let listening = Listening::of(serving().env("SIGNPOST_LOG", "info"));
    let (discord, mut random) = (Signer::discord(), fastrand::Rng::with_seed(21));
    let (mut kept, mut count, mut warm) = (listening.connect(), 0_u32, 0);
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(150) {
        let size = random.usize(..60_000);
        let body = match random.u8(..3) {
            0 => command("contacts").option("area", "luton").json().to_string(),
            1 => press(&format!("ou1:topic:{}~1", random.u64(..))).json().to_string(),
            _ => format!("{{\"type\":2,\"x\":\"{}\"}}", "y".repeat(size)),
        };
        let request = discord.signs(body);
        kept.send(&request.bytes());
        assert_eq!(kept.answer().status, 200);
        assert_eq!(listening.ask(&request).status, 200);
        count += 2;
        if warm == 0 && began.elapsed() > Duration::from_secs(30) {
            warm = listening.running.resident_kib();
        }
    }
    let end = listening.running.resident_kib();
    println!("{count} requests; {warm} KiB after a warm-up, {end} KiB at the end");
    assert!(end * 100 <= warm * 105, "{warm} KiB, then {end} KiB");
}
