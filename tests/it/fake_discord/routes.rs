//! The REST routes of the fake: what they refuse, and what they add to what they give back.
//!
//! The callback and the edit have tests of their own in `interactions`.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Ask, commands, get, overwrite};
use crate::reports::entry_point;
use crate::support::discord::{APPLICATION, Discord, Route, TOKEN, TOKEN_MARKER};

#[test]
fn the_gateway_and_the_application_are_described() {
    let discord = Discord::start();
    let bot = get(&discord, "/gateway/bot").reply();
    assert_eq!(bot.json()["url"], discord.gateway());
    assert_eq!(bot.json()["shards"], 1);
    assert_eq!(bot.json()["session_start_limit"]["max_concurrency"], 1);
    assert_eq!(bot.header("x-ratelimit-limit"), Some("20"));
    assert_eq!(bot.header("x-ratelimit-remaining"), Some("19"));
    for name in ["reset", "reset-after", "bucket"] {
        assert!(bot.header(&format!("x-ratelimit-{name}")).is_some(), "{name}");
    }
    assert_eq!(get(&discord, "/applications/@me").reply().json()["id"], APPLICATION);
    let seen = discord.seen();
    assert_eq!(seen.on(Route::GatewayBot)[0].status, Some(200));
    assert!(seen.requests[0].at < seen.requests[1].at);
    assert!(TOKEN.ends_with(TOKEN_MARKER));
}

#[test]
fn a_request_with_a_wrong_header_is_refused() {
    let discord = Discord::start();
    let me = || get(&discord, "/applications/@me");
    let put = || overwrite(&discord, &commands());
    let cases = [
        (me().without("authorization"), (401, 0), "Authorization"),
        (me().header("authorization", "Bot wrong"), (401, 0), "Authorization"),
        (me().header("authorization", TOKEN), (401, 0), "Authorization"),
        (me().without("user-agent"), (403, 40333), "User-Agent is None"),
        (me().header("user-agent", "signpost/0.1"), (403, 40333), "User-Agent"),
        (me().header("user-agent", "DiscordBot (https://a.org)"), (403, 40333), "User-Agent"),
        (put().without("content-type"), (400, 50035), "Content-Type"),
        (put().header("content-type", "text/plain"), (400, 50035), "Content-Type"),
        (put().text("{"), (400, 50109), "not JSON"),
        (get(&discord, "/nowhere"), (404, 0), "Not Found"),
        (Ask::new(&discord, "POST", "/gateway/bot"), (405, 0), "Method Not Allowed"),
        (
            Ask::new(&discord, "PUT", "/channels/1/messages/pins/2").without("content-length"),
            (411, 0),
            "Content-Length",
        ),
    ];
    for (ask, error, says) in cases {
        let reply = ask.reply();
        assert_eq!(reply.error(), error, "{}", reply.text());
        let violations = discord.take_violations();
        assert!(violations.len() == 1 && violations[0].contains(says), "{violations:?}");
    }
    assert_eq!(put().header("content-type", "application/json; charset=utf-8").reply().status, 200);
}

#[test]
fn where_the_gateway_is_and_what_time_it_is_needs_no_token() {
    let discord = Discord::start();
    let reply = get(&discord, "/gateway").without("authorization").reply();
    assert_eq!((reply.status, &reply.json()["url"]), (200, &json!(discord.gateway())));
}

#[test]
#[should_panic(expected = "Discord would not have had this")]
fn a_violation_that_nobody_took_fails_the_test() {
    let discord = Discord::start();
    get(&discord, "/nowhere").reply();
}

#[test]
fn overwritten_commands_come_back_with_more_and_in_another_order() {
    let discord = Discord::start();
    let put = overwrite(&discord, &commands()).reply().json();
    for (at, dm) in [(0, true), (1, false)] {
        let command = &put[at];
        assert_eq!(command["application_id"], APPLICATION);
        assert!(command["id"].is_string() && command["version"].is_string(), "{command}");
        assert_eq!((&command["nsfw"], &command["dm_permission"]), (&json!(false), &json!(dm)));
        assert!(command["default_permission"].is_boolean());
        let nulls = [
            "/name_localizations",
            "/description_localizations",
            "/default_member_permissions",
            "/options/0/name_localizations",
            "/options/0/choices/0/name_localizations",
        ];
        for null in nulls {
            assert_eq!(command.pointer(null), Some(&Value::Null), "{null}");
        }
    }
    let path = format!("/applications/{APPLICATION}/commands");
    let listed = get(&discord, &path).reply().json();
    assert_eq!(listed, json!([put[1], put[0]]));
    assert_eq!(json!(discord.registered()), put);
    assert_eq!((discord.overwrites(), &discord.seen().overwrites[0].json), (1, &commands()));
}

#[test]
fn a_command_that_stays_keeps_its_id_and_one_that_changes_gets_a_version() {
    let discord = Discord::start();
    discord.register(&commands());
    assert_eq!(discord.overwrites(), 0);
    let before = discord.registered();
    let mut changed = commands();
    changed[1]["description"] = json!("Another");
    overwrite(&discord, &changed).reply();
    let after = discord.registered();
    assert_eq!(before[0], after[0]);
    assert_eq!(before[1]["id"], after[1]["id"]);
    assert_ne!(before[1]["version"], after[1]["version"]);
}

#[test]
fn commands_that_discord_would_refuse_are_refused() {
    let discord = Discord::start();
    let mut long = commands();
    long[0]["description"] = json!("é".repeat(101));
    let reply = overwrite(&discord, &long).reply();
    assert_eq!(reply.error(), (400, 50035));
    assert_eq!(reply.json()["message"], "Invalid Form Body");
    assert!(discord.take_violations().join("; ").contains("<=100,"));
    let another = Ask::new(&discord, "PUT", "/applications/1/commands").body(&commands()).reply();
    assert_eq!(another.error(), (403, 20012));
    assert_eq!(discord.take_violations().len(), 1);
    assert_eq!((discord.overwrites(), discord.registered()), (0, vec![]));
}

#[test]
fn an_entry_point_command_has_to_come_back_as_it_was() {
    let discord = Discord::start();
    discord.register(&json!([entry_point()]));
    let path = format!("/applications/{APPLICATION}/commands?with_localizations=true");
    let listed = get(&discord, &path).reply().json()[0].clone();
    assert_eq!(listed["name_localizations"], json!({ "de": "starten" }));
    let in_one = get(&discord, path.split('?').next().unwrap()).reply().json()[0].clone();
    assert!(in_one["name_localizations"].is_null());
    let with = |other: Value| {
        let mut all = commands();
        all.as_array_mut().unwrap().push(other);
        all
    };
    let mut back = entry_point();
    back["id"] = listed["id"].clone();
    let (mut changed, mut another) = (back.clone(), back.clone());
    changed["handler"] = json!(1);
    another["name"] = json!("other");
    let cases =
        [(commands(), 50240), (with(another), 50240), (with(changed), 50035), (json!([]), 50240)];
    for (body, code) in cases {
        assert_eq!(overwrite(&discord, &body).reply().error(), (400, code), "{body}");
        assert_eq!(discord.take_violations().len(), 1);
    }
    assert_eq!(overwrite(&discord, &with(back)).reply().status, 200);
    assert!(discord.registered().contains(&listed));
}

#[test]
fn only_so_many_commands_can_be_made_in_a_day() {
    let discord = Discord::start();
    discord.set_created_today(198);
    assert_eq!(overwrite(&discord, &commands()).reply().status, 200);
    assert_eq!(overwrite(&discord, &commands()).reply().status, 200);
    let mut more = commands();
    more[1]["name"] = json!("more");
    assert_eq!(overwrite(&discord, &more).reply().error(), (400, 30034));
    assert!(discord.violations()[0].contains("too many commands"));
    assert_eq!(discord.take_violations().len(), 1);
    assert_eq!(discord.registered()[1]["name"], "law");
}

#[test]
fn a_route_that_is_used_up_is_shut_until_its_time_is_up() {
    let discord = Discord::start();
    discord.set_rate(2, Duration::from_millis(1500));
    let me = || get(&discord, "/applications/@me").reply();
    let left = [me(), me()].map(|reply| reply.header("x-ratelimit-remaining").unwrap().to_owned());
    assert_eq!(left, ["1", "0"]);
    let refused = me();
    assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, Some("user")));
    assert!(discord.take_violations()[0].contains("over the limit"));
    std::thread::sleep(Duration::from_secs_f64(refused.json()["retry_after"].as_f64().unwrap()));
    assert_eq!(me().status, 200);
}
