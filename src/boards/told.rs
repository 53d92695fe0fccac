//! What is told of a plan or a round: one object a step for programs, one line a step for people.
//!
//! Of a step that is planned people see the difference, for which the post that is there is asked for.

use serde_json::{Value, json};

use super::diff;
use super::held::Held;
use super::place::Place;
use super::plan::BoardStep;
use super::work::{Done, Outcome, wanted};
use crate::answer::{BoardObstacle, uk_clock};
use crate::rest::Rest;

/// Returns one object a step; one where there was none, and one for what is in the way.
pub(crate) fn rows(done: &Done) -> Vec<Value> {
    let row = |step: Option<&str>, reason: &str, outcome: &str| {
        json!({ "server": done.place.guild.to_string(), "channel": done.place.channel.to_string(),
            "board": done.place.board.to_string(), "step": step, "reason": reason,
            "outcome": outcome })
    };
    let steps = done.steps.iter();
    let mut rows: Vec<Value> = steps
        .map(|(step, outcome)| row(Some(step.change().name()), step.reason(), name_of(*outcome)))
        .collect();
    match &done.obstacle {
        Some(obstacle) => {
            let mut blocked = row(None, obstacle.name(), "blocked");
            if let BoardObstacle::Missing(permissions) = obstacle {
                blocked["missing"] = permissions.iter().map(|it| it.name()).collect();
            }
            if let BoardObstacle::TimedOut(until) = obstacle {
                blocked["until"] = json!(until.to_string());
            }
            rows.push(blocked);
        }
        None if rows.is_empty() => rows.push(row(None, "right", "unchanged")),
        None => {}
    }
    rows
}

const fn name_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Planned => "planned",
        Outcome::Done => "done",
        Outcome::Failed => "failed",
    }
}

/// Returns what happened to each board, and how many are right.
pub(crate) async fn in_words(rest: &Rest, held: &Held, all: &[Done]) -> String {
    let mut out = String::new();
    for done in all {
        let Place { guild, channel, board } = &done.place;
        out += &format!("{board} in channel {channel} of server {guild}\n");
        for (step, outcome) in &done.steps {
            out += &format!("  {}\n", step_in_words(*step, *outcome));
            if *outcome == Outcome::Planned {
                out += &difference(rest, held, &done.place, *step).await;
            }
        }
        match &done.obstacle {
            Some(obstacle) => {
                let state = if *obstacle == BoardObstacle::Later { "LATER" } else { "BLOCKED" };
                out += &format!("  {state}: {}\n", obstacle_in_words(obstacle));
            }
            None if done.steps.is_empty() => out += "  as it should be\n",
            None => {}
        }
    }
    let right = all.iter().filter(|done| done.obstacle.is_none()).count();
    let changed = all.iter().filter(|done| !done.steps.is_empty()).count();
    out + &format!(
        "\n{} board(s), {changed} with changes, {} blocked\n",
        all.len(),
        all.len() - right
    )
}

fn step_in_words(step: BoardStep, outcome: Outcome) -> String {
    let what = match step {
        BoardStep::Post => "post: it is not there".to_owned(),
        BoardStep::Edit(id) => format!("edit {id}: its words are out of date"),
        BoardStep::Pin(Some(id)) => format!("pin {id}: it is not pinned"),
        BoardStep::Pin(None) => "pin: it is not pinned".to_owned(),
        BoardStep::RemoveDuplicate(id) => format!("remove {id}: a second post of the same board"),
        BoardStep::Remove(id) => format!("remove {id}"),
    };
    match outcome {
        Outcome::Planned => what,
        Outcome::Done => format!("{what}: done"),
        Outcome::Failed => format!("{what}: FAILED"),
    }
}

/// Returns what a step would change of what people see, indented.
async fn difference(rest: &Rest, held: &Held, place: &Place, step: BoardStep) -> String {
    let Some(wanted) = wanted(held, place.guild, &place.board) else {
        return String::new();
    };
    let then = diff::lines(wanted.message.content(), wanted.message.labels());
    let now = match step {
        BoardStep::Post => String::new(),
        BoardStep::Edit(id) => match rest.shown(place.channel, id).await {
            Ok(shown) => diff::lines(&shown.content, shown.labels()),
            Err(why) => return format!("    (what is there cannot be shown: {why})\n"),
        },
        BoardStep::Pin(_) | BoardStep::RemoveDuplicate(_) | BoardStep::Remove(_) => {
            return String::new();
        }
    };
    let diff = diff::between(&now, &then);
    if diff.is_empty() {
        return "    (only where its buttons lead)\n".to_owned();
    }
    diff.lines().map(|line| format!("    {line}\n")).collect()
}

/// Returns what is in the way, and after a semicolon the next step where there is one.
pub(crate) fn obstacle_in_words(obstacle: &BoardObstacle) -> String {
    match obstacle {
        BoardObstacle::Missing(permissions) => {
            let names: Vec<&str> = permissions.iter().map(|it| it.name()).collect();
            let names = names.join(", ");
            format!("the bot's role lacks {names}; set it in the channel's permissions")
        }
        BoardObstacle::PinsFull => "the channel has 250 pins; unpin one".to_owned(),
        BoardObstacle::PinsRefused => {
            "Discord takes no more pins in this channel; unpin one".to_owned()
        }
        BoardObstacle::TimedOut(until) => {
            let until = uk_clock(*until).strftime("%H:%M on %-d %b %Y, UK time");
            format!(
                "the bot is timed out in the server until {until}; somebody there who may \
                 `Time out members` can end it: right-click the bot, then Remove timeout"
            )
        }
        BoardObstacle::Archived => "the thread is archived; open it again".to_owned(),
        BoardObstacle::NoChannel => "there is no such channel".to_owned(),
        BoardObstacle::NotInServer => {
            "the bot is not in the server; install it with the scope `bot`".to_owned()
        }
        BoardObstacle::OtherServer => {
            "the channel is in another server; put the configuration right".to_owned()
        }
        BoardObstacle::NotText => "no messages can be pinned in that channel".to_owned(),
        BoardObstacle::NoBoard => "the content has no such board".to_owned(),
        BoardObstacle::Unreadable => {
            "content or configuration cannot be read; run `signpost check` with the same options"
                .to_owned()
        }
        BoardObstacle::Contested => "somebody or another bot removes it again and again".to_owned(),
        BoardObstacle::Unsure => "what was done is not known; run it again".to_owned(),
        BoardObstacle::Refused(Some(code)) => {
            format!("Discord refused it with code {code}")
        }
        BoardObstacle::Refused(None) => "Discord refused it".to_owned(),
        BoardObstacle::Later => {
            "Discord was busy or out of reach, or something in between answered for it; run it again in some minutes".to_owned()
        }
    }
}
