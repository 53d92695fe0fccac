//! `signpost serve`: each number moves when its cause happens, and no other does.
//!
//! A page is read before and after, and every counter on it is compared.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::super::endpoint::{Client, SignedRequest, Signer, serving};
use super::{ANY, AdminPort, Listening, watched};
use crate::support::interactions::{
    autocomplete, choose, command, marked, of_unknown_type, ping, press, repeated_in,
};

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Asserts that these numbers have grown by one from one page to the other, and that no other counter has.
#[track_caller]
fn assert_moved(before: &str, after: &str, moved: &[&str]) {
    let counters = |page: &str| -> Vec<(String, f64)> {
        let lines = page.lines().filter(|line| line.contains("_total"));
        lines
            .map(|line| line.rsplit_once(' ').unwrap())
            .map(|(name, number)| (name.to_owned(), number.parse().unwrap()))
            .collect()
    };
    let grown: Vec<String> = counters(before)
        .into_iter()
        .zip(counters(after))
        .filter(|(before, after)| !same(before.1, after.1))
        .map(|(before, after)| format!("{} by {}", before.0, after.1 - before.1))
        .collect();
    let mut expected: Vec<String> =
        moved.iter().map(|name| format!("signpost_{name} by 1")).collect();
    expected.sort();
    let mut grown = grown;
    grown.sort();
    assert_eq!(grown, expected);
}

#[test]
fn each_interaction_is_counted_by_its_command_or_its_kind() {
    let (listening, admin) = watched(&[]);
    for (asked, kind, source) in [
        (command("help").json(), "help", Some("made")),
        (command("help").json(), "help", Some("kept")),
        (command("concern").json(), "concern", Some("made")),
        (command("a-z").json(), "a-z", Some("made")),
        (command("board").subcommand("status").json(), "board", Some("made")),
        (command("zq-username-7f3a").option("name", marked()).json(), "unreadable", Some("made")),
        (press("nothing that was ever sent").json(), "button", Some("made")),
        (choose("menu~1", "gone").json(), "menu", Some("kept")),
        (autocomplete("contacts").json(), "autocomplete", None),
        (ping(), "ping", None),
        (of_unknown_type(), "unreadable", Some("kept")),
        (json!([]), "unreadable", Some("kept")),
    ] {
        let before = admin.metrics().0;
        assert_eq!(listening.ask(&Signer::discord().signs(asked.to_string())).status, 200);
        let counted = format!("interactions_total{{kind=\"{kind}\",outcome=\"answered\"}}");
        let reply = source.map(|source| format!("replies_total{{source=\"{source}\"}}"));
        let moved: Vec<&str> =
            [Some(&counted), reply.as_ref()].into_iter().flatten().map(String::as_str).collect();
        let after = admin.metrics();
        assert_moved(&before, &after.0, &moved);
    }
    let page = admin.metrics();
    assert!(same(page.number("answer_duration_seconds_count"), 12.0));
    assert!(same(page.number("answer_duration_seconds_bucket{le=\"+Inf\"}"), 12.0));
    assert!(page.number("answer_duration_seconds_sum") > 0.0);
    assert!(page.number("kept_replies") >= 3.0 && page.number("kept_replies_bytes") > 1_000.0);
    assert_eq!(repeated_in(&page.0), [""; 0]);
    assert!(!page.0.contains("luton"));
}

/// A request that gets no reply.
struct RefusedRequest {
    bytes: Vec<u8>,
    status: u16,
    counted: String,
}

/// Returns one request for each reason, of which those that Discord has not signed are told apart.
fn refused() -> Vec<RefusedRequest> {
    let signed = Signer::discord().signs(ping().to_string());
    let text = String::from_utf8(signed.bytes()).unwrap();
    let timestamp = format!("X-Signature-Timestamp: {}\r\n", signed.timestamp);
    let without = |with: &str| text.replace(&timestamp, with).into_bytes();
    let other = |change: &dyn Fn(&mut SignedRequest)| {
        let mut other = signed.clone();
        change(&mut other);
        other.bytes()
    };
    let head = "POST /interactions HTTP/1.1\r\n";
    let unsigned = [
        (without(""), "missing"),
        (without(&timestamp.repeat(2)), "malformed"),
        (other(&|it| it.signature.truncate(2)), "malformed"),
        (other(&|it| it.body.push(b' ')), "wrong"),
    ];
    let unsigned = unsigned.map(|(bytes, reason)| {
        let counted = format!("signature_failures_total{{reason=\"{reason}\"}}");
        RefusedRequest { bytes, status: 401, counted }
    });
    let others = [
        (b"what is no HTTP\r\n\r\n".to_vec(), 400),
        (text.replacen("/interactions", "/", 1).into_bytes(), 404),
        (text.replacen("POST", "GET", 1).into_bytes(), 405),
        (text.as_bytes()[..text.len() - 2].to_vec(), 408),
        (Signer::discord().signs(vec![b' '; 300_000]).bytes(), 413),
        (format!("{head}X: {}\r\n\r\n", "x".repeat(40_000)).into_bytes(), 431),
    ];
    let others = others.map(|(bytes, status)| {
        let counted = format!("requests_refused_total{{status=\"{status}\"}}");
        RefusedRequest { bytes, status, counted }
    });
    unsigned.into_iter().chain(others).collect()
}

#[test]
fn each_refusal_is_counted_by_its_reason() {
    let (listening, admin) = watched(&[]);
    for RefusedRequest { bytes, status, counted } in refused() {
        let before = admin.metrics();
        let mut client = listening.connect();
        client.try_send(&bytes);
        assert_eq!(client.answer().status, status, "{counted}");
        // That its headers were too long is known when the connection has ended.
        let was = before.number(&counted);
        admin.wait_for(&counted, |admin| admin.metrics().number(&counted) > was);
        assert_moved(&before.0, &admin.metrics().0, &[&counted]);
    }
}

#[test]
fn connections_are_counted_while_they_are_open() {
    let (listening, admin) = watched(&[]);
    let open = |count: f64| {
        move |admin: &AdminPort| same(admin.metrics().number("open_connections"), count)
    };
    let clients: Vec<Client> = (0..3).map(|_| listening.connect()).collect();
    admin.wait_for("three are open", open(3.0));
    drop(clients);
    admin.wait_for("none is open", open(0.0));
}

#[test]
fn the_clock_is_compared_with_what_discord_has_signed_and_with_nothing_else() {
    let (listening, admin) = watched(&[]);
    let signed = Signer::discord().signs(ping().to_string());
    assert_eq!(listening.ask(&Signer::somebody_else().signs(ping().to_string())).status, 401);
    assert!(same(admin.metrics().number("clock_skew_seconds"), 0.0));
    assert_eq!(listening.ask(&signed).status, 200);
    let ours = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64();
    let expected = ours - signed.timestamp.parse::<f64>().unwrap();
    let skew = admin.metrics().number("clock_skew_seconds");
    assert!((skew - expected).abs() < 30.0, "{skew}, and not about {expected}");
}

#[test]
fn what_a_person_has_to_check_is_counted_and_dated() {
    let (_listening, admin) = watched(&[]);
    let page = admin.metrics();
    assert!(page.number("things_due{reason=\"never_checked\"}") > 100.0);
    let today = signpost::clock::start_of(signpost::clock::now().date()).as_second();
    #[expect(clippy::cast_precision_loss, reason = "seconds of our time")]
    let today = today as f64;
    let days = (page.number("next_check_timestamp_seconds") - today) / 86_400.0;
    assert!((-2.0..400.0).contains(&days), "{days}");
    assert!(page.0.contains("signpost_build_info{version=\"0.1.0\",commit=\""));
}

/// The page has nothing that grows with who asks, or what.
#[test]
fn a_thousand_oddities_add_no_line_to_the_page() {
    let listening = Listening::of(serving().args(&["--admin", ANY]).env("SIGNPOST_LOG", "info"));
    let admin = AdminPort::of(&listening.running);
    let names = |page: &str| -> Vec<String> {
        page.lines()
            .map(|line| line.rsplit_once(' ').unwrap().0.to_owned())
            .filter(|it| !it.contains("info"))
            .collect()
    };
    let before = names(&admin.metrics().0);
    let (discord, mut client) = (Signer::discord(), listening.connect());
    for number in 0..1_000 {
        let name = format!("zq-username-7f3a-{number}");
        client.send(&discord.signs(command(&name).json().to_string()).bytes());
        assert_eq!(client.answer().status, 200);
    }
    let page = admin.metrics();
    assert_eq!(names(&page.0), before);
    assert_eq!(repeated_in(&page.0), [""; 0]);
}
