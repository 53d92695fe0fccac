//! `commands sync --describe` and `--endpoint`: what is set of the application, and nothing that nobody asked for.
//!
//! The fake Discord verifies an address as Discord does: it posts a PING and a wrong signature to the real `serve`, which
//! listens on this machine. The name that the address has there leads to it, as a load balancer's would.

use std::process::Output;

use crate::endpoint::{Listening, Signer, serving};
use crate::support::discord::{Discord, Route, SOON, TOKEN};
use crate::support::running::Running;
use crate::support::terminal::{Ended, Person};
use crate::support::{SHIPPED, program};
use signpost::render;

const ADDRESS: &str = "https://signpost.example.org/interactions";

fn sync(discord: &Discord, args: &[&str]) -> Output {
    let mut command = program();
    command.env("DISCORD_TOKEN", TOKEN).env("DISCORD_API_BASE", discord.base());
    command.args(["commands", "sync"]).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Returns `serve`, to which the address leads.
fn serve(discord: &Discord, key: &Signer) -> Listening {
    let listening = Listening::of(serving().env("DISCORD_PUBLIC_KEY", &key.public_key()));
    discord.lead(ADDRESS, &format!("http://{}/interactions", listening.address));
    listening
}

fn edits(discord: &Discord) -> usize {
    discord.seen().count(Route::EditApplication)
}

#[test]
fn neither_is_changed_where_nobody_asks_for_it() {
    let discord = Discord::start();
    discord.set_endpoint(ADDRESS);
    let output = sync(&discord, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!((edits(&discord), discord.overwrites()), (0, 1));
    assert_eq!(discord.endpoint().as_deref(), Some(ADDRESS));
}

#[test]
fn the_description_is_of_the_contents_words_and_leaves_the_address_alone() {
    let discord = Discord::start();
    discord.set_endpoint(ADDRESS);
    let output = sync(&discord, &["--describe"]);
    assert!(text(&output.stdout).ends_with("the description of the application was set\n"));
    let wanted = render::description(&SHIPPED.content).unwrap();
    assert!(
        wanted.starts_with("Danger now? Call 999.\n") && wanted.contains("not a way to report")
    );
    assert_eq!(discord.description(), wanted);
    assert_eq!(discord.endpoint().as_deref(), Some(ADDRESS));
}

#[test]
fn an_address_at_which_serve_answers_is_verified_set_and_taken_away_again() {
    let discord = Discord::start();
    let _listening = serve(&discord, &Signer::discord());
    let output = sync(&discord, &["--endpoint", ADDRESS, "--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let says = format!("Discord has verified {ADDRESS}: interactions go there\n");
    assert!(text(&output.stdout).ends_with(&says), "{}", text(&output.stdout));
    assert_eq!(discord.endpoint().as_deref(), Some(ADDRESS));
    let output = sync(&discord, &["--endpoint", "none", "--yes"]);
    assert!(text(&output.stdout).ends_with("come over the gateway: start `signpost run`\n"));
    assert_eq!(discord.endpoint(), None);
}

#[test]
fn an_address_that_discord_cannot_verify_is_told_in_one_line_with_what_to_look_at() {
    let discord = Discord::start();
    // Nothing is there; then somebody who checks with another application's key.
    for listening in [None, Some(serve(&discord, &Signer::somebody_else()))] {
        let output = sync(&discord, &["--endpoint", ADDRESS, "--yes"]);
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{err}");
        assert!(err.contains("error: Discord could not verify the interactions endpoint"), "{err}");
        assert!(err.contains("can be reached there") && err.contains("Public Key"), "{err}");
        assert_eq!((discord.endpoint(), discord.overwrites()), (None, 1));
        drop(listening);
    }
}

#[test]
fn where_nobody_can_be_asked_nothing_is_sent_without_yes() {
    let discord = Discord::start();
    for (address, loses) in
        [(ADDRESS, "`signpost run` gets none"), ("none", "`signpost serve` gets")]
    {
        let output = sync(&discord, &["--endpoint", address]);
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(loses) && err.contains("hint: add --yes"), "{err}");
    }
    assert!(discord.seen().requests.is_empty());
}

#[test]
fn a_person_is_told_what_it_switches_off_and_nothing_is_sent_without_their_yes() {
    let discord = Discord::start();
    let _listening = serve(&discord, &Signer::discord());
    let folder = tempfile::tempdir().unwrap();
    let base = discord.base();
    let set = [("DISCORD_TOKEN", TOKEN), ("DISCORD_API_BASE", base.as_str())];
    let asks = || {
        let args = ["commands", "sync", "--endpoint", ADDRESS];
        let mut person = Person::starts_with(folder.path(), &args, &set);
        person.reads("`signpost run` gets none");
        person
    };
    let mut person = asks();
    person.answers("Go on?", "perhaps");
    person.reads("type yes or no");
    person.answers("Go on?", "no");
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(1), "{last}");
    assert!(last.contains("nothing was sent") && discord.seen().requests.is_empty(), "{last}");
    let mut person = asks();
    person.answers("Go on?", "yes");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    assert_eq!(discord.endpoint().as_deref(), Some(ADDRESS));
}

#[test]
fn an_address_that_is_none_is_wrong_use_before_anything_is_sent() {
    let discord = Discord::start();
    for (address, why) in [
        ("http://signpost.example.org/interactions", "does not start with `https://`"),
        ("signpost.example.org", "write `https://` before it"),
        ("https://localhost/interactions", "not the host of a website"),
        ("https://192.0.2.1/interactions", "a machine's number"),
        ("https://me:zq@signpost.example.org/", "a user or a password"),
        ("None", "not the address of a page"),
    ] {
        let output = sync(&discord, &["--endpoint", address, "--yes"]);
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{address}: {err}");
        assert!(err.contains("--endpoint: ") && err.contains(why), "{address}: {err}");
        assert!(!err.contains("me:zq"), "{err}");
    }
    let alone = sync(&discord, &["--yes"]);
    assert_eq!(alone.status.code(), Some(2), "{}", text(&alone.stderr));
    assert!(discord.seen().requests.is_empty());
}

#[test]
fn run_says_at_its_start_that_its_interactions_go_elsewhere() {
    let discord = Discord::start();
    let running = Running::connected(&discord, &[]);
    running.wait_for_log("the commands were registered", SOON);
    assert!(!running.log().contains("Discord posts the interactions"), "{}", running.log());
    drop(running);
    discord.set_endpoint(ADDRESS);
    let running = Running::connected(&discord, &[]);
    let log = running.wait_for_log("`signpost commands sync --endpoint none` takes", SOON);
    assert!(log.contains("WARN") && log.contains("nobody is answered from here"), "{log}");
}
