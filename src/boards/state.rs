//! How the last round has left each board: numbers for those who watch.
//!
//! What somebody has done by `/board` since is known with the next round.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::place::Place;
use super::work::{Done, Outcome};
use crate::answer::BoardObstacle;
use crate::metrics::label;

label! {
    /// What state a board that is listed is in.
    pub enum BoardState, "state" {
        /// It is there once, right and pinned.
        InStep = "in_step",
        /// Discord was busy or out of reach: it is tried again.
        Later = "later",
        /// Something is in the way that somebody has to remove.
        Blocked = "blocked",
        /// No round has come to it yet.
        Unknown = "unknown",
    }
}

/// The states that are known.
#[derive(Debug, Default)]
pub(super) struct KnownStates(Mutex<BTreeMap<Place, BoardState>>);

impl KnownStates {
    /// Notes what became of some boards.
    pub(super) fn note(&self, done: &[Done]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(done.iter().map(|done| (done.place.clone(), state(done))));
    }

    /// Returns how many of these boards are in each state, and forgets all others.
    pub(super) fn of(&self, listed: Vec<Place>) -> BTreeMap<BoardState, usize> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: BTreeSet<&Place> = listed.iter().collect();
        known.retain(|place, _| wanted.contains(place));
        let mut counts: BTreeMap<_, _> = BoardState::ALL.iter().map(|state| (*state, 0)).collect();
        for place in listed {
            let state = known.get(&place).copied().unwrap_or(BoardState::Unknown);
            *counts.entry(state).or_default() += 1;
        }
        counts
    }
}

fn state(done: &Done) -> BoardState {
    let has_failed = done.steps.iter().any(|(_, outcome)| *outcome == Outcome::Failed);
    match done.obstacle {
        Some(BoardObstacle::Later) => BoardState::Later,
        Some(_) => BoardState::Blocked,
        None if has_failed => BoardState::Blocked,
        None => BoardState::InStep,
    }
}
