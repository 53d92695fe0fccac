//! The paths: what is well, what is ready, and when that ends.
//!
//! Broken content is seen on them, and leaves the program ready.

use std::fs;
use std::net::TcpListener;
use std::time::Duration;

use super::super::endpoint::{Client, Signer, serving};
use super::{AdminPort, watched};
use crate::support::discord::SOON;
use crate::support::folder_of;
use crate::support::interactions::ping;

const OPEN_METRICS: &str =
    "content-type: application/openmetrics-text; version=1.0.0; charset=utf-8";

#[test]
fn there_are_three_pages_and_each_can_only_be_read() {
    let (_listening, admin) = watched(&[]);
    let healthy = admin.get("/healthz");
    assert_eq!((healthy.status, &healthy.body[..]), (200, &b"ok\n"[..]));
    assert_eq!(admin.ready(), (200, "ready\ncontent: what was read last answers\n".to_owned()));
    let metrics = admin.get("/metrics");
    assert!(metrics.head.contains(OPEN_METRICS), "{}", metrics.head);
    assert!(metrics.body.ends_with(b"\n# EOF\n"));
    for path in ["/healthz", "/readyz", "/metrics"] {
        for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
            let refused = admin.ask(method, path);
            assert_eq!(refused.status, 405, "{method} {path}");
            assert!(refused.head.contains("allow: get, head"), "{}", refused.head);
        }
    }
    for path in ["/", "/metrics/", "/interactions", "/readyz2", "/debug"] {
        assert_eq!(admin.get(path).status, 404, "{path}");
    }
    assert_eq!(admin.ask("POST", "/interactions").status, 404);
}

#[test]
fn the_type_of_the_page_is_the_same_whatever_is_asked_for() {
    let (_listening, admin) = watched(&[]);
    for accept in ["text/plain;version=0.0.4", "*/*", "application/json", "text/html;q=0.9"] {
        let mut client = Client::to(admin.0);
        client.send(
            format!("GET /metrics?x=1 HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\n\r\n").as_bytes(),
        );
        let answer = client.answer();
        assert!(answer.status == 200 && answer.head.contains(OPEN_METRICS), "{}", answer.head);
    }
}

#[test]
fn without_the_option_nothing_but_interactions_is_listened_for() {
    let listening = super::Listening::start(&[]);
    assert!(!listening.running.log().contains("admin on"));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut refused = serving().args(&["--admin", &address]).start();
    assert_eq!(refused.exit_code(SOON), 2);
    assert!(refused.log().contains("name another with --admin"), "{}", refused.log());
}

#[test]
fn told_to_stop_it_is_unready_at_once_while_interactions_are_answered() {
    let (mut listening, admin) = watched(&["--drain", "2"]);
    let asked = Signer::discord().signs(ping().to_string());
    let mut kept = listening.connect();
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    let (status, lines) = admin.ready();
    assert_eq!((status, lines.lines().next()), (503, Some("not ready: told to stop")));
    let page = admin.metrics();
    assert!((page.number("draining") - 1.0).abs() < f64::EPSILON);
    assert!(page.number("ready").abs() < f64::EPSILON);
    assert_eq!(admin.get("/healthz").status, 200);
    kept.send(&asked.bytes());
    assert_eq!((kept.answer().status, listening.ask(&asked).status), (200, 200));
    assert_eq!(listening.running.exit_code(SOON), 0);
}

/// Starts over a folder of content, and returns the folder.
fn over(files: &[(&str, String)]) -> (tempfile::TempDir, super::Listening, AdminPort) {
    let folder = folder_of(files);
    let (listening, admin) = watched(&["--content", folder.path().to_str().unwrap()]);
    (folder, listening, admin)
}

#[test]
fn content_that_breaks_leaves_it_ready_and_is_seen() {
    let topic = fs::read_to_string("content/topics/anyone.toml").unwrap();
    let (folder, _listening, admin) = over(&[("topics/anyone.toml", topic.clone())]);
    let edition = || {
        let page = admin.metrics().0;
        let of = page.split("signpost_content_info{edition=\"").nth(1).unwrap();
        of.split('"').next().unwrap().to_owned()
    };
    let before = edition();
    assert!(before.len() == 12 && before.bytes().all(|it| it.is_ascii_hexdigit()), "{before}");
    let path = folder.path().join("topics/anyone.toml");
    fs::write(&path, "title = ").unwrap();
    admin.wait_for("the last good answers", |admin| {
        admin.ready() == (200, "ready\ncontent: the last good answers; problems: 1\n".to_owned())
    });
    let page = admin.metrics();
    for (name, number) in [
        ("content_problems", 1.0),
        ("content_in_use{content=\"last_good\"}", 1.0),
        ("content_in_use{content=\"newest\"}", 0.0),
    ] {
        assert!((page.number(name) - number).abs() < f64::EPSILON, "{name}");
    }
    assert_eq!(edition(), before);
    fs::write(&path, topic.replace("title", "# Another edition.\ntitle")).unwrap();
    admin.wait_for("what was read last answers", |admin| {
        admin.ready() == (200, "ready\ncontent: what was read last answers\n".to_owned())
    });
    assert_ne!(edition(), before);
}

#[test]
fn content_that_was_never_good_leaves_it_ready_too() {
    let (_folder, _listening, admin) = over(&[("topics/anyone.toml", "title = ".to_owned())]);
    let (status, lines) = admin.ready();
    assert!(status == 200 && lines.contains("what is in the program answers"), "{lines}");
    let in_use = admin.metrics().number("content_in_use{content=\"built_in\"}");
    assert!((in_use - 1.0).abs() < f64::EPSILON);
}

#[test]
fn two_folders_with_the_same_files_have_the_same_edition() {
    let editions = [0, 1].map(|_| {
        let topic = fs::read_to_string("content/topics/anyone.toml").unwrap();
        let (_folder, _listening, admin) = over(&[("topics/anyone.toml", topic)]);
        admin.metrics().0.lines().find(|line| line.contains("edition=")).unwrap().to_owned()
    });
    assert_eq!(editions[0], editions[1]);
}

/// A connection that says nothing, or half a request, holds no place for ever: as on the interactions port.
#[test]
fn a_client_that_sends_half_a_request_is_ended() {
    let (_listening, admin) = watched(&[]);
    let mut client = Client::to(admin.0);
    client.send(b"GET /metrics HTTP/1.1\r\nHost: ");
    assert_eq!(client.rest_within(Duration::from_secs(30)), b"");
    let mut client = Client::to(admin.0);
    client
        .try_send(format!("GET /metrics HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(40_000)).as_bytes());
    assert_eq!(client.answer().status, 431);
}
