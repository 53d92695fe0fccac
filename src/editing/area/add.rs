//! The whole way of a new area: the questions, the last look, and the files.
//!
//! Nothing is written unless the whole loads with it, and then all of it or none.

use std::path::PathBuf;

use jiff::civil::Date as Day;

use super::probe::Probe;
use super::put;
use super::questions;
use crate::editing::Folder;
use crate::editing::conversation::{Conversation, Interview, Stopped, ToAsk, YES_OR_NO};
use crate::failure::Failure;
use crate::schema::Problem;
use crate::values::AreaId;

/// What became of it.
pub(crate) enum Added {
    /// The person did not want it.
    Not,
    /// The content would not load with it: these are its problems.
    Refused(Vec<Problem>),
    /// These files were written on that day.
    Written {
        /// Where they are.
        paths: Vec<PathBuf>,
        /// The day.
        today: Day,
    },
}

impl Added {
    /// Returns it as it is said to the person who has added it to this folder.
    pub(crate) fn in_words(&self, folder: &Folder) -> String {
        match self {
            Self::Not => "Nothing was written.".to_owned(),
            Self::Refused(_) => {
                "The content would not load with it. Nothing was written.".to_owned()
            }
            Self::Written { paths, today } => {
                let line = |path: &PathBuf| format!("  {}", path.display());
                let names: Vec<String> = paths.iter().map(line).collect();
                format!(
                    "Written:\n{}\nNext: `{}`, which goes through what is new.\n{}",
                    names.join("\n"),
                    folder.command("verify"),
                    folder.version_step(*today)
                )
            }
        }
    }

    /// Returns whether the content would not load with it.
    pub(crate) const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Asks for the area and writes it; nothing is written unless the whole loads with it.
///
/// # Errors
///
/// Where the person has left, or the files cannot be written.
pub(crate) fn add(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    id: AreaId,
) -> Result<Added, Failure> {
    let Some(files) = asked(with, probe, id).map_err(Stopped::nothing_written)? else {
        return Ok(Added::Not);
    };
    if let Err(problems) = probe.folder.with(&files) {
        return Ok(Added::Refused(problems));
    }
    let paths = put::all(probe.folder, files)?;
    Ok(Added::Written { paths, today: probe.today })
}

const OPENING: &str = "What is in brackets is taken where you type nothing. At each question you can type:\n  \
    back  answer the question before again\n  \
    ?     what the question means (or help)\n  \
    quit  stop, as with Ctrl-D\n\
    Nothing is written before the end.";

const HELP: &str = "  Nothing typed takes what is in brackets. back: the question before, with what you said there.\n  \
    quit, or Ctrl-D: stop, with nothing written.";

const WRITE: &str = "yes: they are written. no: nothing is. back: change an answer first.";

/// Returns the files that the person wants written, each with its path inside the folder.
fn asked(
    with: &mut dyn Conversation,
    probe: &Probe<'_>,
    id: AreaId,
) -> Result<Option<Vec<(String, String)>>, Stopped> {
    with.say(OPENING)?;
    Interview::new(with, HELP).through(|talk| {
        let files =
            questions::area(talk, probe, id.clone())?.files(probe.today, probe.folder.look());
        for (inside, text) in &files {
            let path = probe.folder.path(inside).display().to_string();
            talk.tell(&format!("\n{path}\n{}\n{text}", "-".repeat(path.chars().count())))?;
        }
        let words = format!("Write these {} file(s)?", files.len());
        let wanted = talk.choose(ToAsk { words: &words, help: WRITE }, YES_OR_NO)?;
        Ok(wanted.then_some(files))
    })
}
