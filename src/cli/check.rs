//! `signpost check`: every problem of the content and the configuration, at once.
//!
//! It is the one command that an editor needs. Bank holidays that end soon and an approval that has
//! lapsed are shown in any case. `--strict` is for the safeguarding lead before release: it adds what
//! no person has verified or approved, or is overdue, and advice on what reads harder than it has
//! to. Advice never fails: the words are right, and can be used.

use std::process::ExitCode;

use clap::Args;

use super::files;
use super::origins::OriginArgs;
use super::output::print;
use crate::config::{Lapse, LapseReason};
use crate::failure::Failure;
use crate::judge::Loaded;
use crate::live::{Reading, Whole};
use crate::schema::At::{Index, Key};
use crate::schema::{Problem, Severity, report};
use crate::{clock, content, judge, review, schema};

/// Check the content and the configuration, and show every problem.
#[derive(Debug, Args)]
#[command(
    after_help = "It fails on errors, also on a file in a folder of content that is not read, and with --strict on what a person has still to do; never on a warning. A list of bank holidays that ends within six months is always shown, and so is an approval that has lapsed.\nReading grades are those of Flesch and Kincaid: doors, areas, boards, induction.toml and signpost.toml at most 6, topics at most 12 and 9 at the median.\nWithout --content or --content-only, the content in the program is checked. The last line says what was read; with --json it is on standard error."
)]
pub(super) struct CheckCommand {
    /// Fail also on what no person has verified or approved, or is overdue; warn of sentences over
    /// 20 words and of reading grades that are too high, and list the grades
    #[arg(long)]
    strict: bool,
    /// Print the problems as a JSON array
    #[arg(long)]
    json: bool,
}

impl CheckCommand {
    /// Checks.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let Reading { line, whole } = files::reading(from)?;
        let (found, loaded) = match whole {
            Err(problems) => (problems, None),
            Ok(read) => {
                let mut found = read.snapshot.loaded.files.unread.clone();
                found.extend(self.beyond_errors(&read.snapshot.loaded));
                found.extend(lapsed(&read));
                (found, Some(read.snapshot.loaded))
            }
        };
        print(&match (self.json, loaded.filter(|_| self.strict)) {
            (true, _) => format!("{:#}\n", report::json(&found)),
            (false, None) => report::in_words(&found),
            (false, Some(loaded)) => format!("{}\n{}\n", report::in_words(&found), grades(&loaded)),
        })?;
        if self.json {
            eprintln!("{line}");
        } else {
            print(&format!("{line}\n"))?;
        }
        Ok(ExitCode::from(u8::from(found.iter().any(|problem| self.fails_on(problem)))))
    }

    /// Returns what is shown of content that has no error.
    fn beyond_errors(&self, loaded: &Loaded) -> Vec<Problem> {
        let today = clock::now().date();
        let mut found: Vec<Problem> = judge::crowded_choices(loaded).into_iter().collect();
        found.extend(review::sends_back(loaded));
        found.extend(content::dropped_terms(loaded));
        found.extend(content::same_numbers(loaded));
        found.extend(loaded.files.unseen.iter().cloned());
        found.extend(review::uncounted(loaded));
        if self.strict {
            found.extend(review::due_problems(loaded, today));
            found.extend(review::warnings(loaded));
        } else {
            found.extend(review::calendar_ending(loaded, today));
        }
        schema::sort(&mut found);
        found
    }

    const fn fails_on(&self, problem: &Problem) -> bool {
        match problem.severity {
            Severity::Error => true,
            Severity::Due => self.strict,
            Severity::Warning => false,
        }
    }
}

/// Returns each approval of the configuration that has lapsed: readers are told so until there is a new
/// one.
fn lapsed(read: &Whole) -> Vec<Problem> {
    let Some(file) = &read.config else {
        return Vec::new();
    };
    let lapsed = read.snapshot.config.lapsed(read.snapshot.content(), clock::now().date());
    let each = lapsed.map(|(server, Lapse { since, why })| {
        let number = server.guild.to_string();
        let guild = (0..file.count(&[Key("server")]))
            .map(|nth| [Key("server"), Index(nth), Key("guild")])
            .find(|path| file.written(path).contains(&number));
        let at = guild.map_or(0..0, |path| file.place(&path));
        let why = match why {
            LapseReason::Changed => "the content has changed",
            LapseReason::Due => "the next one was due",
        };
        let message = format!("the approval of this server has lapsed since {since}: {why}");
        Problem::due(file, at, message).hint(HOW_TO_APPROVE)
    });
    each.collect()
}

/// What to do about an approval that has lapsed.
const HOW_TO_APPROVE: &str = "boards, `/about` and the handbook say so to readers; ask who approves it to read it again, then set `on` and `next` of `approval`";

fn grades(loaded: &Loaded) -> String {
    review::grades_table(&review::grades_by_kind(&review::reading_grades(loaded)))
}
