//! Each fault of a REST route does what it says, so many times, and is then over.
//!
//! What is carried out and what is not matters as much as the answer: a program that tries again
//! must not do twice what was done.

use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{Shard, call_back, commands, get, message, overwrite};
use crate::support::discord::{ALWAYS, Discord, Fault, Route};
use crate::support::interactions::command;

#[test]
fn a_429_says_how_long_to_wait_and_whose_limit_it_is() {
    let discord = Discord::start();
    let me = || get(&discord, "/applications/@me").reply();
    let cases = [
        (Fault::RateLimited(0.05), "user", None),
        (Fault::RateLimitedShared(0.05), "shared", None),
        (Fault::RateLimitedGlobally(0.05), "global", Some("true")),
    ];
    for (fault, scope, global) in cases {
        discord.fault(Route::Application, fault, 1);
        let reply = me();
        assert_eq!((reply.status, reply.header("retry-after")), (429, Some("1")));
        assert_eq!(reply.header("x-ratelimit-scope"), Some(scope));
        assert_eq!(reply.header("x-ratelimit-global"), global);
        assert_eq!(reply.json()["retry_after"], 0.05);
        assert_eq!(reply.json()["global"], global.is_some());
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(me().status, 200);
    }
}

#[test]
fn who_does_not_wait_is_refused_again_and_remembered() {
    let discord = Discord::start();
    let (_shard, _) = Shard::ready(&discord);
    discord.fault(Route::Application, Fault::RateLimitedGlobally(30.0), 1);
    get(&discord, "/applications/@me").reply();
    // What was on its way is no violation.
    assert_eq!(get(&discord, "/gateway/bot").reply().status, 429);
    assert!(discord.violations().is_empty());
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(get(&discord, "/gateway/bot").reply().status, 429);
    assert!(discord.take_violations()[0].contains("before its 429 allowed it"));
    // Callbacks are under no global limit.
    let sent = discord.send(&command("help").json());
    assert_eq!(call_back(&discord, &sent, &message()).reply().status, 204);
}

#[test]
fn errors_come_so_many_times_and_carry_nothing_out() {
    let discord = Discord::start();
    let cases = [
        (Fault::ServerError, (500, 0)),
        (Fault::BadGateway, (502, 0)),
        (Fault::Unauthorized, (401, 0)),
        (Fault::Forbidden, (403, 50001)),
        (Fault::UnknownInteraction, (404, 10062)),
    ];
    for (fault, error) in cases {
        discord.fault(Route::Overwrite, fault, 2);
        for _ in 0..2 {
            assert_eq!(overwrite(&discord, &commands()).reply().error(), error);
        }
        assert_eq!(discord.overwrites(), 0);
    }
    assert_eq!(overwrite(&discord, &commands()).reply().status, 200);
}

#[test]
fn a_502_is_a_page_and_stays_until_it_is_taken_off() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::BadGateway, ALWAYS);
    for _ in 0..3 {
        let reply = get(&discord, "/gateway/bot").reply();
        assert_eq!((reply.status, reply.header("content-type")), (502, Some("text/html")));
        assert!(reply.text().starts_with("<html>"));
    }
    discord.no_more_faults();
    assert_eq!(get(&discord, "/gateway/bot").reply().status, 200);
}

#[test]
fn a_connection_is_closed_or_silent() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::Closed, 1);
    assert!(!get(&discord, "/gateway/bot").send().unwrap_err().is_timeout());
    let late = Duration::from_millis(200);
    discord.fault(Route::GatewayBot, Fault::Silence(late), 2);
    let asked = Instant::now();
    assert_eq!(get(&discord, "/gateway/bot").reply().status, 200);
    assert!(asked.elapsed() >= late);
    let given_up = get(&discord, "/gateway/bot").within(late / 2).send();
    assert!(given_up.unwrap_err().is_timeout());
    assert_eq!(discord.seen().on(Route::GatewayBot)[0].status, None);
}

#[test]
fn a_gateway_lookup_can_name_what_it_should_not() {
    let discord = Discord::start();
    let lookup = |fault| {
        discord.fault(Route::GatewayBot, fault, 1);
        get(&discord, "/gateway/bot").reply().json()
    };
    assert_eq!(lookup(Fault::another_host())["url"], "wss://gateway.evil.example");
    assert_eq!(lookup(Fault::shards(3))["shards"], 3);
    let limit = lookup(Fault::no_session_left(Duration::from_secs(2)));
    assert_eq!(limit["session_start_limit"]["remaining"], 0);
    assert_eq!(limit["session_start_limit"]["reset_after"], 2000);
    assert_eq!(lookup(Fault::Changed(json!({ "shards": null })))["shards"], json!(null));
}

#[test]
fn a_response_can_be_carried_out_and_not_be_said_to_be() {
    let discord = Discord::start();
    let (_shard, _) = Shard::ready(&discord);
    for (fault, silent) in [(Fault::DoneThenError, false), (Fault::DoneThenSilence, true)] {
        discord.fault(Route::Callback, fault, 1);
        let sent = discord.send(&command("help").json());
        let first = call_back(&discord, &sent, &message());
        if silent {
            let given_up = first.within(Duration::from_millis(300)).send();
            assert!(given_up.unwrap_err().is_timeout());
        } else {
            assert_eq!(first.reply().status, 500);
        }
        assert_eq!(discord.answer(&sent), message());
        // The program could not know, so its second try is no violation.
        let second = call_back(&discord, &sent, &message()).reply();
        assert_eq!(second.error(), (400, 40060));
    }
}
