//! `/board`: what was done to the pinned posts of a channel, or what state they are in.
//!
//! It is for whoever manages the server, so it names what is in the way, who can put it right, and
//! what of the content nobody has verified yet. It says nothing of anybody else's posts.

use super::about;
use super::answering::Answering;
use super::board_report::{
    BoardChange, BoardObstacle, BoardPermission, BoardReport, BoardWarning, BoardsHere, uk_clock,
};
use super::query::{BoardAction, BoardOrder, Query, Subject};
use super::reply::{Block, Reply};
use super::setting::Setting;
use crate::content::{BoardChangeWords, BoardPermissionWords, BoardReportWords, Content};
use crate::values::{Date, Label, Prose};

/// Returns what `/board` answers once `order` has been carried out, as far as that went.
///
/// It fits on one page: its buttons open the page of the boards, not another page of itself.
pub fn board_reply(
    content: &Content,
    order: &BoardOrder,
    here: &BoardsHere<'_>,
    setting: &Setting<'_>,
) -> Reply {
    let query = &Query::of(Subject::Boards);
    let answering = &Answering { content, query, setting };
    let words = &content.words.boards;
    let mut reply = answering.urgent(words.report.title.as_str());
    if here.reports.is_empty() {
        reply.paragraph(words.report.none.as_str());
    }
    let lines = here.reports.iter().map(|report| line(answering, order.action, report));
    reply.points(&lines.collect::<Vec<_>>());
    add_obstacles(answering, &mut reply, here.reports);
    match order.action {
        BoardAction::Post => {
            add_what_keeps(answering, &mut reply, here, &unlisted(here, order.action));
            reply.points(&standing(answering, here.due));
        }
        BoardAction::Remove => add_who_unlists(&words.report, &mut reply, here.reports),
        BoardAction::Status => add_status(answering, &mut reply, here),
    }
    reply.ways.push(answering.opens(words.title.as_str(), Subject::Boards));
    reply
}

fn line(answering: &Answering<'_>, action: BoardAction, report: &BoardReport) -> String {
    let words = &answering.content.words.boards.report;
    let sentences = match action {
        BoardAction::Status => &words.found,
        BoardAction::Post | BoardAction::Remove => &words.done,
    };
    // What is not posted need not be said to be not pinned.
    let is_said = |change: &&BoardChange| {
        let absent = report.changes.contains(&BoardChange::Post);
        !(action == BoardAction::Status && absent && **change == BoardChange::Pin)
    };
    let told = report.changes.iter().filter(is_said);
    let changes: Vec<&str> = told.map(|change| sentences.of(*change).as_str()).collect();
    let nothing = match (action, &report.obstacle) {
        (_, Some(BoardObstacle::Unsure)) => &words.amiss_unknown,
        (BoardAction::Post | BoardAction::Remove, Some(_)) => &words.not_done,
        (BoardAction::Status, Some(_)) => &words.amiss,
        (BoardAction::Remove, None) if report.is_listed => &words.not_removed,
        (BoardAction::Remove, None) => &words.not_here,
        (BoardAction::Post | BoardAction::Status, None) => &words.as_it_should_be,
    };
    let how = if changes.is_empty() { nothing.to_string() } else { answering.joined(&changes) };
    words.line.fill(name(answering, report), how)
}

/// An id that names nothing may be what somebody typed, so it is not shown.
fn name<'d>(answering: &'d Answering<'_>, report: &BoardReport) -> &'d str {
    let words = &answering.content.words.boards.report;
    let board = answering.content.boards.get(&report.board);
    board.map_or(words.unknown.as_str(), |(_, board)| board.title.as_str())
}

/// Says each thing that is in the way once, with the boards that it keeps back.
fn add_obstacles(answering: &Answering<'_>, reply: &mut Reply, reports: &[BoardReport]) {
    let words = &answering.content.words.boards.report;
    let mut kinds: Vec<&BoardObstacle> = Vec::new();
    for obstacle in reports.iter().filter_map(|report| report.obstacle.as_ref()) {
        if !kinds.contains(&obstacle) {
            kinds.push(obstacle);
        }
    }
    if kinds.is_empty() {
        return;
    }
    reply.heading(words.in_the_way.as_str());
    let lines = kinds.into_iter().map(|kind| {
        let kept_back = reports.iter().filter(|report| report.obstacle.as_ref() == Some(kind));
        let names: Vec<&str> = kept_back.map(|report| name(answering, report)).collect();
        words.blocked.fill(answering.joined(&names), obstacle(answering, kind))
    });
    reply.points(&lines.collect::<Vec<_>>());
}

fn obstacle(answering: &Answering<'_>, obstacle: &BoardObstacle) -> String {
    let words = &answering.content.words.boards.report.obstacles;
    match obstacle {
        BoardObstacle::Missing(permissions) => missing(answering, permissions),
        BoardObstacle::PinsFull => words.pins_full.to_string(),
        BoardObstacle::PinsRefused => words.pins_refused.to_string(),
        BoardObstacle::TimedOut(until) => {
            let until = uk_clock(*until);
            words.timed_out.fill(until.strftime("%H:%M"), Date::of(until.date()))
        }
        BoardObstacle::Archived => words.archived.to_string(),
        BoardObstacle::NoChannel => words.no_channel.to_string(),
        BoardObstacle::NotInServer => words.not_in_server.to_string(),
        BoardObstacle::Contested => words.contested.to_string(),
        BoardObstacle::Unsure => words.unsure.to_string(),
        BoardObstacle::Unreadable => words.unreadable.to_string(),
        BoardObstacle::OtherServer => words.other_server.to_string(),
        BoardObstacle::NotText => words.not_text.to_string(),
        BoardObstacle::NoBoard => words.no_board.to_string(),
        BoardObstacle::Refused(None) => words.refused.to_string(),
        BoardObstacle::Refused(Some(code)) => words.refused_with.fill(code),
        BoardObstacle::Later => words.later.to_string(),
    }
}

fn missing(answering: &Answering<'_>, permissions: &[BoardPermission]) -> String {
    let words = &answering.content.words.boards.report;
    let names: Vec<&str> =
        permissions.iter().map(|one| words.permissions.of(*one).as_str()).collect();
    let missing = words.obstacles.missing.fill(answering.joined(&names));
    // Who set the channel up before that day would look at the wrong permission.
    let pinning = permissions.contains(&BoardPermission::PinMessages);
    let since = pinning.then_some(words.obstacles.pinning.as_str());
    std::iter::once(missing.as_str()).chain(since).collect::<Vec<_>>().join(" ")
}

/// Returns what is here, or was put here, and is not listed.
fn unlisted<'h>(here: &BoardsHere<'h>, action: BoardAction) -> Vec<&'h BoardReport> {
    let is_absent = |report: &BoardReport| {
        action == BoardAction::Status && report.changes.contains(&BoardChange::Post)
    };
    let all = here.reports.iter();
    all.filter(|report| report.obstacle.is_none() && !report.is_listed && !is_absent(report))
        .collect()
}

/// Adds the lines of `signpost.toml` that would keep these boards renewed.
fn add_what_keeps(
    answering: &Answering<'_>,
    reply: &mut Reply,
    here: &BoardsHere<'_>,
    unlisted: &[&BoardReport],
) {
    if unlisted.is_empty() {
        return;
    }
    let words = &answering.content.words.boards.report;
    let (words, mut lines) = match answering.setting.server {
        Some(_) => (&words.keep_in_server, Vec::new()),
        None => {
            let server = ["[[server]]".to_owned(), format!("guild = \"{}\"", here.guild)];
            (&words.keep, server.to_vec())
        }
    };
    for report in unlisted {
        lines.push("[[server.board]]".to_owned());
        lines.push(format!("channel = \"{}\"", here.channel));
        lines.push(format!("board = \"{}\"", report.board));
    }
    reply.paragraph(words.as_str());
    reply.blocks.push(Block::Copy(lines));
}

/// Says who takes a listed board out of the list, where one was to be removed.
fn add_who_unlists(words: &BoardReportWords, reply: &mut Reply, reports: &[BoardReport]) {
    if reports.iter().any(|report| report.is_listed && report.obstacle.is_none()) {
        reply.paragraph(words.unlist.as_str());
    }
}

/// Adds what only a status says: what is put right by itself, what to know of the channel, and how
/// much of the content somebody vouches for.
fn add_status(answering: &Answering<'_>, reply: &mut Reply, here: &BoardsHere<'_>) {
    let words = &answering.content.words.boards.report;
    let is_put_right = |report: &BoardReport| {
        report.is_listed && report.obstacle.is_none() && !report.changes.is_empty()
    };
    if here.reports.iter().any(is_put_right) {
        reply.paragraph(words.mended.as_str());
    }
    add_what_keeps(answering, reply, here, &unlisted(here, BoardAction::Status));
    reply.heading(words.warnings.as_str());
    let warnings = here.warnings.iter().map(|warning| warned(words, *warning).to_string());
    reply.points(&warnings.chain(standing(answering, here.due)).collect::<Vec<_>>());
}

const fn warned(words: &BoardReportWords, warning: BoardWarning) -> &Prose {
    match warning {
        BoardWarning::AgeRestricted => &words.age_restricted,
        BoardWarning::AnyoneCanWrite => &words.anyone_can_write,
        BoardWarning::NotForEveryone => &words.not_for_everyone,
        BoardWarning::ReadsMessages => &words.reads_messages,
    }
}

/// Says who approved the words, and what nobody has verified or read yet.
fn standing(answering: &Answering<'_>, due: usize) -> [String; 2] {
    let words = &answering.content.words.boards.report;
    let mut approval = about::approval(answering);
    if about::is_lapsed(answering) {
        approval = format!("{approval} {}", words.lapsed);
    }
    let (verified, all) = about::verified_contacts(answering.content);
    [approval, words.verified.fill(verified, all, due)]
}

impl BoardChangeWords {
    const fn of(&self, change: BoardChange) -> &Label {
        match change {
            BoardChange::Post => &self.post,
            BoardChange::Edit => &self.edit,
            BoardChange::Pin => &self.pin,
            BoardChange::RemoveDuplicate => &self.remove_duplicate,
            BoardChange::Remove => &self.remove,
        }
    }
}

impl BoardPermissionWords {
    const fn of(&self, permission: BoardPermission) -> &Label {
        match permission {
            BoardPermission::ViewChannel => &self.view_channel,
            BoardPermission::SendMessages => &self.send_messages,
            BoardPermission::SendInThreads => &self.send_messages_in_threads,
            BoardPermission::ReadHistory => &self.read_message_history,
            BoardPermission::PinMessages => &self.pin_messages,
        }
    }
}
