//! Brings the boards of all servers to where they should be: many servers side by side, a channel
//! at a time.
//!
//! How many calls a second that makes is decided not here but by `rest`, which makes them wait;
//! only so many wait at once that whatever somebody asks for is soon among them. In one process no
//! channel is worked on twice at the same time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use tokio::sync::{Mutex as Queue, OnceCell};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tracing::error;

use super::held::Current;
use super::look;
use super::look::{obstacle, obstacle_of_guild};
use super::place::{Place, by_channel, listed};
use super::state::{BoardState, KnownStates};
use super::work::{Aim, Done, Made, Work, wanted};
use crate::answer::BoardObstacle;
use crate::clock;
use crate::discord::{Bot, Snowflake};
use crate::errand::Spot;
use crate::live::Snapshot;
use crate::rest::{Rest, RestError};
use crate::values::BoardId;

/// How many servers are worked on side by side.
const SERVERS: usize = 24;

/// How long one channel may take: a call that hangs must not keep back the others' next round.
const CHANNEL: Duration = Duration::from_secs(5 * 60);

/// The boards of all servers.
pub struct Boards {
    rest: Arc<Rest>,
    bot: OnceCell<Bot>,
    /// Who works on a channel holds its queue.
    queues: Mutex<HashMap<Snowflake, Weak<Queue<()>>>>,
    /// How the last round left each board.
    pub(super) states: KnownStates,
}

/// What is to become of which boards.
#[derive(Debug, Clone, Copy)]
pub struct Task<'t> {
    /// What is to become of them.
    pub aim: Aim,
    /// The boards.
    pub boards: &'t [BoardId],
}

impl Boards {
    /// Returns boards that are kept through `rest`.
    pub fn new(rest: Arc<Rest>) -> Self {
        Self {
            rest,
            bot: OnceCell::new(),
            queues: Mutex::default(),
            states: KnownStates::default(),
        }
    }

    /// Returns how many of the boards that are listed are in each state, as the last round left them.
    pub fn states(&self, from: &Snapshot) -> BTreeMap<BoardState, usize> {
        self.states.of(listed(from))
    }

    /// Brings the boards at these listed places to where `aim` says; `progress` is told of each that
    /// is finished. What became of them is returned by server and channel.
    ///
    /// # Errors
    ///
    /// Where Discord does not say who we are, or refuses the token. Whatever else fails comes with
    /// its place.
    pub async fn reconcile(
        self: &Arc<Self>,
        current: &Current,
        aim: Aim,
        places: &[Place],
        mut progress: impl FnMut(&[Done]),
    ) -> Result<Vec<Done>, RestError> {
        if places.is_empty() {
            return Ok(Vec::new());
        }
        self.bot().await?;
        let mut ahead = by_channel(places).into_iter();
        let (mut at_work, mut all) = (JoinSet::new(), Vec::with_capacity(places.len()));
        loop {
            while at_work.len() < SERVERS
                && let Some((guild, channels)) = ahead.next()
            {
                let (boards, current) = (Arc::clone(self), Arc::clone(current));
                at_work.spawn(async move { boards.server(&current, guild, channels, aim).await });
            }
            let Some(done) = at_work.join_next().await else {
                break;
            };
            // What panics on one server must not end the answers to all.
            let Ok(done) = done else {
                error!("the work on the boards of a server has panicked");
                continue;
            };
            let done = done?;
            progress(&done);
            all.extend(done);
        }
        let lost = lost(places, &all);
        all.extend(lost);
        all.sort_by(|one: &Done, other| one.place.cmp(&other.place));
        Ok(all)
    }

    /// Brings some boards of one channel to where the task says.
    ///
    /// # Errors
    ///
    /// Where Discord does not say who we are.
    pub async fn in_channel(
        &self,
        current: &Current,
        spot: Spot,
        task: Task<'_>,
    ) -> Result<Made, RestError> {
        // Whether the application may read messages can be changed at any time.
        let bot = match task.aim {
            Aim::Plan => &self.rest.bot().await?,
            Aim::Keep | Aim::Remove => self.bot().await?,
        };
        let blocked =
            |obstacle| Made { done: blocked(spot, task.boards, &obstacle), ..Made::default() };
        let queue = self.queue(spot.channel);
        let _turn = queue.lock().await;
        let guild = match look::guild(&self.rest, bot, spot.guild).await {
            Ok(guild) => guild,
            Err(error) => return Ok(blocked(obstacle_of_guild(&error))),
        };
        let Some(held) = current() else {
            return Ok(blocked(BoardObstacle::Unreadable));
        };
        let work = Work { rest: &self.rest, bot, held: &held, spot, aim: task.aim };
        Ok(work.run(&guild, task.boards).await)
    }

    /// Ensures that we are in a server and may act there.
    ///
    /// # Errors
    ///
    /// What is in the way.
    pub async fn is_reached(&self, guild: Snowflake) -> Result<(), BoardObstacle> {
        let bot = self.bot().await.map_err(|error| obstacle(&error))?;
        let seen = look::guild(&self.rest, bot, guild).await;
        seen.map_err(|error| obstacle_of_guild(&error))?.may_act(clock::moment())
    }

    /// Gives a post that is out of date its right words. Only that post is touched: whoever pressed
    /// its button may have done so where it was copied to, and nothing is to be posted there.
    ///
    /// # Errors
    ///
    /// Where Discord refuses a call or cannot be reached.
    pub async fn renew(
        &self,
        current: &Current,
        place: &Place,
        post: Snowflake,
    ) -> Result<(), RestError> {
        let bot = self.bot().await?;
        let queue = self.queue(place.channel);
        let _turn = queue.lock().await;
        let Some(found) = self.rest.found_post(place.channel, post, bot.user).await? else {
            return Ok(());
        };
        let wanted = current().and_then(|now| wanted(&now, place.guild, &place.board));
        let Some(wanted) = wanted.filter(|it| it.mark.fingerprint != found.mark.fingerprint) else {
            return Ok(());
        };
        let guild = look::guild(&self.rest, bot, place.guild).await?;
        match guild.may_act(clock::moment()) {
            Ok(()) => self.rest.edit(place.channel, post, &wanted.message).await,
            // The next round says so where the board is listed, and `/board` in any case.
            Err(_) => Ok(()),
        }
    }

    /// Works on the boards of one server.
    async fn server(
        &self,
        current: &Current,
        guild: Snowflake,
        channels: BTreeMap<Snowflake, Vec<BoardId>>,
        aim: Aim,
    ) -> Result<Vec<Done>, RestError> {
        let bot = self.bot().await?;
        let seen = match look::guild(&self.rest, bot, guild).await {
            Err(error @ RestError::Unauthorized { .. }) => return Err(error),
            seen => seen.map_err(|error| obstacle_of_guild(&error)),
        };
        let mut all = Vec::new();
        for (channel, mut boards) in channels {
            let spot = Spot { guild, channel };
            let queue = self.queue(channel);
            let _turn = queue.lock().await;
            let Some(held) = current() else {
                all.extend(blocked(spot, &boards, &BoardObstacle::Unreadable));
                continue;
            };
            // The list may have changed since the round began.
            let unlisted = boards.extract_if(.., |it| !spot.place(it).is_listed(&held.snapshot));
            all.extend(unlisted.map(|board| Done::nothing(spot.place(&board), None)));
            match &seen {
                Err(obstacle) => all.extend(blocked(spot, &boards, obstacle)),
                Ok(_) if boards.is_empty() => {}
                Ok(guild) => {
                    let work = Work { rest: &self.rest, bot, held: &held, spot, aim };
                    let made = timeout(CHANNEL, work.run(guild, &boards)).await;
                    let too_late = |_| blocked(spot, &boards, &BoardObstacle::Later);
                    all.extend(made.map_or_else(too_late, |made| made.done));
                }
            }
        }
        Ok(all)
    }

    /// Returns who we are. What may change of it is asked for again where it matters.
    async fn bot(&self) -> Result<&Bot, RestError> {
        self.bot.get_or_try_init(|| self.rest.bot()).await
    }

    /// Returns the queue of a channel. It is there for as long as somebody waits in it.
    fn queue(&self, channel: Snowflake) -> Arc<Queue<()>> {
        let mut queues = self.queues.lock().expect("nothing panics with the queues");
        if let Some(queue) = queues.get(&channel).and_then(Weak::upgrade) {
            return queue;
        }
        queues.retain(|_, queue| queue.strong_count() > 0);
        let queue = Arc::new(Queue::new(()));
        queues.insert(channel, Arc::downgrade(&queue));
        queue
    }
}

/// Returns that what nothing became of is to be tried again: the work on its server panicked.
fn lost(places: &[Place], all: &[Done]) -> Vec<Done> {
    let told: HashSet<&Place> = all.iter().map(|done| &done.place).collect();
    let lost = places.iter().filter(|place| !told.contains(place)).cloned();
    lost.map(|place| Done::nothing(place, Some(BoardObstacle::Later))).collect()
}

/// Returns that nothing could be done for these boards.
fn blocked(spot: Spot, boards: &[BoardId], obstacle: &BoardObstacle) -> Vec<Done> {
    let places = boards.iter().map(|board| spot.place(board));
    places.map(|place| Done::nothing(place, Some(obstacle.clone()))).collect()
}
