//! Each server that the configuration lists: whether the bot is there, and how its boards are.
//!
//! The plan is that of `boards plan`. Nothing is posted.

use std::sync::Arc;

use jiff::civil::Date;

use crate::answer::{BoardObstacle, BoardPermission, BoardWarning};
use crate::boards::{
    Aim, BoardStep, Boards, Current, Done, Held, Made, Task, by_channel, listed, obstacle_in_words,
};
use crate::config::Server;
use crate::discord::{OwnApplication, Snowflake};
use crate::errand::Spot;
use crate::hosting::finding::Finding;
use crate::hosting::invite::install_address;
use crate::live::Snapshot;
use crate::rest::Rest;

/// Returns what is found of each server.
pub(super) async fn findings(
    rest: &Arc<Rest>,
    own: &OwnApplication,
    snapshot: &Arc<Snapshot>,
    today: Date,
) -> Vec<Finding> {
    let boards = Boards::new(Arc::clone(rest));
    let held = Held { snapshot: Arc::clone(snapshot), today };
    let current: Current = Arc::new(move || Some(held.clone()));
    let mut channels = by_channel(&listed(snapshot));
    let mut found = Vec::new();
    for server in snapshot.config.servers.values() {
        let reached = boards.is_reached(server.guild).await;
        let is_there = reached.is_ok();
        found.push(reached_or_not(own, server, reached.err()));
        if !is_there {
            continue;
        }
        for (channel, listed) in channels.remove(&server.guild).unwrap_or_default() {
            let spot = Spot { guild: server.guild, channel };
            let task = Task { aim: Aim::Plan, boards: &listed };
            match boards.in_channel(&current, spot, task).await {
                Ok(made) => found.extend(of_channel(channel, made)),
                Err(error) => {
                    let about = format!("channel {channel}");
                    found.push(Finding::broken(about, error.to_string(), error.hint()));
                }
            }
        }
    }
    found
}

/// Returns whether the bot is in a server. One without boards may have its commands alone, which Discord does not tell.
fn reached_or_not(
    own: &OwnApplication,
    server: &Server,
    obstacle: Option<BoardObstacle>,
) -> Finding {
    let about = format!("server {}", server.guild);
    let has_boards = !server.board.is_empty();
    let address = install_address(own.bot.application, has_boards, Some(server.guild));
    match obstacle {
        None => Finding::ok(about, "the bot is there"),
        Some(BoardObstacle::NotInServer) if has_boards => {
            let says =
                "the bot is not there, so nothing can be pinned and nobody may see its commands";
            Finding::broken(about, says, format!("let whoever may Manage Server open {address}"))
        }
        Some(BoardObstacle::NotInServer) => {
            let says = "the bot is not there; its commands may be, which only people there can see";
            Finding::look(
                about,
                says,
                format!(
                    "type / there; if they are missing, let whoever may Manage Server open {address}"
                ),
            )
        }
        Some(obstacle) => told(about, &obstacle),
    }
}

/// Returns what is found of a channel and its boards.
fn of_channel(channel: Snowflake, made: Made) -> Vec<Finding> {
    let Made { done, warnings } = made;
    let about = format!("channel {channel}");
    let warned = warnings.into_iter().filter(|it| *it != BoardWarning::ReadsMessages);
    let mut found: Vec<Finding> = warned.map(|it| warning(&about, it)).collect();
    // What is in the way of one board of a channel is often in the way of all.
    let mut told_of: Vec<BoardObstacle> = Vec::new();
    for done in done {
        match &done.obstacle {
            Some(obstacle) if told_of.contains(obstacle) => {}
            Some(obstacle) => {
                told_of.push(obstacle.clone());
                found.push(told(about.clone(), obstacle));
            }
            None => found.push(of_board(&done)),
        }
    }
    found
}

fn of_board(done: &Done) -> Finding {
    let about = format!("board {} in channel {}", done.place.board, done.place.channel);
    let wrong: Vec<&str> = done.steps.iter().map(|(step, _)| wrong(*step)).collect();
    if wrong.is_empty() {
        return Finding::ok(about, "it is there, right and pinned");
    }
    let says = wrong.join("; ");
    let step = "`signpost run` puts it right by itself; `signpost boards sync` does it now";
    Finding::look(about, says, step)
}

const fn wrong(step: BoardStep) -> &'static str {
    match step {
        BoardStep::Post => "it is not there",
        BoardStep::Edit(_) => "its words are out of date",
        BoardStep::Pin(_) => "it is not pinned",
        BoardStep::RemoveDuplicate(_) => "there is a second post of it",
        BoardStep::Remove(_) => "it is to go",
    }
}

/// Returns the name of a permission as Discord shows it in the settings of a channel.
const fn shown_as(permission: BoardPermission) -> &'static str {
    match permission {
        BoardPermission::ViewChannel => "View Channel",
        BoardPermission::SendMessages => "Send Messages",
        BoardPermission::SendInThreads => "Send Messages in Threads",
        BoardPermission::ReadHistory => "Read Message History",
        BoardPermission::PinMessages => "Pin Messages",
    }
}

/// Returns what is in the way. It is broken unless it passes by itself.
fn told(about: String, obstacle: &BoardObstacle) -> Finding {
    if let BoardObstacle::Missing(permissions) = obstacle {
        let names: Vec<&str> = permissions.iter().map(|it| shown_as(*it)).collect();
        let says = format!("the bot may not do there: {}", names.join(", "));
        return Finding::broken(
            about,
            says,
            "allow it to the bot's role in the channel's permissions",
        );
    }
    let words = obstacle_in_words(obstacle);
    let (says, step) =
        words.split_once("; ").unwrap_or((&words, "see the configuration, and run this again"));
    match obstacle {
        BoardObstacle::Later | BoardObstacle::Unsure => Finding::look(about, says, step),
        _ => Finding::broken(about, says, step),
    }
}

fn warning(about: &str, warning: BoardWarning) -> Finding {
    let (says, step) = match warning {
        BoardWarning::AgeRestricted => (
            "it is age-restricted: teenagers, and adults whose age Discord does not know, do not see it",
            "switch Age-Restricted Channel off in the channel's settings, or pin boards elsewhere",
        ),
        BoardWarning::AnyoneCanWrite => (
            "everyone may write there, and somebody will write about a child",
            "take Send Messages from @everyone in the channel's permissions, and give it to the bot's role",
        ),
        BoardWarning::NotForEveryone => (
            "not everyone in the server sees what is pinned there",
            "give @everyone View Channel and Read Message History in the channel's permissions, unless that is meant",
        ),
        BoardWarning::ReadsMessages => (
            "the application may read messages",
            "switch the Message Content Intent off on the developer portal's Bot page",
        ),
    };
    Finding::look(about, says, step)
}
