//! Another version takes the place of a copy, while people ask: nobody waits, and nothing is an error.
//!
//! The new copy is started and has its session before the old one is told to stop, as an orchestrator does it.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::thread::{scope, sleep};
use std::time::Duration;

use super::{FIRST, NEXT, Two, assert_answered, assert_no_errors, mixed, started};
use crate::support::discord::{Discord, SOON, Sent};
use crate::support::running::Running;

/// Asks again and again until `meanwhile` is done; everything is answered.
fn asked_meanwhile(discord: &Discord, meanwhile: impl FnOnce()) {
    let is_done = AtomicBool::new(false);
    let asked = scope(|scope| {
        let asking = scope.spawn(|| {
            let mut asked: Vec<Sent> = Vec::new();
            while !is_done.load(Relaxed) {
                asked.push(discord.send(&mixed(asked.len())));
                sleep(Duration::from_millis(50));
            }
            asked
        });
        meanwhile();
        is_done.store(true, Relaxed);
        asking.join().unwrap()
    });
    assert!(asked.len() > 5, "{} asked", asked.len());
    assert_answered(discord, &asked);
}

/// Stops a copy as a service manager does.
fn stop(running: &mut Running) {
    running.signal("TERM");
    assert_eq!(running.exit_code(SOON), 0, "{}", running.log());
}

#[test]
fn one_copy_is_replaced_without_a_gap_by_starting_the_new_before_the_old_is_stopped() {
    let discord = Discord::start();
    let mut old = started(&discord, FIRST, &[]);
    discord.wait_until_copy_is_ready(FIRST, SOON);
    let mut new = None;
    asked_meanwhile(&discord, || {
        let next = started(&discord, NEXT, &[]);
        next.wait_for_log("connected to the gateway", SOON);
        stop(&mut old);
        new = Some(next);
    });
    let last = discord.send(&mixed(0));
    assert_eq!(discord.answered_by(&last), NEXT);
    assert_no_errors(&old);
    assert_no_errors(&new.unwrap());
}

#[test]
fn the_first_of_two_copies_is_restarted_without_a_gap() {
    let discord = Discord::start();
    let mut two = Two::started(&discord, &[]);
    let mut new = None;
    asked_meanwhile(&discord, || {
        stop(&mut two.first);
        let next = started(&discord, NEXT, &[]);
        next.wait_for_log("connected to the gateway", SOON);
        new = Some(next);
    });
    assert_no_errors(&two.first);
    assert_no_errors(&two.standby);
    assert_no_errors(&new.unwrap());
}
