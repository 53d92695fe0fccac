//! `/board` where two copies hear it: whoever's deferral Discord takes carries it out, and the other lets it go.
//!
//! What a board is made of is looked at on the fake, so that an order that both carry out would be seen.

use std::time::Duration;

use serde_json::{Value, json};

use super::{FIRST, STANDBY, Two, assert_no_errors, wait_for_callbacks};
use crate::boards_on_discord::{Server, WORRIED, boards_in, listing};
use crate::support::LISTED;
use crate::support::discord::{Discord, Fault, Route, SOON, Sent};
use crate::support::interactions::command;

/// `/board post` as a manager types it.
fn order() -> Value {
    let mut order = command("board").subcommand("post").option("board", "worried").json();
    order["guild_id"] = json!(LISTED);
    order["channel_id"] = json!(WORRIED);
    order["member"]["permissions"] = json!("32");
    order
}

/// A server with a channel in which nothing is listed, and two copies.
fn two(discord: &Discord) -> (Server, Two) {
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    let server = Server::written(&listing(LISTED, &[]));
    let two = Two::started(discord, &["--config", server.path()]);
    (server, two)
}

/// Asserts that an order was carried out once, and by whom.
#[track_caller]
fn assert_done_once(discord: &Discord, sent: &Sent) {
    let by = discord.answered_by(sent);
    discord.wait_for("the reply", SOON, |seen| seen.edits.iter().any(|it| it.token == sent.token));
    for copy in [FIRST, STANDBY] {
        wait_for_callbacks(discord, copy, 1);
    }
    assert_eq!(discord.edits(sent).len(), 1);
    assert_eq!(boards_in(discord, WORRIED).len(), 1);
    let of_boards = [Route::Post, Route::Pin, Route::Edit].map(Some);
    let seen = discord.seen();
    let calls: Vec<_> = seen.requests.iter().filter(|it| of_boards.contains(&it.route)).collect();
    assert_eq!(calls.len(), 3, "{calls:?}");
    assert!(calls.iter().all(|call| call.copy == by), "{calls:?}");
}

#[test]
fn an_order_is_carried_out_once_by_whoever_is_first() {
    let discord = Discord::start();
    let (_server, two) = two(&discord);
    let sent = discord.send(&order());
    assert_done_once(&discord, &sent);
    assert_no_errors(&two.first);
    assert_no_errors(&two.standby);
}

#[test]
fn an_order_is_carried_out_by_the_standby_where_the_first_is_refused() {
    let discord = Discord::start();
    let (_server, two) = two(&discord);
    discord.fault_of(FIRST, Route::Callback, Fault::Refused(403, 0), 1);
    let sent = discord.send(&order());
    assert_eq!(discord.answered_by(&sent), STANDBY);
    assert_done_once(&discord, &sent);
    assert_no_errors(&two.standby);
}

#[test]
fn an_order_is_carried_out_once_where_the_first_is_slow_to_reach_discord() {
    let discord = Discord::start();
    let (_server, two) = two(&discord);
    // Its second try, which it sends after a second, comes before its first; both come after the standby's.
    let slow = Fault::Silence(Duration::from_millis(1_300));
    discord.fault_of(FIRST, Route::Callback, slow, 1);
    let sent = discord.send(&order());
    assert_done_once(&discord, &sent);
    assert_no_errors(&two.first);
    assert_no_errors(&two.standby);
}
