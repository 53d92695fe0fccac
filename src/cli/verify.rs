//! `signpost verify`: walks a person through what no person has verified, or is overdue.
//!
//! The walk itself is in `editing::verify`. Where nobody can answer, or with `--list`, it prints what is due and
//! what comes later.

use std::process::ExitCode;

use clap::Args;

use super::files;
use super::origins::OriginArgs;
use super::output::print;
use crate::editing::verify::{self, Leads, Person, year_ahead};
use crate::editing::{Opened, Stopped, Terminal, role};
use crate::failure::Failure;
use crate::review::{Due, Narrowed};
use crate::schema::{Problem, report};
use crate::{clock, review, schema};

/// Go through what is unverified, unapproved or overdue, and stamp what is right.
#[derive(Debug, Args)]
#[command(
    long_about = "Go through what is unverified, unapproved or overdue, one at a time, and stamp what is right.\n\nEach thing is shown as people will see it, with where it came from. Yes stamps the day, how you\nchecked and your role into its file, and moves the day of the next check or reading where it has passed or is\nnear; a new check of a number needs a new approval. No leaves the file alone and lists it at the end; skip leaves it for next\ntime. Back is the question before, and takes out the stamp that came after it. Quit, Ctrl-D or Ctrl-C stop: what\nis stamped is kept, and the next run asks only about the rest.\n\nHours are asked about apart from the number. A number is checked in one role and approved in another: run\nit again with --role and the other role.",
    after_help = "Works on the folder that --content-only or --content names: nothing else is written.\nWith --content, what is due of the content in the program is only counted: it cannot be stamped.\nWithout a terminal, or with --list, it prints what is due now, and month by month what is to come.\nDoors with `approver = \"trustee\"` are for the trustee for safeguarding or somebody outside: no lead is asked\nabout them, whose role says so or is a lead's or deputy's in the file of --config.\n\nUnderstood at every question: yes, no, skip, back, quit, and ? or help. Back from the first question of a thing shows the\nthing before it again. A file that somebody else has changed since is not given its old text back.\n\nExit code 1 while anything that you asked for is left in the folder, listed or gone through; else 0.\n\nExamples:\n  signpost verify --content our-content\n  signpost verify services --role 'Safeguarding lead' --content our-content\n  signpost verify doors/worried luton-mash calendar --content-only content\n  signpost verify --list --content-only content"
)]
pub(super) struct Verify {
    /// Only these: services, doors, areas, boards, topics, helplines, induction, calendar, or an id such as doors/worried
    #[arg(value_name = "WHAT")]
    what: Vec<String>,
    /// The role that is stamped, such as 'Safeguarding lead': never a person's name
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Print what is due now and what comes in the year ahead, and ask nothing
    #[arg(long)]
    list: bool,
    /// Print what is due now as a JSON array, as `check --strict --json` does
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// Lists what is due, or walks a person through it.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        let given = self.role.as_deref().map(role).transpose();
        let role = given.map_err(|problems| Failure::of(&problems, "--role"))?;
        let folder = match files::folder(from, "verify")? {
            Opened::Good(folder) => *folder,
            Opened::Bad(problems) => return self.show_problems(&problems),
        };
        let now = clock::now();
        let which = Narrowed::of(&self.what, &folder.loaded)?;
        let all = review::dues(&folder.loaded, now.date()).into_iter();
        let (ours, others): (Vec<Due>, Vec<Due>) = all
            .filter(|due| which.includes(&due.file))
            .partition(|due| folder.inside(&due.file).is_some());
        let terminal = Terminal::open().filter(|_| !self.list && !self.json && !ours.is_empty());
        match terminal {
            None => {
                let to_come = || year_ahead(&folder, &which, now.date());
                self.list(&ours, others.len(), to_come)
            }
            Some(mut terminal) => {
                let person = Person { role, leads: leads(from)? };
                let done = verify::walk(&mut terminal, folder, &ours, person, now);
                let left = done.map_err(stopped)?;
                elsewhere(others.len()).map_or(Ok(()), |line| print(&line))?;
                Ok(ExitCode::from(u8::from(left > 0)))
            }
        }
    }

    fn show_problems(&self, problems: &[Problem]) -> Result<ExitCode, Failure> {
        if self.json {
            print(&format!("{:#}\n", report::json(problems)))?;
        } else {
            files::show(problems)?;
        }
        Ok(ExitCode::from(1))
    }

    /// Prints what is due, and after it what is to come; as JSON only what is due.
    fn list(
        &self,
        ours: &[Due],
        others: usize,
        to_come: impl FnOnce() -> String,
    ) -> Result<ExitCode, Failure> {
        let mut problems: Vec<Problem> = ours.iter().flat_map(Due::problems).collect();
        schema::sort(&mut problems);
        print(&if self.json {
            format!("{:#}\n", report::json(&problems))
        } else {
            by_file(&problems) + &elsewhere(others).unwrap_or_default() + &to_come()
        })?;
        Ok(ExitCode::from(u8::from(!ours.is_empty())))
    }
}

/// Returns whose role is a lead's, in the configuration that the command line names.
fn leads(from: &OriginArgs) -> Result<Leads, Failure> {
    // What was read of the folder is told already.
    let read = |_| files::good(files::reading(from)?);
    let named = from.config.as_ref().map(read).transpose()?;
    Ok(named.map(|read| Leads::of(&read.config)).unwrap_or_default())
}

fn stopped(why: Stopped) -> Failure {
    let message = match why {
        Stopped::Left => "stopped before the first question".to_owned(),
        Stopped::Broken(error) => format!("the terminal is gone: {error}"),
    };
    Failure::problems(message, "what is stamped is kept; run it again for the rest")
}

/// Returns the problems under the file that each is in.
fn by_file(problems: &[Problem]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut file = "";
    let mut things = 0;
    for problem in problems {
        if problem.file.path != file {
            file = &problem.file.path;
            things += 1;
            lines.push(format!("{file}\n"));
        }
        lines.push(format!("  {}\n", problem.message));
        lines.extend(problem.hint.iter().map(|hint| format!("    hint: {hint}\n")));
    }
    match things {
        0 => lines.push("nothing is due\n".to_owned()),
        count => lines.push(format!(
            "\n{count} due; run `signpost verify` in a terminal to go through them\n"
        )),
    }
    lines.concat()
}

fn elsewhere(count: usize) -> Option<String> {
    let line = format!(
        "{count} other(s) due are in the content in the program, which cannot be stamped\n"
    );
    (count > 0).then_some(line)
}
