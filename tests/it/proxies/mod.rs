//! Three copies of the program, with the load balancers' settings that are shipped in `deploy/` in front of them.
//!
//! While clients ask without a pause, each copy is stopped and started again, and then killed and started again. Every
//! request has to be answered rightly. A test without its load balancer says that it is skipped.

mod copies;
mod load_balancer;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use copies::Copies;
use load_balancer::LoadBalancer;
use serde_json::Value;

use super::endpoint::{Client, Signer};
use crate::support::interactions::{Interaction, command, press};
use crate::support::{buttons, missing_signpost, text};

/// How many ask at once.
const CLIENTS: usize = 6;

/// Those who ask, one request after the other, until they are told that it is over.
struct Asking {
    is_over: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    clients: Vec<JoinHandle<()>>,
}

impl Asking {
    fn start(balancer: &LoadBalancer) -> Self {
        let (is_over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let clients = (0..CLIENTS).map(|which| {
            let (address, is_over) = (balancer.address, Arc::clone(&is_over));
            let answered = Arc::clone(&answered);
            thread::spawn(move || {
                let mut client = Client::to(address);
                for turn in which.. {
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                    ask(&mut client, asked(turn));
                    answered.fetch_add(1, Ordering::Relaxed);
                }
            })
        });
        let clients = clients.collect();
        Self { is_over, answered, clients }
    }

    /// Waits until so many more were answered: each client is in the middle of asking while something happens.
    fn goes_on_for(&self, more: usize) {
        let until = self.answered.load(Ordering::Relaxed) + more;
        while self.answered.load(Ordering::Relaxed) < until {
            let failed = self.clients.iter().any(JoinHandle::is_finished);
            assert!(!failed, "a client was not answered");
            thread::yield_now();
        }
    }

    /// Ends it; fails where one request was not answered rightly. Returns how many were.
    fn end(self) -> usize {
        self.is_over.store(true, Ordering::Relaxed);
        for client in self.clients {
            client.join().expect("every request is answered");
        }
        self.answered.load(Ordering::Relaxed)
    }
}

/// Returns what is asked in a turn.
fn asked(turn: usize) -> Interaction {
    match turn % 4 {
        0 => command("help"),
        1 => command("contacts").option("area", "luton"),
        2 => command("consent").option("topic", "consent-law"),
        _ => press("ou1:concern"),
    }
}

/// Asks, and returns the answer, which is right.
fn ask(client: &mut Client, what: Interaction) -> Value {
    client.send(&Signer::discord().signs(what.json().to_string()).bytes());
    let answer = client.answer();
    assert_eq!(answer.status, 200, "{answer:?}");
    let json = answer.json();
    assert_eq!(missing_signpost(&json), Vec::<&str>::new(), "{json}");
    json
}

/// Stops each copy in turn, then kills each, under load.
fn none_is_lost(balancer: &LoadBalancer, copies: &mut Copies) {
    let asking = Asking::start(balancer);
    asking.goes_on_for(50);
    for which in 0..copies.len() {
        copies.stop(which);
        asking.goes_on_for(20);
        copies.start(which);
        copies.wait_until_asked(which);
    }
    for which in 0..copies.len() {
        copies.kill(which);
        asking.goes_on_for(20);
        copies.start(which);
        copies.wait_until_asked(which);
    }
    let answered = asking.end();
    assert!(answered > 100, "only {answered} were asked");
}

#[test]
fn haproxy_loses_no_request_where_copies_are_stopped_and_killed() {
    let mut copies = Copies::on_ports_of_their_own();
    if let Some(balancer) = LoadBalancer::haproxy(&copies) {
        none_is_lost(&balancer, &mut copies);
    }
}

#[test]
fn caddy_loses_no_request_where_copies_are_stopped_and_killed() {
    let Some(mut copies) = Copies::on_addresses_of_their_own() else { return };
    if let Some(balancer) = LoadBalancer::caddy(&copies) {
        none_is_lost(&balancer, &mut copies);
    }
}

/// While the content changes, one copy has the new words and another still the old ones.
#[test]
fn a_button_of_one_copy_works_on_another_while_the_content_changes() {
    let mut copies = Copies::on_ports_of_their_own();
    copies.change_content(0);
    let ids = |reply: &Value| buttons(reply).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    let gone = ask(&mut copies.connect(1), press("ou1:door:never-there"));
    let mut words = BTreeSet::new();
    for [from, to] in [[0, 1], [1, 0]] {
        let first = ask(&mut copies.connect(from), command("concern"));
        words.insert(text(&first).to_owned());
        assert!(ids(&first).len() > 8, "{first}");
        for id in ids(&first) {
            let [there, here] = [to, from].map(|which| ask(&mut copies.connect(which), press(&id)));
            assert_ne!(text(&there), text(&gone), "{id}");
            assert_eq!(ids(&there), ids(&here), "{id}");
        }
    }
    assert_eq!(words.len(), 2, "the content did not change: {words:?}");
}
