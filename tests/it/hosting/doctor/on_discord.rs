//! The way to Discord, and what is set there of the application.
//!
//! The clock is compared with that of the fake, which can be put ahead.

use std::time::Duration;

use serde_json::json;

use super::super::Host;
use super::{Case, assert_found};
use crate::support::discord::{ALWAYS, Fault, Route};

fn starts_left(left: u64) -> Fault {
    let limit = json!({ "total": 1000, "remaining": left, "reset_after": 3_600_000 });
    Fault::Changed(json!({ "session_start_limit": limit }))
}

fn fault(what: &'static str, about: &str, route: Route, fault: Fault) -> Case {
    Case::after(what, &[about], |host| host.discord.fault(route, fault, ALWAYS))
}

#[test]
fn what_is_wrong_on_discords_side_is_named_with_the_next_step() {
    let far = Host::new().sets("DISCORD_API_BASE", "http://127.0.0.1:9/api/v10");
    let clock =
        |what, ahead| Case::after(what, &["clock"], |host| host.discord.set_clock_ahead(ahead));
    let another = Fault::Changed(json!({ "id": "a proxy's" }));
    let cases = [
        Case::of("Discord out of reach", &far, &["network"], &[]),
        fault("something else answers", "discord", Route::Gateway, Fault::Closed),
        fault("a limit with its end", "application", Route::Application, Fault::RateLimited(700.0)),
        fault("an answer of something else", "application", Route::Application, another),
        fault("a token that is refused", "application", Route::Application, Fault::Unauthorized),
        clock("a slow clock", 90),
        clock("a clock that is a little fast", -10),
        fault("few sessions left", "sessions", Route::GatewayBot, starts_left(40)),
        fault("no session left", "sessions", Route::GatewayBot, starts_left(2)),
        Case::after("commands that nobody has registered", &["commands"], |_| ()),
        Case::after("an application that may read messages", &["intents"], |host| {
            host.discord.set_application_flags(1 << 19);
        }),
    ];
    assert_found("on_discord", &cases);
}

#[test]
fn starts_that_come_back_after_years_are_no_word_of_discords() {
    let host = Host::new();
    let limit = json!({ "total": 1000, "remaining": 2, "reset_after": u64::MAX });
    let absurd = Fault::Changed(json!({ "session_start_limit": limit }));
    host.discord.fault(Route::GatewayBot, absurd, ALWAYS);
    let found = host.doctor(&[]).1;
    let told = found.iter().find(|it| it["about"] == "sessions").unwrap();
    assert_eq!(told["says"], "whoever answers counts them for us", "{found:#?}");
    host.discord.take_violations();
}

#[test]
fn it_ends_soon_where_discord_says_nothing() {
    let silence = Fault::Silence(Duration::from_secs(30));
    let case = fault("a silent Discord", "discord", Route::Gateway, silence);
    let says = "broken  discord: Discord could not be reached for gateway: no answer in time";
    assert!(case.found.contains(says), "{}", case.found);
}
