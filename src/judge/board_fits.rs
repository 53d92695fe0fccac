//! The checks that a board can be posted: in one message, whatever a server sets and wherever it is.
//!
//! Nothing of a board is cut, because what would be cut last is the signpost. So the longest that a
//! configuration can make of it is tried, in every area where it reads in its own way.

use super::extremes::{all_areas, in_extremes};
use crate::answer::{Query, Setting, Subject, answer};
use crate::content::{Assembled, Board, Call, Content};
use crate::discord::limits::{BUTTONS_BELOW_THE_FIRST_ROW, MESSAGE_CONTENT};
use crate::render::board_length;
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{AreaId, BoardId};

/// Most characters of a board. The rest of what Discord takes is kept for what Discord or a later line
/// adds: a board that is full today would be refused tomorrow.
pub const BOARD_BUDGET: usize = 1_950;
const _: () = assert!(BOARD_BUDGET < MESSAGE_CONTENT);

/// Returns why a board may not be as long as a message, for a hint.
pub(super) fn why_a_budget() -> String {
    format!(
        "of Discord's {MESSAGE_CONTENT} characters a board has {BOARD_BUDGET}: the rest is room for what Discord or a later line adds"
    )
}

/// Ensures that every board fits into one message with its buttons.
pub(super) fn boards_fit(loaded: &Assembled) -> Vec<Problem> {
    let boards = loaded.content.boards.iter();
    let each = boards.flat_map(|(id, board)| {
        let too_long = too_long(loaded, id, longest(&loaded.content, id, board));
        too_many_buttons(loaded, id).into_iter().chain(too_long)
    });
    each.collect()
}

fn too_many_buttons(loaded: &Assembled, id: &BoardId) -> Option<Problem> {
    let setting = Setting::measured();
    let reply = answer(&loaded.content, &Query::of(Subject::Board(id.clone())), &setting);
    let count = reply.ways.len();
    (count > BUTTONS_BELOW_THE_FIRST_ROW).then(|| {
        let file = loaded.files.of(id);
        let message =
            format!("the board `{id}` has {count} buttons; {BUTTONS_BELOW_THE_FIRST_ROW} fit");
        let hint = "take some out of `buttons`: `concern` is one for all `doors`";
        Problem::error(&file, file.place(&[Key("buttons")]), message).hint(hint)
    })
}

fn too_long(loaded: &Assembled, id: &BoardId, longest: Longest<'_>) -> Option<Problem> {
    let Longest { characters: most, area } = longest;
    (most > BOARD_BUDGET).then(|| {
        let file = loaded.files.of(id);
        let place = area.map(|area| format!(" in the area `{area}`")).unwrap_or_default();
        let message =
            format!("the board `{id}` can have {most} characters{place}; at most {BOARD_BUDGET}");
        let shorter = match area {
            Some(_) => {
                "shorten its text or the offices' names, or give each of several front doors a `label`"
            }
            None => "shorten its text",
        };
        let hint = format!("with the longest roles that a server can set; {shorter}; {}", why_a_budget());
        Problem::error(&file, file.place(&[Key("title")]), message).hint(hint)
    })
}

/// Returns every area in which the board reads in its own way, and no area.
fn places<'c>(content: &'c Content, board: &Board) -> impl Iterator<Item = Option<&'c AreaId>> {
    let calls = board.step.iter().flat_map(|step| &step.call);
    let calls_an_office =
        calls.into_iter().any(|call| matches!(call, Call::Local | Call::Lado | Call::Service(_)));
    let is_for_some = board.step.iter().any(|step| !step.nations.is_empty())
        || board.section.iter().any(|section| !section.nations.is_empty());
    all_areas(content).filter(move |area| area.is_none() || calls_an_office || is_for_some)
}

/// The most characters that a board can have, and the area in which it has them.
#[derive(Clone, Copy)]
struct Longest<'c> {
    characters: usize,
    area: Option<&'c AreaId>,
}

fn longest<'c>(content: &'c Content, id: &BoardId, board: &Board) -> Longest<'c> {
    let measure = |setting: &Setting<'_>| board_length(content, id, setting).unwrap_or_default();
    let all = in_extremes(places(content, board), measure);
    let (characters, area) = all.max().unwrap_or_default();
    Longest { characters, area }
}
