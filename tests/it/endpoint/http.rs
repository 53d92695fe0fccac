//! A request in every way in which HTTP lets it be written, and in some in which it does not.
//!
//! Load balancers write requests again, each in its own way; what they change must not change what is answered.

use serde_json::json;

use super::{Client, Listening, SignedRequest, Signer};
use crate::support::discord::SOON;
use crate::support::interactions::{command, ping};
use crate::support::text;

/// Returns the first line and headers of a request, and its body.
fn parts(request: &SignedRequest) -> (String, Vec<u8>) {
    let bytes = request.bytes();
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 2;
    (String::from_utf8(bytes[..at].to_vec()).unwrap(), request.body.clone())
}

/// Returns a request as it is sent, with some of its first line or headers written in another way.
fn written(request: &SignedRequest, from: &str, to: &str) -> Vec<u8> {
    let (head, body) = parts(request);
    assert!(head.contains(from), "{from} in {head}");
    [head.replacen(from, to, 1).as_bytes(), b"\r\n", &body].concat()
}

fn pong(client: &mut Client) {
    let answer = client.answer();
    assert_eq!((answer.status, answer.json()), (200, json!({ "type": 1 })), "{}", answer.head);
}

#[test]
fn a_request_may_be_written_in_every_way_that_http_has_for_it() {
    let listening = Listening::start(&[]);
    let mut signed = Signer::discord().signs(ping().to_string());
    let mut client = listening.connect();
    for (from, to) in [
        ("/interactions", "http://signpost.example/interactions"),
        ("/interactions", "/interactions?from=discord&x"),
        ("Host: signpost", "host:signpost:443"),
        ("X-Signature-Ed25519: ", "x-SIGNATURE-ed25519:   "),
        ("Content-Type: application/json", "Content-Type: text/plain"),
        ("Content-Type: application/json\r\n", ""),
    ] {
        client.send(&written(&signed, from, to));
        pong(&mut client);
    }
    signed.signature = signed.signature.to_uppercase();
    client.send(&signed.bytes());
    pong(&mut client);
    for (from, to) in [
        ("HTTP/1.1", "HTTP/1.0"),
        ("Host: signpost\r\n", "Host: signpost\r\nConnection: close\r\n"),
    ] {
        let mut client = listening.connect();
        client.send(&written(&signed, from, to));
        pong(&mut client);
        assert_eq!(client.rest_within(SOON), b"", "{to}");
    }
}

#[test]
fn a_body_may_come_in_parts_and_only_when_it_is_asked_for() {
    let listening = Listening::start(&[]);
    let signed = Signer::discord().signs(ping().to_string());
    let length = format!("Content-Length: {}", signed.body.len());
    let in_parts =
        String::from_utf8(written(&signed, &length, "Transfer-Encoding: chunked")).unwrap();
    let (head, _) = in_parts.split_once("\r\n\r\n").unwrap();
    let mut client = listening.connect();
    client.send(format!("{head}\r\n\r\n").as_bytes());
    for part in signed.body.chunks(7) {
        client.send(&[format!("{:x};note=1\r\n", part.len()).as_bytes(), part, b"\r\n"].concat());
    }
    client.send(b"0\r\nX-Trailer: 1\r\n\r\n");
    pong(&mut client);
    let (head, body) = parts(&signed);
    client.send(format!("{head}Expect: 100-continue\r\n\r\n").as_bytes());
    assert_eq!(client.answer().status, 100);
    client.send(&body);
    pong(&mut client);
    // Nobody is asked for a body that would not be read.
    let mut client = listening.connect();
    let too_long = head.replace(&length, "Content-Length: 300000\r\nExpect: 100-continue");
    client.send(format!("{too_long}\r\n").as_bytes());
    assert_eq!(client.answer().status, 413);
}

#[test]
fn requests_that_are_sent_without_waiting_are_answered_in_their_order() {
    let listening = Listening::start(&[]);
    let discord = Signer::discord();
    let (help, about) = (command("help").json().to_string(), command("about").json().to_string());
    let bodies: Vec<String> = (0..30)
        .map(|nth| match nth % 3 {
            0 => ping().to_string(),
            1 => help.clone(),
            _ => about.clone(),
        })
        .collect();
    let all: Vec<u8> = bodies.iter().flat_map(|body| discord.signs(body.clone()).bytes()).collect();
    let mut client = listening.connect();
    // In pieces that end anywhere.
    for piece in all.chunks(4_099) {
        client.send(piece);
    }
    let answers: Vec<_> = bodies.iter().map(|_| client.answer()).collect();
    for (nth, answer) in answers.iter().enumerate() {
        assert_eq!(answer.status, 200);
        match nth % 3 {
            0 => assert_eq!(answer.json(), json!({ "type": 1 })),
            nth => assert_eq!(answer.body, answers[nth].body),
        }
    }
    assert_ne!(text(&answers[1].json()), text(&answers[2].json()));
}

#[test]
fn what_is_no_http_or_says_two_things_is_refused_and_is_no_error_of_ours() {
    let listening = Listening::start(&[]);
    let signed = Signer::discord().signs(ping().to_string());
    let length = format!("Content-Length: {}\r\n", signed.body.len());
    let signature = format!("X-Signature-Ed25519: {}\r\n", signed.signature);
    for (from, to, status) in [
        (length.as_str(), "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
        (length.as_str(), "Content-Length: -1\r\n", 400),
        (length.as_str(), "Content-Length: x\r\n", 400),
        ("POST", "PO ST", 400),
        ("HTTP/1.1", "HTTP/7.1", 400),
        ("POST /interactions", "CONNECT signpost:80", 404),
        ("POST /interactions", "OPTIONS *", 404),
        ("POST /interactions", "post /interactions", 405),
        (signature.as_str(), "", 401),
        (signature.as_str(), &signature.repeat(2), 401),
        (signature.as_str(), &signature.replace(": ", ": 00"), 401),
    ] {
        let mut client = listening.connect();
        client.try_send(&written(&signed, from, to));
        assert_eq!(client.answer().status, status, "{to}");
    }
    for nonsense in [
        &b"\r\n\r\n\r\n\0\0\r\n\r\n"[..],
        b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
        &[0xff; 600],
    ] {
        let mut client = listening.connect();
        client.try_send(nonsense);
        let said = String::from_utf8_lossy(&client.rest_within(SOON)).into_owned();
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
    }
    assert_eq!(listening.ask(&signed).status, 200);
}
