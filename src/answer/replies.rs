//! The replies: one for each subject, and those that only print, a board or a review asks for.
//!
//! Which file builds a reply is said here; how is said there.

use super::answering::Answering;
use super::form::in_its_form;
// The module alone: a function below has the same name.
use super::induction::{self};
use super::line::Line;
use super::query::{Query, Subject};
use super::reply::Reply;
use super::setting::Setting;
use super::{
    a_z, about, board, concern, contacts, emergency, glossary, guidance, help, helplines, refusals,
    sources,
};
use crate::content::{Board, Content, Form};
use crate::values::{AreaId, ServiceId};

/// Returns the reply for `query`.
///
/// Never fails: a query whose topic has gone gets a reply that says so and still signposts,
/// because the person who asked may be frightened and in a hurry.
pub fn answer(content: &Content, query: &Query, setting: &Setting<'_>) -> Reply {
    let query = &in_its_form(content, query);
    let answering = Answering { content, query, setting };
    match &query.subject {
        Subject::Help => help::answer(&answering),
        Subject::Emergency => emergency::answer(&answering),
        Subject::Concern => concern::menu(&answering),
        Subject::MoreDoors => concern::more(&answering),
        Subject::Door(id) => concern::door(&answering, id),
        Subject::Contacts(area) => contacts::answer(&answering, area.as_ref()),
        Subject::Areas => contacts::menu(&answering),
        Subject::Helplines(None) => helplines::menu(&answering),
        Subject::Helplines(Some(audience)) => helplines::answer(&answering, *audience),
        Subject::Guidance => guidance::menu(&answering),
        Subject::Chapter(id) => guidance::chapter(&answering, id),
        Subject::Topic(id) => guidance::topic(&answering, id),
        Subject::Letters(None) => a_z::menu(&answering),
        Subject::Letters(Some(letters)) => a_z::answer(&answering, *letters),
        Subject::Glossary => glossary::menu(&answering),
        Subject::Term(id) => glossary::term(&answering, id),
        Subject::Induction(id) => induction::answer(&answering, id.as_ref()),
        Subject::InductionStopped(id) => induction::stopped(&answering, id.as_ref()),
        Subject::InductionEnd => induction::end(&answering),
        Subject::Sources => sources::answer(&answering),
        Subject::About => about::answer(&answering),
        Subject::Boards => board::menu(&answering),
        Subject::Board(id) => board::answer(&answering, id),
        Subject::Refusal(why) => refusals::answer(&answering, *why),
    }
}

/// Returns what replies show of one service: its name, whom it is for, its limits and every way to
/// reach it; nothing where there is no such service.
pub fn card(content: &Content, id: &ServiceId, setting: &Setting<'_>) -> Option<Vec<Line>> {
    let query = &Query::of(Subject::Helplines(None));
    Answering { content, query, setting }.card_lines(id)
}

/// Returns the whole induction as one reply to review: every step, question, choice and reason.
pub fn induction(content: &Content, setting: &Setting<'_>) -> Reply {
    let query = &Query::of(Subject::Induction(None));
    induction::whole(&Answering { content, query, setting })
}

/// Returns the whole induction as it is printed, with the answers at the back.
pub fn induction_in_print(content: &Content, form: Form, setting: &Setting<'_>) -> Reply {
    let query = &Query { form, ..Query::of(Subject::Induction(None)) };
    induction::in_print(&Answering { content, query, setting })
}

/// Returns a board's heading and steps alone, as the card to print has them: nothing of its
/// buttons.
pub fn steps_of_board(content: &Content, board: &Board, setting: &Setting<'_>) -> Reply {
    let query = &Query::of(Subject::Concern);
    board::steps(&Answering { content, query, setting }, board)
}

/// Returns every last line that a board can have in the server of `setting`: on any day, and whoever has
/// checked its numbers by then. Each day in them is as long as a day can be.
pub fn last_lines_of_boards(content: &Content, setting: &Setting<'_>) -> Vec<String> {
    let query = &Query::of(Subject::Boards);
    board::imprints(&Answering { content, query, setting })
}

/// Says how many contacts a person has verified, and how many there are.
pub fn verified(content: &Content) -> String {
    about::verified(content)
}

/// Returns the area that comes first in `setting`, where one is known.
pub fn own_area<'c>(content: &'c Content, setting: &Setting<'_>) -> Option<&'c AreaId> {
    let query = &Query::of(Subject::Contacts(None));
    let id = Answering { content, query, setting }.area(None).map(|(id, _)| id.clone())?;
    content.areas.get(&id).map(|(id, _)| id)
}
