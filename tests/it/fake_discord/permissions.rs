//! What the bot may do in the fake: roles, overwrites, and what each permission is for.
//!
//! The steps are those of topics/permissions.mdx; they are seen through what is refused.

use serde_json::json;

use super::client::get;
use super::posting::{CHANNEL, GUILD, THREAD, board, pin, post, read, start, take_violation};
use crate::support::discord::permissions::*;
use crate::support::discord::{APPLICATION, Discord, SOMEBODY};

/// Whether the bot may see the channel, and post there.
fn may(discord: &Discord) -> (bool, bool) {
    let nonce = discord.seen().requests.len().to_string();
    let sees = read(discord, "").reply().status == 200;
    (sees, post(discord, CHANNEL, &board(&nonce)).reply().status == 200)
}

const NEITHER: (bool, bool) = (false, false);
const SEES: (bool, bool) = (true, false);
const BOTH: (bool, bool) = (true, true);

#[test]
fn roles_and_the_membership_are_described() {
    let discord = start();
    let role = discord.bot_role(GUILD);
    let roles = get(&discord, &format!("/guilds/{GUILD}/roles")).reply().json();
    let of = |n: usize| (roles[n]["id"].clone(), roles[n]["permissions"].clone());
    assert_eq!(of(0), (json!(GUILD), json!(USE_APPLICATION_COMMANDS.to_string())));
    // The 51st bit does not fit into a number of many languages, so it is text.
    assert_eq!(of(1), (json!(role), json!("2252074691660800")));
    let member = |user: &str| get(&discord, &format!("/guilds/{GUILD}/members/{user}")).reply();
    let bot = member(APPLICATION).json();
    assert_eq!((&bot["roles"], &bot["user"]["id"]), (&json!([role]), &json!(APPLICATION)));
    assert_eq!(member(SOMEBODY).error(), (404, 10007));
    take_violation(&discord, "somebody else's membership");
}

#[test]
fn a_guild_that_the_bot_is_not_in_is_shut() {
    let discord = start();
    let ask = |guild: &str, below: &str| get(&discord, &format!("/guilds/{guild}/{below}")).reply();
    discord.kick(GUILD);
    for below in ["roles".to_owned(), format!("members/{APPLICATION}")] {
        assert_eq!(ask(GUILD, &below).error(), (403, 50001));
        assert_eq!(ask("7", &below).error(), (404, 10004));
    }
}

#[test]
fn roles_add_up_and_everyone_has_the_first() {
    let discord = start();
    discord.set_bot_permissions(GUILD, 0);
    assert_eq!(may(&discord), NEITHER);
    discord.set_role_permissions(GUILD, GUILD, VIEW_CHANNEL);
    assert_eq!(may(&discord), SEES);
    discord.add_bot_role(GUILD, "7", SEND_MESSAGES);
    assert_eq!(may(&discord), BOTH);
}

#[test]
fn overwrites_apply_to_everyone_then_roles_then_the_member() {
    let discord = start();
    let role = discord.bot_role(GUILD);
    discord.add_bot_role(GUILD, "7", 0);
    let both = VIEW_CHANNEL | SEND_MESSAGES;
    let set = |whom, id: &str, bits| discord.set_overwrite(CHANNEL, whom, id, bits);
    set(Whom::Role, GUILD, (0, both));
    assert_eq!(may(&discord), NEITHER);
    // Of roles, one that allows is enough.
    set(Whom::Role, &role, (VIEW_CHANNEL, SEND_MESSAGES));
    set(Whom::Role, "7", (SEND_MESSAGES, VIEW_CHANNEL));
    assert_eq!(may(&discord), BOTH);
    set(Whom::Member, APPLICATION, (0, SEND_MESSAGES));
    assert_eq!(may(&discord), SEES);
    // What both denies and allows, allows.
    set(Whom::Member, APPLICATION, (SEND_MESSAGES, both));
    assert_eq!(may(&discord), NEITHER);
    set(Whom::Member, APPLICATION, (both, both));
    assert_eq!(may(&discord), BOTH);
    // What is for others is not for the bot.
    set(Whom::Member, APPLICATION, (0, 0));
    set(Whom::Member, SOMEBODY, (0, both));
    set(Whom::Role, "8", (0, both));
    assert_eq!(may(&discord), BOTH);
}

#[test]
fn an_administrator_may_do_everything_whatever_is_denied() {
    let discord = start();
    discord.deny(CHANNEL, u64::MAX);
    assert_eq!(may(&discord), NEITHER);
    discord.set_bot_permissions(GUILD, ADMINISTRATOR);
    assert_eq!(may(&discord), BOTH);
}

#[test]
fn who_is_timed_out_only_reads() {
    let discord = start();
    let message = discord.post_as_bot(CHANNEL, &board("1"));
    discord.set_timed_out(GUILD, true);
    assert_eq!(may(&discord), SEES);
    assert_eq!(pin(&discord, CHANNEL, &message).reply().error(), (403, 50013));
    assert_eq!(read(&discord, "/messages").reply().json().as_array().unwrap().len(), 1);
    let path = format!("/guilds/{GUILD}/members/{APPLICATION}");
    assert!(get(&discord, &path).reply().json()["communication_disabled_until"].is_string());
}

#[test]
fn a_thread_goes_by_its_parent_and_by_a_permission_of_its_own() {
    let discord = start();
    discord.deny(CHANNEL, SEND_MESSAGES);
    assert_eq!(post(&discord, THREAD, &board("1")).reply().status, 200);
    discord.deny(CHANNEL, SEND_MESSAGES_IN_THREADS);
    assert_eq!(post(&discord, THREAD, &board("2")).reply().error(), (403, 50013));
    discord.deny(CHANNEL, VIEW_CHANNEL);
    assert_eq!(post(&discord, THREAD, &board("3")).reply().error(), (403, 50001));
}

#[test]
fn in_a_locked_thread_only_a_moderator_writes() {
    let discord = start();
    discord.lock(THREAD);
    assert_eq!(post(&discord, THREAD, &board("1")).reply().error(), (400, 160_005));
    discord.set_bot_permissions(GUILD, NEEDED | MANAGE_THREADS);
    assert_eq!(post(&discord, THREAD, &board("2")).reply().status, 200);
}
