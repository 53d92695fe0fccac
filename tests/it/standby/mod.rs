//! Two copies of the real program with one token on the gateway: the second is a standby.
//!
//! Discord is the fake of `support`, which gives each interaction to both and takes one response.
//! `sharing` has two that are well, `failing` a first that is killed, frozen or cut off, `deploying` a change of
//! the program, and `orders` what `/board` does. Who is first on a busy machine nobody can say, so a test
//! that needs a winner keeps the other from answering.

mod deploying;
mod failing;
mod orders;
mod sharing;

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::discord::{APPLICATION, Discord, Route, SOON, Sent};
use crate::support::interactions::{autocomplete, choose, command, of_unknown_type, press};
use crate::support::missing_signpost;
use crate::support::running::Running;

/// The copies, as the fake knows them.
const FIRST: usize = 1;
const STANDBY: usize = 2;
const NEXT: usize = 3;

/// What makes a copy a standby.
const AS_STANDBY: [&str; 2] = ["--standby", "800ms"];

/// How long Discord waits for a first response.
const THREE_SECONDS: Duration = Duration::from_secs(3);

/// A first copy and a standby.
struct Two {
    first: Running,
    standby: Running,
}

impl Two {
    /// Starts both with these arguments, and waits until both have a session.
    fn started(discord: &Discord, args: &[&str]) -> Self {
        let [first, standby] = [started(discord, FIRST, args), {
            let args: Vec<&str> = args.iter().copied().chain(AS_STANDBY).collect();
            started(discord, STANDBY, &args)
        }];
        discord.wait_until_copy_is_ready(FIRST, SOON);
        discord.wait_until_copy_is_ready(STANDBY, SOON);
        Self { first, standby }
    }
}

/// Starts `signpost run` as one of several copies.
fn started(discord: &Discord, copy: usize, args: &[&str]) -> Running {
    let prepared = Running::on(discord).env("DISCORD_API_BASE", &discord.base_of(copy));
    prepared.args(&["run"]).args(args).start()
}

/// Returns the n-th of interactions of all kinds.
fn mixed(n: usize) -> Value {
    match n % 7 {
        0 => command("help").json(),
        1 => press("h~0").json(),
        2 => autocomplete("contacts").json(),
        3 => choose("menu~1", "gone").on_shared_message().json(),
        4 => command("concern").option("about", json!("child-told-me")).json(),
        5 => command("contacts").in_direct_message().json(),
        _ => of_unknown_type(),
    }
}

/// Sends so many interactions of all kinds.
fn send(discord: &Discord, count: usize) -> Vec<Sent> {
    (0..count).map(|n| discord.send(&mixed(n))).collect()
}

/// Asserts that each of these was answered in Discord's time, with a signpost where it is a message.
#[track_caller]
fn assert_answered(discord: &Discord, all: &[Sent]) {
    for sent in all {
        let answer = discord.answer(sent);
        if answer["type"] != 8 {
            assert_eq!(missing_signpost(&answer), Vec::<&str>::new());
        }
        assert!(discord.took(sent) <= THREE_SECONDS);
    }
}

/// Returns how many callbacks a copy has sent.
fn callbacks(discord: &Discord, copy: usize) -> usize {
    discord.seen().on(Route::Callback).into_iter().filter(|call| call.copy == copy).count()
}

/// Waits until a copy has sent so many callbacks and each has its answer.
#[track_caller]
fn wait_for_callbacks(discord: &Discord, copy: usize, count: usize) {
    discord.wait_for("the callbacks of a copy", SOON, |seen| {
        let its = seen.on(Route::Callback).into_iter().filter(|call| call.copy == copy);
        its.filter(|call| call.status.is_some()).count() >= count
    });
}

#[track_caller]
fn assert_no_errors(running: &Running) {
    let log = running.log();
    assert!(!log.contains("ERROR"), "{log}");
}

/// Returns an interaction as it was sent, to be sent once more.
fn again(interaction: &Value, sent: &Sent) -> Value {
    let mut again = interaction.clone();
    again["id"] = json!(sent.id);
    again["token"] = json!(sent.token);
    again["application_id"] = json!(APPLICATION);
    again
}
