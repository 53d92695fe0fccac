//! The checks that a board can be posted: in one message, whatever a server sets and wherever it is.
//!
//! Nothing of a board is cut, because what would be cut last is the signpost. So the longest that a
//! configuration can make of it is tried, in every area: each of its words as long as it may be, or
//! none of them set and the words of `words.toml` in their place. Words that Discord would read as
//! marks are longer than they look; those the configuration is held to when it is read.

use jiff::civil::DateTime;

use crate::answer::{Query, Server, Setting, Subject, answer};
use crate::content::{AreaId, Board, BoardId, Call, Content, Id, Kind, Loaded, Problem};
use crate::limits::MESSAGE_CONTENT;

use super::board::{MOST_WAYS, text};
use super::extremes::extremes;
use super::pages::length;

/// Returns how many characters a board has in the server of `setting`, where there is such a board.
pub fn board_length(content: &Content, id: &BoardId, setting: &Setting<'_>) -> Option<usize> {
    let (id, _) = content.boards.get(id)?;
    let reply = answer(content, &Query::of(Subject::Board(id.clone())), setting);
    Some(length(&text(content, &reply)))
}

/// Ensures that every board fits into one message with its buttons.
pub(super) fn boards_fit(loaded: &Loaded) -> Vec<Problem> {
    let boards = loaded.content.boards.iter();
    let servers = extremes();
    let each = boards.flat_map(|(id, board)| {
        let too_long = too_long(loaded, id, longest(&loaded.content, (id, board), &servers));
        too_many_buttons(loaded, id).into_iter().chain(too_long)
    });
    each.collect()
}

fn too_many_buttons(loaded: &Loaded, id: &BoardId) -> Option<Problem> {
    let setting = Setting { now: DateTime::MIN, server: None, handbook: None };
    let reply = answer(&loaded.content, &Query::of(Subject::Board(id.clone())), &setting);
    let count = reply.ways.len();
    (count > MOST_WAYS).then(|| {
        let file = loaded.files.of(Kind::Board, id.as_str());
        let message = format!("the board `{id}` has {count} buttons; {MOST_WAYS} fit");
        let hint = "take some out of `buttons`: `concern` is one for all `doors`";
        Problem::error(&file, file.span_of("buttons"), message).hint(hint)
    })
}

fn too_long(
    loaded: &Loaded,
    id: &BoardId,
    (most, area): (usize, Option<&AreaId>),
) -> Option<Problem> {
    (most > MESSAGE_CONTENT).then(|| {
        let file = loaded.files.of(Kind::Board, id.as_str());
        let place = area.map(|area| format!(" in the area `{area}`")).unwrap_or_default();
        let message = format!(
            "the board `{id}` can have {most} characters{place}; Discord takes {MESSAGE_CONTENT}"
        );
        let hint = match area {
            Some(_) => {
                "with the longest roles that a server can set; shorten its text, or the offices' names"
            }
            None => "with the longest roles that a server can set; shorten its text",
        };
        Problem::error(&file, file.span_of("title"), message).hint(hint)
    })
}

/// Returns every area in which the board reads in its own way, and no area.
fn places<'c>(content: &'c Content, board: &Board) -> impl Iterator<Item = Option<&'c AreaId>> {
    let calls = board.step.iter().flat_map(|step| &step.call);
    let calls_an_office =
        calls.into_iter().any(|call| matches!(call, Call::Local | Call::Lado | Call::Service(_)));
    let is_for_some = board.step.iter().any(|step| !step.nations.is_empty())
        || board.section.iter().any(|section| !section.nations.is_empty());
    let areas = content.areas.iter().map(|(id, _)| Some(id));
    std::iter::once(None).chain(areas.filter(move |_| calls_an_office || is_for_some))
}

/// Returns the most characters that the board has in one of these servers, and the area in which it
/// has them.
fn longest<'c>(
    content: &'c Content,
    (id, board): (&BoardId, &Board),
    servers: &[Server],
) -> (usize, Option<&'c AreaId>) {
    let lengths = places(content, board).flat_map(|area| {
        servers.iter().filter_map(move |server| {
            let server = &Server { area: area.cloned(), ..server.clone() };
            let setting = Setting { now: DateTime::MIN, server: Some(server), handbook: None };
            Some((board_length(content, id, &setting)?, area))
        })
    });
    lengths.max().unwrap_or_default()
}
