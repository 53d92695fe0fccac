//! `signpost doctor --trial`: what is believed of Discord is tried in a channel, and nothing is left there.
//!
//! The fake is as believed, unless a test makes it otherwise.

use std::time::Duration;

use serde_json::Value;

use super::{CHANNEL, Host, text};
use crate::support::discord::permissions::PIN_MESSAGES;
use crate::support::discord::{ALWAYS, Fault, Route};

/// Returns what was found of the beliefs that are tried: each with its state.
#[track_caller]
fn tried(host: &Host) -> Vec<(String, String)> {
    let (_, found) = host.doctor(&["--trial", CHANNEL]);
    let beliefs = found.iter().filter(|it| it["about"].as_str().unwrap().starts_with("belief "));
    let of = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
    let told = beliefs.filter(|it| it["state"] != "look");
    told.map(|it| (of(it, "about"), of(it, "state"))).collect()
}

/// What is left of posts in the channel, but for Discord's own line that something was pinned.
fn posts(host: &Host) -> Vec<Value> {
    host.discord.messages(CHANNEL).into_iter().filter(|it| it["type"] != 6).collect()
}

fn all_but(broken: &[&str]) -> Vec<(String, String)> {
    let all = ["nonce", "pin", "edit", "post", "nonce-deleted"];
    let state = |name: &&str| if broken.contains(name) { "broken" } else { "ok" };
    all.iter().map(|name| (format!("belief {name}"), state(name).to_owned())).collect()
}

#[test]
fn where_discord_is_as_believed_each_belief_is_so_and_nothing_is_left() {
    let host = Host::new();
    assert_eq!(tried(&host), all_but(&[]));
    assert_eq!(posts(&host), Vec::<Value>::new());
    let seen = host.discord.seen();
    assert_eq!((seen.count(Route::Post), seen.count(Route::DeleteMessage)), (3, 1));
    let output = host.runs(&["doctor", "--trial", CHANNEL, "--config", "signpost.toml"]);
    let said = text(&output.stdout);
    assert!(said.contains("look    belief two-sessions: two sessions on one shard"), "{said}");
    assert!(said.contains("        next: start `signpost run`, and with"), "{said}");
}

#[test]
fn what_is_otherwise_is_broken_and_nothing_is_left_either() {
    let host = Host::new();
    host.discord.set_nonce_window(Duration::ZERO);
    assert_eq!(tried(&host), all_but(&["nonce", "nonce-deleted"]));
    assert_eq!(posts(&host), Vec::<Value>::new());
    let host = Host::new();
    host.discord.deny(CHANNEL, PIN_MESSAGES);
    assert_eq!(tried(&host), all_but(&["pin", "edit"]));
    assert_eq!(posts(&host), Vec::<Value>::new());
    let host = Host::new();
    host.discord.fault(Route::Post, Fault::Forbidden, ALWAYS);
    assert_eq!(tried(&host), [], "a channel that lets nobody post contradicts no belief");
    let (_, found) = host.doctor(&["--trial", CHANNEL]);
    let told = found.iter().find(|it| it["about"] == "trial").unwrap();
    assert_eq!(told["state"], "broken", "{told}");
    assert!(told["says"].as_str().unwrap().contains("code 50001"), "{told}");
}

#[test]
fn a_trial_needs_a_token_and_a_channel() {
    let host = Host::new().unsets("DISCORD_TOKEN_FILE");
    let output = host.runs(&["doctor", "--trial", CHANNEL]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stderr).contains("there is no token"), "{output:?}");
    let output = host.runs(&["doctor", "--trial", "welcome"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}
