//! A board as the message that is posted and pinned, and the mark by which we know it again.
//!
//! Every custom id on a board ends in its mark, behind the `~` where decoding stops reading: the
//! board's id and a fingerprint of all that people see of it. So nothing about our posts has to be
//! remembered, and a button says by itself whether the post that it stands on is out of date.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::answer::{Query, Reply, Setting, Subject, Way, answer};
use crate::content::{Board, BoardId, Content, Id};
use crate::limits::{BUTTONS_BELOW_THE_FIRST_ROW, BUTTONS_IN_ROW, CUSTOM_ID};

use super::custom_id::{LONGEST, encode};
use super::message::{WhichPage, add_link, frame};
use super::pages::pages;
use super::wire::{Button, Component, Message, Row};

/// Tells one wording of a board from another: sixteen hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which board a post is, and in which wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardMark {
    /// The board, as it was called when it was posted.
    pub board: BoardId,
    /// Its wording.
    pub fingerprint: Fingerprint,
}

impl BoardMark {
    /// Returns the mark that a custom id ends in, where it ends in one:
    /// `ou1:concern~worried.0123456789abcdef.3`.
    pub fn read(custom_id: &str) -> Option<Self> {
        let (_, mark) = custom_id.rsplit_once('~')?;
        let mut parts = mark.split('.');
        let (board, digits) = (parts.next()?, parts.next()?);
        let is_hexadecimal = digits.len() == DIGITS
            && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let fingerprint = is_hexadecimal.then(|| Fingerprint(digits.to_owned()))?;
        Some(Self { board: BoardId::parse(board)?, fingerprint })
    }
}

impl fmt::Display for BoardMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.board, self.fingerprint)
    }
}

/// How many digits a fingerprint has.
const DIGITS: usize = 16;

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
    let unmarked = BoardMark { board: id.clone(), fingerprint: Fingerprint("0".repeat(DIGITS)) };
    let fingerprint = fingerprint(&Message::of(text.clone(), rows(&reply, &unmarked)));
    let mark = BoardMark { fingerprint, ..unmarked };
    let message = Message::of(text, rows(&reply, &mark));
    Some(BoardPost { mark, message })
}

/// Returns the whole of a board on one page: it has no second.
pub(super) fn text(content: &Content, reply: &Reply) -> String {
    let whole = pages(&reply.blocks, usize::MAX / 2, false).concat();
    frame(content, reply, None, &whole, WhichPage { page: 1, count: 1 })
}

/// Returns the fingerprint of all that people see and press: of the message without it.
fn fingerprint(unmarked: &Message) -> Fingerprint {
    let json = serde_json::to_vec(unmarked).expect("a message has only text keys");
    let digest = Sha256::digest(&json);
    let digits = digest.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}"));
    Fingerprint(digits.collect())
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
