//! What Discord would refuse of a request: its headers and its body.
//!
//! reference.mdx has the rules of headers. Bodies are held against Discord's OpenAPI description,
//! where it is at hand, and against its documented limits; both judges are the ones that every
//! other test uses, so the fake is as strict as they are and also holds our own rules (no mentions,
//! no embeds).

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};

use super::TOKEN;
use super::faults::Route;
use super::rest::{Answer, Call};
use crate::support::interactions::MARKERS;
use crate::support::{limits_of_discord, openapi};

/// What is wrong, and what Discord answers.
type Wrong = (String, Answer);

/// Judges who asks, with what, and in what form.
pub(super) fn headers(call: &Call) -> Result<(), Wrong> {
    static AGENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^DiscordBot \(https://[^\s,()]+, [0-9]+\.[0-9][^\s()]*\)").unwrap()
    });
    let header = |name| call.headers.get(name).and_then(|it| it.to_str().ok());
    let text = |name| header(name).unwrap_or_default();
    // reference.mdx, User Agent; topics/opcodes-and-status-codes.mdx has the code.
    if !AGENT.is_match(text("user-agent")) {
        let what = format!("its User-Agent is {:?}", header("user-agent"));
        return Err((what, Answer::error(403, 40333, "internal network error")));
    }
    // The token of an interaction is what its routes go by.
    let by_token = matches!(call.route, Some(Route::Callback | Route::Edit));
    if !by_token && text("authorization") != format!("Bot {TOKEN}") {
        let what = "it has no Authorization, or a wrong one".to_owned();
        return Err((what, Answer::error(401, 0, "401: Unauthorized")));
    }
    let form = text("content-type");
    let is_json = form == "application/json" || form.starts_with("application/json;");
    if !call.body.is_empty() && !is_json {
        let what = format!("its Content-Type is {form:?}");
        return Err((what.clone(), Answer::invalid_form(&[what])));
    }
    Ok(())
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
    let text = body.to_string();
    let repeated = MARKERS.iter().filter(|marker| text.contains(**marker));
    problems.extend(repeated.map(|marker| format!("{marker} comes back")));
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

/// What is wrong with the body that overwrites all commands.
pub(super) fn commands(body: &Value) -> Vec<String> {
    let mut problems = limits_of_discord::check_commands(body);
    if let Some(discord) = openapi::discord() {
        problems.extend(discord.check_commands(body));
    }
    problems
}

/// Makes the judges ready: the first body must not wait for them, it has 3 seconds.
pub(super) fn warm_up() {
    callback(0, &Value::Null);
    edit(&Value::Null);
    commands(&Value::Null);
}
