//! A first copy that is killed, frozen or cut off, in the middle of what people ask: the standby answers.
//!
//! Each interaction that was sent before, while and after it fails has one answer, within the time that Discord waits.

use super::{
    FIRST, STANDBY, Two, assert_answered, assert_no_errors, mixed, send, started,
    wait_for_callbacks,
};
use crate::support::discord::{Discord, Fault, Now, Route, SOON, Sent};

/// Asks before, while and after something happens to the first copy; returns the last that were asked.
fn asked_around(discord: &Discord, happens: impl FnOnce()) -> Vec<Sent> {
    let mut all = send(discord, 8);
    happens();
    all.extend(send(discord, 8));
    assert_answered(discord, &all);
    let after = send(discord, 8);
    assert_answered(discord, &after);
    after
}

#[test]
fn a_first_copy_that_is_killed_or_frozen_leaves_nobody_without_an_answer() {
    for signal in ["KILL", "STOP"] {
        let discord = Discord::start();
        let two = Two::started(&discord, &[]);
        let after = asked_around(&discord, || two.first.signal(signal));
        for sent in &after {
            assert_eq!(discord.answered_by(sent), STANDBY, "{signal}");
        }
        two.standby.wait_for_log("the first copy did not answer in time", SOON);
        assert_no_errors(&two.first);
        assert_no_errors(&two.standby);
    }
}

#[test]
fn a_first_copy_that_thaws_is_refused_what_the_standby_has_answered_and_answers_on() {
    let discord = Discord::start();
    let two = Two::started(&discord, &[]);
    two.first.freeze();
    let sent = send(&discord, 7);
    assert_answered(&discord, &sent);
    two.first.signal("CONT");
    wait_for_callbacks(&discord, FIRST, sent.len());
    for sent in &sent {
        assert_eq!(discord.answered_by(sent), STANDBY);
    }
    assert_answered(&discord, &send(&discord, 7));
    assert_no_errors(&two.standby);
}

#[test]
fn a_first_copy_whose_session_ends_or_falls_silent_leaves_nobody_without_an_answer() {
    let discord = Discord::start();
    let two = Two::started(&discord, &[]);
    for ends in [Now::Drop, Now::Close(4009), Now::Invalid, Now::Reconnect] {
        asked_around(&discord, || discord.now_on(FIRST, &ends));
    }
    let after = asked_around(&discord, || discord.mute(FIRST, true));
    assert!(after.iter().all(|sent| discord.answered_by(sent) == STANDBY));
    assert_no_errors(&two.first);
    assert_no_errors(&two.standby);
}

#[test]
fn a_first_copy_that_cannot_call_discord_leaves_nobody_without_an_answer() {
    for fault in [Fault::Refused(403, 0), Fault::ServerError, Fault::Closed] {
        let discord = Discord::start();
        let two = Two::started(&discord, &[]);
        discord.fault_of(FIRST, Route::Callback, fault, usize::MAX);
        let sent = send(&discord, 7);
        assert_answered(&discord, &sent);
        assert!(sent.iter().all(|sent| discord.answered_by(sent) == STANDBY));
        assert_no_errors(&two.standby);
    }
}

#[test]
fn without_its_standby_the_first_answers_on() {
    let discord = Discord::start();
    let mut two = Two::started(&discord, &[]);
    two.standby.signal("KILL");
    assert_eq!(two.standby.exit_code(SOON), 128 + 9);
    let sent = send(&discord, 7);
    assert_answered(&discord, &sent);
    assert_no_errors(&two.first);
    // And with two firsts, as during a deploy, each is answered once.
    let other = started(&discord, STANDBY, &[]);
    discord.wait_until_copy_is_ready(STANDBY, SOON);
    let sent: Vec<Sent> = (0..7).map(|n| discord.send(&mixed(n))).collect();
    assert_answered(&discord, &sent);
    for copy in [FIRST, STANDBY] {
        wait_for_callbacks(&discord, copy, 7);
    }
    assert_no_errors(&two.first);
    assert_no_errors(&other);
}
