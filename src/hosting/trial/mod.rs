//! Finds out on a server for trials whether Discord is as it is believed to be.
//!
//! It posts a board in one channel, and deletes it again within seconds. `beliefs` are what is tried, here or by hand. What
//! is otherwise is said with what rests on it.

mod beliefs;

use super::finding::Finding;
use crate::answer::Setting;
use crate::clock;
use crate::discord::{Bot, Message, Snowflake, codes};
use crate::live::Snapshot;
use crate::render::board_post;
use crate::rest::{Rest, RestError};
use beliefs::{BY_HAND, Belief, EDIT, NONCE, NONCE_DELETED, PIN, POST, TRIED};

/// Where to read on.
const PAGE: &str = "docs/hosting/beliefs.md says what rests on it; tell the maintainers";

/// What the server's audit log says of it.
const REASON: &str = "Signpost tries whether Discord does as it says";

/// A post in a channel for trials.
struct Trial<'t> {
    rest: &'t Rest,
    bot: Bot,
    channel: Snowflake,
    message: &'t Message,
    nonce: String,
}

/// Tries each belief that can be tried in this channel, and lists those that take a person.
pub(crate) async fn try_beliefs(
    rest: &Rest,
    snapshot: &Snapshot,
    channel: Snowflake,
) -> Vec<Finding> {
    let mut found = match rest.bot().await {
        Ok(bot) => tried(rest, snapshot, bot, channel).await,
        Err(error) => vec![Finding::broken("trial", error.to_string(), error.hint())],
    };
    found.extend(BY_HAND.iter().map(|it| Finding::look(about(it), it.says, it.probe)));
    found
}

async fn tried(rest: &Rest, snapshot: &Snapshot, bot: Bot, channel: Snowflake) -> Vec<Finding> {
    // Whatever is posted has the numbers to call, also for the seconds that this takes.
    let setting = Setting::on(clock::now().date());
    let boards = &snapshot.content().boards;
    let board =
        boards.iter().next().and_then(|(id, _)| board_post(snapshot.content(), id, &setting));
    let Some(board) = board else {
        return vec![Finding::broken("trial", "the content has no board", "add one")];
    };
    let nonce = format!("trial-{}", clock::moment().as_microsecond());
    let trial = Trial { rest, bot, channel, message: &board.message, nonce };
    let post = match trial.post().await {
        Ok(post) => post,
        // A channel that is not there, or in which the bot may not write, says nothing of what is believed.
        Err(error) => return vec![Finding::broken("trial", error.to_string(), error.hint())],
    };
    let mut found = vec![trial.nonce(post).await, trial.pin(post).await, trial.edit(post).await];
    found.push(match rest.delete(channel, post, REASON).await {
        Ok(()) => so(&POST),
        Err(error) => otherwise(&POST, &format!("{error}; delete the post {post} by hand")),
    });
    found.push(trial.nonce_of_a_deleted_post().await);
    debug_assert_eq!(found.len(), TRIED.len());
    found
}

impl Trial<'_> {
    async fn post(&self) -> Result<Snowflake, RestError> {
        self.rest.post(self.channel, self.message, &self.nonce).await
    }

    async fn nonce(&self, first: Snowflake) -> Finding {
        match self.post().await {
            Ok(second) if second == first => so(&NONCE),
            Ok(second) => {
                let left = self.removed(second).await;
                otherwise(&NONCE, &format!("there is a second post, {second}{left}"))
            }
            Err(error) => otherwise(&NONCE, &error.to_string()),
        }
    }

    async fn pin(&self, post: Snowflake) -> Finding {
        if let Err(error) = self.rest.pin(self.channel, post, REASON).await {
            return otherwise(&PIN, &error.to_string());
        }
        match self.rest.pins(self.channel, self.bot.user).await {
            Ok(pins) if pins.ours.iter().any(|pin| pin.id == post) => so(&PIN),
            Ok(_) => otherwise(&PIN, "the list of pins lacks it"),
            Err(error) => otherwise(&PIN, &error.to_string()),
        }
    }

    async fn edit(&self, post: Snowflake) -> Finding {
        if let Err(error) = self.rest.edit(self.channel, post, self.message).await {
            return otherwise(&EDIT, &error.to_string());
        }
        match self.rest.pins(self.channel, self.bot.user).await {
            Ok(pins) if pins.ours.iter().any(|pin| pin.id == post) => so(&EDIT),
            Ok(_) => otherwise(&EDIT, "it is not pinned any more"),
            Err(error) => otherwise(&EDIT, &error.to_string()),
        }
    }

    async fn nonce_of_a_deleted_post(&self) -> Finding {
        match self.post().await {
            Err(error) if error.code() == Some(codes::UNKNOWN_MESSAGE) => so(&NONCE_DELETED),
            Err(error) => otherwise(&NONCE_DELETED, &error.to_string()),
            Ok(again) => {
                let left = self.removed(again).await;
                otherwise(&NONCE_DELETED, &format!("it made another post, {again}{left}"))
            }
        }
    }

    /// Deletes a post that is not to be there, and returns what is left to do where that fails.
    async fn removed(&self, post: Snowflake) -> &'static str {
        let deleted = self.rest.delete(self.channel, post, REASON).await;
        if deleted.is_ok() { "" } else { "; delete it by hand" }
    }
}

fn about(belief: &Belief) -> String {
    format!("belief {}", belief.name)
}

fn so(belief: &Belief) -> Finding {
    Finding::ok(about(belief), belief.says)
}

fn otherwise(belief: &Belief, why: &str) -> Finding {
    Finding::broken(about(belief), format!("it is otherwise that {}: {why}", belief.says), PAGE)
}
