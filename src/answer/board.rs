//! Boards: what is posted and pinned in a channel, and the page that lists what can be.
//!
//! A board is read by everyone, at any hour, also where the bot is dead. So the same server always
//! has the same words on it, whatever the time, and its last line says how old they are.

use crate::content::{Board, BoardButtons, BoardId, Call, Date, Prose, ServiceId};

use super::calls;
use super::concern::{self, Turns};
use super::desk::Desk;
use super::emergency;
use super::induction;
use super::offices;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Reply, Way};
use super::sections::{add_section, add_steps};

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
    board.section.iter().for_each(|section| add_section(desk, &mut reply, section));
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

/// Returns how old the words are and who approved them.
fn imprint(desk: &Desk<'_>, board: &Board) -> String {
    let words = &desk.content.words.boards;
    let shown = shown_services(desk, board);
    let found = shown.into_iter().filter_map(|id| desk.content.services.get(id));
    let version = desk.content.signpost.version;
    let checked: Date = found.map(|(_, service)| service.checked.on).min().unwrap_or(version);
    let approval = desk.setting.server.and_then(|server| server.approval.as_ref());
    match approval {
        Some(approval) => words.imprint.fill(checked, version, &approval.role),
        None => words.imprint_of_draft.fill(checked, version),
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
            Call::Local => shown.extend(offices::local_services(desk)),
            Call::Lado => shown.extend(offices::lado_services(desk)),
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
