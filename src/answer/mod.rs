//! Answers a query from the loaded content, and from nothing else.
//!
//! No clock, network, log or Discord type appears here, so one query, one content and one setting
//! always give one reply, and every way of asking gives the same one. Start at [`answer`].
//!
//! - `query` is what can be asked, `setting` what it is asked in, `reply` what is said;
//! - `commands` is the one table of commands that registration, decoding and help read;
//! - every other file is the answer to one command.

mod a_z;
mod about;
mod board;
mod board_reply;
mod board_report;
mod calls;
mod commands;
mod concern;
mod contacts;
mod desk;
mod emergency;
mod glossary;
mod guidance;
mod help;
mod helplines;
mod induction;
mod letters;
mod line;
mod nations;
mod office_times;
mod offices;
mod options;
mod query;
mod refusals;
mod reply;
mod sections;
mod setting;
mod signpost;
mod sources;
mod standing;

pub use board_reply::board_report;
pub use board_report::{
    BoardChange, BoardObstacle, BoardPermission, BoardReport, BoardWarning, BoardsHere, uk_clock,
};
pub use commands::{COMMANDS, Chosen, Command, Given, Group, Subcommand, asked};
pub use letters::{LETTERS, Letters};
pub use line::{Line, Span};
pub use options::{Choice, CommandOption};
pub use query::{Asked, BoardAction, BoardOrder, Press, Query, Refusal, Subject, Visibility};
pub use reply::{Block, Jump, Reply, Way};
pub use setting::Setting;
pub use signpost::Signpost;
pub use standing::Standing;

use crate::content::{Board, Content, Ending, Form};
use crate::values::{AreaId, ServiceId};
use desk::Desk;

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

/// Returns `query` in the form in which it is answered: what has its own form answers in that, however
/// it was reached.
pub fn in_its_form(content: &Content, query: &Query) -> Query {
    Query { form: ending(content, query).form(), ..query.clone() }
}

/// Returns what the signpost of the answer to `query` ends with.
pub fn ending(content: &Content, query: &Query) -> Ending {
    let own = match &query.subject {
        Subject::Door(id) => content.doors.get(id).and_then(|(_, door)| door.own_ending()),
        Subject::Helplines(Some(audience)) => {
            audience.is_for_oneself().then_some(Ending::ForOneself)
        }
        _ => None,
    };
    own.unwrap_or(Ending::of(query.form))
}
