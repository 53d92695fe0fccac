//! What Discord would refuse of a request: its headers and its body.
//!
//! reference.mdx has the rules of headers. Bodies are compared with Discord's OpenAPI description,
//! where it is at hand, and against its documented limits; both judges are the ones that every
//! other test uses, so the fake is as strict as they are and also holds our own rules (no mentions,
//! no embeds).

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};

use super::TOKEN;
use super::answers::Answer;
use super::rest::Call;
use super::routes::Route;
use crate::support::interactions::repeated_in;
use crate::support::{limits_of_discord, openapi};

/// Says why, to the moderators of a guild.
const REASON: &str = "x-audit-log-reason";

/// What is wrong, and what Discord answers.
type Wrong = (String, Answer);

/// Judges who asks, with what, and in what form.
pub(super) fn headers(call: &Call) -> Result<(), Wrong> {
    static AGENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^DiscordBot \(https://[^\s,()]+, [0-9]+\.[0-9][^\s()]*\)").unwrap()
    });
    let header = |name: &str| call.headers.get(name).and_then(|it| it.to_str().ok());
    let text = |name| header(name).unwrap_or_default();
    // reference.mdx, User Agent; topics/opcodes-and-status-codes.mdx has the code.
    if !AGENT.is_match(text("user-agent")) {
        let what = format!("its User-Agent is {:?}", header("user-agent"));
        return Err((what, Answer::error(403, 40333, "internal network error")));
    }
    // The token of an interaction is what its routes go by; events/gateway.mdx, Get Gateway: it "does not require
    // authentication".
    let needs_none =
        call.route.is_some_and(|route| route.is_by_interaction() || route == Route::Gateway);
    if !needs_none && text("authorization") != format!("Bot {TOKEN}") {
        let what = "it has no Authorization, or a wrong one".to_owned();
        return Err((what, Answer::error(401, 0, "401: Unauthorized")));
    }
    let form = text("content-type");
    let is_json = form == "application/json" || form.starts_with("application/json;");
    if !call.body.is_empty() && !is_json {
        let what = format!("its Content-Type is {form:?}");
        return Err((what.clone(), Answer::invalid_form(&[what])));
    }
    // What is in front of Discord wants one also where there is no body, and reqwest sends none
    // there: serenity pull request 483.
    let takes_body = ["POST", "PUT", "PATCH"].iter().any(|it| call.line.starts_with(it));
    let has_length = ["content-length", "transfer-encoding"].iter().any(|it| header(it).is_some());
    if call.route.is_some() && takes_body && !has_length {
        return Err(("it has no Content-Length".to_owned(), Answer::page(411, "Length Required")));
    }
    reason_fits(call)
}

/// reference.mdx and resources/audit-log.mdx: "1-512 URL-encoded UTF-8 characters".
fn reason_fits(call: &Call) -> Result<(), Wrong> {
    let Some(given) = call.headers.get(REASON) else { return Ok(()) };
    if (1..=512).contains(&given.len()) && reason(call).is_some() {
        return Ok(());
    }
    let what = format!("its reason for the audit log is {given:?}");
    Err((what.clone(), Answer::invalid_form(&[what])))
}

/// The reason for the audit log that a request gives, where it can be read.
pub(super) fn reason(call: &Call) -> Option<String> {
    let encoded = call.headers.get(REASON)?.to_str().ok()?;
    let spaced = encoded.replace('+', "%2B");
    let pairs = format!("reason={}", spaced.replace('&', "%26"));
    url::form_urlencoded::parse(pairs.as_bytes()).next().map(|(_, reason)| reason.into_owned())
}

/// The parameters of a request, decoded: a plus that is not encoded is a space.
pub(super) fn query(call: &Call) -> Vec<(String, String)> {
    url::form_urlencoded::parse(call.query.as_bytes()).into_owned().collect()
}

/// Reads a body.
pub(super) fn body(call: &Call) -> Result<Value, Wrong> {
    serde_json::from_slice(&call.body).map_err(|error| {
        let says = "The request body contains invalid JSON.";
        (format!("its body is not JSON: {error}"), Answer::error(400, 50109, says))
    })
}

/// What is wrong with a response to an interaction of that type.
pub(super) fn callback(kind: u64, body: &Value) -> Vec<String> {
    let mut problems = limits_of_discord::check_response(body);
    problems.extend(repeated(body));
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_callback(body));
    }
    // interactions/receiving-and-responding.mdx, Interaction Callback Type.
    let fits: &[u64] = match kind {
        2 => &[4, 5, 9],
        3 => &[4, 5, 6, 7, 9],
        4 => &[8],
        _ => return problems,
    };
    if !body["type"].as_u64().is_some_and(|it| fits.contains(&it)) {
        problems.push(format!("/type: {} answers no interaction of type {kind}", body["type"]));
    }
    problems
}

/// What is wrong with an edit of an original response.
pub(super) fn edit(body: &Value) -> Vec<String> {
    // What an edit may say, an update may say.
    let mut problems = limits_of_discord::check_response(&json!({ "type": 7, "data": body }));
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_edit(body));
    }
    // interactions/receiving-and-responding.mdx: "an existing message's ephemeral state cannot be
    // changed".
    if body["flags"].as_u64().is_some_and(|flags| flags & 64 != 0) {
        problems.push("/flags: an edit cannot make a message ephemeral".to_owned());
    }
    problems
}

/// What is wrong with a post.
pub(super) fn post(body: &Value) -> Vec<String> {
    let mut problems = limits_of_discord::check_post(body);
    problems.extend(repeated(body));
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_post(body));
    }
    problems
}

/// What is wrong with an edit of a post.
pub(super) fn patch(body: &Value) -> Vec<String> {
    let mut problems = limits_of_discord::check_patch(body);
    problems.extend(repeated(body));
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_patch(body));
    }
    problems
}

/// What people said to us and must not come out again.
fn repeated(body: &Value) -> Vec<String> {
    let text = body.to_string();
    let repeated = repeated_in(&text).into_iter();
    repeated.map(|marker| format!("{marker} comes back")).collect()
}

/// What is wrong with the body that overwrites all commands.
pub(super) fn commands(body: &Value) -> Vec<String> {
    let mut problems = limits_of_discord::check_commands(body);
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_commands(body));
    }
    problems
}

/// What is wrong with commands that are none of ours and go back in that body.
pub(super) fn others(body: &Value) -> Vec<String> {
    openapi::discord().map(|discord| discord.check_commands(body)).unwrap_or_default()
}

/// Makes the judges ready: the first body must not wait for them, it has 3 seconds.
pub(super) fn warm_up() {
    callback(0, &Value::Null);
    edit(&Value::Null);
    commands(&Value::Null);
    post(&Value::Null);
    patch(&Value::Null);
}
