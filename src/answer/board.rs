//! Boards: what is posted and pinned in a channel, and the page that lists what can be.
//!
//! A board is read by everyone, at any hour, also where the bot is dead. So the same server always
//! has the same words on it at every hour of a day, and its last line says what they rest on: who has
//! checked the numbers, and who has approved the words.

use std::fmt::Display;

use super::concern::Turns;
use super::desk::Desk;
use super::query::{Refusal, Subject};
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};
use super::standing::Standing;
use super::{calls, concern, emergency, induction, office_times, refusals};
use crate::config::{Lapse, LapseReason};
use crate::content::{Board, BoardButtons, Call, Service};
use crate::values::{BoardId, Date, Prose, ServiceId};

/// Returns the boards, and how one is posted.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.boards;
    let mut reply = desk.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    let boards = desk.content.boards.iter();
    reply.ways = boards
        .map(|(id, board)| desk.turns(board.title.as_str(), Subject::Board(id.clone())))
        .collect();
    reply
}

/// Returns one board.
pub(super) fn answer(desk: &Desk<'_>, id: &BoardId) -> Reply {
    let Some((_, board)) = desk.content.boards.get(id) else {
        return refusals::answer(desk, Refusal::Gone);
    };
    let mut reply = steps(desk, board);
    for section in &board.section {
        add_section(desk, &mut reply, section);
    }
    reply.paragraphs(changed(desk, board).as_slice());
    reply.imprint = Some(imprint(desk, board));
    reply.ways = board.buttons.iter().flat_map(|buttons| ways(desk, *buttons)).collect();
    reply.all_buttons();
    reply.back = desk.back(Subject::Boards);
    reply
}

/// Returns what a board says to do, and nothing of its buttons.
pub(super) fn steps(desk: &Desk<'_>, board: &Board) -> Reply {
    let mut reply = desk.urgent(board.title.as_str());
    reply.paragraphs(&board.text);
    add_steps(desk, &mut reply, &board.step, calls::at_all_times);
    reply
}

/// Returns what has changed since which day.
fn changed(desk: &Desk<'_>, board: &Board) -> Option<String> {
    let changed = board.changed.as_ref()?;
    let words: Vec<&str> = changed.text.iter().map(Prose::as_str).collect();
    Some(desk.content.words.boards.changed.fill(changed.since, words.join(" ")))
}

/// Returns the last line: what the numbers rest on, how old the words are, and who approved them.
fn imprint(desk: &Desk<'_>, board: &Board) -> String {
    let (on, is_verified) = checks(desk, board);
    let (numbers, version) = (numbers(desk, on, is_verified), desk.content.signpost.version);
    let standing = Standing::of(desk.content, desk.setting);
    last_line(desk, &numbers, &version.to_string(), standing)
}

/// A day that is written with as many characters as any.
const LONG_DAY: &str = "23 Nov 2026";

/// Returns every last line that a board can have: on any day, and whoever has checked its numbers by
/// then. Each day in them is as long as a day can be.
pub(super) fn imprints(desk: &Desk<'_>) -> Vec<String> {
    let standings = match Standing::of(desk.content, desk.setting) {
        Standing::Draft => vec![Standing::Draft],
        Standing::Approved(approval) | Standing::Lapsed(approval, _) => {
            let lapse = Lapse { since: approval.next, why: LapseReason::Due };
            vec![Standing::Approved(approval), Standing::Lapsed(approval, lapse)]
        }
    };
    let each = [true, false].map(|is_verified| numbers(desk, LONG_DAY, is_verified));
    let lines = each.iter().flat_map(|numbers| {
        let of = |standing: &Standing<'_>| last_line(desk, numbers, LONG_DAY, *standing);
        standings.iter().map(of)
    });
    lines.collect()
}

/// Returns the oldest day on which somebody compared a number on a board with its source, and whether a
/// person did that for all of them.
fn checks(desk: &Desk<'_>, board: &Board) -> (Date, bool) {
    let shown = shown_services(desk, board).into_iter();
    let found = shown.filter_map(|id| desk.content.services.get(id));
    let services: Vec<&Service> = found.map(|(_, service)| service).collect();
    let oldest = services.iter().map(|service| service.checked.contact.on).min();
    let is_verified = services.iter().all(|service| service.is_verified());
    (oldest.unwrap_or(desk.content.signpost.version), is_verified)
}

/// Says what the numbers rest on. Only what a person has checked is called so.
fn numbers(desk: &Desk<'_>, on: impl Display, is_verified: bool) -> String {
    let words = &desk.content.words.boards;
    if is_verified { words.numbers_checked.fill(on) } else { words.numbers_untested.fill(on) }
}

fn last_line(desk: &Desk<'_>, numbers: &str, version: &str, standing: Standing<'_>) -> String {
    let words = &desk.content.words.boards;
    match standing {
        Standing::Draft => words.imprint_of_draft.fill(numbers, version),
        Standing::Approved(approval) => words.imprint.fill(numbers, version, &approval.role),
        Standing::Lapsed(..) => words.imprint_lapsed.fill(numbers, version),
    }
}

/// Returns the services whose numbers stand on a board, those of the signpost first.
fn shown_services<'d>(desk: &'d Desk<'_>, board: &'d Board) -> Vec<&'d ServiceId> {
    let signpost = &desk.content.signpost;
    let lines = [&signpost.police, &signpost.adult, &signpost.child];
    let mut shown: Vec<&ServiceId> = lines.into_iter().map(|line| &line.service).collect();
    // The first way to 999 is the number that the signpost says in words.
    shown.extend(signpost.emergency.first());
    let steps = board.step.iter().filter(|step| desk.part(&step.nations).is_some());
    for call in steps.flat_map(|step| &step.call) {
        match call {
            Call::Service(id) if desk.is_served(id) => shown.push(id),
            Call::Local => shown.extend(office_times::local_services(desk)),
            Call::Lado => shown.extend(office_times::lado_services(desk)),
            Call::Service(_) | Call::Lead | Call::Deputy | Call::Trustee | Call::Record => {}
        }
    }
    shown
}

/// Returns what one word of a board's `buttons` stands for.
fn ways(desk: &Desk<'_>, buttons: BoardButtons) -> Vec<Way> {
    let words = &desk.content.words.buttons;
    let one = |label: &str, subject| vec![desk.opens(label, subject)];
    match buttons {
        BoardButtons::Emergency => vec![emergency::way(desk)],
        BoardButtons::Doors => concern::first_screen(desk, Turns::Nothing),
        BoardButtons::Concern => one(words.concern.as_str(), Subject::Concern),
        BoardButtons::Areas => one(words.elsewhere.as_str(), Subject::Areas),
        BoardButtons::Helplines => one(words.helplines.as_str(), Subject::Helplines(None)),
        BoardButtons::Chapters => match chapters(desk) {
            many if many.len() > CHAPTERS => one(words.guidance.as_str(), Subject::Guidance),
            few => few,
        },
        BoardButtons::Letters => one(words.a_z.as_str(), Subject::Letters(None)),
        BoardButtons::Glossary => one(words.glossary.as_str(), Subject::Glossary),
        BoardButtons::Sources => one(words.sources.as_str(), Subject::Sources),
        BoardButtons::About => one(words.about.as_str(), Subject::About),
        BoardButtons::Induction => vec![induction::way(desk)],
        BoardButtons::Help => one(words.start.as_str(), Subject::Help),
    }
}

/// Most chapters that have a button each; of more there is one, to their menu.
const CHAPTERS: usize = 10;

fn chapters(desk: &Desk<'_>) -> Vec<Way> {
    let all = desk.content.chapters.iter();
    all.map(|chapter| desk.opens(chapter.title.as_str(), Subject::Chapter(chapter.id.id().clone())))
        .collect()
}
