//! What is said around the pages of the induction.
//!
//! The pages themselves are in `induction.toml`. None of these words judges: a choice that does
//! not fit is "not quite", and there is no score.

use super::replies::TitleAndText;
use super::templates::{ForReason, Lettered, PlaceOf, TellOfVersion, TellOfVersionUnset, YouChose};
use crate::schema::table;
use crate::values::ButtonLabel;

table! {
    /// What is said around the pages of the induction.
    pub struct InductionWords {
        /// The heading of a step.
        step: one PlaceOf,
        /// The heading of a question.
        question: one PlaceOf,
        /// Something to choose, with its letter.
        choice: one Lettered,
        /// Names the choice.
        chosen: one YouChose,
        /// Why a choice is right.
        right: one ForReason,
        /// Why it is not quite.
        not_quite: one ForReason,
        /// Turns to the next page.
        next: one ButtonLabel,
        /// Turns to the page on which one can stop.
        stop: one ButtonLabel,
        /// Turns back from that page.
        go_on: one ButtonLabel,
        /// Turns back to the question.
        again: one ButtonLabel,
        /// What the menu of pages shows before one is chosen.
        jump: one ButtonLabel,
        /// The page on which one can stop.
        stopped: one TitleAndText,
        /// Whom to tell at the end.
        tell: one TellOfVersion,
        /// The same, where the server has not said who.
        tell_unset: one TellOfVersionUnset,
    }
}
