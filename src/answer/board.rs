//! Boards: what is posted and pinned in a channel, and the page that lists what can be.
//!
//! A board is read by everyone, at any hour, also where the bot is dead. So the same server always
//! has the same words on it at every hour of a day, and its last line says what they rest on: who has
//! checked the numbers, and who has approved the words.

use std::fmt::Display;

use super::answering::Answering;
use super::concern::Turns;
use super::query::{Refusal, Subject};
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};
use super::standing::Standing;
use super::{calls, concern, emergency, induction, office_times, refusals};
use crate::config::{Lapse, LapseReason};
use crate::content::{Board, BoardButtons, Call, Service};
use crate::values::{BoardId, Date, Prose, ServiceId};

/// Returns the boards, and how one is posted.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.boards;
    let mut reply = answering.urgent(words.title.as_str());
    reply.paragraphs(&words.text);
    let boards = answering.content.boards.iter();
    reply.ways = boards
        .map(|(id, board)| answering.turns(board.title.as_str(), Subject::Board(id.clone())))
        .collect();
    reply
}

/// Returns one board.
pub(super) fn answer(answering: &Answering<'_>, id: &BoardId) -> Reply {
    let Some((_, board)) = answering.content.boards.get(id) else {
        return refusals::answer(answering, Refusal::Gone);
    };
    let mut reply = steps(answering, board);
    for section in &board.section {
        add_section(answering, &mut reply, section);
    }
    reply.paragraphs(changed(answering, board).as_slice());
    reply.imprint = Some(imprint(answering, board));
    reply.ways = board.buttons.iter().flat_map(|buttons| ways(answering, *buttons)).collect();
    reply.all_buttons();
    reply.back = answering.back(Subject::Boards);
    reply
}

/// Returns what a board says to do, and nothing of its buttons.
pub(super) fn steps(answering: &Answering<'_>, board: &Board) -> Reply {
    let mut reply = answering.urgent(board.title.as_str());
    reply.paragraphs(&board.text);
    add_steps(answering, &mut reply, &board.step, calls::at_all_times);
    reply
}

/// Returns what has changed since which day.
fn changed(answering: &Answering<'_>, board: &Board) -> Option<String> {
    let changed = board.changed.as_ref()?;
    let words: Vec<&str> = changed.text.iter().map(Prose::as_str).collect();
    Some(answering.content.words.boards.changed.fill(changed.since, words.join(" ")))
}

/// Returns the last line: what the numbers rest on, how old the words are, and who approved them.
fn imprint(answering: &Answering<'_>, board: &Board) -> String {
    let (on, is_verified) = checks(answering, board);
    let (numbers, version) =
        (numbers(answering, on, is_verified), answering.content.signpost.version);
    let standing = Standing::of(answering.content, answering.setting);
    last_line(answering, &numbers, &version.to_string(), standing)
}

/// A day that is written with as many characters as any.
const LONG_DAY: &str = "23 Nov 2026";

/// Returns every last line that a board can have: on any day, and whoever has checked its numbers by
/// then. Each day in them is as long as a day can be.
pub(super) fn imprints(answering: &Answering<'_>) -> Vec<String> {
    let standings = match Standing::of(answering.content, answering.setting) {
        Standing::Draft => vec![Standing::Draft],
        Standing::Approved(approval) | Standing::Lapsed(approval, _) => {
            let lapse = Lapse { since: approval.next, why: LapseReason::Due };
            vec![Standing::Approved(approval), Standing::Lapsed(approval, lapse)]
        }
    };
    let each = [true, false].map(|is_verified| numbers(answering, LONG_DAY, is_verified));
    let lines = each.iter().flat_map(|numbers| {
        let of = |standing: &Standing<'_>| last_line(answering, numbers, LONG_DAY, *standing);
        standings.iter().map(of)
    });
    lines.collect()
}

/// Returns the oldest day on which somebody compared a number on a board with its source, and whether a
/// person did that for all of them.
fn checks(answering: &Answering<'_>, board: &Board) -> (Date, bool) {
    let shown = shown_services(answering, board).into_iter();
    let found = shown.filter_map(|id| answering.content.services.get(id));
    let services: Vec<&Service> = found.map(|(_, service)| service).collect();
    let oldest = services.iter().map(|service| service.checked.contact.on).min();
    let is_verified = services.iter().all(|service| service.is_verified());
    (oldest.unwrap_or(answering.content.signpost.version), is_verified)
}

/// Says what the numbers rest on. Only what a person has checked is called so.
fn numbers(answering: &Answering<'_>, on: impl Display, is_verified: bool) -> String {
    let words = &answering.content.words.boards;
    if is_verified { words.numbers_checked.fill(on) } else { words.numbers_untested.fill(on) }
}

fn last_line(
    answering: &Answering<'_>,
    numbers: &str,
    version: &str,
    standing: Standing<'_>,
) -> String {
    let words = &answering.content.words.boards;
    match standing {
        Standing::Draft => words.imprint_of_draft.fill(numbers, version),
        Standing::Approved(approval) => words.imprint.fill(numbers, version, &approval.role),
        Standing::Lapsed(..) => words.imprint_lapsed.fill(numbers, version),
    }
}

/// Returns the services whose numbers are on a board, those of the signpost first.
fn shown_services<'d>(answering: &'d Answering<'_>, board: &'d Board) -> Vec<&'d ServiceId> {
    let signpost = &answering.content.signpost;
    let mut shown: Vec<&ServiceId> = signpost.numbers().map(|it| &it.line.service).to_vec();
    // The first way to 999 is the number that the signpost says in words.
    shown.extend(signpost.emergency.first());
    let steps = board.step.iter().filter(|step| answering.part(&step.nations).is_some());
    for call in steps.flat_map(|step| &step.call) {
        match call {
            Call::Service(id) if answering.is_served(id) => shown.push(id),
            Call::Local => shown.extend(office_times::local_services(answering)),
            Call::Lado => shown.extend(office_times::lado_services(answering)),
            Call::Service(_) | Call::Lead | Call::Deputy | Call::Trustee | Call::Record => {}
        }
    }
    shown
}

/// Returns what one word of a board's `buttons` means.
fn ways(answering: &Answering<'_>, buttons: BoardButtons) -> Vec<Way> {
    let words = &answering.content.words.buttons;
    let one = |label: &str, subject| vec![answering.opens(label, subject)];
    match buttons {
        BoardButtons::Emergency => vec![emergency::way(answering)],
        BoardButtons::Doors => concern::first_screen(answering, Turns::Nothing),
        BoardButtons::Concern => one(words.concern.as_str(), Subject::Concern),
        BoardButtons::Areas => one(words.elsewhere.as_str(), Subject::Areas),
        BoardButtons::Helplines => one(words.helplines.as_str(), Subject::Helplines(None)),
        BoardButtons::Chapters => match chapters(answering) {
            many if many.len() > CHAPTERS => one(words.guidance.as_str(), Subject::Guidance),
            few => few,
        },
        BoardButtons::Letters => one(words.a_z.as_str(), Subject::Letters(None)),
        BoardButtons::Glossary => one(words.glossary.as_str(), Subject::Glossary),
        BoardButtons::Sources => one(words.sources.as_str(), Subject::Sources),
        BoardButtons::About => one(words.about.as_str(), Subject::About),
        BoardButtons::Induction => vec![induction::way(answering)],
        BoardButtons::Help => one(words.start.as_str(), Subject::Help),
    }
}

/// Most chapters that have a button each; of more there is one, to their menu.
const CHAPTERS: usize = 10;

fn chapters(answering: &Answering<'_>) -> Vec<Way> {
    let all = answering.content.chapters.iter();
    all.map(|chapter| {
        answering.opens(chapter.title.as_str(), Subject::Chapter(chapter.id.id().clone()))
    })
    .collect()
}
