//! What the environment sets, and what it sets wrongly.
//!
//! No finding repeats a value: it may be a token in the wrong place.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::super::Host;
use super::{Case, assert_found};
use crate::endpoint::Signer;
use crate::support::discord::TOKEN;

fn set(what: &'static str, about: &str, name: &'static str, value: &str) -> Case {
    Case::of(what, &Host::new().sets(name, value), &[about], &[])
}

#[test]
fn what_is_wrong_with_the_settings_is_named_with_the_next_step() {
    let without = || Host::new().unsets("DISCORD_TOKEN_FILE");
    let in_variable =
        |what, token| Case::of(what, &without().sets("DISCORD_TOKEN", token), &["token"], &[]);
    let another_key = Signer::somebody_else().public_key();
    let open = Host::new();
    let token = open.folder.path().join("token");
    fs::set_permissions(&token, fs::Permissions::from_mode(0o644)).unwrap();
    let no_token_and_no_address = without().sets("DISCORD_API_BASE", "discord");
    let cases = [
        Case::of("a token that others can read", &open, &["token"], &[]),
        Case::of(
            "no token and an address that is none",
            &no_token_and_no_address,
            &["settings"],
            &[],
        ),
        Case::of("no token", &without(), &["token"], &[]),
        in_variable("a token of another form", "my-token"),
        in_variable("a token in a variable", TOKEN),
        set("two tokens", "token", "DISCORD_TOKEN", TOKEN),
        set("no file of the token", "token", "DISCORD_TOKEN_FILE", "nowhere"),
        set("an address that is none", "settings", "DISCORD_API_BASE", "discord"),
        set("a setting that nothing reads", "settings", "SIGNPOST_CONTENT", "x"),
        set("a token as other bots name it", "settings", "DISCORD_BOT_TOKEN", "zq"),
        set("a key that is none", "key", "DISCORD_PUBLIC_KEY", "abc"),
        set("the key of another application", "key", "DISCORD_PUBLIC_KEY", &another_key),
        set("another application", "application", "DISCORD_APPLICATION_ID", "800000000000000999"),
    ];
    assert_found("settings", &cases);
}
