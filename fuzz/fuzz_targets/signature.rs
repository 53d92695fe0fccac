//! Only what Discord has signed passes: a request with the signature of its time and body, by the key that is set.
//!
//! Any headers, times and bodies are tried, and any text as a key. A right signature passes, in digits of any case; with
//! any one bit changed of it, of the time, of the body or of the key, it does not.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use signpost::endpoint::PublicKey;
use signpost_fuzz::signed::{Discord, SignedHeaders, in_digits};

#[derive(Debug, Arbitrary)]
struct Request<'a> {
    key: &'a str,
    signatures: Vec<Value<'a>>,
    timestamps: Vec<Value<'a>>,
    time: u64,
    flip: u16,
    body: &'a [u8],
}

/// The value of a header. Drawn bytes alone would hardly ever be well-formed.
#[derive(Debug, Arbitrary)]
enum Value<'a> {
    /// Any bytes.
    Any(&'a [u8]),
    /// The time of the request, and a signature of it with the body, in small digits or in capitals.
    Right(bool),
    /// Digits in number and form as they have to be.
    Digits(u64),
}

impl Value<'_> {
    /// Returns it in a header whose right value is `right`, and whose digits are so many.
    fn written(&self, right: &str, digits: usize) -> Vec<u8> {
        match self {
            Self::Any(bytes) => bytes.to_vec(),
            Self::Right(true) => right.as_bytes().to_vec(),
            Self::Right(false) => right.to_uppercase().into_bytes(),
            Self::Digits(number) => format!("{number:0digits$}").into_bytes(),
        }
    }
}

fuzz_target!(|request: Request<'_>| {
    any_text_is_a_key_or_none(request.key);
    any_headers_pass_only_where_they_are_right(&request);
    a_right_signature_passes_and_no_other(&request);
});

fn any_text_is_a_key_or_none(text: &str) {
    if PublicKey::parse(text).is_ok() {
        assert!(text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()), "{text}");
    }
}

fn any_headers_pass_only_where_they_are_right(request: &Request<'_>) {
    let discord = Discord::default();
    let time = request.time.to_string();
    let right = in_digits(&discord.signs(time.as_bytes(), request.body));
    let written = |values: &[Value<'_>], right: &str, digits| {
        values.iter().take(3).map(|value| value.written(right, digits)).collect()
    };
    let headers = SignedHeaders {
        signature: written(&request.signatures, &right, 128),
        timestamp: written(&request.timestamps, &time, 1),
    };
    let Some(signed) = headers.read() else { return };
    let ([signature], [timestamp]) = (&headers.signature[..], &headers.timestamp[..]) else {
        panic!("a header that is there twice was read: {headers:?}");
    };
    assert!((1..=20).contains(&timestamp.len()) && timestamp.iter().all(u8::is_ascii_digit));
    let right = in_digits(&discord.signs(timestamp, request.body));
    let is_right = signature.eq_ignore_ascii_case(right.as_bytes());
    assert_eq!(discord.key().has_signed(&signed, request.body), is_right);
    assert_eq!(signed.at(), String::from_utf8_lossy(timestamp).parse().ok());
}

fn a_right_signature_passes_and_no_other(request: &Request<'_>) {
    let discord = Discord::default();
    let (time, body) = (request.time.to_string(), request.body.to_vec());
    let signature = discord.signs(time.as_bytes(), &body);
    let passes = |key: &PublicKey, signature: &[u8], time: &[u8], body: &[u8]| {
        let digits = in_digits(signature);
        let digits = if request.flip & 1 == 0 { digits } else { digits.to_uppercase() };
        let headers =
            SignedHeaders { signature: vec![digits.into_bytes()], timestamp: vec![time.to_vec()] };
        headers.read().is_some_and(|signed| key.has_signed(&signed, body))
    };
    let key = discord.key();
    assert!(passes(&key, &signature, time.as_bytes(), &body));
    assert!(!passes(&key, &flipped(&signature, request.flip), time.as_bytes(), &body));
    assert!(!passes(&key, &signature, &flipped(time.as_bytes(), request.flip), &body));
    if !body.is_empty() {
        assert!(!passes(&key, &signature, time.as_bytes(), &flipped(&body, request.flip)));
    }
    let other = in_digits(&flipped(&hex_of(&discord.shown_key()), request.flip));
    if let Ok(other) = PublicKey::parse(&other) {
        assert!(!passes(&other, &signature, time.as_bytes(), &body));
    }
}

/// Returns bytes with one bit of them changed.
fn flipped(bytes: &[u8], nth: u16) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let nth = usize::from(nth) % (bytes.len() * 8);
    bytes[nth / 8] ^= 1 << (nth % 8);
    bytes
}

fn hex_of(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks_exact(2);
    let byte = |two: &[u8]| u8::from_str_radix(str::from_utf8(two).ok()?, 16).ok();
    pairs.filter_map(byte).collect()
}
