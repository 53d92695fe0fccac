//! A board as the message that is posted and pinned, and the mark by which we know it again.
//!
//! Every custom id on a board ends in its mark, after the `~` where decoding stops reading: the
//! board's id and a fingerprint of all that people see of it. So nothing about our posts has to be
//! remembered, and a button says by itself whether the post that it is on is out of date.

use super::custom_id::{LONGEST, encode};
use super::markdown;
use super::message::{WhichPage, add_link, frame};
use super::pages::{length, pages};
use crate::answer::{Query, Reply, Setting, Subject, Way, answer, last_lines_of_boards};
use crate::content::{Board, Content};
use crate::discord::limits::{BUTTONS_BELOW_THE_FIRST_ROW, BUTTONS_IN_ROW, CUSTOM_ID};
use crate::discord::{Button, Component, Message, Row};
use crate::values::{BoardId, BoardMark, DIGITS, Fingerprint};

// The longest query, `~`, the mark and a slot of two digits fit into a custom id.
const _: () = assert!(LONGEST + 1 + Board::ID + 1 + DIGITS + ".99".len() <= CUSTOM_ID);

/// A board as it is posted.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardPost {
    /// The mark in each of its custom ids.
    pub mark: BoardMark,
    /// What is posted.
    pub message: Message,
}

/// Returns the board as it is posted in the server of `setting`, where there is such a board. It is
/// the same at any time of day.
pub fn board_post(content: &Content, id: &BoardId, setting: &Setting<'_>) -> Option<BoardPost> {
    let (id, _) = content.boards.get(id)?;
    let reply = answer(content, &Query::of(Subject::Board(id.clone())), setting);
    let text = text(content, &reply);
    let unmarked = BoardMark { board: id.clone(), fingerprint: Fingerprint::none() };
    let fingerprint = fingerprint(&Message::of(text.clone(), rows(&reply, &unmarked)));
    let mark = BoardMark { fingerprint, ..unmarked };
    let message = Message::of(text, rows(&reply, &mark));
    Some(BoardPost { mark, message })
}

/// Returns how many characters a board has at most in the server of `setting`, where there is such a
/// board: with the longest last line that any day, and whoever checks its numbers, can give it.
pub fn board_length(content: &Content, id: &BoardId, setting: &Setting<'_>) -> Option<usize> {
    let (id, _) = content.boards.get(id)?;
    let mut reply = answer(content, &Query::of(Subject::Board(id.clone())), setting);
    reply.imprint = None;
    let whole = length(&text(content, &reply));
    let last = last_lines_of_boards(content, setting).into_iter();
    let longest = last.map(|line| length(&markdown::escape_start(&line))).max();
    Some(whole + longest.map_or(0, |longest| "\n".len() + longest))
}

/// Returns the whole of a board on one page: it has no second.
fn text(content: &Content, reply: &Reply) -> String {
    let whole = pages(&reply.blocks, usize::MAX / 2, false).concat();
    frame(content, reply, None, &whole, WhichPage { page: 1, count: 1 })
}

/// Returns the fingerprint of all that people see and press: of the message without it.
fn fingerprint(unmarked: &Message) -> Fingerprint {
    let json = serde_json::to_vec(unmarked).expect("a message has only text keys");
    Fingerprint::of(&json)
}

/// Returns the two buttons of every message, and below them the board's own: never a menu, which
/// would not answer who chooses the same entry next.
fn rows(reply: &Reply, mark: &BoardMark) -> Vec<Row> {
    let mut slot = 0;
    let mut button = |way: &Way| {
        slot += 1;
        let custom_id = encode(&way.press, format_args!("{mark}.{slot}"));
        Component::Button(Button::Press { label: way.label.clone(), custom_id })
    };
    let always = Row::of(reply.always.iter().map(&mut button).collect());
    let own: Vec<Component> =
        reply.ways.iter().take(BUTTONS_BELOW_THE_FIRST_ROW).map(button).collect();
    let own = own.chunks(BUTTONS_IN_ROW).map(|row| Row::of(row.to_vec()));
    let mut rows: Vec<Row> = std::iter::once(always).chain(own).collect();
    add_link(reply, &mut rows);
    rows
}
