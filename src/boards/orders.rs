//! What is to be done beside a response, by whoever has a token: `/board`, and old boards.
//!
//! `respond` only says what; where nobody can do it (`ask`, a response without a token), its
//! response already says so. The reply to an order is made here, signposted like any other. What is
//! posted is what holds when its turn has come, not what held when it was asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tracing::{debug, warn};

use super::held::{Current, Held};
use super::reconcile::{Boards, Task};
use super::work::{Aim, Done, Made, wanted};
use crate::answer::{
    BoardAction, BoardChange, BoardObstacle, BoardOrder, BoardReport, BoardsHere, Reply,
    board_reply,
};
use crate::clock::now;
use crate::discord::Snowflake;
use crate::errand::{Order, Pressed, Spot};
use crate::live::{Live, Snapshot};
use crate::review::dues;
use crate::values::BoardId;

/// Those who run errands.
pub(crate) struct Errands {
    live: Arc<Live>,
    boards: Arc<Boards>,
    /// When each post was last renewed, or that was tried.
    renewed: Mutex<HashMap<Snowflake, Instant>>,
}

/// How long a post is left alone after that: a button can be pressed at any rate.
const PAUSE: Duration = Duration::from_secs(5 * 60);

impl Errands {
    pub(crate) fn new(live: Arc<Live>, boards: Arc<Boards>) -> Self {
        Self { live, boards, renewed: Mutex::default() }
    }

    /// Carries out an order, and returns the reply.
    pub(crate) async fn carry_out(&self, order: &Order) -> Reply {
        let from = self.live.current();
        let boards = meant(&from, &order.order);
        let is_listed = |board: &BoardId| order.spot.place(board).is_listed(&from);
        let is_kept = order.order.action == BoardAction::Remove && boards.iter().all(is_listed);
        let made = if is_kept {
            // It would come back: whoever lists it has to take it off the list first.
            nothing_made(order, &boards, None)
        } else {
            self.made(order, &boards).await
        };
        // What was changed meanwhile is what is told of.
        reply(&self.live.current(), order, made)
    }

    async fn made(&self, order: &Order, boards: &[BoardId]) -> Made {
        let aim = match order.order.action {
            BoardAction::Post => Aim::Keep,
            BoardAction::Remove => Aim::Remove,
            BoardAction::Status => Aim::Plan,
        };
        let made = self.boards.in_channel(&self.current(), order.spot, Task { aim, boards }).await;
        made.unwrap_or_else(|why| {
            warn!("the boards could not be looked at: {why}");
            nothing_made(order, boards, Some(BoardObstacle::Later))
        })
    }

    /// Gives a post its right words where it has old ones, unless that was tried a moment ago.
    pub(crate) async fn renew(&self, pressed: &Pressed) {
        let Pressed { spot, post, mark } = pressed;
        let Some(held) = held(&self.live) else {
            return;
        };
        let Some((board, _)) = held.snapshot.content().boards.get(&mark.board) else {
            return;
        };
        let wanted = wanted(&held, spot.guild, board);
        let is_old = wanted.is_some_and(|wanted| wanted.mark.fingerprint != mark.fingerprint);
        if !is_old || !self.may_renew(*post, Instant::now()) {
            return;
        }
        match self.boards.renew(&self.current(), &spot.place(board), *post).await {
            Ok(()) => debug!("a board whose button was pressed was looked after"),
            Err(why) => warn!("a board is out of date and cannot be renewed: {why}"),
        }
    }

    fn may_renew(&self, post: Snowflake, now: Instant) -> bool {
        let mut renewed = self.renewed.lock().expect("nothing panics with the renewals");
        renewed.retain(|_, at| now.duration_since(*at) < PAUSE);
        let is_new = !renewed.contains_key(&post);
        if is_new {
            renewed.insert(post, now);
        }
        is_new
    }

    /// Returns the reply to an order of which nobody can say how far it was carried out.
    pub(crate) fn unsure(&self, order: &Order) -> Reply {
        let from = self.live.current();
        let boards = meant(&from, &order.order);
        reply(&from, order, nothing_made(order, &boards, Some(BoardObstacle::Unsure)))
    }

    fn current(&self) -> Current {
        let live = Arc::clone(&self.live);
        Arc::new(move || held(&live))
    }
}

/// Returns what holds now, where what the host has written could be read.
fn held(live: &Live) -> Option<Held> {
    live.written().map(|snapshot| Held { snapshot, today: now().date() })
}

/// Returns the boards that an order is about, by the ids they have now.
fn meant(from: &Snapshot, order: &BoardOrder) -> Vec<BoardId> {
    let boards = &from.content().boards;
    match &order.board {
        Some(board) => vec![boards.id_now(board).clone()],
        None => boards.iter().map(|(id, _)| id.clone()).collect(),
    }
}

/// Returns that nothing was done to these boards.
fn nothing_made(order: &Order, boards: &[BoardId], obstacle: Option<BoardObstacle>) -> Made {
    let done = |board| Done::nothing(order.spot.place(board), obstacle.clone());
    Made { done: boards.iter().map(done).collect(), ..Made::default() }
}

/// Returns the reply that says what was made of an order.
fn reply(from: &Snapshot, order: &Order, made: Made) -> Reply {
    let Order { spot: Spot { guild, channel }, order } = order;
    let mut reports: Vec<BoardReport> = made.done.iter().map(|done| report(from, done)).collect();
    if order.board.is_none() {
        reports.retain(is_of_interest);
    }
    let now = now();
    let setting = from.setting(now, Some(guild.number()));
    let due = dues(&from.loaded, now.date()).len();
    let (reports, warnings) = (reports.as_slice(), made.warnings.as_slice());
    let here = BoardsHere { guild: *guild, channel: *channel, reports, warnings, due };
    board_reply(from.content(), order, &here, &setting)
}

fn report(from: &Snapshot, done: &Done) -> BoardReport {
    BoardReport {
        board: done.place.board.clone(),
        is_listed: done.place.is_listed(from),
        changes: done.changes(),
        obstacle: done.obstacle.clone(),
    }
}

/// Returns whether a status of the whole channel names a board: one that is neither there nor
/// listed is of no interest, and no time-out keeps it from being there.
fn is_of_interest(report: &BoardReport) -> bool {
    let is_absent = report.changes.contains(&BoardChange::Post);
    let is_in_the_way = !matches!(report.obstacle, None | Some(BoardObstacle::TimedOut(_)));
    report.is_listed || is_in_the_way || !is_absent
}
