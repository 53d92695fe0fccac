//! A thousand servers with two boards each, and one change of the words of all of them.
//!
//! The limits are ten times Discord's, so that it takes half a minute and not five. What is printed
//! (`cargo test --test it thousand -- --nocapture`) is a measure; what is asserted does not hang on
//! how busy this machine is.

use std::fs;
use std::time::Duration;

use super::{boards_in, held, listing, post};
use crate::support::discord::{Discord, Route, Seen};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{SHIPPED, folder_of, versions};

const SERVERS: u64 = 1_000;
const PER_SECOND: u32 = 500;
const ROUND: Duration = Duration::from_secs(120);

fn guild(number: u64) -> String {
    (300_000_000_000_000_000 + number).to_string()
}

fn channel(number: u64, board: u64) -> String {
    (400_000_000_000_000_000 + 2 * number + board).to_string()
}

/// How many calls were made on each route that a round takes.
fn calls(seen: &Seen) -> [usize; 6] {
    let routes = [
        Route::Roles,
        Route::Member,
        Route::Channel,
        Route::Pins,
        Route::Messages,
        Route::EditMessage,
    ];
    routes.map(|route| seen.count(route))
}

/// A thousand servers whose boards are all right.
fn world(discord: &Discord) -> String {
    let lists = (0..SERVERS).map(|number| {
        let (worried, find) = (channel(number, 0), channel(number, 1));
        listing(&guild(number), &[(&worried, "worried"), (&find, "find")])
    });
    let config: String = lists.collect();
    let held = held(&config);
    let posts = ["worried", "find"].map(|board| post(&held, &guild(0), board));
    for number in 0..SERVERS {
        discord.add_guild(&guild(number));
        for (board, post) in posts.iter().enumerate() {
            let channel = channel(number, board as u64);
            discord.add_channel(&guild(number), &channel);
            let id = discord.post_as_bot(&channel, post);
            discord.pin_as_bot(&channel, &id);
        }
    }
    config
}

#[test]
fn two_thousand_boards_are_renewed_at_the_pace_that_discord_allows() {
    let discord = Discord::start();
    discord.set_global_rate(PER_SECOND);
    let words = include_str!("../../../content/signpost.toml");
    let content = folder_of(&[("signpost.toml", words), ("x/config", &world(&discord))]);
    let config = content.path().join("x/config");
    let running = Running::on(&discord)
        .env("DISCORD_CALLS_PER_SECOND", &PER_SECOND.to_string())
        .env("SIGNPOST_LOG", "info")
        .args(&["run", "--config", config.to_str().unwrap()])
        .args(&["--content", content.path().to_str().unwrap()])
        .start();
    discord.wait_until_ready(ROUND);
    running.wait_for_log("every board is right", ROUND);
    let before = discord.seen();
    assert_eq!(calls(&before), [1_000, 1_000, 2_000, 2_000, 2_000, 0]);
    let [version, next_version] = versions();
    let changed = words.replacen(&version, &next_version, 1);
    assert_ne!(changed, words, "the version is what this test changes");
    fs::write(content.path().join("signpost.toml"), changed).unwrap();

    // Somebody asks in the middle of it.
    let edits = |seen: &Seen| seen.count(Route::EditMessage);
    discord.wait_for("a hundred renewed posts", ROUND, |seen| edits(seen) >= 100);
    discord.ask(&command("help").json());
    let renewed = edits(&discord.seen());
    assert!(renewed < 1_000, "{renewed} posts were renewed before somebody was answered");

    let after = discord.wait_for("all posts", ROUND, |seen| edits(seen) == 2_000);
    let log = running.wait_for_log("changes=2000", ROUND);
    let renewal = log.split_once("every board is right").unwrap().1;
    assert!(renewal.contains("looking after the boards"), "{log}");
    assert_eq!(calls(&discord.seen()), [2_000, 2_000, 4_000, 4_000, 4_000, 2_000]);
    let next_day = SHIPPED.content.signpost.version.civil().tomorrow().unwrap();
    let next_day = next_day.strftime("Version %-d %b %Y.").to_string();
    for number in 0..SERVERS {
        for board in 0..2 {
            let ours = boards_in(&discord, &channel(number, board));
            assert_eq!(ours.len(), 1);
            assert!(ours[0]["content"].as_str().unwrap().contains(&next_day));
        }
    }
    tell(&before, &after);
}

/// Prints how long the renewal took beside the least that the limit permits.
fn tell(before: &Seen, after: &Seen) {
    let renewal = &after.requests[before.requests.len()..];
    let counted: Vec<_> =
        renewal.iter().filter(|request| request.route != Some(Route::Callback)).collect();
    let took = counted.last().unwrap().at - counted[0].at;
    let least = Duration::from_secs_f64(counted.len() as f64 / f64::from(PER_SECOND));
    let ratio = took.as_secs_f64() / least.as_secs_f64();
    println!("{} calls in {took:.1?}, the least is {least:.1?}: {ratio:.2}", counted.len());
}
