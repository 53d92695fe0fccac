//! `signpost area import`: adds the local areas of a table that a spreadsheet has saved.
//!
//! What the table may hold, and what is wrong with it, is in `editing::area::import`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::super::files::{self, Workplace, show};
use super::super::origins::OriginArgs;
use super::super::output::{print, say};
use super::cut_off::take_back;
use crate::clock;
use crate::editing::area::import::{self, ImportedAreas};
use crate::editing::area::{Probe, put_all};
use crate::editing::{Folder, FolderUse};
use crate::failure::Failure;
use crate::schema::{Problem, report};
use crate::values::shell_word;

/// Add the local areas of a table, all of them or none.
#[derive(Debug, Args)]
#[command(
    long_about = "Add the local areas of a table, all of them or none.\n\nThe table is what a spreadsheet saves as CSV UTF-8, with a header, and a row for each office: its front door, its duty team and in England its LADO. `--template` prints one to begin with, in which every column is explained. Columns may be in any order; commas, semicolons and tabs divide them. Every problem is shown at once, with its row and its column, by the rules of `check`; nothing is written while there is one, and no file that is there is touched.",
    after_help = "Works on the folder that --content-only or --content names: nothing else is written.\nA table verifies nothing: `signpost verify` goes through every number afterwards, with the same --content or --content-only.\nA run that was cut off has added nothing for good: the next one takes back first what it left.\n\nExamples:\n  signpost area import --template > areas.csv\n  signpost area import areas.csv --dry-run --content our-content\n  signpost area import areas.csv --content our-content"
)]
pub(super) struct ImportAreas {
    /// The table: CSV in UTF-8, as `--template` prints it
    #[arg(value_name = "FILE.csv")]
    file: Option<PathBuf>,
    /// Print a table to begin with, and do nothing else
    #[arg(long, conflicts_with_all = ["file", "dry_run", "json"])]
    template: bool,
    /// Show the files that would be written, and write none
    #[arg(long)]
    dry_run: bool,
    /// Print the problems of the table as a JSON array, as `check --json` does
    #[arg(long)]
    json: bool,
}

/// What to type where no table is named.
const NO_TABLE: &str = "write `signpost area import areas.csv --content our-content`; `signpost area import --template > areas.csv` makes a table to fill in";

impl ImportAreas {
    /// Reads the table, and writes its areas.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        if self.template {
            return print(&import::template()).map(|()| ExitCode::SUCCESS);
        }
        let Some(file) = &self.file else {
            return Err(Failure::usage("`signpost area import` needs a table", NO_TABLE));
        };
        let Some(root) = from.folder() else {
            return Err(Folder::unnamed(&self.typed(from), "this writes into one"));
        };
        take_back(root, self.dry_run)?;
        let table = import::table(file)?;
        let Workplace { folder, .. } = match files::folder(from, FolderUse::ToAddTo)? {
            Ok(place) => place,
            Err(none) => return none.show(self.json),
        };
        match import::areas(&table, &Probe::new(&folder, clock::now().date())) {
            Err(problems) => self.refused(&problems),
            Ok(areas) if self.dry_run => self.shown(&folder, &areas),
            Ok(areas) => self.written(&folder, areas),
        }
    }

    /// Returns what was typed as it is typed again, but for the folder.
    fn typed(&self, from: &OriginArgs) -> String {
        let file = self.file.as_ref().map(|file| file.display().to_string());
        let mut words = vec!["area import".to_owned()];
        words.extend(file.map(|file| shell_word(&file).into_owned()));
        words.extend(self.dry_run.then(|| "--dry-run".to_owned()));
        words.extend(self.json.then(|| "--json".to_owned()));
        words.join(" ") + &from.typed_config()
    }

    fn refused(&self, problems: &[Problem]) -> Result<ExitCode, Failure> {
        if self.json {
            print(&format!("{:#}\n", report::json(problems)))?;
            say("Nothing was written.");
        } else {
            show(problems)?;
            print("Nothing was written.\n")?;
        }
        Ok(ExitCode::from(1))
    }

    /// Prints every file that would be written, and how many.
    fn shown(&self, folder: &Folder, areas: &ImportedAreas) -> Result<ExitCode, Failure> {
        if !self.json {
            for (inside, text) in &areas.files {
                let path = folder.path(inside).display().to_string();
                print(&format!("{path}\n{}\n{text}\n", "-".repeat(path.chars().count())))?;
            }
        }
        self.tell(&format!("Nothing was written. Without --dry-run it would be: {areas}."))
    }

    fn written(&self, folder: &Folder, areas: ImportedAreas) -> Result<ExitCode, Failure> {
        let (counts, verify) = (areas.to_string(), folder.command("verify"));
        put_all(folder, areas.files)?;
        let version = folder.version_step(clock::now().date());
        self.tell(&format!(
            "Written: {counts}.\nNext: `{verify}`, which goes through what is new: no person has verified or approved any of it yet.\n{version}"
        ))
    }

    /// Says how it went; beside JSON, which has no problem in it, on standard error.
    fn tell(&self, words: &str) -> Result<ExitCode, Failure> {
        if self.json {
            print("[]\n")?;
            say(words);
        } else {
            print(&format!("{words}\n"))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
