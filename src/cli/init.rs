//! `signpost init`: a host's first configuration, by seven questions or from options.
//!
//! The questions are in `hosting::init`. Options answer them where nobody is there to be asked.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::files;
use super::origins::OriginArgs;
use super::output::{print, say};
use crate::clock;
use crate::editing::Terminal;
use crate::failure::Failure;
use crate::hosting::{self, GivenOption, InitAnswer, InitRules};
use crate::schema::{Problem, report};
use crate::values::Nation;

/// Make your first configuration by seven questions
#[derive(Debug, Args)]
#[command(
    long_about = "Make your first configuration by seven questions.\n\nIt asks for your server's id, the nation, the area, the lead's role and duty phone, the deputy, where notes go, and the channel for pinned posts. Each answer is checked as you type it; back leads to the question before, ? explains one, quit stops. You see the file, and what /contacts will say with it, before anything is written. A file that is there is left as it is.",
    after_help = "With --yes nothing is asked: the options are the answers, and what they leave out is left out.\n\nExamples:\n  signpost init\n  signpost init --yes --server 290926798626357999 --nation england --area luton \\\n    --lead-role \"Safeguarding lead\" --lead-phone \"020 7946 0001\" --out signpost.toml"
)]
pub(super) struct Init {
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "signpost.toml")]
    out: PathBuf,
    /// Ask nothing: take the options below
    #[arg(long, requires = "server")]
    yes: bool,
    #[command(flatten)]
    answers: InitAnswers,
}

/// The answers, where nothing is asked.
#[derive(Debug, Args)]
#[command(next_help_heading = "Answers, with --yes")]
struct InitAnswers {
    /// The server's id
    #[arg(long, value_name = "ID", requires = "yes")]
    server: Option<String>,
    /// england, wales, scotland or northern-ireland
    #[arg(long, value_name = "NATION", requires = "yes", value_parser = nation)]
    nation: Option<Nation>,
    /// The id of the area whose contacts come first
    #[arg(long, value_name = "AREA", requires = "yes")]
    area: Option<String>,
    /// The lead's role, never a name
    #[arg(long, value_name = "ROLE", requires = "yes")]
    lead_role: Option<String>,
    /// The lead's duty phone
    #[arg(long, value_name = "NUMBER", requires = "lead_role")]
    lead_phone: Option<String>,
    /// The deputy's role
    #[arg(long, value_name = "ROLE", requires = "yes")]
    deputy_role: Option<String>,
    /// The deputy's duty phone
    #[arg(long, value_name = "NUMBER", requires = "deputy_role")]
    deputy_phone: Option<String>,
    /// Where notes go
    #[arg(long, value_name = "PLACE", requires = "yes")]
    record: Option<String>,
    /// The id of the channel for pinned posts
    #[arg(long, value_name = "ID", requires = "yes")]
    channel: Option<String>,
}

impl Init {
    /// Asks, and writes.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        if from.config.is_some() {
            let hint = "name the file to write with --out";
            return Err(Failure::usage("`init` reads no configuration: it makes one", hint));
        }
        hosting::is_free(&self.out)?;
        let snapshot = files::read(from)?;
        let rules = InitRules { loaded: &snapshot.loaded, today: clock::now().date() };
        let text = if self.yes {
            match self.of_options(rules) {
                Ok(text) => Some(text),
                Err(problems) => {
                    say(report::in_words(&problems).trim_end());
                    return Ok(ExitCode::from(2));
                }
            }
        } else {
            let mut terminal = Terminal::open().ok_or_else(nobody)?;
            hosting::ask(&mut terminal, rules, &self.out)?
        };
        match text {
            None => print("Nothing was written.\n")?,
            Some(text) => self.write(&text, from)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Returns the file that the options make, and shows it.
    fn of_options(&self, rules: InitRules<'_>) -> Result<String, Vec<Problem>> {
        let server = rules.of_options(self.answers.nation, &self.answers.given())?;
        say(&hosting::shown(rules, &server, &self.out.display().to_string())?);
        Ok(rules.text(&server))
    }

    /// Writes the file, and says what comes next.
    fn write(&self, text: &str, from: &OriginArgs) -> Result<(), Failure> {
        hosting::create(&self.out, text)?;
        let next = hosting::next_steps(&self.out, files::origins(from).content);
        print(&next).map_err(|failure| {
            let hint =
                format!("`{}` is written all the same; {}", self.out.display(), failure.hint);
            Failure { hint, ..failure }
        })
    }
}

impl InitAnswers {
    /// Returns the options that are given, in the order of the questions.
    fn given(&self) -> Vec<GivenOption<'_>> {
        let each = [
            ("--server", InitAnswer::Server, &self.server),
            ("--area", InitAnswer::Area, &self.area),
            ("--lead-role", InitAnswer::LeadRole, &self.lead_role),
            ("--lead-phone", InitAnswer::LeadPhone, &self.lead_phone),
            ("--deputy-role", InitAnswer::DeputyRole, &self.deputy_role),
            ("--deputy-phone", InitAnswer::DeputyPhone, &self.deputy_phone),
            ("--record", InitAnswer::Record, &self.record),
            ("--channel", InitAnswer::Channel, &self.channel),
        ];
        let given = each.into_iter().filter_map(|(name, answer, typed)| {
            let typed = typed.as_deref()?;
            Some(GivenOption { name, answer, typed })
        });
        given.collect()
    }
}

fn nobody() -> Failure {
    let hint = "run it in a terminal, or give the answers as options with --yes: see `signpost init --help`";
    Failure::usage("`init` asks questions, and nobody can answer here", hint)
}

fn nation(typed: &str) -> Result<Nation, String> {
    Nation::parse(typed)
        .ok_or_else(|| "write england, wales, scotland or northern-ireland".to_owned())
}
