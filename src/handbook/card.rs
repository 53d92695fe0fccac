//! The card: one sheet of A4 for the wall, with what to do now and lines to write numbers on.
//!
//! It says what the pinned post says, so a lead approves those words once. What the server has set is
//! printed; what it has not can be written in by hand.

use askama::Template;

use super::article::Article;
use super::book::Book;
use super::frame::PageFrame;
use crate::answer::{steps_of_board, verified};
use crate::config::{Contact, Server};
use crate::content::{Ending, Form};
use crate::render::html::{Bit, Part, filled};
use crate::values::Label;

#[derive(Template)]
#[template(path = "handbook/card.html")]
struct Card<'c> {
    frame: PageFrame<'c>,
    article: Article<'c>,
    /// What is written on each line.
    write_in: Vec<&'c Label>,
    /// How many numbers a person has verified, for whoever prints it.
    verified: String,
}

const PATH: &str = "card.html";

/// Returns the card, by its path.
pub(super) fn file(book: &Book<'_>) -> (String, String) {
    let words = &book.content.handbook.card;
    let (_, board) = book.content.boards.get(&words.board).expect("its board has been checked");
    let reply = steps_of_board(book.content, board, book.setting);
    let frame = book.frame(PATH, Ending::Usual, words.title.as_str());
    let article = book.article(PATH, &book.named(PATH, Form::Usual), None, &reply);
    let verified = verified(book.content);
    let card = Card { frame, article, write_in: lines(book), verified };
    (PATH.to_owned(), filled(&card))
}

/// Returns the lines to write on: one for each number that nobody has set, and one for what 999 asks
/// first.
fn lines<'c>(book: &Book<'c>) -> Vec<&'c Label> {
    let words = &book.content.handbook.card;
    let is_set = |contact: fn(&Server) -> Option<&Contact>| {
        let set = book.setting.server.and_then(contact);
        set.is_some_and(|contact| contact.phone.is_some())
    };
    let area = book.own.and_then(|id| book.content.areas.get(id)).map(|(_, area)| area);
    let lines = [
        (&words.lead, is_set(|server| server.lead.as_ref())),
        (&words.deputy, is_set(|server| server.deputy.as_ref())),
        (&words.front_door, area.is_some_and(|area| !area.front_door.is_empty())),
        (&words.duty_team, area.is_some_and(|area| area.duty_team.is_some())),
        (&words.place, false),
    ];
    lines.into_iter().filter(|(_, is_set)| !is_set).map(|(line, _)| line).collect()
}
