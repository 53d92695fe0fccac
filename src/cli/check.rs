//! `signpost check`: every problem of the content and the configuration, at once.
//!
//! It is the one command that an editor needs. Bank holidays that end soon and an approval that has
//! lapsed are shown in any case. `--strict` is for the safeguarding lead before release: it adds what
//! no person has verified or approved, or is overdue, and advice on what reads harder than it has
//! to. Advice never fails: the words are right, and can be used.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::files;
use super::origins::OriginArgs;
use super::output::print_coloured;
use super::parsers::month;
use crate::failure::Failure;
use crate::judge::Loaded;
use crate::live::{Reading, Snapshot};
use crate::review::{Due, DueTotal, Narrowed, NearArea};
use crate::schema::{Problem, Severity, report};
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
    /// How many files that nobody asked about have problems.
    elsewhere: usize,
    /// What comes after the problems: how much is due, and with `--strict` the reading grades.
    summary: String,
}

impl CheckCommand {
    /// Checks.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let Reading { line, snapshot, .. } = files::reading(from)?;
        let findings = match snapshot {
            Err(problems) => Findings { problems, elsewhere: 0, summary: String::new() },
            Ok(read) => self.findings(from, &read)?,
        };
        print_coloured(&if self.json {
            format!("{:#}\n", report::json(&findings.problems))
        } else {
            self.in_words(&findings)
        })?;
        files::tell_at_the_end(&line, self.json)?;
        Ok(ExitCode::from(u8::from(findings.problems.iter().any(|problem| self.fails_on(problem)))))
    }

    fn in_words(&self, findings: &Findings) -> String {
        let is_part = self.area.is_some() || !self.what.is_empty();
        let problems = if self.month.is_some() {
            findings.problems.iter().map(|problem| problem.in_one_line() + "\n").collect()
        } else if is_part && findings.problems.is_empty() {
            "there is no problem in what you named\n".to_owned()
        } else {
            report::in_words(&findings.problems)
        };
        let elsewhere = match findings.elsewhere {
            0 => String::new(),
            1 => "\n1 file that you did not name has more\n".to_owned(),
            count => format!("\n{count} files that you did not name have more\n"),
        };
        (problems + &elsewhere + &findings.summary).trim_start_matches('\n').to_owned()
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
        let is_shown = |it: &Problem| it.severity == Severity::Error || only.includes(&it.file);
        let others = found.iter().filter(|problem| !is_shown(problem));
        let elsewhere = others.map(|it| &it.file.path).collect::<BTreeSet<_>>().len();
        found.retain(is_shown);
        let mut total = DueTotal::of(dues.iter().filter(|due| only.includes(&due.file)));
        let summary = match self.month {
            Some(first) => review::total_of_month(&found, first, &only, &total),
            None => {
                total.add_others(&found, read.config.source().map(Arc::as_ref));
                match (self.strict, total.all()) {
                    (true, _) => review::summary(loaded, &only, &total),
                    (false, 0) => String::new(),
                    (false, _) => format!("\n{total}\n"),
                }
            }
        };
        Ok(Findings { elsewhere, problems: found, summary })
    }

    /// Returns the files that it is to be about.
    fn narrowed(&self, from: &OriginArgs, loaded: &Loaded) -> Result<Narrowed, Failure> {
        let near = self.area.as_deref().map(|area| NearArea::of(loaded, area)).transpose()?;
        if self.what.is_empty() {
            return Ok(near.map(NearArea::all).unwrap_or_default());
        }
        let named = from.named("check", &self.what);
        let mut only = Narrowed::default();
        for word in &self.what {
            only.add(word, named.one(word, loaded)?, near.as_ref())?;
        }
        Ok(only)
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
