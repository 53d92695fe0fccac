//! Oddities that have a name: what each costs, and what it does not.
//!
//! Where JSON cannot be written by serde, such as half a surrogate pair, it is put into the text.

use serde_json::{Value, json};

use crate::support::interactions::{choose, command, of_unknown_type, ping, press};
use crate::support::{Bot, NOON, text};
use signpost::config::Token;
use signpost::transport::{Address, IncomingKind, decode};

fn respond(json: &str) -> Value {
    Bot::at(NOON).respond_to_text(json)
}

/// The contacts of Luton, asked for in this JSON.
#[track_caller]
fn asks_for_luton(json: &str) {
    assert!(text(&respond(json)).contains("Local contacts: Luton"), "{json}");
    assert!(decode(json).incoming.is_ok());
}

fn luton() -> Value {
    command("contacts").option("area", "luton").json()
}

#[test]
fn a_type_that_is_no_number_is_told_by_what_is_named() {
    for kind in ["\"2\"", "null", "-2", "2.5", "1e999", "[2]", r#""\ud83d""#, "2.0", "2"] {
        asks_for_luton(&luton().to_string().replace("\"type\":2", &format!("\"type\":{kind}")));
    }
    let mut pressed = press("tu1:topic:power~1").json();
    pressed["type"] = json!("3");
    assert!(text(&respond(&pressed.to_string())).contains("Imbalance of power"));
}

#[test]
fn an_object_that_names_nothing_is_answered_at_its_address() {
    let mut named_nothing = ping();
    named_nothing["type"] = json!("one");
    for json in [named_nothing.to_string(), of_unknown_type().to_string()] {
        assert!(text(&respond(&json)).contains("That did not work"));
        assert!(decode(&json).address.is_some());
    }
    assert!(decode(&named_nothing.to_string()).incoming.is_err());
    assert!(decode("{}").incoming.is_err() && decode("{\"type\":2").incoming.is_err());
}

#[test]
fn one_odd_option_among_good_ones_costs_itself() {
    let good = r#"{"name":"area","type":3,"value":"luton"}"#;
    let all = r#"7, null, "x", {"name":"share","type":5,"value":1e999}, {"name":"\ud83d"},
        {"name":7,"value":"x"}, {"type":3,"name":"share"}"#;
    for options in [format!("[{all},{good}]"), format!("[{good},{all}]"), format!("[{good}]")] {
        asks_for_luton(&format!(
            r#"{{"type":2,"data":{{"name":"contacts","options":{options}}}}}"#
        ));
    }
}

#[test]
fn what_is_deep_large_or_twice_there_costs_nobody_an_answer() {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    for more in [
        format!("\"member\":{{\"nick\":{deep}}}"),
        format!("\"member\":{deep}"),
        format!("\"guild_id\":{deep}"),
        "\"attachment_size_limit\":1e999".to_owned(),
        "\"message\":{\"flags\":-1e999}".to_owned(),
        "\"member\":null,\"member\":[],\"member\":\"x\"".to_owned(),
        r#""member":{"nick":"\ud83d"},"\ud83d":{"\ude00":"\ud83d"},"guild_id":"\ud83d""#.to_owned(),
    ] {
        let luton = luton().to_string();
        asks_for_luton(&format!("{},{more}}}", luton.strip_suffix('}').unwrap()));
        asks_for_luton(&format!("{{{more},{}", luton.strip_prefix('{').unwrap()));
    }
}

#[test]
fn half_a_surrogate_pair_in_what_is_asked_costs_that_field_alone() {
    let half = |place: &str, text: String| text.replace(place, r"\ud83d");
    let response = respond(&half("luton", luton().to_string()));
    assert!(text(&response).contains("That page has moved"));
    let response = respond(&half("contacts", luton().to_string()));
    assert!(text(&response).contains("That did not work"));
    let chosen = choose("a menu", "tu1:topic:power~1").json().to_string();
    assert!(text(&respond(&half("a menu", chosen))).contains("Imbalance of power"));
}

#[test]
fn only_what_is_not_as_documented_is_odd() {
    let plain = [luton(), ping(), command("help").in_direct_message().json(), press("h~0").json()];
    for json in plain {
        assert!(!decode(&json.to_string()).odd, "{json}");
    }
    for (place, odd) in [("/guild_id", json!(7)), ("/member/permissions", json!([]))] {
        let mut interaction = luton();
        *interaction.pointer_mut(place).unwrap() = odd;
        assert!(decode(&interaction.to_string()).odd, "{place}");
    }
}

/// A proxy may write snowflakes as numbers. Each is its digits, and counts as odd.
#[test]
fn a_snowflake_or_permissions_that_come_as_a_number_are_its_digits() {
    let places = [
        ("/id", json!(800_000_000_000_000_202_u64)),
        ("/application_id", json!(800_000_000_000_000_203_u64)),
        ("/guild_id", json!(645_027_906_669_510_667_u64)),
        ("/channel_id", json!(18_446_744_073_709_551_615_u64)),
        ("/member/permissions", json!(32)),
    ];
    let mut documented = command("board").subcommand("status").json();
    for (place, number) in &places {
        let (parent, key) = place.rsplit_once('/').unwrap();
        documented.pointer_mut(parent).unwrap()[key] = json!(number.to_string());
    }
    documented["token"] = json!("token");
    let right = decode(&documented.to_string());
    assert!(!right.odd && right.address.is_some());
    let incoming = right.incoming.as_ref().unwrap();
    assert!(incoming.guild.is_some() && incoming.spot.is_some());
    for (place, number) in places {
        let mut odd = documented.clone();
        *odd.pointer_mut(place).unwrap() = number;
        let read = decode(&odd.to_string());
        assert!(read.odd, "{place}");
        assert_eq!((read.incoming, read.address), (right.incoming.clone(), right.address.clone()));
    }
}

#[test]
fn an_address_is_an_id_of_digits_and_a_token_that_is_one_segment_of_a_path() {
    let address = |id: Value, token: Value| {
        let json =
            json!({ "type": 1, "id": id, "token": token, "application_id": "800000000000000203" });
        let decoded = decode(&json.to_string());
        assert_eq!(decoded.incoming.unwrap().kind, IncomingKind::Ping);
        decoded.address
    };
    let id = "800000000000000202";
    let printed = format!("{:?}", address(json!(id), json!("secret")));
    assert_eq!(printed, "Some([redacted])");
    let Address { id: read, token, application } = address(json!(id), json!("aW50-._~=")).unwrap();
    assert_eq!((read.as_str(), token), (id, Token::new("aW50-._~=".to_owned())));
    assert_eq!(application.unwrap().number(), 800_000_000_000_000_203);
    let number = address(json!(800_000_000_000_000_202_u64), json!("token")).unwrap();
    assert_eq!(number.id, id);
    for odd in [
        json!(-7),
        json!(7.5),
        json!(8e17),
        json!(null),
        json!(""),
        json!("1/2"),
        json!("+1"),
        json!("1".repeat(21)),
    ] {
        assert_eq!(address(odd, json!("token")), None);
    }
    for odd in ["", ".", "..", "a..b", "a/b", "a\\b", "a?b", "a#b", "a b", "a%2fb", "a\n", "é"] {
        assert_eq!(address(json!(id), json!(odd)), None, "{odd}");
    }
    assert_eq!(address(json!(id), json!(["token"])), None);
}
