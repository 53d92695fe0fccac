//! `signpost check`: every problem of the content and the configuration, at once.
//!
//! It is the one command that an editor needs. Bank holidays that end soon and an approval that has
//! lapsed are shown in any case. `--strict` is for the safeguarding lead before release: it adds what
//! no person has verified or approved, or is overdue, and advice on what reads harder than it has
//! to. Advice never fails: the words are right, and can be used.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::files;
use super::origins::OriginArgs;
use super::output::{print, print_coloured};
use super::parsers::month;
use crate::failure::Failure;
use crate::judge::Loaded;
use crate::live::{Reading, Snapshot};
use crate::review::{Due, Narrowed};
use crate::schema::{Problem, Severity, report};
use crate::wrong_use::folder_of_content;
use crate::{clock, judge, review, schema};

/// Check the content and the configuration, and show every problem.
#[derive(Debug, Args)]
#[command(
    after_help = "It fails on errors, also on a file in a folder of content that is not read, and with --strict on what a person has still to do; never on a warning. A list of bank holidays that ends within six months is always shown, and so is an approval that has lapsed.\nWHAT is a folder such as doors, an id such as luton-mash, both as doors/worried, or a path. Errors of other files are shown all the same: with one of them nothing is used.\nReading grades are those of Flesch and Kincaid: doors, areas, boards, induction.toml and signpost.toml at most 6, topics at most 12 and 9 at the median.\nWithout --content or --content-only, the content in the program is checked. The last line says what was read; with --json it is on standard error.\n\nExamples:\n  signpost check --content our-content --config signpost.toml\n  signpost check --strict services\n  signpost check --strict --area luton\n  signpost check --strict --month 2027-03"
)]
pub(super) struct CheckCommand {
    /// Only these: folders of content, ids, or files
    #[arg(value_name = "WHAT")]
    what: Vec<String>,
    /// Only this area, and the services that it names
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    /// Fail also on what no person has verified or approved, or is overdue; warn of sentences over
    /// 20 words and of reading grades that are too high, list the grades, and count what is due
    #[arg(long)]
    strict: bool,
    /// Only what is due by a day of this month of the year ahead
    #[arg(long, value_name = "YYYY-MM", requires = "strict", value_parser = month)]
    month: Option<Date>,
    /// Print the problems as a JSON array
    #[arg(long)]
    json: bool,
}

/// What there is to show of content that can be used.
struct Findings {
    problems: Vec<Problem>,
    /// How many problems are in files that nobody asked about.
    elsewhere: usize,
    /// What `--strict` adds after the problems.
    summary: String,
}

impl CheckCommand {
    /// Checks.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let Reading { line, snapshot } = files::reading(from)?;
        let findings = match snapshot {
            Err(problems) => Findings { problems, elsewhere: 0, summary: String::new() },
            Ok(read) => self.findings(from, &read)?,
        };
        print_coloured(&if self.json {
            format!("{:#}\n", report::json(&findings.problems))
        } else {
            self.in_words(&findings)
        })?;
        if self.json {
            eprintln!("{line}");
        } else {
            print(&format!("{line}\n"))?;
        }
        Ok(ExitCode::from(u8::from(findings.problems.iter().any(|problem| self.fails_on(problem)))))
    }

    fn in_words(&self, findings: &Findings) -> String {
        let is_part = self.month.is_some() || self.area.is_some() || !self.what.is_empty();
        let problems = if is_part && findings.problems.is_empty() {
            "there is no problem in what you named\n".to_owned()
        } else if self.month.is_some() {
            findings.problems.iter().map(|problem| problem.in_one_line() + "\n").collect()
        } else {
            report::in_words(&findings.problems)
        };
        let elsewhere = match findings.elsewhere {
            0 => String::new(),
            count => format!("\n{count} more in what you did not name\n"),
        };
        problems + &elsewhere + &findings.summary
    }

    /// Returns what there is to show of content that has no error.
    fn findings(&self, from: &OriginArgs, read: &Snapshot) -> Result<Findings, Failure> {
        let loaded = &read.loaded;
        let only = self.narrowed(from, loaded)?;
        let today = clock::now().date();
        let dues = if self.strict { review::dues(loaded, today) } else { Vec::new() };
        let mut found = match self.month {
            None => self.beyond_errors(read, &dues, today),
            Some(first) => review::in_month(loaded, &dues, first, today)?,
        };
        let all = found.len();
        found.retain(|problem| problem.severity == Severity::Error || only.includes(&problem.file));
        let summary = match (self.strict, self.month) {
            (true, None) => review::summary(loaded, &dues, &only),
            (true, Some(_)) => format!("\n{} by a day of this month\n", found.len()),
            (false, _) => String::new(),
        };
        Ok(Findings { elsewhere: all - found.len(), problems: found, summary })
    }

    /// Returns the files that it is to be about.
    fn narrowed(&self, from: &OriginArgs, loaded: &Loaded) -> Result<Narrowed, Failure> {
        let mut only = Narrowed::default();
        for word in &self.what {
            match files::read_as(from, Path::new(word))? {
                Some(path) => only.add_path(&path),
                None => only
                    .add_named(loaded, word)
                    .map_err(|failure| folder_of_content("check", word).unwrap_or(failure))?,
            }
        }
        let mut near = Narrowed::default();
        if let Some(area) = &self.area {
            near.add_area(loaded, area)?;
        }
        Ok(only.and(near))
    }

    fn beyond_errors(&self, read: &Snapshot, dues: &[Due], today: Date) -> Vec<Problem> {
        let loaded = &read.loaded;
        let mut found = judge::advice(loaded);
        if self.strict {
            found.extend(dues.iter().flat_map(Due::problems));
            found.extend(review::warnings(loaded));
        } else {
            found.extend(review::calendar_ending(loaded, today));
        }
        schema::sort(&mut found);
        let lapsed = read.config.lapsed_approvals(&loaded.content, today);
        [loaded.files.unread.clone(), found, lapsed].concat()
    }

    const fn fails_on(&self, problem: &Problem) -> bool {
        match problem.severity {
            Severity::Error => true,
            Severity::Due => self.strict,
            Severity::Warning => false,
        }
    }
}
