//! The child: enters the sandbox, reads content that somebody else has replaced, and tries each act.
//!
//! It prints a line for each thing that it has found, which the parent reads.

use std::collections::BTreeSet;
use std::io;
use std::process::ExitCode;
use std::thread;

use jiff::civil::date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use signpost::files::Origin;
use signpost::live::{Live, Origins, Reloaded};
use signpost::sandbox::{Outgoing, SandboxLevel, SandboxNeeds, enter};
use signpost::transport::respond;

use crate::acts;
use crate::place::Place;

/// What the child is to be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
}

/// What kind of process it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// One without a sandbox.
    Free,
    /// One that makes no connection, as `serve` and `preview`.
    Serve,
    /// One that makes connections, as `run`.
    Run,
}

/// What it has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Found {
    /// It is inside, and waits for the content to be replaced; or why it is not inside.
    Entered(Result<(), String>),
    /// Whether it could read the content that is there now.
    Replaced(bool),
    /// What came of an act.
    Tried {
        /// Which.
        name: String,
        /// Why it failed, where it did.
        error: Option<String>,
        /// Whether the next question was answered.
        answered: bool,
    },
}

/// Plays a part.
pub(crate) fn run(part: &str) -> ExitCode {
    let part: Part = serde_json::from_str(part).expect("the parent has written it");
    // As a shell completes it: with a slash at its end.
    let origins = Origins { content: Origin::Over(part.place.content.join("")), config: None };
    let live = Live::start(origins);
    let entered = confined(&part);
    let is_inside = entered.is_ok();
    tell(&Found::Entered(entered));
    if !is_inside {
        return ExitCode::FAILURE;
    }
    io::stdin().read_line(&mut String::new()).expect("the parent writes a line");
    let is_read = matches!(live.reload(), Reloaded::Swapped);
    let is_whole = live.line().starts_with("read: 2 files");
    tell(&Found::Replaced(is_read && is_whole));
    // In a thread, since that is where whatever goes wrong would go wrong.
    let acting = thread::spawn(move || {
        for act in acts::all() {
            let error = (act.r#try)(&part.place).err().map(|error| error.to_string());
            tell(&Found::Tried { name: act.name.to_owned(), error, answered: answers(&live) });
        }
    });
    acting.join().expect("no act ends the thread");
    ExitCode::SUCCESS
}

fn tell(found: &Found) {
    println!("{}", json!(found));
}

fn confined(part: &Part) -> Result<(), String> {
    let connect = match part.kind {
        Kind::Free => return Ok(()),
        Kind::Serve => Outgoing::Nowhere,
        Kind::Run => Outgoing::Ports(BTreeSet::from([part.place.wanted_port])),
    };
    let read = vec![part.place.content.join("")];
    let needs = SandboxNeeds { read, connect, secrets: Vec::new() };
    enter(SandboxLevel::Require, &needs).map(drop).map_err(|error| error.to_string())
}

/// Asks for the list of commands.
fn answers(live: &Live) -> bool {
    let asked = json!({ "id": "900000000000000001", "application_id": "900000000000000002", "type": 2,
        "token": "a-token", "data": { "id": "1", "name": "help", "type": 1 } });
    let now = date(2026, 11, 30).at(22, 0, 0, 0);
    let answer = respond(&live.current(), now, &asked.to_string()).response;
    String::from_utf8_lossy(answer.json()).contains("999")
}
