//! The replies: one for each subject, and those that only print, a board or a review asks for.
//!
//! Which file builds a reply is said here; how is said there.

use super::desk::Desk;
use super::form::in_its_form;
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
    let desk = Desk { content, query, setting };
    match &query.subject {
        Subject::Help => help::answer(&desk),
        Subject::Emergency => emergency::answer(&desk),
        Subject::Concern => concern::menu(&desk),
        Subject::MoreDoors => concern::more(&desk),
        Subject::Door(id) => concern::door(&desk, id),
        Subject::Contacts(area) => contacts::answer(&desk, area.as_ref()),
        Subject::Areas => contacts::menu(&desk),
        Subject::Helplines(None) => helplines::menu(&desk),
        Subject::Helplines(Some(audience)) => helplines::answer(&desk, *audience),
        Subject::Guidance => guidance::menu(&desk),
        Subject::Chapter(id) => guidance::chapter(&desk, id),
        Subject::Topic(id) => guidance::topic(&desk, id),
        Subject::Letters(None) => a_z::menu(&desk),
        Subject::Letters(Some(letters)) => a_z::answer(&desk, *letters),
        Subject::Glossary => glossary::menu(&desk),
        Subject::Term(id) => glossary::term(&desk, id),
        Subject::Induction(id) => induction::answer(&desk, id.as_ref()),
        Subject::InductionStopped(id) => induction::stopped(&desk, id.as_ref()),
        Subject::InductionEnd => induction::end(&desk),
        Subject::Sources => sources::answer(&desk),
        Subject::About => about::answer(&desk),
        Subject::Boards => board::menu(&desk),
        Subject::Board(id) => board::answer(&desk, id),
        Subject::Refusal(why) => refusals::answer(&desk, *why),
    }
}

/// Returns what replies show of one service: its name, whom it is for, its limits and every way to
/// reach it; nothing where there is no such service.
pub fn card(content: &Content, id: &ServiceId, setting: &Setting<'_>) -> Option<Vec<Line>> {
    let query = &Query::of(Subject::Helplines(None));
    Desk { content, query, setting }.card_lines(id)
}

/// Returns the whole induction as one reply to review: every step, question, choice and reason.
pub fn induction(content: &Content, setting: &Setting<'_>) -> Reply {
    let query = &Query::of(Subject::Induction(None));
    induction::whole(&Desk { content, query, setting })
}

/// Returns the whole induction as it is printed, with the answers at the back.
pub fn induction_in_print(content: &Content, form: Form, setting: &Setting<'_>) -> Reply {
    let query = &Query { form, ..Query::of(Subject::Induction(None)) };
    induction::in_print(&Desk { content, query, setting })
}

/// Returns a board's heading and steps alone, as they stand on the card to print: nothing of its
/// buttons.
pub fn steps_of_board(content: &Content, board: &Board, setting: &Setting<'_>) -> Reply {
    let query = &Query::of(Subject::Concern);
    board::steps(&Desk { content, query, setting }, board)
}

/// Returns every last line that a board can have in the server of `setting`: on any day, and whoever has
/// checked its numbers by then. Each day in them is as long as a day can be.
pub fn last_lines_of_boards(content: &Content, setting: &Setting<'_>) -> Vec<String> {
    let query = &Query::of(Subject::Boards);
    board::imprints(&Desk { content, query, setting })
}

/// Says how many contacts a person has verified, and how many there are.
pub fn verified(content: &Content) -> String {
    about::verified(content)
}

/// Returns the area that comes first in `setting`, where one is known.
pub fn own_area<'c>(content: &'c Content, setting: &Setting<'_>) -> Option<&'c AreaId> {
    let query = &Query::of(Subject::Contacts(None));
    let id = Desk { content, query, setting }.area(None).map(|(id, _)| id.clone())?;
    content.areas.get(&id).map(|(id, _)| id)
}
