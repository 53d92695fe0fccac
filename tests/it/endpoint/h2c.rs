//! HTTP/2 without encryption, as some load balancers speak it.
//!
//! The client is written here: frames as RFC 9113 has them, headers in the plainest form of RFC 7541. So it needs no
//! feature of hyper that the program has not.

use std::collections::BTreeMap;

use super::{Client, Listening, SignedRequest, Signer};
use crate::support::discord::SOON;
use crate::support::interactions::{command, ping};
use crate::support::missing_signpost;

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// One frame.
struct Frame {
    kind: u8,
    flags: u8,
    stream: u32,
    payload: Vec<u8>,
}

impl Frame {
    fn bytes(&self) -> Vec<u8> {
        let length = u32::try_from(self.payload.len()).unwrap().to_be_bytes();
        [&length[1..], &[self.kind, self.flags], &self.stream.to_be_bytes(), &self.payload].concat()
    }

    fn read(client: &mut Client) -> Self {
        let head = client.exactly(9);
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let stream = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
        let payload = client.exactly(usize::try_from(length).unwrap());
        Self { kind: head[3], flags: head[4], stream, payload }
    }
}

/// Returns a header as a literal that is in no table.
fn header(name: &str, value: &str) -> Vec<u8> {
    let text = |text: &str| {
        let length = match u8::try_from(text.len()).unwrap() {
            short @ 0..127 => vec![short],
            long => vec![127, long - 127],
        };
        [length, text.as_bytes().to_vec()].concat()
    };
    [vec![0], text(name), text(value)].concat()
}

/// Returns the frames of a request on a stream.
fn request(stream: u32, signed: &SignedRequest, path: &str) -> Vec<u8> {
    let headers = [
        (":method", "POST"),
        (":scheme", "http"),
        (":path", path),
        (":authority", "signpost"),
        ("x-signature-ed25519", &signed.signature),
        ("x-signature-timestamp", &signed.timestamp),
    ];
    let payload = headers.iter().flat_map(|(name, value)| header(name, value)).collect();
    let head = Frame { kind: HEADERS, flags: END_HEADERS, stream, payload };
    let body = Frame { kind: DATA, flags: END_STREAM, stream, payload: signed.body.clone() };
    [head.bytes(), body.bytes()].concat()
}

/// Returns a connection on which HTTP/2 has begun.
fn begun(mut client: Client) -> Client {
    let settings = Frame { kind: SETTINGS, flags: 0, stream: 0, payload: Vec::new() };
    client.send(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", settings.bytes().as_slice()].concat());
    client
}

/// Returns a connection on which one request was answered.
pub(super) fn answered_once(client: Client) -> Client {
    answered(client, &Signer::discord().signs(ping().to_string()))
}

/// Returns a connection on which this request was answered.
pub(crate) fn answered(client: Client, signed: &SignedRequest) -> Client {
    let mut client = begun(client);
    client.send(&request(1, signed, "/interactions"));
    assert!(answers(&mut client, 1)[&1].is_right);
    client
}

/// Returns a frame that asks whether the other side is there.
pub(super) fn ping_frame() -> Vec<u8> {
    Frame { kind: PING, flags: 0, stream: 0, payload: vec![0; 8] }.bytes()
}

/// What came on a stream: whether its status is 200, and its body.
#[derive(Default)]
struct OnStream {
    is_right: bool,
    body: Vec<u8>,
}

/// Reads until so many streams have ended.
fn answers(client: &mut Client, count: usize) -> BTreeMap<u32, OnStream> {
    let (mut all, mut ended) = (BTreeMap::new(), 0);
    while ended < count {
        let frame = Frame::read(client);
        let on: &mut OnStream = all.entry(frame.stream).or_default();
        match frame.kind {
            // The eighth entry of the table that everybody has is `:status: 200`.
            HEADERS => on.is_right = frame.payload[0] == 0x88,
            DATA => on.body.extend(&frame.payload),
            _ => continue,
        }
        ended += usize::from(frame.flags & END_STREAM != 0);
    }
    all
}

#[test]
fn many_at_once_on_one_connection_are_each_answered_for_themselves() {
    let listening = Listening::start(&["--h2c"]);
    let (discord, mut client) = (Signer::discord(), begun(listening.connect()));
    let asked = [ping(), command("help").json(), command("about").json()];
    let signed = |stream: u32| discord.signs(asked[stream as usize / 2 % 3].to_string());
    let streams: Vec<u32> = (0..12).map(|nth| nth * 2 + 1).collect();
    let all: Vec<u8> = streams
        .iter()
        .flat_map(|stream| request(*stream, &signed(*stream), "/interactions"))
        .collect();
    client.send(&all);
    let answered = answers(&mut client, streams.len());
    for stream in &streams {
        let OnStream { is_right, body } = &answered[stream];
        assert!(is_right, "{stream}");
        let json = serde_json::from_slice(body).unwrap();
        match stream / 2 % 3 {
            0 => assert_eq!(body, b"{\"type\":1}"),
            _ => assert_eq!(missing_signpost(&json), Vec::<&str>::new()),
        }
        assert_eq!(*body, answered[&(stream / 2 % 3 * 2 + 1)].body);
    }
    // HTTP/1.1 goes on beside it.
    assert_eq!(listening.ask(&discord.signs(ping().to_string())).status, 200);
}

#[test]
fn what_is_not_signed_or_not_there_is_refused_and_the_connection_stays() {
    let listening = Listening::start(&["--h2c"]);
    let (discord, mut client) = (Signer::discord(), begun(listening.connect()));
    let right = discord.signs(ping().to_string());
    let wrong = Signer::somebody_else().signs(ping().to_string());
    client.send(&request(1, &wrong, "/interactions"));
    client.send(&request(3, &right, "/elsewhere"));
    client.send(&request(5, &discord.signs(vec![b' '; 10_000]), "/interactions"));
    client.send(&request(7, &right, "/interactions"));
    let answered = answers(&mut client, 4);
    assert_eq!([1, 3, 5, 7].map(|stream| answered[&stream].is_right), [false, false, true, true]);
}

#[test]
fn who_is_told_to_stop_says_so_and_ends_the_connection() {
    let mut listening = Listening::start(&["--h2c", "--drain", "1"]);
    let (discord, mut client) = (Signer::discord(), begun(listening.connect()));
    let signed = discord.signs(ping().to_string());
    client.send(&request(1, &signed, "/interactions"));
    assert!(answers(&mut client, 1)[&1].is_right);
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    client.send(&request(3, &signed, "/interactions"));
    assert!(answers(&mut client, 1)[&3].is_right);
    while Frame::read(&mut client).kind != GOAWAY {}
    client.rest_within(SOON);
    assert_eq!(listening.running.exit_code(SOON), 0);
}
