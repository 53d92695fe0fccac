//! Brings the boards of one channel to where they should be: look, plan, do.
//!
//! What a step needs is looked at just before it, and after a post once more: another process may
//! have posted in the same moment. A step that finds the world changed starts the next look. So it
//! may end anywhere and be started again, and in the end there is one right post.

use std::time::Duration;

use super::held::Held;
use super::look;
use super::look::{Guild, Look, obstacle};
use super::nonce::nonce;
use super::place::Place;
use super::plan::{BoardStep, Plan, plan, plan_removal};
use crate::answer::{BoardChange, BoardObstacle, BoardWarning};
use crate::discord::{Bot, Snowflake, codes};
use crate::errand::Spot;
use crate::render;
use crate::render::BoardPost;
use crate::rest::{Rest, RestError};
use crate::values::BoardId;

/// What is to become of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Only say what would be done.
    Plan,
    /// It is there once, right and pinned.
    Keep,
    /// It is not there.
    Remove,
}

/// What became of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Where it is.
    pub place: Place,
    /// What was done or would be, in order.
    pub steps: Vec<(BoardStep, Outcome)>,
    /// What is in the way of the rest.
    pub obstacle: Option<BoardObstacle>,
    /// How long Discord wants to be left alone with it, where it says so.
    pub again_after: Option<Duration>,
}

/// What became of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It would be done.
    Planned,
    /// It was done.
    Done,
    /// It could not be done.
    Failed,
}

impl Done {
    /// Returns that nothing was done at a place yet.
    pub const fn nothing(place: Place, obstacle: Option<BoardObstacle>) -> Self {
        Self { place, steps: Vec::new(), obstacle, again_after: None }
    }

    /// Notes why a step could not be made.
    fn fail(&mut self, error: &RestError) {
        // What comes right with time must not be hidden by what does not: it is tried again sooner.
        if self.obstacle != Some(BoardObstacle::Later) {
            self.obstacle = Some(obstacle(error));
        }
        self.again_after = self.again_after.max(error.retry_after());
    }

    /// Returns the changes that were made or would be.
    pub fn changes(&self) -> Vec<BoardChange> {
        let done = self.steps.iter().filter(|(_, outcome)| *outcome != Outcome::Failed);
        let mut changes = Vec::new();
        // What had to be done twice, because somebody undid it, is told once.
        for change in done.map(|(step, _)| step.change()) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes
    }
}

/// What was made of some boards in one channel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// What became of each.
    pub done: Vec<Done>,
    /// What a manager should know of the channel.
    pub warnings: Vec<BoardWarning>,
}

/// What the work in a channel needs.
pub(super) struct Work<'w> {
    pub(super) rest: &'w Rest,
    pub(super) bot: &'w Bot,
    pub(super) held: &'w Held,
    pub(super) spot: Spot,
    pub(super) aim: Aim,
}

/// How often a channel is looked at: once, once more after a post, and twice where it changes.
const LOOKS: usize = 4;

/// With how many nonces a post is tried: each time that it is deleted within minutes uses one up.
const NONCES: u8 = 8;

/// What follows for a board from one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It can be left as it is.
    Leave,
    /// It was posted: another process may have done so in the same moment.
    LookAgain,
    /// What was looked at is no longer so: the server is to be looked at again.
    LookAtServer,
}

impl Work<'_> {
    /// Brings these boards of the channel to where they should be.
    pub(super) async fn run(&self, first: &Guild, boards: &[BoardId]) -> Made {
        let mut made = Made::default();
        let mut open: Vec<Done> =
            boards.iter().map(|board| Done::nothing(self.spot.place(board), None)).collect();
        let mut fresh = None;
        for _ in 0..LOOKS {
            let guild = fresh.as_ref().unwrap_or(first);
            match look::channel(self.rest, self.bot, guild, self.spot.channel).await {
                Ok(look) => {
                    made.warnings.clone_from(&look.warnings);
                    let next = self.settle_all(look, &mut open, &mut made.done).await;
                    if next == Some(Next::LookAtServer) {
                        let (rest, id) = (self.rest, self.spot.guild);
                        fresh = look::guild(rest, self.bot, id).await.ok().or(fresh);
                    }
                }
                Err(obstacle) => {
                    let blocked = |done| Done { obstacle: Some(obstacle.clone()), ..done };
                    made.done.extend(std::mem::take(&mut open).into_iter().map(blocked));
                }
            }
            if open.is_empty() {
                break;
            }
        }
        // What somebody changes as often as we do is not right, and not ours to fight over.
        let contested = |done: Done| Done { obstacle: Some(BoardObstacle::Contested), ..done };
        let why = |done: Done| match done.obstacle {
            None | Some(BoardObstacle::Later) => contested(done),
            Some(_) => done,
        };
        made.done.extend(open.into_iter().map(why));
        made.done.sort_by_key(|done| boards.iter().position(|board| *board == done.place.board));
        made
    }

    /// Does what one look asks for; what can be left moves from `open` to `settled`.
    async fn settle_all(
        &self,
        mut look: Look,
        open: &mut Vec<Done>,
        settled: &mut Vec<Done>,
    ) -> Option<Next> {
        let mut worst = None;
        for mut done in std::mem::take(open) {
            match self.settle(&mut look, &mut done).await {
                Next::Leave => settled.push(done),
                next => {
                    worst = if worst == Some(Next::LookAtServer) { worst } else { Some(next) };
                    open.push(done);
                }
            }
        }
        worst
    }

    /// Does what is to be done for one board.
    async fn settle(&self, look: &mut Look, done: &mut Done) -> Next {
        let boards = &self.held.snapshot.content().boards;
        let Some(post) = wanted(self.held, self.spot.guild, &done.place.board) else {
            done.obstacle = Some(BoardObstacle::NoBoard);
            return Next::Leave;
        };
        let found = look.of(|id| boards.id_now(id) == boards.id_now(&done.place.board));
        let Plan { steps, obstacle } = match self.aim {
            Aim::Plan | Aim::Keep => plan(&post.mark.fingerprint, &found),
            Aim::Remove => plan_removal(&found),
        };
        done.obstacle = obstacle;
        // What would be changed cannot be for now; what is right is right all the same.
        let held_back = look.held_back.clone().filter(|_| !steps.is_empty());
        let is_held_back = held_back.is_some();
        done.obstacle = held_back.or(done.obstacle.take());
        if is_held_back && self.aim != Aim::Plan {
            return Next::Leave;
        }
        if self.aim == Aim::Plan {
            done.steps = steps.into_iter().map(|step| (step, Outcome::Planned)).collect();
            return Next::Leave;
        }
        self.carry_out(&steps, &post, look, done).await
    }

    /// Makes the steps in order. Where the words of a post could not be renewed it is pinned all the
    /// same, but nothing is removed: the other post may have the right ones.
    async fn carry_out(
        &self,
        steps: &[BoardStep],
        post: &BoardPost,
        look: &mut Look,
        done: &mut Done,
    ) -> Next {
        let mut posted = None;
        let mut has_old_words = false;
        for step in steps {
            if has_old_words && matches!(step, BoardStep::RemoveDuplicate(_)) {
                continue;
            }
            let Err(error) = self.make(*step, post, &mut posted).await else {
                done.steps.push((*step, Outcome::Done));
                look.pins += usize::from(matches!(step, BoardStep::Pin(_)));
                continue;
            };
            done.fail(&error);
            if has_changed(&error) {
                return Next::LookAtServer;
            }
            done.steps.push((*step, Outcome::Failed));
            if !matches!(step, BoardStep::Edit(_)) {
                return Next::Leave;
            }
            has_old_words = true;
        }
        if posted.is_some() { Next::LookAgain } else { Next::Leave }
    }

    /// Makes one step. What was posted is remembered for its pin.
    async fn make(
        &self,
        step: BoardStep,
        post: &BoardPost,
        posted: &mut Option<Snowflake>,
    ) -> Result<(), RestError> {
        let (rest, channel) = (self.rest, self.spot.channel);
        let reason = self.held.snapshot.content().words.boards.reason.as_str();
        match step {
            BoardStep::Post => *posted = Some(self.post(post).await?),
            BoardStep::Edit(id) => rest.edit(channel, id, &post.message).await?,
            BoardStep::Pin(id) => {
                if let Some(id) = id.or(*posted) {
                    rest.pin(channel, id, reason).await?;
                }
            }
            BoardStep::RemoveDuplicate(id) | BoardStep::Remove(id) => {
                match rest.delete(channel, id, reason).await {
                    // Somebody else was quicker.
                    Err(error) if error.code() == Some(codes::UNKNOWN_MESSAGE) => {}
                    done => done?,
                }
            }
        }
        Ok(())
    }

    /// Posts it. A nonce whose message was deleted is refused for minutes: then another is taken.
    async fn post(&self, post: &BoardPost) -> Result<Snowflake, RestError> {
        let mut last = None;
        for attempt in 0..NONCES {
            let nonce = nonce(self.spot.channel, &post.mark, attempt);
            match self.rest.post(self.spot.channel, &post.message, &nonce).await {
                Err(error) if error.code() == Some(codes::UNKNOWN_MESSAGE) => last = Some(error),
                done => return done,
            }
        }
        Err(last.expect("a nonce is tried at least once"))
    }
}

/// Returns whether a step failed because the channel is no longer as it was looked at.
fn has_changed(error: &RestError) -> bool {
    let changed = [
        codes::UNKNOWN_MESSAGE,
        codes::MISSING_PERMISSIONS,
        codes::MISSING_ACCESS,
        codes::ARCHIVED,
    ];
    error.code().is_some_and(|code| changed.contains(&code))
}

/// Returns a board as a server is to have it. It is the same at every hour of a day: it is read long
/// after it was posted.
pub fn wanted(held: &Held, guild: Snowflake, board: &BoardId) -> Option<BoardPost> {
    let Held { snapshot, today } = held;
    render::board_post(snapshot.content(), board, &snapshot.setting_on(*today, guild.number()))
}
