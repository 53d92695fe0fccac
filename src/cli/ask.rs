//! `signpost ask`: the same answers in the terminal.
//!
//! A typed command and an interaction's JSON reach the same answer and the same rule on sharing,
//! so what is seen here is what Discord would show.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::DateTime;

use super::files;
use super::origins::OriginArgs;
use super::output::{print, say};
use super::parsers::{moment, server_id};
use crate::answer::{Asked, Query, Setting, Subject, induction};
use crate::config::Patient;
use crate::discord::WrittenResponse;
use crate::failure::Failure;
use crate::live::Snapshot;
use crate::transport::{Answered, read_typed, reply_to, respond, written};
use crate::{clock, render};

/// Answer a slash-command in the terminal, as Discord would be answered.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  signpost ask /help\n  signpost ask /contacts area:luton --at 2026-12-25T22:00\n  signpost ask /induction --all\n  signpost ask --interaction - < interactions.jsonl"
)]
pub(super) struct Ask {
    /// The command as it would be typed, such as /contacts area:luton
    #[arg(required_unless_present = "interaction", conflicts_with = "interaction")]
    command: Vec<String>,
    /// Answer Discord interactions from this file (or - for standard input): one JSON a line in, one response JSON a line out
    #[arg(long, value_name = "FILE")]
    interaction: Option<PathBuf>,
    /// Answer as at this moment, in United Kingdom local time, such as 2026-12-25T22:00
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<DateTime>,
    /// Answer as in this server of the configuration
    #[arg(long, value_name = "SERVER_ID", value_parser = server_id, requires = "config", conflicts_with = "interaction")]
    server: Option<u64>,
    /// Print the response as Discord's JSON
    #[arg(long)]
    json: bool,
    /// Print the whole of /induction: every step, question, choice and reason
    #[arg(long, conflicts_with_all = ["json", "interaction"])]
    all: bool,
}

impl Ask {
    /// Answers.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let from = files::read(from)?;
        let now = self.at.unwrap_or_else(clock::now);
        match &self.interaction {
            Some(path) => interactions(path, &from, now),
            None => self.typed(&self.command.join(" "), &from, now),
        }
    }

    fn typed(&self, command: &str, from: &Snapshot, now: DateTime) -> Result<ExitCode, Failure> {
        files::configured(from, self.server)?;
        let asked = read_typed(command, from.content())?;
        if self.all {
            return print_all(from, &from.setting(now, self.server), &asked);
        }
        let text = if self.json {
            json(&written(from, now, self.server, &asked)) + "\n"
        } else {
            render::terminal(&reply_to(from, now, self.server, &asked))
        };
        print(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints the whole of the induction, for whoever reviews it.
fn print_all(from: &Snapshot, setting: &Setting<'_>, asked: &Asked) -> Result<ExitCode, Failure> {
    let wanted = Asked::ephemerally(Query::of(Subject::Induction(None)));
    if *asked != wanted {
        let message = "`--all` is for /induction alone";
        return Err(Failure::usage(message, "write: signpost ask /induction --all"));
    }
    print(&render::terminal(&induction(from.content(), setting)))?;
    Ok(ExitCode::SUCCESS)
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Answers one interaction a line, in order. A line that is none gets its signposted response, and
/// an error that names the line but none of its text.
fn interactions(path: &Path, from: &Snapshot, now: DateTime) -> Result<ExitCode, Failure> {
    let shown = path.display();
    let failed = |error: io::Error| {
        Failure::usage(
            format!("cannot read `{shown}`: {error}"),
            "name a file with one interaction a line, or -",
        )
    };
    let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let what = format!("`{shown}`");
        let patient = Patient::for_what_is_read_once(&what);
        Box::new(BufReader::new(patient.open(path).map_err(failed)?))
    };
    let mut is_empty = true;
    let mut code = ExitCode::SUCCESS;
    for (index, line) in input.split(b'\n').enumerate() {
        let line = line.map_err(failed)?;
        // Editors on Windows begin a file with a byte order mark.
        let line = if index == 0 { line.strip_prefix(BOM).unwrap_or(&line) } else { &line[..] };
        if line.trim_ascii().is_empty() {
            continue;
        }
        is_empty = false;
        let Answered { response, read, .. } = respond(from, now, &String::from_utf8_lossy(line));
        if let Err(error) = read {
            say(&format!("error: line {}: {error}", index + 1));
            code = ExitCode::from(1);
        }
        print(&(json(&response) + "\n"))?;
    }
    if is_empty {
        let message = format!("no interaction came from `{shown}`");
        return Err(Failure::problems(message, "write one interaction's JSON a line into it"));
    }
    Ok(code)
}

fn json(response: &WrittenResponse) -> String {
    String::from_utf8_lossy(response.json()).into_owned()
}
