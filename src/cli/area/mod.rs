//! `signpost area`: adds a local area by questions.
//!
//! Whoever knows an area's numbers need not know the form of its files. Each answer is judged as it
//! is typed, by the rules of `check`; what would be written is shown and checked as part of the
//! whole, and only then are the files written, all or none. `questions` and `offices` ask, `probe`
//! judges what only the whole can show, and finds what the content suggests.

mod offices;
mod probe;
mod questions;

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::civil::Date as Day;

use super::conversation::{Conversation, Stopped, Terminal, YES_OR_NO, choose};
use super::folder::{self, Folder, Opened};
use super::{Failure, Origins, writing};
use crate::content::AreaId;
use crate::transport;
use probe::Probe;

/// Add a local area.
#[derive(Debug, Args)]
pub(super) struct Area {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ask for what a new area needs, and write its files
    #[command(
        long_about = "Ask for what a new area needs, and write its files.\n\nIt asks for the area's name, nation and place in the menu, and for its offices with their numbers, or how else to reach children's social care. Each answer is checked as you type it. You see the files before anything is written, and no file that is there is touched.",
        after_help = "Works on the folder that --content-only or --content names, else on ./content.\nNo person has approved what is new yet: `signpost verify` goes through it afterwards.\n\nExamples:\n  signpost area new bedford\n  signpost area new bedford --content our-content"
    )]
    New {
        /// The new area's id, such as bedford: small letters, digits and hyphens
        id: String,
    },
}

impl Area {
    /// Asks, and writes.
    pub(super) fn run(&self, from: &Origins) -> Result<ExitCode, Failure> {
        let What::New { id } = &self.what;
        let Some(mut terminal) = Terminal::open() else {
            let hint = "run it in a terminal, or write the files as content/README.md shows";
            return Err(Failure::usage(
                "`area new` asks questions, and nobody can answer here",
                hint,
            ));
        };
        let folder = match Folder::open(from)? {
            Opened::Good(folder) => *folder,
            Opened::Bad(problems) => {
                folder::show(&problems)?;
                return Ok(ExitCode::from(1));
            }
        };
        let probe = Probe::new(&folder);
        let id = probe.area_id(id).map_err(|problems| Failure::of(&problems, "ID"))?;
        add(&mut terminal, &probe, id, transport::now().date())
    }
}

/// Asks for the area and writes it; nothing is written unless the whole loads with it.
fn add(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    id: AreaId,
    today: Day,
) -> Result<ExitCode, Failure> {
    let files = match asked(with, probe, id, today) {
        Ok(Some(files)) => files,
        Ok(None) => return say(with, "Nothing was written.", 0),
        Err(stopped) => return Err(nothing_written(stopped)),
    };
    if let Err(problems) = probe.folder.with(&files) {
        folder::show(&problems)?;
        return say(with, "The content would not load with it. Nothing was written.", 1);
    }
    let on_disk: Vec<(PathBuf, String)> =
        files.into_iter().map(|(inside, text)| (probe.folder.path(&inside), text)).collect();
    writing::create_all(&on_disk).map_err(|failed| {
        let hint = match failed.cause.kind() {
            ErrorKind::AlreadyExists => "nothing was written; if that file is from a run that was cut off, remove it, then run it again",
            _ => "nothing was written; see to it, then run it again",
        };
        Failure::problems(failed.to_string(), hint)
    })?;
    let names: Vec<String> =
        on_disk.iter().map(|(path, _)| format!("  {}", path.display())).collect();
    let written = format!(
        "Written:\n{}\nNext: `signpost verify`, which goes through what is new. People see other content now, so move\n`version` in signpost.toml on to {today} as well.",
        names.join("\n")
    );
    say(with, &written, 0)
}

/// Returns the files that the person wants written, each with its path inside the folder.
fn asked(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    id: AreaId,
    today: Day,
) -> Result<Option<Vec<(String, String)>>, Stopped> {
    let area = questions::area(with, probe, id)?;
    let files = area.files(today);
    for (inside, text) in &files {
        let path = probe.folder.path(inside).display().to_string();
        with.say(&format!("\n{path}\n{}\n{text}", "-".repeat(path.chars().count())))?;
    }
    let wanted =
        choose(with, &format!("Write these {} file(s)? (yes, no)", files.len()), YES_OR_NO)?;
    Ok(wanted.then_some(files))
}

fn say(with: &mut dyn Conversation, text: &str, code: u8) -> Result<ExitCode, Failure> {
    // What was written is written, whether or not there is still somebody to tell.
    let _ = with.say(text);
    Ok(ExitCode::from(code))
}

fn nothing_written(stopped: Stopped) -> Failure {
    let message = match stopped {
        Stopped::Left => "stopped: nothing was written".to_owned(),
        Stopped::Broken(error) => format!("the terminal is gone, and nothing was written: {error}"),
    };
    Failure::problems(message, "run it again to start from the beginning")
}
