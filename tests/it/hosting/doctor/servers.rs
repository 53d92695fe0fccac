//! Each server that the configuration lists, its channels and its boards.
//!
//! Permissions are reckoned in 64 bits: Pin Messages is past the thirty-second.

use super::super::{CHANNEL, Host, SERVER};
use super::{Case, assert_found};
use crate::support::discord::GUILD;
use crate::support::discord::permissions::{PIN_MESSAGES, SEND_MESSAGES, VIEW_CHANNEL};

const READ_HISTORY: u64 = 1 << 16;

/// Another server that the bot is in.
const ELSEWHERE: &str = "290926798626358001";

fn case(what: &'static str, change: impl FnOnce(&Host)) -> Case {
    Case::after(what, &["server", "channel", "board"], change)
}

#[test]
fn a_server_without_the_bot_is_named_with_the_next_step() {
    let cases = [
        case("a server without the bot", |host| host.discord.kick(GUILD)),
        case("a server without the bot and without boards", |host| {
            host.writes("signpost.toml", SERVER.split("[[server.board]]").next().unwrap());
            host.discord.kick(GUILD);
        }),
        case("a bot that is timed out", |host| host.discord.set_timed_out(GUILD, true)),
    ];
    assert_found("servers", &cases);
}

#[test]
fn what_is_wrong_with_a_channel_is_named_with_the_next_step() {
    let deny = |bits| move |host: &Host| host.discord.deny(CHANNEL, bits);
    let everyone = |bits| move |host: &Host| host.discord.set_role_permissions(GUILD, GUILD, bits);
    let cases = [
        case("a board that nobody has posted", |_| ()),
        case("a channel that is gone", |host| host.discord.delete_channel(CHANNEL)),
        case("a channel of another server", |host| {
            host.discord.add_guild(ELSEWHERE);
            host.discord.delete_channel(CHANNEL);
            host.discord.add_channel(ELSEWHERE, CHANNEL);
        }),
        case("no permission to see", deny(VIEW_CHANNEL)),
        case("no permission to send", deny(SEND_MESSAGES)),
        case("no permission to pin", deny(PIN_MESSAGES)),
        case("an age-restricted channel", |host| host.discord.set_nsfw(CHANNEL, true)),
        case(
            "a channel in which everyone writes",
            everyone(VIEW_CHANNEL | SEND_MESSAGES | READ_HISTORY),
        ),
        case("a channel that not everyone sees", everyone(0)),
        case("a voice channel", |host| {
            host.discord.delete_channel(CHANNEL);
            host.discord.add_channel_of_type(GUILD, CHANNEL, 2);
        }),
    ];
    assert_found("channels", &cases);
}
