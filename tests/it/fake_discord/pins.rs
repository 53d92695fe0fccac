//! Pins of the fake: who may pin, how they are listed, and what a pin leaves behind.
//!
//! Nothing of anybody else's is pinned or unpinned; who pins or unpins says why.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::Ask;
use super::posting::{
    ANOTHER, CHANNEL, GUILD, THREAD, board, edit, id, ids, pin, post, read, renewed, start,
    take_violation, unpin,
};
use crate::support::discord::permissions::{ADMINISTRATOR, MANAGE_MESSAGES, NEEDED, PIN_MESSAGES};
use crate::support::discord::{APPLICATION, Discord, MOST_PINS, Route, SOMEBODY};

fn posted(discord: &Discord) -> String {
    discord.post_as_bot(CHANNEL, &board("1"))
}

#[test]
fn a_pin_writes_a_message_in_the_name_of_who_pinned() {
    let discord = start();
    let message = posted(&discord);
    assert_eq!(pin(&discord, CHANNEL, &message).reply().status, 204);
    let [own, system] = <[Value; 2]>::try_from(discord.messages(CHANNEL)).unwrap();
    assert_eq!((&own["pinned"], &system["type"]), (&json!(true), &json!(6)));
    assert_eq!((&system["author"]["id"], &system["content"]), (&json!(APPLICATION), &json!("")));
    let reference = json!({ "type": 0, "guild_id": GUILD, "channel_id": CHANNEL,
        "message_id": message });
    assert_eq!(system["message_reference"], reference);
    // What is pinned stays pinned, and is not said again.
    assert_eq!(pin(&discord, CHANNEL, &message).reply().status, 204);
    assert_eq!((discord.pins(CHANNEL).len(), discord.messages(CHANNEL).len()), (1, 2));
    let reason = discord.seen().on(Route::Pin)[0].reason.clone();
    assert_eq!(reason.as_deref(), Some("The board"));
    assert_eq!(unpin(&discord, CHANNEL, &message).reply().status, 204);
    assert_eq!(discord.messages(CHANNEL)[0]["pinned"], false);
    assert_eq!(discord.pins(CHANNEL), Vec::<Value>::new());
}

#[test]
fn a_message_about_a_pin_can_be_neither_pinned_nor_edited() {
    let discord = start();
    discord.pin_as_bot(CHANNEL, &posted(&discord));
    let system = ids(&json!(discord.messages(CHANNEL)))[1].clone();
    assert_eq!(pin(&discord, CHANNEL, &system).reply().error(), (403, 50021));
    let edited = edit(&discord, CHANNEL, &system, &renewed("New")).reply();
    assert_eq!(edited.error(), (403, 50021));
}

#[test]
fn only_its_own_permission_pins() {
    let discord = start();
    let message = posted(&discord);
    for (permissions, status) in [
        (NEEDED & !PIN_MESSAGES | MANAGE_MESSAGES, (403, 50013)),
        (NEEDED & !PIN_MESSAGES, (403, 50013)),
        (ADMINISTRATOR, (204, 0)),
    ] {
        discord.set_bot_permissions(GUILD, permissions);
        assert_eq!(pin(&discord, CHANNEL, &message).reply().error(), status);
        assert_eq!(unpin(&discord, CHANNEL, &message).reply().error(), status);
    }
}

#[test]
fn pins_are_listed_page_by_page_the_newest_pin_first() {
    let discord = start();
    let [a, b, c] = [0; 3].map(|_| posted(&discord));
    for message in [&b, &a, &c] {
        discord.pin_as_somebody(CHANNEL, message);
    }
    let list = |query: &str| read(&discord, &format!("/messages/pins{query}")).reply().json();
    let shown = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|it| it["message"]["id"].clone()).collect::<Vec<_>>()
    };
    let first = list("?limit=2");
    assert_eq!((shown(&first), &first["has_more"]), (vec![json!(c), json!(a)], &json!(true)));
    let at = first["items"][1]["pinned_at"].as_str().unwrap();
    let rest = list(&format!("?limit=2&before={}", at.replace('+', "%2B")));
    assert_eq!((shown(&rest), &rest["has_more"]), (vec![json!(b)], &json!(false)));
    assert_eq!(shown(&list("")).len(), 3);
    // A plus that is not encoded is a space, and that is no time.
    for query in [format!("?before={at}"), "?limit=51".to_owned(), "?limit=0".to_owned()] {
        let reply = read(&discord, &format!("/messages/pins{query}")).reply();
        assert_eq!(reply.error(), (400, 50035), "{query}");
        take_violation(&discord, "messages/pins: /");
    }
}

#[test]
fn a_channel_holds_250_pins() {
    let discord = start();
    for _ in 0..MOST_PINS {
        discord.pin_as_somebody(CHANNEL, &posted(&discord));
    }
    let one_more = posted(&discord);
    assert_eq!(pin(&discord, CHANNEL, &one_more).reply().error(), (400, 30003));
    let pinned = ids(&json!(discord.pins(CHANNEL)));
    discord.delete_as_somebody(CHANNEL, &pinned[0]);
    assert_eq!(pin(&discord, CHANNEL, &one_more).reply().status, 204);
    assert_eq!(discord.pins(CHANNEL)[0]["id"], one_more);
}

#[test]
fn a_pin_says_why_within_512_characters() {
    let discord = start();
    let message = posted(&discord);
    let with = |reason: &str| pin(&discord, CHANNEL, &message).header("x-audit-log-reason", reason);
    for reason in ["", &"x".repeat(513), "caf\u{e9}"] {
        assert_eq!(with(reason).reply().error(), (400, 50035), "{reason}");
        take_violation(&discord, "its reason for the audit log");
    }
    assert_eq!(with(&"x".repeat(512)).reply().status, 204);
    assert_eq!(with("caf%C3%A9").reply().status, 204);
    assert_eq!(discord.seen().on(Route::Pin)[4].reason.as_deref(), Some("caf\u{e9}"));
    for ask in [pin(&discord, CHANNEL, &message), unpin(&discord, CHANNEL, &message)] {
        assert_eq!(ask.without("x-audit-log-reason").reply().status, 204);
        take_violation(&discord, "without a reason");
    }
}

#[test]
fn nothing_of_anybody_elses_is_pinned_or_unpinned() {
    let discord = start();
    let theirs = discord.post_as(SOMEBODY, CHANNEL, &board("1"));
    assert_eq!(pin(&discord, CHANNEL, &theirs).reply().status, 204);
    take_violation(&discord, "somebody else's");
    assert_eq!(unpin(&discord, CHANNEL, &theirs).reply().status, 204);
    take_violation(&discord, "somebody else's");
    assert_eq!(discord.touched().len(), 2);
}

#[test]
fn people_unpin_and_change_things_behind_our_back() {
    let discord = start();
    let message = posted(&discord);
    discord.pin_as_bot(CHANNEL, &message);
    discord.unpin_as_somebody(CHANNEL, &message);
    assert_eq!(read(&discord, "/messages/pins").reply().json()["items"], json!([]));
    discord.change_message(CHANNEL, &message, &json!({ "flags": 0 }));
    assert_eq!(read(&discord, &format!("/messages/{message}")).reply().json()["flags"], 0);
    assert!(discord.touched().is_empty());
}

#[test]
fn what_is_gone_or_archived_or_elsewhere_is_not_pinned() {
    let discord = start();
    assert_eq!(pin(&discord, CHANNEL, "7").reply().error(), (404, 10008));
    assert_eq!(pin(&discord, ANOTHER, &posted(&discord)).reply().error(), (404, 10008));
    let message = id(&post(&discord, THREAD, &board("2")).reply());
    discord.archive(THREAD);
    assert_eq!(pin(&discord, THREAD, &message).reply().error(), (400, 50083));
    assert_eq!(pin(&discord, CHANNEL, "x").reply().error(), (400, 50035));
    take_violation(&discord, "no snowflake");
}

#[test]
fn the_deprecated_routes_are_refused() {
    let discord = start();
    let message = posted(&discord);
    for (method, below) in [("GET", String::new()), ("PUT", format!("/{message}"))] {
        let path = format!("/channels/{CHANNEL}/pins{below}");
        assert_eq!(Ask::new(&discord, method, &path).reply().status, 404);
        take_violation(&discord, "deprecated");
    }
}

#[test]
fn time_goes_on_between_two_pins() {
    let discord = start();
    discord.pin_as_bot(CHANNEL, &posted(&discord));
    discord.advance(Duration::from_secs(3600));
    discord.pin_as_bot(CHANNEL, &posted(&discord));
    let pins = read(&discord, "/messages/pins").reply().json();
    let [new, old] = [0, 1].map(|n| pins["items"][n]["pinned_at"].as_str().unwrap().to_owned());
    assert!(new > old, "{new} {old}");
    let channel = read(&discord, "").reply().json();
    assert_eq!(channel["last_pin_timestamp"], new);
}
