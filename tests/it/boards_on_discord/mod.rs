//! Boards: posted, renewed and pinned on the fake Discord, whatever happens meanwhile.
//!
//! `sync` is the command, `crashes` kills it at every call, `model` runs the same work from any
//! starting state, `limits` has what Discord refuses; `keeping` and `orders` are `signpost run`,
//! `thousand` is many servers at once. What is right is said once, in [`Server::assert_right`].

mod crashes;
mod keeping;
mod limits;
mod model;
mod orders;
mod sync;
mod thousand;
mod timed_out;

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::support::discord::{APPLICATION, Discord, SOON};
use crate::support::{DAY, LISTED, SHIPPED};
use signpost::boards::{Held, wanted};
use signpost::discord::Snowflake;
use signpost::judge;
use signpost::live::Snapshot;
use signpost::schema::SourceFile;
use signpost::values::{BoardId, Id};

/// Channels of [`LISTED`].
pub(crate) const WORRIED: &str = "645027906669510667";
const FIND: &str = "645027906669510668";

/// A server with two boards in its configuration, on the fake and on disk.
pub(crate) struct Server {
    pub(super) config: NamedTempFile,
    held: Held,
}

impl Server {
    /// Sets up the example of the README: a board in each of two channels.
    pub(crate) fn set_up(discord: &Discord) -> Self {
        let server = Self::written(&listing(LISTED, &[(WORRIED, "worried"), (FIND, "find")]));
        discord.add_guild(LISTED);
        discord.add_channel(LISTED, WORRIED);
        discord.add_channel(LISTED, FIND);
        server
    }

    /// Writes a configuration; the fake's world is the test's own to make.
    pub(crate) fn written(text: &str) -> Self {
        let config = NamedTempFile::new().unwrap();
        std::fs::write(config.path(), text).unwrap();
        Self { config, held: held(text) }
    }

    /// The file of the configuration.
    pub(crate) fn path(&self) -> &str {
        self.config.path().to_str().unwrap()
    }

    /// A board as it should be posted in [`LISTED`].
    pub(crate) fn wanted(&self, board: &str) -> Value {
        post(&self.held, LISTED, board)
    }

    /// Fails unless each channel has its board once, right and pinned, and nothing of anybody
    /// else's was touched.
    #[track_caller]
    pub(crate) fn assert_right(&self, discord: &Discord) {
        for (channel, board) in [(WORRIED, "worried"), (FIND, "find")] {
            let ours = boards_in(discord, channel);
            assert_eq!(ours.len(), 1, "in the channel of {board}: {ours:#?}");
            assert_same(&ours[0], &self.wanted(board));
            let is_pinned = discord.pins(channel).iter().any(|pin| pin["id"] == ours[0]["id"]);
            assert!(is_pinned, "{board} is not pinned");
        }
        assert_eq!(discord.touched(), Vec::<String>::new());
    }
}

/// A configuration of one server with these boards.
pub(crate) fn listing(guild: &str, boards: &[(&str, &str)]) -> String {
    let boards = boards.iter().map(|(channel, board)| {
        format!("[[server.board]]\nchannel = \"{channel}\"\nboard = \"{board}\"\n")
    });
    let head = format!("[[server]]\nguild = \"{guild}\"\narea = \"luton\"\n");
    head + &boards.collect::<String>()
}

/// The shipped content with a configuration, on one day.
pub(super) fn held(text: &str) -> Held {
    let file = SourceFile::new("signpost.toml".to_owned(), text.to_owned());
    let file = Some(Arc::new(file)).filter(|file| !file.text.is_empty());
    let config = judge::config(file.as_ref(), &SHIPPED.content).unwrap();
    let snapshot = Snapshot::new(Arc::clone(&SHIPPED), config);
    Held { snapshot: Arc::new(snapshot), today: DAY }
}

/// A board as it should be posted in a server.
pub(super) fn post(held: &Held, guild: &str, board: &str) -> Value {
    let (guild, board) = (Snowflake::parse(guild).unwrap(), BoardId::parse(board).unwrap());
    serde_json::to_value(wanted(held, guild, &board).unwrap().message).unwrap()
}

/// The same with other words and another fingerprint, as an older content would have made it.
pub(crate) fn stale(wanted: &Value) -> Value {
    let mark = first_custom_id(wanted).rsplit_once('~').unwrap().1.to_owned();
    let fingerprint = mark.split('.').nth(1).unwrap().to_owned();
    let old = wanted.to_string().replace(&fingerprint, "0123456789abcdef");
    let mut old: Value = serde_json::from_str(&old).unwrap();
    old["content"] = json!("Danger now? Call 999. These words are old.");
    old
}

/// The boards that the bot has in a channel, oldest first.
pub(crate) fn boards_in(discord: &Discord, channel: &str) -> Vec<Value> {
    let mut all = discord.messages(channel);
    all.retain(|message| {
        message["author"]["id"] == APPLICATION && first_custom_id(message).contains('~')
    });
    all
}

/// Fails unless a post shows and opens what it should.
#[track_caller]
pub(super) fn assert_same(post: &Value, wanted: &Value) {
    assert_eq!(post["content"], wanted["content"]);
    let ids = |message: &Value| -> Vec<String> {
        let rows = message["components"].as_array().unwrap().iter();
        let buttons = rows.flat_map(|row| row["components"].as_array().unwrap());
        buttons.map(|it| format!("{} {}", it["label"], it["custom_id"])).collect()
    };
    assert_eq!(ids(post), ids(wanted));
}

/// Waits until something is so.
#[track_caller]
pub(crate) fn until(what: &str, is: impl Fn() -> bool) {
    let end = Instant::now() + SOON;
    while !is() {
        assert!(Instant::now() < end, "{what}: not after {SOON:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

fn first_custom_id(message: &Value) -> &str {
    message["components"][0]["components"][0]["custom_id"].as_str().unwrap_or_default()
}
