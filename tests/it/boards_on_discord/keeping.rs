//! `signpost run` keeps what the configuration lists: at the start, after a reload, daily, and on a press.
//!
//! It does so beside its answers, and leaves alone what it could only make worse: posts for which
//! the host's words cannot be read, and posts that are not its own.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::{FIND, Server, WORRIED, assert_same, boards_in, held, listing, post, stale, until};
use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON, TOKEN};
use crate::support::interactions::{command, press};
use crate::support::running::Running;
use crate::support::{LISTED, folder_of};
use signpost::boards::{Boards, Rhythm, keep_boards};
use signpost::config::{ApiBase, Token};
use signpost::files::Origin;
use signpost::live::{Live, Origins};
use signpost::rest::Rest;

const RIGHT: &str = "every board is right";

#[test]
fn boards_are_posted_at_the_start_while_questions_are_answered() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.fault(Route::Post, Fault::Silence(Duration::from_secs(4)), 1);
    let running = Running::connected(&discord, &["--config", server.path()]);
    discord.wait_for("the first post", SOON, |seen| seen.count(Route::Post) == 1);
    discord.ask(&command("help").json());
    assert!(boards_in(&discord, WORRIED).is_empty(), "it was answered meanwhile");
    running.wait_for_log(RIGHT, SOON);
    server.assert_right(&discord);
}

#[test]
fn killed_in_the_middle_of_a_post_or_a_pin_it_goes_on_after_its_next_start() {
    for route in [Route::Post, Route::Pin] {
        for fault in [Fault::DoneThenSilence, Fault::Silence(Duration::from_secs(60))] {
            let discord = Discord::start();
            let server = Server::set_up(&discord);
            discord.fault(route, fault, 1);
            let mut running = Running::connected(&discord, &["--config", server.path()]);
            discord.wait_for("the call", SOON, |seen| seen.count(route) == 1);
            running.signal("KILL");
            assert_eq!(running.exit_code(SOON), 128 + 9);
            let running = Running::connected(&discord, &["--config", server.path()]);
            running.wait_for_log(RIGHT, SOON);
            server.assert_right(&discord);
        }
    }
}

#[test]
fn what_cannot_be_read_at_the_start_changes_no_post_until_it_is_mended() {
    for (file, broken) in [("config", "[[server]"), ("boards/find.toml", "title = ")] {
        let discord = Discord::start();
        let server = Server::set_up(&discord);
        let posts = [(WORRIED, "worried"), (FIND, "find")].map(|(channel, board)| {
            let old = stale(&server.wanted(board));
            let id = discord.post_as_bot(channel, &old);
            discord.pin_as_bot(channel, &id);
            (id, old)
        });
        let good = fs::read_to_string(server.path()).unwrap();
        let board = include_str!("../../../content/boards/find.toml");
        let folder = folder_of(&[("boards/find.toml", board)]);
        let path = match file {
            "config" => server.config.path().to_owned(),
            file => folder.path().join(file),
        };
        let repaired = if file == "config" { good.as_str() } else { board };
        fs::write(&path, broken).unwrap();
        let args = ["--config", server.path(), "--content", folder.path().to_str().unwrap()];
        let running = Running::connected(&discord, &args);
        let (id, old) = &posts[0];
        let custom_id = old["components"][0]["components"][0]["custom_id"].as_str().unwrap();
        discord.ask(&pressed_on(id, custom_id));
        running.wait_for_log("the commands were registered", SOON);
        assert_eq!(discord.seen().count(Route::EditMessage), 0);
        fs::write(&path, repaired).unwrap();
        running.wait_for_log(RIGHT, SOON);
        server.assert_right(&discord);
        assert_eq!(discord.seen().count(Route::EditMessage), 2, "one for each board");
    }
}

#[test]
fn a_change_of_the_configuration_is_taken_up() {
    let discord = Discord::start();
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    discord.add_channel(LISTED, FIND);
    let server = Server::written("");
    let running = Running::connected(&discord, &["--config", server.path()]);
    fs::write(server.path(), listing(LISTED, &[(WORRIED, "worried")])).unwrap();
    running.wait_for_log(RIGHT, SOON);
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
}

#[test]
fn a_change_of_the_words_renews_the_posts_that_have_them_and_no_other() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let board = include_str!("../../../content/boards/find.toml");
    let content = folder_of(&[("boards/find.toml", board)]);
    let path = content.path().to_str().unwrap();
    let args = ["--config", server.path(), "--content", path];
    let running = Running::connected(&discord, &args);
    running.wait_for_log(RIGHT, SOON);
    let changed = board.replacen("Not urgent?", "Not in a hurry?", 1);
    assert_ne!(changed, board);
    fs::write(content.path().join("boards/find.toml"), changed).unwrap();
    until("it is renewed", || {
        boards_in(&discord, FIND)[0]["content"].as_str().unwrap().contains("Not in a hurry?")
    });
    running.wait_for_log("changes=1", SOON);
    assert_eq!(discord.seen().on(Route::EditMessage).len(), 1);
}

#[test]
fn what_discord_was_too_busy_for_is_told_and_kept_for_later() {
    let discord = Discord::start();
    discord.set_old_edits(0, Duration::from_secs(60));
    let server = Server::set_up(&discord);
    let id = discord.post_as_bot(FIND, &stale(&server.wanted("find")));
    discord.age(FIND, &id, Duration::from_secs(2 * 60 * 60));
    let running = Running::connected(&discord, &["--config", server.path()]);
    let log = running.wait_for_log("not every board is right", SOON);
    assert!(log.contains("later=1"), "{log}");
    discord.take_violations();
}

/// A press on a button of a post in the channel of the board.
fn pressed_on(post: &str, custom_id: &str) -> Value {
    let mut pressed = press(custom_id).on_shared_message().json();
    (pressed["guild_id"], pressed["channel_id"]) = (json!(LISTED), json!(WORRIED));
    pressed["message"]["id"] = json!(post);
    pressed
}

#[test]
fn a_press_where_the_post_was_copied_to_posts_nothing() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let alone = Server::written(&listing(LISTED, &[]));
    let old = stale(&server.wanted("worried"));
    let running = Running::connected(&discord, &["--config", alone.path()]);
    let custom_id = old["components"][0]["components"][0]["custom_id"].as_str().unwrap();
    discord.ask(&pressed_on("800000000000000999", custom_id));
    running.wait_for_log("a board is out of date and cannot be renewed", SOON);
    assert_eq!(discord.seen().on(Route::Post).len(), 0);
    discord.take_violations();
}

#[test]
fn a_press_on_a_post_that_is_out_of_date_is_answered_and_renews_it() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    // Not listed, so nothing else would renew it.
    let alone = Server::written(&listing(LISTED, &[]));
    let old = stale(&server.wanted("worried"));
    let id = discord.post_as_bot(WORRIED, &old);
    let mut running = Running::connected(&discord, &["--config", alone.path()]);
    let custom_id = old["components"][0]["components"][0]["custom_id"].as_str().unwrap();
    let pressed = pressed_on(&id, custom_id);
    assert_eq!(discord.ask(&pressed)["type"], 4);
    until("it is renewed", || boards_in(&discord, WORRIED)[0]["content"] != old["content"]);
    let wanted = post(&held(&listing(LISTED, &[])), LISTED, "worried");
    assert_same(&boards_in(&discord, WORRIED)[0], &wanted);
    // A press on what is there now finds nothing to do.
    let now = boards_in(&discord, WORRIED).remove(0);
    let custom_id = now["components"][0]["components"][0]["custom_id"].as_str().unwrap();
    discord.ask(&pressed_on(&id, custom_id));
    running.signal("TERM");
    assert_eq!(running.exit_code(SOON), 0);
    assert_eq!(discord.seen().count(Route::EditMessage), 1);
}

#[test]
fn a_press_on_a_post_that_cannot_be_renewed_is_answered_and_tried_once() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let alone = Server::written(&listing(LISTED, &[]));
    let old = stale(&server.wanted("worried"));
    let id = discord.post_as_bot(WORRIED, &old);
    discord.fault(Route::EditMessage, Fault::Refused(403, 50_013), ALWAYS);
    let mut running = Running::connected(&discord, &["--config", alone.path()]);
    let custom_id = old["components"][0]["components"][0]["custom_id"].as_str().unwrap();
    let pressed = pressed_on(&id, custom_id);
    discord.ask(&pressed);
    running.wait_for_log("a board is out of date and cannot be renewed", SOON);
    for _ in 0..5 {
        discord.ask(&pressed);
    }
    running.signal("TERM");
    assert_eq!(running.exit_code(SOON), 0);
    assert_eq!(discord.seen().count(Route::EditMessage), 1);
}

/// Keeps the boards of a server in this process, in a rhythm that a test can wait for, until
/// `is_enough` says so.
fn kept(discord: &Discord, server: &Server, rhythm: Rhythm, is_enough: impl FnOnce()) {
    let stop = CancellationToken::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let api = ApiBase::parse(&discord.base()).unwrap();
                let rest = Arc::new(Rest::new(api, Token::new(TOKEN.to_owned())));
                let config = Some(server.config.path().to_owned());
                let live = Live::start(Origins { content: Origin::Shipped, config });
                let keep = keep_boards(Arc::new(live), Arc::new(Boards::new(rest)), rhythm);
                stop.run_until_cancelled(keep).await;
            });
        });
        let _stop = stop.clone().drop_guard();
        is_enough();
    });
}

#[test]
fn what_somebody_deletes_or_unpins_is_there_again_by_the_next_day() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    let day = Rhythm { every: Duration::from_millis(500), ..Rhythm::default() };
    kept(&discord, &server, day, || {
        let are_pinned = || [WORRIED, FIND].iter().all(|channel| discord.pins(channel).len() == 1);
        until("both are pinned", are_pinned);
        let id = |channel| boards_in(&discord, channel)[0]["id"].as_str().unwrap().to_owned();
        discord.unpin_as_somebody(FIND, &id(FIND));
        discord.delete_as_somebody(WORRIED, &id(WORRIED));
        until("both are pinned again", are_pinned);
    });
    server.assert_right(&discord);
}

#[test]
fn old_posts_that_may_not_all_be_edited_at_once_are_renewed_one_after_the_other() {
    let discord = Discord::start();
    let server = Server::set_up(&discord);
    discord.set_old_edits(0, Duration::from_secs(1));
    for (channel, board) in [(WORRIED, "worried"), (FIND, "find")] {
        let id = discord.post_as_bot(channel, &stale(&server.wanted(board)));
        discord.pin_as_bot(channel, &id);
        discord.age(channel, &id, Duration::from_secs(2 * 60 * 60));
    }
    let (shortest, longest) = (Duration::from_millis(200), Duration::from_millis(400));
    let rhythm = Rhythm { shortest, longest, ..Rhythm::default() };
    kept(&discord, &server, rhythm, || {
        discord.wait_for("refusals", SOON, |seen| seen.on(Route::EditMessage).len() >= 4);
        discord.take_violations();
        discord.set_old_edits(3, Duration::from_secs(1));
        let is_done = |channel| {
            let text = boards_in(&discord, channel)[0]["content"].to_string();
            !text.contains("These words are old")
        };
        until("both are renewed", || is_done(WORRIED) && is_done(FIND));
    });
    discord.take_violations();
    server.assert_right(&discord);
}

/// Days since the start of 2031, for the clock of the test below.
static DAYS: AtomicI32 = AtomicI32::new(0);

fn a_day_of_2031() -> Date {
    date(2031, 1, 1) + DAYS.load(Ordering::Relaxed).days()
}

#[test]
fn a_board_is_renewed_on_the_day_after_its_approval_was_due_and_not_before() {
    let discord = Discord::start();
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, WORRIED);
    let approval = "approval = { role = \"Deputy lead\", on = 2030-11-23, next = 2031-01-02 }\n";
    let text =
        listing(LISTED, &[(WORRIED, "worried")]).replacen("area", &format!("{approval}area"), 1);
    let server = Server::written(&text);
    let every = Duration::from_millis(300);
    let rhythm = Rhythm { every, today: a_day_of_2031, ..Rhythm::default() };
    let ends_with = |end: &str| {
        let posts = boards_in(&discord, WORRIED);
        posts.iter().any(|post| post["content"].as_str().unwrap().ends_with(end))
    };
    kept(&discord, &server, rhythm, || {
        until("it is posted", || ends_with("Approved by Deputy lead."));
        let looks = || discord.seen().count(Route::Pins);
        // On the very day it holds.
        DAYS.store(1, Ordering::Relaxed);
        let before = looks();
        until("it is looked after twice more", || looks() >= before + 2);
        assert!(ends_with("Approved by Deputy lead."));
        DAYS.store(2, Ordering::Relaxed);
        until("it is renewed", || ends_with("Words due for a check. 999 and 101 still work."));
    });
    assert_eq!(boards_in(&discord, WORRIED).len(), 1);
    assert_eq!(discord.seen().count(Route::EditMessage), 1);
}

#[test]
fn the_host_is_told_of_an_approval_that_has_lapsed() {
    let discord = Discord::start();
    discord.add_guild(LISTED);
    let approval = "approval = { role = \"Deputy lead\", on = 2026-01-02, next = 2026-01-03 }\n";
    let text = listing(LISTED, &[]).replacen("area", &format!("{approval}area"), 1);
    let server = Server::written(&text);
    let running = Running::connected(&discord, &["--config", server.path()]);
    let log = running.wait_for_log("an approval has lapsed", SOON);
    assert!(log.contains("servers=1") && !log.contains(LISTED), "{log}");
}
