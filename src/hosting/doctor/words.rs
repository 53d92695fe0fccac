//! What can be said, and what the host has set: whether it is good, how old it is, and what a person has still to do.
//!
//! No network is needed for any of it.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::config::{LapseReason, Server};
use crate::failure::Failure;
use crate::hosting::finding::Finding;
use crate::judge;
use crate::live::{Reading, Snapshot};
use crate::review::{self, DueTotal};
use crate::schema::Problem;

/// After how many days the words are old: somebody should look whether there are newer ones.
const OLD: i32 = 183;

/// Returns what is found of content and configuration.
pub(super) fn findings(reading: &Result<Reading, Failure>, today: Date) -> Vec<Finding> {
    let Reading { origins, line, snapshot } = match reading {
        Ok(reading) => reading,
        Err(failure) => return vec![Finding::broken("files", &failure.message, &failure.hint)],
    };
    let check = origins.command("check");
    let snapshot = match snapshot {
        Ok(snapshot) => snapshot,
        Err(problems) => {
            let first = problems.first().map(Problem::in_one_line).unwrap_or_default();
            let says =
                format!("{} problem(s), so this is not used; the first is {first}", problems.len());
            return vec![Finding::broken("files", says, format!("{check} shows them all"))];
        }
    };
    let mut found = vec![Finding::ok("files", line)];
    found.extend(unused(snapshot, &check));
    found.push(age(snapshot, today));
    found.push(due(snapshot, today, &origins.command("check --strict")));
    found.extend(calendar(snapshot, today));
    found.extend(host(snapshot));
    let preview = origins.command("preview");
    let servers = snapshot.config.servers.values();
    found.extend(servers.map(|server| approval(snapshot, server, today, &preview)));
    found
}

/// Returns each file of a folder of content that is not used as it was meant.
fn unused(snapshot: &Snapshot, check: &str) -> Vec<Finding> {
    let lines = judge::unused(&snapshot.loaded).into_iter();
    lines.map(|line| Finding::look("content", line, check)).collect()
}

fn age(snapshot: &Snapshot, today: Date) -> Finding {
    let version = snapshot.content().signpost.version;
    let days = version.civil().until(today).map_or(0, |span| span.get_days());
    let ago = match days {
        0 => "today".to_owned(),
        1 => "a day ago".to_owned(),
        days => format!("{days} days ago"),
    };
    let says = format!("its words are of {version}, {ago}");
    if days < 0 {
        let says = format!("its words are of {version}, a day that is yet to come");
        return Finding::look(
            "content",
            says,
            "set the clock of this machine right, or `version` in the content's signpost.toml",
        );
    }
    if days > OLD {
        return Finding::look(
            "content",
            says,
            "see whether there is a newer release: numbers and laws change",
        );
    }
    Finding::ok("content", says)
}

fn due(snapshot: &Snapshot, today: Date, command: &str) -> Finding {
    let dues = review::dues(&snapshot.loaded, today);
    if dues.is_empty() {
        return Finding::ok("due", "a person has checked and approved everything");
    }
    let says = format!("{}; no person has checked it, or not for too long", DueTotal::of(&dues));
    Finding::look(
        "due",
        says,
        format!("{command} lists it; docs/hosting/everyday.md says how your lead goes through it"),
    )
}

fn calendar(snapshot: &Snapshot, today: Date) -> Vec<Finding> {
    let ending = review::calendar_ending(&snapshot.loaded, today).into_iter();
    ending
        .map(|problem| {
            let step = problem.hint.clone().unwrap_or_default();
            Finding::look("bank holidays", &problem.message, step)
        })
        .collect()
}

/// Returns that nobody is named who hosts the bot, or that there is no server.
fn host(snapshot: &Snapshot) -> Vec<Finding> {
    if snapshot.config.source().is_none() {
        let says =
            "no configuration is named, so no server has its own lead and no board is pinned";
        return vec![Finding::look(
            "configuration",
            says,
            "`signpost init` makes one; name it with --config",
        )];
    }
    let mut found = Vec::new();
    if snapshot.config.servers.is_empty() {
        let step = "add `[[server]]` with its `guild`, as signpost.example.toml shows";
        found.push(Finding::look("configuration", "it lists no server", step));
    }
    if snapshot.config.host.is_none() {
        let says = "nobody is named who hosts this bot, so the privacy policy has no address";
        found.push(Finding::look("configuration", says, "set `[host]` with `name` and `contact`"));
    }
    found
}

/// Returns how the approval of a server is; `preview` is the command with which somebody reads what it shows.
fn approval(snapshot: &Snapshot, server: &Server, today: Date, preview: &str) -> Finding {
    let about = format!("approval in server {}", server.guild);
    let step = format!(
        "ask your safeguarding lead to read what `{preview}` shows, then write `approval` under this `[[server]]`, beside `guild`"
    );
    let Some(approval) = &server.approval else {
        let says = "nobody has approved the words: boards and /about call them a draft";
        return Finding::look(about, says, step);
    };
    let given = format!("given on {}, due again on {}", approval.on, approval.next);
    if !approval.is_given(today) {
        let says =
            format!("{given}: a day that is yet to come, so no change of the words ends it before");
        let step = "write the day on which somebody approved the words into `on`";
        return Finding::look(about, says, step);
    }
    let version = snapshot.content().signpost.version;
    match approval.lapse(version, Some(today)) {
        None if approval.next.civil() > approval.on.civil().saturating_add(1.year()) => {
            let step = "let somebody read the words twice a year: set `next` to a day within six months of `on`";
            Finding::look(about, format!("{given}, more than a year later"), step)
        }
        None => Finding::ok(about, given),
        Some(lapse) => {
            let why = match lapse.why {
                LapseReason::Changed => "the words have changed since",
                LapseReason::Due => "the next one was due",
            };
            let says = format!("it has lapsed since {}: {why}", lapse.since);
            Finding::look(about, says, step)
        }
    }
}
