//! Two copies that are well: each interaction has one answer, and what is left to the first is left to it.
//!
//! The fake refuses the second response as Discord does, in both of its ways, and neither log calls that an error.

use std::fs;
use std::time::Duration;

use serde_json::json;

use super::{
    AS_STANDBY, FIRST, STANDBY, Two, again, assert_answered, assert_no_errors, callbacks, send,
    started, wait_for_callbacks,
};
use crate::boards_on_discord::Server;
use crate::support::UNLISTED;
use crate::support::discord::{Discord, Fault, Route, SOON, TooLate};
use crate::support::interactions::command;

const BOTH_WAYS: [TooLate; 2] = [TooLate::Acknowledged, TooLate::Unknown];

#[test]
fn whoever_is_first_answers_and_the_other_is_refused_once_and_calls_it_no_error() {
    for too_late in BOTH_WAYS {
        let discord = Discord::start();
        discord.set_too_late(too_late);
        let two = Two::started(&discord, &[]);
        let sent = send(&discord, 14);
        assert_answered(&discord, &sent);
        for copy in [FIRST, STANDBY] {
            wait_for_callbacks(&discord, copy, sent.len());
        }
        two.standby.wait_for_log("another copy was first", SOON);
        let by_the_first = sent.iter().filter(|sent| discord.answered_by(sent) == FIRST).count();
        assert!(by_the_first > 0, "the standby waits");
        assert_eq!(callbacks(&discord, STANDBY), sent.len(), "what is refused is not sent again");
        assert_no_errors(&two.first);
        assert_no_errors(&two.standby);
    }
}

#[test]
fn a_first_that_comes_after_the_standby_is_refused_and_calls_it_no_error() {
    for too_late in BOTH_WAYS {
        let discord = Discord::start();
        discord.set_too_late(too_late);
        let two = Two::started(&discord, &[]);
        let help = command("help").json();
        discord.mute(FIRST, true);
        let sent = discord.send(&help);
        assert_eq!(discord.answered_by(&sent), STANDBY);
        two.standby.wait_for_log("the first copy did not answer in time", SOON);
        discord.mute(FIRST, false);
        discord.mute(STANDBY, true);
        discord.dispatch("INTERACTION_CREATE", &again(&help, &sent));
        wait_for_callbacks(&discord, FIRST, 1);
        two.first.wait_for_log(
            match too_late {
                TooLate::Acknowledged => "another copy was first",
                // It may be the only one: it cannot know.
                TooLate::Unknown => "an interaction may be without its answer",
            },
            SOON,
        );
        assert_eq!(callbacks(&discord, FIRST), 1, "what is refused is not sent again");
        assert_no_errors(&two.first);
        assert_no_errors(&two.standby);
    }
}

#[test]
fn a_standby_posts_no_board_and_registers_no_command() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let standby = {
        let mut args = vec!["--config", server.path()];
        args.extend(AS_STANDBY);
        started(&discord, STANDBY, &args)
    };
    discord.wait_until_copy_is_ready(STANDBY, SOON);
    standby.wait_for_log("standby: each answer waits 800ms for the first copy", SOON);
    assert_answered(&discord, &send(&discord, 7));
    let first = started(&discord, FIRST, &["--config", server.path()]);
    first.wait_for_log("every board is right", SOON);
    first.wait_for_log("the commands were registered", SOON);
    let more = format!(
        "{}\n[[server]]\nguild = \"{UNLISTED}\"\n",
        fs::read_to_string(server.path()).unwrap()
    );
    fs::write(server.path(), more).unwrap();
    for running in [&standby, &first] {
        running.wait_for_log("2 servers of ", SOON);
    }
    assert_answered(&discord, &send(&discord, 7));
    server.assert_right(&discord);
    let allowed = [Route::GatewayBot, Route::Callback, Route::Edit].map(Some);
    for call in discord.seen().requests.iter().filter(|call| call.copy == STANDBY) {
        assert!(allowed.contains(&call.route), "{}", call.line);
    }
    assert_no_errors(&standby);
    assert_no_errors(&first);
}

#[test]
fn a_standby_that_is_told_to_stop_answers_what_waits() {
    let discord = Discord::start();
    let mut standby = started(&discord, STANDBY, &["--standby", "2s"]);
    discord.wait_until_copy_is_ready(STANDBY, SOON);
    let sent = send(&discord, 7);
    discord.wait_for("every interaction to be heard", SOON, |_| {
        standby.log().matches("answering").count() == sent.len()
    });
    standby.signal("TERM");
    assert_answered(&discord, &sent);
    assert_eq!(standby.exit_code(SOON), 0);
    // How many were not told of yet is told at the end.
    assert!(standby.log().contains("the first copy did not answer in time"));
    assert_no_errors(&standby);
}

#[test]
fn the_last_starts_of_a_day_are_left_since_every_copy_hears_of_the_same() {
    let discord = Discord::start();
    let last = json!({ "total": 1000, "remaining": 4, "reset_after": 1000, "max_concurrency": 1 });
    let last = Fault::Changed(json!({ "session_start_limit": last }));
    discord.fault(Route::GatewayBot, last, 1);
    let first = started(&discord, FIRST, &[]);
    first.wait_for_log("Discord lets no session start for now", SOON);
    discord.wait_until_copy_is_ready(FIRST, SOON);
    assert_eq!(discord.identifies().len(), 1);
}

#[test]
fn two_copies_that_start_together_both_get_in_and_use_few_starts_up() {
    let discord = Discord::start();
    discord.set_starts_apart(Duration::from_secs(5));
    let [first, standby] = [started(&discord, FIRST, &[]), started(&discord, STANDBY, &AS_STANDBY)];
    let patience = Duration::from_secs(120);
    discord.wait_until_copy_is_ready(FIRST, patience);
    discord.wait_until_copy_is_ready(STANDBY, patience);
    let starts = discord.identifies().len();
    assert!((2..=6).contains(&starts), "{starts} of the thousand of a day");
    assert_answered(&discord, &send(&discord, 7));
    assert_no_errors(&first);
    assert_no_errors(&standby);
}
