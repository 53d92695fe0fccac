//! `signpost invite`, and what `run` says while the bot is not in a server that the host lists.
//!
//! The address is compared whole: one bit more would be a permission that nobody was told of.

use super::{Host, SERVER, text};
use crate::support::discord::{APPLICATION, GUILD, SOON};
use crate::support::running::Running;

const ADDRESS: &str = "https://discord.com/oauth2/authorize?client_id=800000000000000203&integration_type=0&scope=bot%20applications.commands&permissions=2251799813753856";

#[test]
fn the_address_asks_for_what_boards_need_and_says_what_for() {
    let host = Host::new();
    let said = text(&host.runs(&["invite"]).stdout);
    assert!(said.contains(&format!("\n{ADDRESS}\n")), "{said}");
    for permission in ["View Channels", "Send Messages", "Read Message History", "Pin Messages"] {
        assert!(said.contains(&format!("  {permission} ")), "{permission}: {said}");
    }
    assert!(said.contains("cannot kick, ban, delete"), "{said}");
    // A code for a phone, as a reader without colours gets it.
    assert!(said.contains("█ ▄▄▄▄▄ █") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn the_server_of_the_configuration_is_chosen_already() {
    let host = Host::new();
    let plain = |args: &[&str]| text(&host.runs(&[&["invite", "--plain"], args].concat()).stdout);
    let chosen = format!("{ADDRESS}&guild_id={GUILD}&disable_guild_select=true\n");
    assert_eq!(plain(&["--config", "signpost.toml"]), chosen);
    assert_eq!(plain(&["--server", GUILD]), chosen);
    assert_eq!(plain(&[]), format!("{ADDRESS}\n"));
    let two = format!("{SERVER}\n[[server]]\nguild = \"290926798626358001\"\n");
    host.writes("signpost.toml", &two);
    assert_eq!(plain(&["--config", "signpost.toml"]), format!("{ADDRESS}\n"));
}

#[test]
fn an_application_that_is_not_the_tokens_is_refused_where_discord_says_so() {
    let host = Host::new();
    let output = host.runs(&["invite", "--application", "800000000000000999"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let says = "the token is that of 800000000000000203, and not of 800000000000000999";
    assert!(text(&output.stderr).contains(says), "{output:?}");
    let named = host.runs(&["invite", "--plain", "--application", APPLICATION]);
    assert_eq!(text(&named.stdout), format!("{ADDRESS}\n"));
    let far = host.sets("DISCORD_API_BASE", "http://127.0.0.1:9/api/v10");
    let named = far.runs(&["invite", "--plain", "--application", "800000000000000999"]);
    assert_eq!(named.status.code(), Some(0), "{named:?}");
}

#[test]
fn commands_alone_need_no_permission_and_a_known_application_no_token() {
    let host = Host::new().unsets("DISCORD_TOKEN_FILE");
    let said =
        text(&host.runs(&["invite", "--commands-only", "--application", APPLICATION]).stdout);
    assert!(
        said.contains("&scope=applications.commands\n") && said.contains("no permission"),
        "{said}"
    );
    let output = host.runs(&["invite"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("there is no token") && said.contains("--application ID"), "{said}");
    let wrong = host.sets("DISCORD_APPLICATION_ID", "mine");
    let said = text(&wrong.runs(&["invite"]).stderr);
    assert!(said.contains("`DISCORD_APPLICATION_ID` is not an id of Discord's"), "{said}");
    let host = wrong.unsets("DISCORD_APPLICATION_ID");
    let output = host.runs(&["invite", "--application", "mine"]);
    assert!(text(&output.stderr).contains("write 15 to 20 digits"), "{output:?}");
}

#[test]
fn run_prints_it_while_a_listed_server_is_not_among_the_bots() {
    let host = Host::new();
    let other = "290926798626358001";
    let listed = format!(
        "{SERVER}\n[[server]]\nguild = \"{other}\"\n[[server.board]]\nchannel = \"645027906669510668\"\nboard = \"find\"\n"
    );
    host.writes("signpost.toml", &listed);
    let path = host.folder.path().join("signpost.toml");
    let running = Running::connected(&host.discord, &["--config", path.to_str().unwrap()]);
    let log = running.wait_for_log("the bot is not in the server", SOON);
    let says = format!(
        "the bot is not in the server {other}, which has boards: install it with {ADDRESS}&guild_id={other}"
    );
    assert!(log.contains(&says), "{log}");
    assert!(!log.contains(&format!("not in the server {GUILD}")), "{log}");
}
