//! What every response is: JSON, whole, signposted, and within what Discord takes.
//!
//! The judges are the files with which the tests judge, so that there is one list of what is right.

use jiff::civil::DateTime;
use serde_json::{Value, json};
use signpost::content::Content;
use signpost::discord::WrittenResponse;
use signpost::live::Snapshot;
use signpost::transport::{IncomingKind, decode, respond};

use crate::judges::{limits_of_discord, signposted, text};

/// Asks what arrived, and judges the response: the one that is kept, and one that is made afresh.
pub fn is_answered(from: &Snapshot, now: DateTime, arrived: &str) {
    let response = respond(from, now, arrived).response;
    match decode(arrived).incoming.map(|incoming| incoming.kind) {
        Ok(IncomingKind::Ping) => assert_eq!(within_limits(&response), json!({ "type": 1 })),
        Ok(IncomingKind::Autocomplete) => {
            assert_eq!(within_limits(&response), json!({ "type": 8, "data": { "choices": [] } }));
        }
        Ok(IncomingKind::Asked(_)) | Err(_) => is_right(&response),
    }
    let fresh = respond(&from.clone(), now, arrived).response;
    assert_eq!(response.json(), fresh.json(), "a reply was kept that is not right any more");
}

/// Judges a message of the shipped content.
pub fn is_right(response: &WrittenResponse) {
    let body = within_limits(response);
    let missing = signposted::missing_signpost(&body);
    assert!(missing.is_empty(), "missing: {missing:?} in {body:#}");
}

/// Judges a message of any content that loads: its numbers are what that content says.
pub fn is_right_by(content: &Content, response: &WrittenResponse) {
    let body = within_limits(response);
    let shown = text(&body);
    let numbers = &content.numbers;
    for number in [&numbers.police, &numbers.adult, &numbers.child] {
        assert!(shown.contains(number.as_str()), "{number} is missing in {shown}");
    }
    assert!(shown.contains("999"), "999 is missing in {shown}");
}

/// Judges the definitions of the commands, as they are registered.
pub fn are_registered(commands: &Value) {
    let problems = limits_of_discord::check_commands(commands);
    assert!(problems.is_empty(), "{problems:?}");
}

/// Judges a post that is pinned.
pub fn is_posted(post: &Value) {
    let problems = limits_of_discord::check_post(post);
    assert!(problems.is_empty(), "{problems:?} in {post:#}");
}

fn within_limits(response: &WrittenResponse) -> Value {
    let body: Value = serde_json::from_slice(response.json()).expect("a response is JSON");
    let problems = limits_of_discord::check_response(&body);
    assert!(problems.is_empty(), "{problems:?} in {body:#}");
    body
}
