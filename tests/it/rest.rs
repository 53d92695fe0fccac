//! The one door for calls to Discord: what is retried, what is not, who waits for whom.
//!
//! The client is called in this process, on the fake of `support`; how the whole program lives
//! through the same faults is in `gateway_faults`.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::reports::entry_point;
use crate::support::discord::{ALWAYS, Discord, Fault, Route, TOKEN};
use crate::support::{NOON, SHIPPED};
use signpost::answer::{Query, Refusal, Setting, Visibility, answer};
use signpost::config::{ApiBase, Token};
use signpost::discord::{Snowflake, WrittenResponse};
use signpost::render;
use signpost::rest::{Accepted, Callback, Registration, Rest, RestError, Unreached, register};

/// Runs `work` with a client of the fake.
fn with<T, F: Future<Output = T>>(discord: &Discord, work: impl FnOnce(Rest) -> F) -> T {
    with_base(&discord.base(), work)
}

/// Runs `work` with a client of what is at that address.
fn with_base<T, F: Future<Output = T>>(base: &str, work: impl FnOnce(Rest) -> F) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let api = ApiBase::parse(base).unwrap();
    runtime.block_on(async { work(Rest::new(api, Token::new(TOKEN.to_owned()))).await })
}

fn a_response() -> WrittenResponse {
    let setting = Setting::at(NOON);
    let query = Query::refusal(Refusal::Unreadable);
    let reply = answer(&SHIPPED.content, &query, &setting);
    (&render::response(&SHIPPED.content, &reply, Visibility::Ephemeral).response).into()
}

fn nowhere() -> Callback {
    let token = Token::new("zq-token".to_owned());
    let now = Instant::now();
    Callback { id: "800000000000000202".to_owned(), token, arrived: now, made: now }
}

fn count(discord: &Discord, route: Route) -> usize {
    discord.seen().on(route).len()
}

#[test]
fn what_discord_refuses_is_sent_once_and_told_in_numbers() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::Forbidden, 1);
    let error = with(&discord, |rest| async move { rest.gateway().await }).unwrap_err();
    let refused = RestError::Refused { route: "gateway/bot", status: 403, code: Some(50_001) };
    assert_eq!(error, refused);
    assert_eq!(error.to_string(), "Discord refused gateway/bot with 403, code 50001");
    assert_eq!(count(&discord, Route::GatewayBot), 1);
}

#[test]
fn a_refused_token_is_told_from_other_refusals() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::Unauthorized, 1);
    let error = with(&discord, |rest| async move { rest.gateway().await }).unwrap_err();
    assert_eq!(error, RestError::Unauthorized { route: "gateway/bot" });
}

#[test]
fn a_fault_that_lasts_is_given_up_after_five_tries() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::BadGateway, ALWAYS);
    let error = with(&discord, |rest| async move { rest.gateway().await }).unwrap_err();
    assert_eq!(error, RestError::Faulty { route: "gateway/bot", status: 502 });
    assert_eq!(count(&discord, Route::GatewayBot), 5);
}

#[test]
fn an_answer_that_lacks_what_we_need_is_said_to_be_unreadable() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::Changed(json!({ "url": null })), 1);
    let error = with(&discord, |rest| async move { rest.gateway().await }).unwrap_err();
    assert_eq!(error, RestError::Unreadable { route: "gateway/bot" });
}

#[test]
fn a_global_limit_holds_back_ordinary_calls_and_no_callback() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::RateLimitedGlobally(1.5), 1);
    let (callback, ordinary) = with(&discord, |rest| async move {
        let start = Instant::now();
        let ordinary = async {
            rest.gateway().await.unwrap();
            rest.gateway().await.unwrap();
            start.elapsed()
        };
        let callback = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            // Nobody asked, so it is refused, but at once.
            rest.respond(&nowhere(), &a_response()).await.unwrap_err();
            start.elapsed()
        };
        tokio::join!(callback, ordinary)
    });
    assert!(callback < ordinary, "{callback:?}, {ordinary:?}");
    assert!(ordinary >= Duration::from_millis(1_500), "{ordinary:?}");
    discord.take_violations();
}

#[test]
fn a_callback_that_hangs_keeps_no_other_waiting() {
    let discord = Discord::start();
    discord.fault(Route::Callback, Fault::Silence(Duration::from_secs(10)), 1);
    let (slow, quick) = with(&discord, |rest| async move {
        let start = Instant::now();
        let response = a_response();
        let timed = |wait: u64| {
            let (rest, response) = (&rest, &response);
            async move {
                tokio::time::sleep(Duration::from_millis(wait)).await;
                rest.respond(&nowhere(), response).await.unwrap_err();
                start.elapsed()
            }
        };
        tokio::join!(timed(0), timed(200))
    });
    assert!(slow > Duration::from_secs(1) && quick < slow, "{quick:?}, {slow:?}");
    discord.take_violations();
}

#[test]
fn a_callback_is_not_tried_beyond_its_three_seconds() {
    let discord = Discord::start();
    discord.fault(Route::Callback, Fault::ServerError, ALWAYS);
    with(&discord, |rest| async move {
        let error = rest.respond(&nowhere(), &a_response()).await.unwrap_err();
        let route = "interactions/{id}/{token}/callback";
        assert_eq!(error, RestError::Unsure { route });
    });
    assert!((3..=10).contains(&count(&discord, Route::Callback)));
    discord.no_more_faults();
    let silence = Duration::from_secs(60);
    discord.fault(Route::Callback, Fault::Silence(silence), ALWAYS);
    let took = with(&discord, |rest| async move {
        let start = Instant::now();
        rest.respond(&nowhere(), &a_response()).await.unwrap_err();
        start.elapsed()
    });
    assert!(took < silence / 2, "it does not wait for an answer: {took:?}");
}

#[test]
fn the_buckets_that_discord_tells_of_are_kept_to() {
    let discord = Discord::start();
    discord.set_rate(3, Duration::from_millis(700));
    with(&discord, |rest| async move {
        for _ in 0..10 {
            rest.gateway().await.unwrap();
        }
    });
    assert_eq!(discord.violations(), Vec::<String>::new());
    assert!(discord.seen().requests.iter().all(|request| request.status == Some(200)));
}

#[test]
fn a_call_that_outlives_its_bucket_harms_no_later_one() {
    let discord = &Discord::start();
    discord.set_rate(5, Duration::from_millis(200));
    with(discord, |rest| async move {
        for wait in [0, 500, 0, 500] {
            discord.fault(Route::GatewayBot, Fault::Silence(Duration::from_millis(wait)), 1);
            rest.gateway().await.unwrap();
        }
        assert_eq!(discord.violations(), Vec::<String>::new());
    });
}

#[test]
fn after_a_thousand_refusals_only_callbacks_are_sent() {
    let discord = Discord::start();
    discord.fault(Route::Callback, Fault::Forbidden, ALWAYS);
    with(&discord, |rest| async move {
        let response = a_response();
        for _ in 1..1_000 {
            rest.respond(&nowhere(), &response).await.unwrap_err();
        }
        rest.gateway().await.unwrap();
        rest.respond(&nowhere(), &response).await.unwrap_err();
        let error = rest.gateway().await.unwrap_err();
        assert_eq!(error, RestError::Braked { route: "gateway/bot" });
        let error = rest.respond(&nowhere(), &response).await.unwrap_err();
        assert!(matches!(error, RestError::Refused { status: 403, .. }), "{error}");
    });
    assert_eq!(count(&discord, Route::Callback), 1_001);
    discord.take_violations();
}

#[test]
fn commands_are_overwritten_once_and_left_alone_afterwards() {
    let discord = Discord::start();
    let definitions = render::definitions(&SHIPPED.content);
    with(&discord, |rest| async move {
        let first = register(&rest, None, &definitions).await;
        let second = register(&rest, None, &definitions).await;
        assert_eq!([first, second], [Ok(Registration::Replaced), Ok(Registration::Unchanged)]);
        let fewer = register(&rest, None, &definitions[1..]).await;
        assert_eq!(fewer, Ok(Registration::Replaced));
    });
    assert_eq!(discord.overwrites(), 2);
}

#[test]
fn what_answers_an_interaction_waits_behind_no_pace() {
    let discord = Discord::start();
    let few = std::num::NonZeroU16::new(2).unwrap();
    let (ordinary, edit) = with(&discord, |_| async {
        let api = ApiBase::parse(&discord.base()).unwrap();
        let rest = Rest::at_rate(api, Token::new(TOKEN.to_owned()), few);
        let start = Instant::now();
        let ordinary = async {
            for _ in 0..3 {
                rest.gateway().await.unwrap();
            }
            start.elapsed()
        };
        let edit = async {
            let application = Snowflake::parse("800000000000000203").unwrap();
            let token = Token::new("zq-token".to_owned());
            // Nobody asked, so it is refused, but at once.
            let message = json!({ "content": "x" });
            rest.edit_original(application, &token, &message).await.unwrap_err();
            start.elapsed()
        };
        tokio::join!(ordinary, edit)
    });
    assert!(ordinary >= Duration::from_millis(1_000), "{ordinary:?}");
    assert!(edit < ordinary, "{edit:?}, {ordinary:?}");
    discord.take_violations();
}

#[test]
fn calls_that_a_global_limit_held_back_are_spread_again_behind_it() {
    let discord = Discord::start();
    discord.set_rate(1_000, Duration::from_secs(1));
    with(&discord, |rest| async {
        let rest = std::sync::Arc::new(rest);
        discord.fault(Route::GatewayBot, Fault::RateLimitedGlobally(1.0), 1);
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..60 {
            let rest = std::sync::Arc::clone(&rest);
            calls.spawn(async move { rest.gateway().await.unwrap() });
        }
        calls.join_all().await;
    });
    // One call more than asked for: the one that met the limit is sent again.
    assert_eq!(count(&discord, Route::GatewayBot), 61);
}

#[test]
fn an_interaction_that_is_older_than_three_seconds_has_expired() {
    let discord = Discord::start();
    let arrived = Instant::now().checked_sub(Duration::from_secs(4)).unwrap();
    let late = Callback { arrived, ..nowhere() };
    let error = with(&discord, |rest| async move { rest.respond(&late, &a_response()).await });
    let route = "interactions/{id}/{token}/callback";
    assert_eq!(error, Err(RestError::Expired { route }));
    assert!(error.unwrap_err().to_string().contains("expired"));
    assert_eq!(count(&discord, Route::Callback), 0);
}

/// What Discord answers once a try may have been carried out.
#[test]
fn that_discord_knows_no_such_interaction_proves_nothing_once_a_try_may_have_been_carried_out() {
    let slow = Fault::Silence(Duration::from_secs(10));
    let long = Fault::Silence(Duration::from_millis(1_500));
    for (faults, is_unsure) in [
        (vec![Fault::ServerError], true),
        (vec![Fault::BadGateway], true),
        (vec![Fault::Closed], true),
        (vec![Fault::RateLimited(0.1), Fault::ServerError, Fault::RateLimited(0.1)], true),
        (vec![slow], true),
        (vec![], false),
        (vec![Fault::RateLimited(0.1)], false),
        (vec![long], false),
    ] {
        let discord = Discord::start();
        for fault in &faults {
            discord.fault(Route::Callback, fault.clone(), 1);
        }
        // Nobody asked, so there is no such interaction.
        let error = with(&discord, |rest| async move {
            rest.respond(&nowhere(), &a_response()).await.unwrap_err()
        });
        let route = "interactions/{id}/{token}/callback";
        let refused = RestError::Refused { route, status: 404, code: Some(10_062) };
        let expected = if is_unsure { RestError::Unsure { route } } else { refused };
        assert_eq!(error, expected, "{faults:?}");
        discord.take_violations();
    }
}

/// What it means that Discord has a first response already: another copy's, unless it may be ours.
#[test]
fn that_an_interaction_has_its_answer_is_a_refusal_unless_a_try_may_have_given_it() {
    let route = "interactions/{id}/{token}/callback";
    let refused = Err(RestError::Refused { route, status: 400, code: Some(40_060) });
    for (fault, expected) in [
        (None, &refused),
        (Some(Fault::RateLimited(0.1)), &refused),
        (Some(Fault::ServerError), &Ok(Accepted::Before)),
        (Some(Fault::Closed), &Ok(Accepted::Before)),
        (Some(Fault::Silence(Duration::from_secs(10))), &Ok(Accepted::Before)),
    ] {
        let discord = Discord::start();
        for fault in fault.iter().cloned().chain([Fault::Refused(400, 40_060)]) {
            discord.fault(Route::Callback, fault, 1);
        }
        let done =
            with(&discord, |rest| async move { rest.respond(&nowhere(), &a_response()).await });
        assert_eq!(&done, expected, "{fault:?}");
        discord.take_violations();
    }
}

/// No try was confirmed, so nobody can say that there is no answer.
#[test]
fn a_callback_of_which_no_try_was_confirmed_is_unsure_where_one_may_have_been_carried_out() {
    let slow = Fault::Silence(Duration::from_secs(10));
    for (faults, is_unsure) in [
        (vec![Fault::ServerError; 9], true),
        (vec![Fault::BadGateway; 9], true),
        (vec![Fault::Closed; 9], true),
        (vec![slow.clone(); 9], true),
        (vec![Fault::DoneThenError, Fault::BadGateway, Fault::RateLimited(60.0)], true),
        (vec![slow, Fault::RateLimited(60.0)], true),
        (vec![Fault::RateLimited(60.0)], false),
        (vec![Fault::RateLimited(0.1); 9], false),
        (vec![Fault::ServerError, Fault::Refused(400, 50_035)], false),
    ] {
        let discord = Discord::start();
        for fault in &faults {
            discord.fault(Route::Callback, fault.clone(), 1);
        }
        let error = with(&discord, |rest| async move {
            rest.respond(&nowhere(), &a_response()).await.unwrap_err()
        });
        let unsure = RestError::Unsure { route: "interactions/{id}/{token}/callback" };
        assert_eq!(error == unsure, is_unsure, "{faults:?}: {error}");
        discord.take_violations();
    }
}

/// An ordinary call whose outcome is unknown may pass, and is tried again later.
#[test]
fn an_ordinary_call_of_which_no_try_was_confirmed_is_as_it_was() {
    let discord = Discord::start();
    discord.fault(Route::GatewayBot, Fault::BadGateway, ALWAYS);
    let error = with(&discord, |rest| async move { rest.gateway().await.unwrap_err() });
    assert_eq!(error, RestError::Faulty { route: "gateway/bot", status: 502 });
}

#[test]
fn no_connection_leaves_nothing_open() {
    let error = with_base("http://127.0.0.1:1", |rest| async move {
        rest.respond(&nowhere(), &a_response()).await.unwrap_err()
    });
    // ECONNREFUSED.
    let why = Unreached::NoConnection(Some(111));
    assert_eq!(error, RestError::Unreachable { route: "interactions/{id}/{token}/callback", why });
}

#[test]
fn a_base_without_a_path_puts_one_slash_in_front_of_a_route() {
    let discord = Discord::start();
    let bare = discord.base().replace("/api/v10", "");
    for base in [bare.clone(), format!("{bare}/"), format!("{bare}//")] {
        // The fake has its routes below a version, and remembers what was asked for elsewhere.
        with_base(&base, |rest| async move { rest.gateway().await.unwrap_err() });
    }
    let asked: Vec<String> = discord.seen().requests.into_iter().map(|it| it.line).collect();
    assert_eq!(asked, ["GET /gateway/bot"; 3]);
    discord.take_violations();
}

/// A type that comes after the Entry Point's, or one that is no number, is none of ours either.
#[test]
fn commands_of_a_type_that_nobody_knows_yet_go_back_and_are_not_compared() {
    let discord = Discord::start();
    let next = json!({ "type": 77, "name": "next", "description": "", "contexts": [0],
        "integration_types": [0] });
    let definitions = render::definitions(&SHIPPED.content);
    discord.register(&json!([entry_point(), next]));
    let others = discord.registered();
    with(&discord, |rest| async move {
        let first = register(&rest, None, &definitions).await;
        let second = register(&rest, None, &definitions).await;
        assert_eq!([first, second], [Ok(Registration::Replaced), Ok(Registration::Unchanged)]);
    });
    let after = discord.registered();
    assert!(others.iter().all(|it| after.contains(it)), "{after:#?}");
}
