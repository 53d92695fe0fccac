//! `signpost check`: every problem of the content and the configuration, at once.
//!
//! It is the one command that an editor needs. `--strict` is for the safeguarding lead before
//! release: it adds what no person has verified or approved, or is overdue.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Origins, files, print};
use crate::content::{self, Problem, report};
use crate::transport;

/// Check the content and the configuration, and show every problem.
#[derive(Debug, Args)]
#[command(
    after_help = "Without --content or --content-only, the content in the program is checked."
)]
pub(super) struct Check {
    /// Fail also on what no person has verified or approved, or is overdue
    #[arg(long)]
    strict: bool,
    /// Print the problems as a JSON array
    #[arg(long)]
    json: bool,
}

impl Check {
    /// Checks.
    pub(super) fn run(&self, from: &Origins) -> Result<ExitCode, Failure> {
        let found = match files::problems_or(from)? {
            Err(problems) => problems,
            Ok(read) if self.strict => content::due(&read.loaded, transport::now().date()),
            Ok(_) => Vec::new(),
        };
        print(&match self.json {
            true => format!("{:#}\n", report::json(&found)),
            false => in_words(&found),
        })?;
        Ok(ExitCode::from(u8::from(!found.is_empty())))
    }
}

fn in_words(problems: &[Problem]) -> String {
    match problems {
        [] => "the content has no problem\n".to_owned(),
        problems => format!("{}\n\n{} problem(s)\n", report::carets(problems), problems.len()),
    }
}
