//! From any starting state, one reconcile reaches what is wanted, and a second changes nothing.
//!
//! The model of a channel is the fake Discord itself, so what is tried is the plan and all of what
//! carries it out. Each case has a server of its own.

use std::cell::Cell;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::{assert_same, boards_in, held, listing, post, stale};
use crate::support::discord::{Discord, TOKEN};
use signpost::boards::{Aim, Boards, Current, Done, listed};
use signpost::config::{ApiBase, Token};
use signpost::rest::Rest;

/// A message that is there before.
#[derive(Debug, Clone, Copy)]
enum Before {
    /// Somebody's.
    Others,
    /// Somebody's who has copied our buttons.
    Copied,
    /// Another post of the bot, such as a shared reply.
    AnotherOfOurs,
    /// The board of the other kind.
    OtherBoard,
    /// The board in old words.
    Stale,
    /// The board as it should be.
    Right,
}

/// What kind of channel it is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Thread,
    Archived,
}

/// What is there, and what the bot may not do.
#[derive(Debug, Clone)]
struct State {
    kind: Kind,
    messages: Vec<(Before, bool)>,
    /// How many pins of other people there are beside.
    pins: usize,
    denied: u64,
}

fn states() -> impl Strategy<Value = State> {
    let kind = prop_oneof![
        3 => Just(Before::Others),
        1 => Just(Before::Copied),
        1 => Just(Before::AnotherOfOurs),
        1 => Just(Before::OtherBoard),
        2 => Just(Before::Stale),
        2 => Just(Before::Right),
    ];
    let messages = proptest::collection::vec((kind, any::<bool>()), 0..12);
    let pins = prop_oneof![6 => 0usize..4, 1 => 45usize..55, 1 => 236usize..=250];
    let bits = [1u64 << 10, 1 << 11 | 1 << 38, 1 << 16, 1 << 51];
    let denied = prop_oneof![4 => Just(0), 1 => proptest::sample::select(bits.to_vec())];
    let kind =
        prop_oneof![6 => Just(Kind::Text), 2 => Just(Kind::Thread), 1 => Just(Kind::Archived)];
    (kind, messages, pins, denied).prop_map(|(kind, messages, pins, denied)| State {
        kind,
        messages,
        pins,
        denied,
    })
}

/// The same world for all cases, and who works in it.
struct World {
    discord: Discord,
    runtime: Runtime,
    boards: Arc<Boards>,
}

impl World {
    fn new() -> Self {
        let discord = Discord::start();
        discord.set_rate(10_000, Duration::from_secs(1));
        discord.set_global_rate(10_000);
        // So that what other people have copied from us is seen.
        discord.set_application_flags(1 << 18);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let api = ApiBase::parse(&discord.base()).unwrap();
        let rest = runtime.block_on(async {
            Rest::at_rate(api, Token::new(TOKEN.to_owned()), NonZeroU16::new(10_000).unwrap())
        });
        Self { discord, runtime, boards: Arc::new(Boards::new(Arc::new(rest))) }
    }

    /// Sets a channel up, and returns the configuration of its server and the ids of other people's
    /// messages.
    fn set_up(&self, state: &State, (guild, channel): (&str, &str)) -> (String, Vec<String>) {
        let config = listing(guild, &[(channel, "worried")]);
        let wanted = post(&held(&config), guild, "worried");
        let other = post(&held(&config), guild, "find");
        self.discord.add_guild(guild);
        // A thread has the permissions of the channel that it is in.
        let parent = channel.replacen('4', "5", 1);
        let home = if state.kind == Kind::Text { channel } else { parent.as_str() };
        self.discord.add_channel(guild, home);
        if state.kind != Kind::Text {
            self.discord.add_thread(home, channel);
        }
        let mut theirs = Vec::new();
        // First, because what is neither pinned nor among the last 100 messages is not looked for.
        let pinned = state.messages.iter().filter(|(_, is_pinned)| *is_pinned).count();
        for _ in 0..state.pins.min(250 - pinned) {
            let id = self.write(channel, Before::Others, (&wanted, &other));
            self.discord.pin_as_somebody(channel, &id);
            theirs.push(id);
        }
        for (kind, is_pinned) in &state.messages {
            let id = self.write(channel, *kind, (&wanted, &other));
            if *is_pinned {
                self.discord.pin_as_somebody(channel, &id);
            }
            if matches!(kind, Before::Others | Before::Copied) {
                theirs.push(id);
            }
        }
        if state.denied != 0 {
            self.discord.deny(home, state.denied);
        }
        if state.kind == Kind::Archived {
            self.discord.archive(channel);
        }
        (config, theirs)
    }

    fn write(&self, channel: &str, kind: Before, (wanted, other): (&Value, &Value)) -> String {
        let somebody = "800000000000000301";
        match kind {
            Before::Others => {
                self.discord.post_as(somebody, channel, &json!({ "content": "Hello" }))
            }
            Before::Copied => self.discord.post_as(somebody, channel, wanted),
            Before::AnotherOfOurs => {
                let row = json!([{ "type": 1, "components": [{ "type": 2, "style": 2,
                    "label": "Help", "custom_id": "ou1:help~1" }] }]);
                self.discord.post_as_bot(channel, &json!({ "content": "x", "components": row }))
            }
            Before::OtherBoard => self.discord.post_as_bot(channel, other),
            Before::Stale => self.discord.post_as_bot(channel, &stale(wanted)),
            Before::Right => self.discord.post_as_bot(channel, wanted),
        }
    }

    fn reconcile(&self, config: &str) -> Done {
        let held = held(config);
        let places = listed(&held.snapshot);
        let current: Current = Arc::new(move || Some(held.clone()));
        let all = self.boards.reconcile(&current, Aim::Keep, &places, |_: &[Done]| {});
        self.runtime.block_on(all).unwrap().remove(0)
    }
}

/// The boards of one kind among our posts.
fn worried(discord: &Discord, channel: &str) -> Vec<Value> {
    let mut ours = boards_in(discord, channel);
    ours.retain(|post| {
        let id = post["components"][0]["components"][0]["custom_id"].as_str().unwrap();
        id.contains("~worried.")
    });
    ours
}

/// What is there of the board, as far as one can see it.
struct There {
    boards: Vec<Value>,
    pinned: Vec<Value>,
}

impl World {
    fn there(&self, channel: &str) -> There {
        let pins = self.discord.pins(channel).into_iter().map(|pin| pin["id"].clone());
        There { boards: worried(&self.discord, channel), pinned: pins.collect() }
    }

    /// Tries one state in a server of its own.
    fn try_out(&self, state: &State, case: u64) -> Result<(), TestCaseError> {
        let guild = (300_000_000_000_000_000 + case).to_string();
        let channel = (400_000_000_000_000_000 + case).to_string();
        let (config, theirs) = self.set_up(state, (&guild, &channel));
        let before = self.there(&channel);
        let first = self.reconcile(&config);
        let after = self.there(&channel);
        match first.obstacle {
            None => {
                let wanted = post(&held(&config), &guild, "worried");
                prop_assert_eq!(after.boards.len(), 1);
                assert_same(&after.boards[0], &wanted);
                prop_assert!(after.pinned.contains(&after.boards[0]["id"]));
                // The oldest that was there is the one that stayed.
                let oldest = before.boards.first();
                prop_assert!(oldest.is_none_or(|oldest| oldest["id"] == after.boards[0]["id"]));
            }
            Some(_) => blocked(state, &before, &after)?,
        }
        self.changes_nothing(&config, &first)?;
        let there = self.discord.messages(&channel);
        let stays = |id: &String| there.iter().any(|message| message["id"] == **id);
        prop_assert!(theirs.iter().all(stays));
        prop_assert_eq!(self.discord.touched(), Vec::<String>::new());
        Ok(())
    }

    /// A second reconcile says the same and only reads.
    fn changes_nothing(&self, config: &str, first: &Done) -> Result<(), TestCaseError> {
        let requests = self.discord.seen().requests.len();
        let second = self.reconcile(config);
        prop_assert!(second.steps.is_empty(), "{:?}", second.steps);
        prop_assert_eq!(&second.obstacle, &first.obstacle);
        let seen = self.discord.seen();
        let changes = seen.requests[requests..].iter().filter(|it| !it.line.starts_with("GET"));
        prop_assert_eq!(changes.count(), 0);
        Ok(())
    }
}

/// Where something was in the way nothing is posted, and no pin of ours is lost.
fn blocked(state: &State, before: &There, after: &There) -> Result<(), TestCaseError> {
    let is_full = after.pinned.len() == 250;
    prop_assert!(state.denied != 0 || is_full || state.kind == Kind::Archived);
    prop_assert!(after.boards.len() <= before.boards.len());
    let is_pinned = |there: &There| there.boards.iter().any(|it| there.pinned.contains(&it["id"]));
    prop_assert!(!is_pinned(before) || is_pinned(after));
    Ok(())
}

#[test]
fn from_any_state_one_reconcile_is_enough_and_a_second_does_nothing() {
    let world = World::new();
    let case = Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: 250, ..Config::default() });
    let done = runner.run(&states(), |state| {
        case.set(case.get() + 1);
        world.try_out(&state, case.get())
    });
    done.unwrap();
}
