//! `signpost verify`: walks a person through what no person has verified, or is overdue.
//!
//! The walk itself is in `editing::verify`. Where nobody can answer, or with `--list`, it prints what is due and
//! what comes later.

use std::process::ExitCode;

use clap::Args;

use super::files;
use super::files::Workplace;
use super::origins::OriginArgs;
use super::output::print;
use crate::editing::verify::{self, Leads, Person, year_ahead};
use crate::editing::{Folder, FolderUse, Stopped, Terminal, role};
use crate::failure::Failure;
use crate::review::Due;
use crate::schema::{Problem, report};
use crate::values::shell_word;
use crate::{clock, review, schema};

/// Go through what is unverified, unapproved or overdue, and stamp what is right.
#[derive(Debug, Args)]
#[command(
    long_about = "Go through what is unverified, unapproved or overdue, one at a time, and stamp what is right.\n\nEach thing is shown as people will see it, with where it came from. Yes stamps the day, how you checked and your role into its file, and moves the day of the next check or reading where it has passed or is near; a new check of a number needs a new approval. No leaves the file alone and lists it at the end; skip leaves it for next time. Back is the question before, and takes out the stamp that came after it. Quit, Ctrl-D or Ctrl-C stop: what is stamped is kept, and the next run asks only about the rest.\n\nHours are asked about apart from the number. A number is checked in one role and approved in another: run it again with --role and the other role.",
    after_help = "Works on the folder that --content-only or --content names: nothing else is written. With --content, what is due of the content in the program is only counted: it cannot be stamped.\n\nWithout a terminal, or with --list, it prints what is due now, and month by month what is to come.\n\nDoors with `approver = \"trustee\"` are for the trustee for safeguarding or somebody outside: no lead is asked about them, whose role says so or is a lead's or deputy's in the file of --config.\n\nEach question shows what can be answered. Back, quit, and ? or help are understood at every one; yes, no and skip where a question shows them. Back from the first question of a thing shows the thing before it again. A file that somebody else has changed since is not given its old text back.\n\nExit code 1 while anything that you asked for is left in the folder, listed or gone through; else 0.\n\nExamples:\n  signpost verify --content our-content\n  signpost verify services --role 'Safeguarding lead' --content our-content\n  signpost verify doors/worried luton-mash calendar --content-only content\n  signpost verify --list --content-only content"
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
        let named = from.named("verify", &self.what);
        named.are_read()?;
        if from.folder().is_none() {
            let lists = self.list || self.json;
            let what = if lists { "this lists what is due of one" } else { "this writes into one" };
            return Err(Folder::unnamed(&self.typed(from, lists), what));
        }
        let Workplace { folder, config } = match files::folder(from, FolderUse::OnWhatIsThere)? {
            Ok(place) => place,
            Err(none) => return none.show(self.json),
        };
        let again = folder.command(&self.typed(from, false));
        let now = clock::now();
        let which = named.all(&folder.loaded)?;
        let all = review::dues(&folder.loaded, now.date()).into_iter();
        let (ours, others): (Vec<Due>, Vec<Due>) = all
            .filter(|due| which.includes(&due.file))
            .partition(|due| folder.inside(&due.file).is_some());
        let terminal = Terminal::open().filter(|_| !self.list && !self.json && !ours.is_empty());
        match terminal {
            None => {
                let to_come = || year_ahead(&folder, &which, now.date());
                self.list(&ours, others.len(), ListFoot { again: &again, to_come: &to_come })
            }
            Some(mut terminal) => {
                let leads = config.as_ref().map(Leads::of).unwrap_or_default();
                let person = Person { role, leads, again };
                let done = verify::walk(&mut terminal, *folder, &ours, person, now);
                let left = done.map_err(stopped)?;
                elsewhere(others.len()).map_or(Ok(()), |line| print(&line))?;
                Ok(ExitCode::from(u8::from(left > 0)))
            }
        }
    }

    /// Returns what was typed as it is typed again, but for the folder; the options that list only where `lists` is true.
    fn typed(&self, from: &OriginArgs, lists: bool) -> String {
        let mut words = vec!["verify".to_owned()];
        words.extend(self.what.iter().map(|word| shell_word(word).into_owned()));
        words.extend(self.role.iter().map(|role| format!("--role {}", shell_word(role))));
        words.extend((self.list && lists).then(|| "--list".to_owned()));
        words.extend((self.json && lists).then(|| "--json".to_owned()));
        words.join(" ") + &from.typed_config()
    }

    /// Prints what is due, and after it what is to come; as JSON only what is due.
    fn list(&self, ours: &[Due], others: usize, foot: ListFoot<'_>) -> Result<ExitCode, Failure> {
        let mut problems: Vec<Problem> = ours.iter().flat_map(Due::problems).collect();
        schema::sort(&mut problems);
        print(&if self.json {
            format!("{:#}\n", report::json(&problems))
        } else {
            let elsewhere = elsewhere(others).unwrap_or_default();
            verify::by_file(&problems, foot.again) + &elsewhere + &(foot.to_come)()
        })?;
        Ok(ExitCode::from(u8::from(!ours.is_empty())))
    }
}

/// What comes after a list of what is due.
#[derive(Clone, Copy)]
struct ListFoot<'n> {
    /// The command that goes through it.
    again: &'n str,
    /// The year ahead.
    to_come: &'n dyn Fn() -> String,
}

fn stopped(why: Stopped) -> Failure {
    let message = match why {
        Stopped::Left => "stopped before the first question".to_owned(),
        Stopped::Broken(error) => format!("the terminal is gone: {error}"),
    };
    Failure::problems(message, "what is stamped is kept; run it again for the rest")
}

fn elsewhere(count: usize) -> Option<String> {
    let line = format!(
        "{count} other(s) due are in the content in the program, which cannot be stamped\n"
    );
    (count > 0).then_some(line)
}
