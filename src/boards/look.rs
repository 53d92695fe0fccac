//! Looks at a channel: what we may do there, and which boards of ours it has.
//!
//! What cannot be seen is not asked for: without Read Message History Discord gives an empty list
//! of pins and no error, which must never be taken for "nothing is there".

use jiff::Timestamp;

use super::permissions::{Permissions, Whose};
use super::plan::{ChannelState, FoundBoard, Post};
use crate::answer::{BoardObstacle, BoardPermission, BoardWarning};
use crate::clock;
use crate::discord::limits::MESSAGE_CONTENT_INTENTS;
use crate::discord::{Bot, Channel, Member, Role, Snowflake, codes};
use crate::rest::{FoundPost, Rest, RestError};
use crate::values::BoardId;

/// What is the same in every channel of a server.
#[derive(Debug)]
pub(super) struct Guild {
    id: Snowflake,
    roles: Vec<Role>,
    /// Our own roles.
    has: Vec<Snowflake>,
    timed_out_until: Option<Timestamp>,
}

/// What was seen in a channel.
#[derive(Debug)]
pub(super) struct Look {
    state: ChannelState,
    permissions: Permissions,
    posts: Vec<FoundPost>,
    /// What keeps us from every change in the whole server.
    pub(super) held_back: Option<BoardObstacle>,
    pub(super) pins: usize,
    pub(super) warnings: Vec<BoardWarning>,
}

/// Types of channel. See Discord Docs, Channel Resource (Channel Types).
const TEXT: [u64; 2] = [0, 5];
const THREADS: [u64; 3] = [10, 11, PRIVATE_THREAD];
const PRIVATE_THREAD: u64 = 12;

/// Looks at a server.
pub(super) async fn guild(rest: &Rest, bot: &Bot, id: Snowflake) -> Result<Guild, RestError> {
    let roles = rest.roles(id).await?;
    let Member { roles: has, timed_out_until } = rest.member(id, bot.user).await?;
    Ok(Guild { id, roles, has, timed_out_until })
}

/// Looks at a channel of a server.
pub(super) async fn channel(
    rest: &Rest,
    bot: &Bot,
    guild: &Guild,
    id: Snowflake,
) -> Result<Look, BoardObstacle> {
    let held_back = guild.may_act(clock::moment()).err();
    let failed = |error: RestError| obstacle(&error);
    let channel = rest.channel(id).await.map_err(failed)?;
    let state = state(&channel, guild.id)?;
    let is_private = channel.kind == PRIVATE_THREAD;
    // A thread has no overwrites of its own.
    let home = match channel.parent_id.filter(|_| state != ChannelState::Text) {
        Some(parent) => rest.channel(parent).await.map_err(failed)?,
        None => channel,
    };
    let permissions = guild.permissions(bot, &home);
    let everyone = guild.of_everyone(&home);
    let is_open = everyone.can_read() && !is_private;
    let is_written_in = is_open && everyone.can_write(state != ChannelState::Text);
    let warnings = [
        (home.nsfw, BoardWarning::AgeRestricted),
        (is_written_in, BoardWarning::AnyoneCanWrite),
        (!is_open, BoardWarning::NotForEveryone),
        (bot.flags & MESSAGE_CONTENT_INTENTS != 0, BoardWarning::ReadsMessages),
    ];
    let warnings = warnings.into_iter().filter(|(is, _)| *is).map(|(_, warning)| warning).collect();
    let (posts, pins) = if permissions.can_read() {
        posts(rest, bot, id).await.map_err(failed)?
    } else {
        (Vec::new(), 0)
    };
    Ok(Look { state, permissions, posts, held_back, pins, warnings })
}

/// Returns the boards of ours in a channel, each once, and how many pins it has.
async fn posts(
    rest: &Rest,
    bot: &Bot,
    channel: Snowflake,
) -> Result<(Vec<FoundPost>, usize), RestError> {
    let pins = rest.pins(channel, bot.user).await?;
    let mut posts = pins.ours;
    for post in rest.latest_posts(channel, bot.user).await? {
        if !posts.iter().any(|pinned| pinned.id == post.id) {
            posts.push(post);
        }
    }
    Ok((posts, pins.count))
}

fn state(channel: &Channel, guild: Snowflake) -> Result<ChannelState, BoardObstacle> {
    if channel.guild_id.is_some_and(|its| its != guild) {
        return Err(BoardObstacle::OtherServer);
    }
    match (channel.kind, channel.thread_metadata) {
        (kind, _) if TEXT.contains(&kind) => Ok(ChannelState::Text),
        (kind, Some(thread)) if THREADS.contains(&kind) && thread.archived => {
            Ok(ChannelState::Archived)
        }
        (kind, _) if THREADS.contains(&kind) => Ok(ChannelState::Thread),
        _ => Err(BoardObstacle::NotText),
    }
}

impl Guild {
    /// Fails while somebody has timed us out: until then nothing is allowed but to see and to read,
    /// administrators excepted. See Discord Docs, Permissions (Permissions for Timed Out Members).
    pub(super) fn may_act(&self, now: Timestamp) -> Result<(), BoardObstacle> {
        let Self { id, roles, has, .. } = self;
        let whose = Whose { guild: *id, roles, has, member: None };
        match self.timed_out_until.filter(|until| *until > now) {
            Some(until) if !Permissions::of(whose, &[]).are_an_administrators() => {
                Err(BoardObstacle::TimedOut(until))
            }
            _ => Ok(()),
        }
    }

    fn permissions(&self, bot: &Bot, channel: &Channel) -> Permissions {
        let Self { id, roles, has, .. } = self;
        let whose = Whose { guild: *id, roles, has, member: Some(bot.user) };
        Permissions::of(whose, &channel.permission_overwrites)
    }

    fn of_everyone(&self, channel: &Channel) -> Permissions {
        let Self { id, roles, .. } = self;
        let whose = Whose { guild: *id, roles, has: &[], member: None };
        Permissions::of(whose, &channel.permission_overwrites)
    }
}

impl Look {
    /// Returns what there is of one board; `is_it` says whether an id means that board, which may
    /// have had another id when it was posted.
    pub(super) fn of(&self, is_it: impl Fn(&BoardId) -> bool) -> FoundBoard {
        let posts = self.posts.iter().filter(|post| is_it(&post.mark.board)).map(|post| Post {
            id: post.id,
            fingerprint: post.mark.fingerprint.clone(),
            is_pinned: post.is_pinned,
        });
        let (permissions, channel) = (self.permissions, self.state);
        FoundBoard { posts: posts.collect(), pins: self.pins, permissions, channel }
    }
}

/// Returns what a call about a server that failed means for its boards.
pub(super) fn obstacle_of_guild(error: &RestError) -> BoardObstacle {
    match error.code() {
        Some(codes::UNKNOWN_GUILD | codes::UNKNOWN_MEMBER | codes::MISSING_ACCESS) => {
            BoardObstacle::NotInServer
        }
        _ => obstacle(error),
    }
}

/// Returns what a call that failed means for a board.
pub(super) fn obstacle(error: &RestError) -> BoardObstacle {
    match error.code() {
        Some(codes::UNKNOWN_CHANNEL) => BoardObstacle::NoChannel,
        Some(codes::MISSING_ACCESS) => BoardObstacle::Missing(vec![BoardPermission::ViewChannel]),
        Some(codes::MOST_PINS) => BoardObstacle::PinsRefused,
        Some(codes::ARCHIVED | codes::LOCKED) => BoardObstacle::Archived,
        // A post that somebody keeps deleting, or a nonce that passes in minutes.
        Some(codes::UNKNOWN_MESSAGE) => BoardObstacle::Later,
        _ if error.may_pass() => BoardObstacle::Later,
        code => BoardObstacle::Refused(code),
    }
}
