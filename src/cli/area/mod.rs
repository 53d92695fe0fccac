//! `signpost area`: adds a local area by questions, or many by a table.
//!
//! The questions are in `editing::area`; `import` is the command for a table.

mod cut_off;
mod import;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::files::{self, Workplace};
use super::origins::OriginArgs;
use crate::clock;
use crate::editing::area::{self, Added, Probe};
use crate::editing::{Conversation, Folder, FolderUse, Terminal};
use crate::failure::Failure;
use crate::values::shell_word;
use cut_off::take_back;
use import::ImportAreas;

/// Add a local area, or many.
#[derive(Debug, Args)]
pub(super) struct AreaCommand {
    #[command(subcommand)]
    what: AreaAction,
}

#[derive(Debug, Subcommand)]
enum AreaAction {
    /// Ask for what a new area needs, and write its files
    #[command(
        long_about = "Ask for what a new area needs, and write its files.\n\nIt asks for the area's name, nation and place in the menu, and for its offices with their numbers, or how else to reach children's social care. Each answer is checked as you type it, and can be changed: back leads to the question before, also from the last one. ? explains a question, and quit stops. You see the files before anything is written, and no file that is there is touched.",
        after_help = "Works on the folder that --content-only or --content names: nothing else is written.\nNo person has approved what is new yet: `signpost verify` goes through it afterwards, with the same --content or --content-only.\n\nExamples:\n  signpost area new bedford --content our-content\n  signpost area new bedford --content-only content"
    )]
    New {
        /// The new area's id, such as bedford: small letters, digits and hyphens
        id: String,
    },
    // Its help is more than a line, which a line here would take the place of.
    Import(ImportAreas),
}

impl AreaCommand {
    /// Asks, and writes.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        match &self.what {
            AreaAction::New { id } => new(id, from),
            AreaAction::Import(import) => import.run(from),
        }
    }
}

/// Asks for a new area, and writes it.
fn new(id: &str, from: &OriginArgs) -> Result<ExitCode, Failure> {
    let Some(root) = from.folder() else {
        let typed = format!("area new {}{}", shell_word(id), from.typed_config());
        return Err(Folder::unnamed(&typed, "this writes into one"));
    };
    take_back(root, false)?;
    let Workplace { folder, .. } = match files::folder(from, FolderUse::ToAddTo)? {
        Ok(place) => place,
        Err(none) => return none.show(false),
    };
    let Some(mut terminal) = Terminal::open() else {
        let hint = "run it in a terminal, or write the files as content/README.md shows";
        return Err(Failure::usage("`area new` asks questions, and nobody can answer here", hint));
    };
    let probe = Probe::new(&folder, clock::now().date());
    let id = probe.area_id(id).map_err(|problems| Failure::of(&problems, "ID"))?;
    let added = area::add(&mut terminal, &probe, id)?;
    if let Added::Refused(problems) = &added {
        files::show(problems)?;
    }
    // What was written is written, whether or not there is still somebody to tell.
    let _ = terminal.say(&added.in_words(&folder));
    Ok(ExitCode::from(u8::from(added.is_refused())))
}
