//! `signpost run`: when it is ready, and that each number of the gateway moves when its cause happens.
//!
//! How long it stays ready without a connection is tested beside the function, in `src/metrics/gateway.rs`.

use std::time::Duration;

use serde_json::json;

use super::watched_on;
use crate::boards_on_discord::{Server, WORRIED};
use crate::support::LISTED;
use crate::support::discord::{ALWAYS, Discord, Fault, Now, Route, SOON};
use crate::support::interactions::{command, press, repeated_in};
use signpost::discord::limits::SEND_MESSAGES;

#[test]
fn it_is_ready_once_it_is_connected_and_until_it_is_told_to_stop() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::ServerError, ALWAYS);
    let (mut running, admin) = watched_on(&discord, &[]);
    let (status, lines) = admin.ready();
    let first = lines.lines().next();
    assert_eq!((status, first), (503, Some("not ready: not connected to Discord's gateway")));
    assert_eq!(admin.get("/healthz").status, 200);
    discord.no_more_faults();
    admin.wait_for("it is ready", |admin| admin.ready().0 == 200);
    assert!((admin.metrics().number("gateway_shards_connected") - 1.0).abs() < f64::EPSILON);
    // A connection that is asked for again leaves it ready.
    discord.now(&Now::Reconnect);
    let is_one_more = |name: &'static str, count: f64| {
        move |admin: &super::AdminPort| (admin.metrics().number(name) - count).abs() < f64::EPSILON
    };
    admin.wait_for("a reconnect", is_one_more("gateway_reconnects_total", 1.0));
    assert_eq!(admin.ready().0, 200);
    admin.wait_for("it is connected", is_one_more("gateway_shards_connected", 1.0));
    assert!((admin.metrics().number("gateway_sessions_started_total") - 1.0).abs() < f64::EPSILON);
    discord.now(&Now::Invalid);
    admin.wait_for("another session", is_one_more("gateway_sessions_started_total", 2.0));
    discord.fault(Route::Callback, Fault::Silence(Duration::from_millis(800)), 1);
    discord.wait_until_ready(SOON);
    let sent = discord.send(&command("help").json());
    discord.wait_for("the callback", SOON, |seen| seen.count(Route::Callback) == 1);
    running.signal("TERM");
    running.wait_for_log("stopping", SOON);
    assert_eq!(admin.ready().0, 503);
    discord.answer(&sent);
    assert_eq!(running.exit_code(SOON), 0);
}

#[test]
fn each_interaction_is_counted_by_what_came_of_it() {
    let discord = Discord::start();
    let (_running, admin) = watched_on(&discord, &[]);
    discord.wait_until_ready(SOON);
    for (asked, kind) in [(command("help").json(), "help"), (press("h~0").json(), "button")] {
        discord.ask(&asked);
        let name = format!("interactions_total{{kind=\"{kind}\",outcome=\"answered\"}}");
        admin.wait_for(kind, |admin| (admin.metrics().number(&name) - 1.0).abs() < f64::EPSILON);
    }
    for (fault, outcome) in
        [(Fault::Refused(400, 40060), "taken"), (Fault::Refused(400, 50035), "failed")]
    {
        discord.fault(Route::Callback, fault, 1);
        discord.send(&command("about").json());
        let name = format!("interactions_total{{kind=\"about\",outcome=\"{outcome}\"}}");
        admin.wait_for(outcome, |admin| admin.metrics().number(&name) > 0.5);
    }
    discord.dispatch("INTERACTION_CREATE", &json!({ "type": 2, "data": { "name": "help" } }));
    let name = "interactions_total{kind=\"help\",outcome=\"unaddressed\"}";
    admin.wait_for("one without an address", |admin| admin.metrics().number(name) > 0.5);
    let page = admin.metrics();
    assert!(page.number("answer_duration_seconds_count") > 4.5);
    assert!(page.number("standby_answers_total").abs() < f64::EPSILON);
    assert_eq!(repeated_in(&page.0), [""; 0]);
    // Discord's clock is ahead of ours by this much.
    discord.advance(Duration::from_secs(60));
    discord.send(&command("help").json());
    admin.wait_for("the skew", |admin| admin.metrics().number("clock_skew_seconds") < -30.0);
    discord.take_violations();
}

#[test]
fn boards_are_counted_by_how_the_last_round_has_left_them() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let (_running, admin) = watched_on(&discord, &["--config", server.path()]);
    let boards = |state: &'static str, count: f64| {
        let name = format!("boards{{state=\"{state}\"}}");
        move |admin: &super::AdminPort| (admin.metrics().number(&name) - count).abs() < f64::EPSILON
    };
    admin.wait_for("both are in step", boards("in_step", 2.0));
    discord.deny(WORRIED, SEND_MESSAGES);
    let text = std::fs::read_to_string(server.path()).unwrap();
    std::fs::write(server.path(), format!("{text}\n# Read again.\n")).unwrap();
    admin.wait_for("one is blocked", boards("blocked", 1.0));
    assert!(boards("in_step", 1.0)(&admin) && boards("unknown", 0.0)(&admin));
    let page = admin.metrics();
    assert!(!page.0.contains(LISTED) && !page.0.contains(WORRIED));
}

#[test]
fn what_only_the_standby_has_answered_is_counted() {
    let discord = Discord::start();
    let (_running, admin) = watched_on(&discord, &["--standby", "100ms"]);
    discord.wait_until_ready(SOON);
    discord.fault(Route::Callback, Fault::Refused(400, 40060), 1);
    discord.send(&command("help").json());
    let taken = "interactions_total{kind=\"help\",outcome=\"taken\"}";
    admin.wait_for("the first copy answered", |admin| admin.metrics().number(taken) > 0.5);
    assert!(admin.metrics().number("standby_answers_total").abs() < f64::EPSILON);
    discord.ask(&command("help").json());
    admin.wait_for("it has answered", |admin| {
        (admin.metrics().number("standby_answers_total") - 1.0).abs() < f64::EPSILON
    });
    discord.take_violations();
}
