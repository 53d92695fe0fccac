//! The world of the fake: guilds, their channels, and what is written and pinned there.
//!
//! The routes of guilds and channels are carried out here, each in the file of what it is about;
//! `somebody` has what people do there who are not the bot. Its clock can be put ahead, so that a
//! test need not wait an hour for a message to be old. What is wrong with a call is kept until the
//! state takes it.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;

use super::answers::Answer;
use super::channels::Channel;
use super::guilds::Guild;
use super::judge;
use super::messages::Message;
use super::posts::Made;
use super::rest::Call;
use super::routes::Route;

/// Discord's world, as far as there is one for the bot.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(super) guilds: HashMap<String, Guild>,
    pub(super) channels: HashMap<String, Channel>,
    /// By nonce: the bot is the only author that sends one.
    pub(super) nonces: HashMap<String, Made>,
    pub(super) limits: Limits,
    /// The flags of the application.
    pub(super) flags: u64,
    /// Changes to what is somebody else's.
    pub(super) touched: Vec<String>,
    /// What Discord would not have had, until it is taken.
    pub(super) wrongs: Vec<String>,
    ahead: Duration,
    /// How many ids were given out.
    ids: u64,
}

/// Limits whose numbers Discord does not publish.
#[derive(Debug)]
pub(super) struct Limits {
    /// How long a nonce is remembered: "the past few minutes".
    pub(super) nonce_window: Duration,
    /// How many edits to messages older than an hour a channel takes in how long.
    pub(super) old_edits: (u32, Duration),
}

impl Default for Limits {
    fn default() -> Self {
        let (minutes, seconds) = (Duration::from_secs(5 * 60), Duration::from_secs(20));
        Self { nonce_window: minutes, old_edits: (3, seconds) }
    }
}

impl World {
    /// Carries a request out, or says why not.
    pub(super) fn carry_out(&mut self, route: Route, call: &Call) -> Answer {
        let done = match route {
            Route::Roles => self.list_roles(call),
            Route::Member => self.show_member(call),
            Route::Channel => self.show_channel(call),
            Route::Messages => self.list_messages(call),
            Route::Message => self.show_message(call),
            Route::Post => self.post(call),
            Route::EditMessage => self.edit(call),
            Route::DeleteMessage => self.delete(call),
            Route::Pins => self.list_pins(call),
            Route::Pin => self.pin(call),
            Route::Unpin => self.unpin(call),
            other => unreachable!("{other:?} is about no guild and no channel"),
        };
        done.unwrap_or_else(|refused| refused)
    }

    /// What time it is there, as finely as Discord tells it.
    pub(super) fn now(&self) -> Timestamp {
        let now = Timestamp::now() + self.ahead;
        Timestamp::from_microsecond(now.as_microsecond()).expect("it is in this century")
    }

    pub(super) fn since(&self, then: Timestamp) -> Duration {
        self.now().duration_since(then).unsigned_abs()
    }

    /// Puts the clock ahead.
    pub(crate) fn advance(&mut self, by: Duration) {
        self.ahead += by;
    }

    /// A fresh snowflake, with the time in it: reference.mdx, Snowflake Format.
    pub(super) fn snowflake(&mut self) -> u64 {
        const DISCORD_EPOCH: i64 = 1_420_070_400_000;
        self.ids += 1;
        let since = u64::try_from(self.now().as_millisecond() - DISCORD_EPOCH);
        (since.expect("it is after 2015") << 22) + self.ids
    }

    /// Remembers what is wrong with a call.
    pub(super) fn wrong(&mut self, call: &Call, what: &str) {
        self.wrongs.push(format!("{}: {what}", call.line));
    }

    /// Remembers what is wrong with the form of a call, and refuses it.
    pub(super) fn invalid(&mut self, call: &Call, problems: &[String]) -> Answer {
        for problem in problems {
            self.wrong(call, problem);
        }
        Answer::invalid_form(problems)
    }

    /// Remembers that a call is about what is somebody else's.
    pub(super) fn touch(&mut self, call: &Call) {
        let what = format!("{}: it touches what is somebody else's", call.line);
        self.touched.push(what.clone());
        self.wrongs.push(what);
    }

    /// What is changed leaves a line for the guild's moderators, and that says why. Ours: Discord
    /// does not insist.
    pub(super) fn wants_reason(&mut self, call: &Call) {
        if judge::reason(call).is_none() {
            self.wrong(call, "it changes something without a reason for the audit log");
        }
    }

    /// The body of a call, judged.
    pub(super) fn judged(
        &mut self,
        call: &Call,
        judge: fn(&Value) -> Vec<String>,
    ) -> Result<Value, Answer> {
        let body = judge::body(call).map_err(|(what, answer)| {
            self.wrong(call, &what);
            answer
        })?;
        let problems = judge(&body);
        if problems.is_empty() { Ok(body) } else { Err(self.invalid(call, &problems)) }
    }

    #[track_caller]
    pub(super) fn channel_mut(&mut self, id: &str) -> &mut Channel {
        let channel = self.channels.get_mut(id);
        channel.unwrap_or_else(|| panic!("there is no channel {id}"))
    }

    #[track_caller]
    pub(super) fn message_mut(&mut self, channel: &str, id: u64) -> &mut Message {
        let message = self.channel_mut(channel).messages.get_mut(&id);
        message.unwrap_or_else(|| panic!("there is no message {id} in channel {channel}"))
    }
}
