//! Puts one stamp on disk: the change, the check of the whole with it, and then the file.
//!
//! A stamp that would not load, or that changes nothing of what is due, is refused with the next
//! step, and the file is as it was. What a person vouches for is what they were shown, and that may
//! come from several files: where any of them has changed since, nothing is stamped.

use super::super::conversation::refusal;
use super::super::folder::{Folder, Opened};
use super::super::writing;
use super::super::writing::NotWritten;
use crate::content::Content;
use crate::failure::Failure;
use crate::review;
use crate::review::{Due, Thing, Verifier, Why};
use crate::schema::report;
use crate::values::Label;

/// A folder, and who stamps its files.
#[derive(Debug)]
pub(crate) struct Stamper {
    folder: Folder,
    verifier: Verifier,
}

/// A stamp on disk, and the text that its file had before.
#[derive(Debug)]
pub(crate) struct Stamped {
    inside: String,
    before: String,
    after: String,
}

/// Why there is no stamp.
#[derive(Debug)]
pub(crate) enum NoStamp {
    /// Somebody has changed the folder since it was read.
    Changed,
    /// It cannot be.
    Refused(Failure),
}

impl From<Failure> for NoStamp {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

impl Stamper {
    /// Returns a stamper of the files of `folder`.
    pub(crate) const fn new(folder: Folder, verifier: Verifier) -> Self {
        Self { folder, verifier }
    }

    /// Returns the role of whoever stamps.
    pub(crate) const fn role(&self) -> &Label {
        &self.verifier.role
    }

    /// Has all stamps from now on carry this role.
    pub(crate) fn is_now(&mut self, role: Label) {
        self.verifier.role = role;
    }

    /// Returns the content as it is with every stamp so far.
    pub(crate) fn content(&self) -> &Content {
        &self.folder.loaded.content
    }

    /// Returns a command on the folder, from the words after the program's.
    pub(crate) fn command(&self, words: &str) -> String {
        self.folder.command(words)
    }

    /// Reads the folder again, where it has no problem; otherwise returns why not, in lines.
    pub(crate) fn read_again(&mut self) -> Result<(), String> {
        match self.folder.again() {
            Ok(Opened::Good(folder)) => self.folder = *folder,
            Ok(Opened::Bad(problems)) => return Err(report::carets(&problems)),
            Err(Failure { message, hint, .. }) => return Err(format!("{message}\n  hint: {hint}")),
        }
        Ok(())
    }

    /// Returns the thing with the reasons for which it is due now; nothing where it is not.
    pub(crate) fn due(&self, thing: &Thing) -> Option<Due> {
        due(&self.folder, thing, &self.verifier)
    }

    /// Returns how many of `all` are still due.
    pub(crate) fn still_due(&self, all: &[Due]) -> usize {
        let now = review::dues(&self.folder.loaded, self.verifier.today);
        all.iter().filter(|due| now.iter().any(|it| it.thing == due.thing)).count()
    }

    /// Writes the file with the change in it, once the whole is known to load with it and what was
    /// due to be done.
    pub(crate) fn stamp(
        &mut self,
        due: &Due,
        change: impl Fn(&Verifier, &str) -> Option<String>,
    ) -> Result<Stamped, NoStamp> {
        if !self.folder.is_as_on_disk() {
            return Err(NoStamp::Changed);
        }
        let path = &due.file.path;
        let no_place = || {
            let message = format!("`{path}` is written in a way that cannot be stamped");
            Failure::problems(message, "write it as content/README.md shows, or stamp it by hand")
        };
        let inside = self.inside(&due.thing).ok_or_else(no_place)?;
        let old = self.folder.text(&inside).ok_or_else(no_place)?;
        let new = change(&self.verifier, old).ok_or_else(no_place)?;
        let (before, after) = (old.to_owned(), new);
        let with = self.folder.with(&[(inside.clone(), after.clone())]).map_err(|problems| {
            let message = format!("`{path}` would not load:\n{}", refusal(&problems));
            let check = self.folder.command("check");
            Failure::problems(message, format!("stamp it by hand, and run `{check}`"))
        })?;
        let is_done = self.whys(&with, &due.thing) != self.whys(&self.folder, &due.thing);
        is_done.then_some(()).ok_or_else(no_place)?;
        let path_on_disk = self.folder.path(&inside);
        writing::replace(&path_on_disk, &before, &after).map_err(|error| match error {
            NotWritten::Changed => NoStamp::Changed,
            error => {
                let hint = "see to it, then go through it once more";
                Failure::problems(format!("`{path}`: {error}"), hint).into()
            }
        })?;
        self.folder = with;
        Ok(Stamped { inside, before, after })
    }

    /// Gives a file back the text that it had before these stamps, from the first; returns what to say of it.
    ///
    /// # Errors
    ///
    /// Why it cannot be, in a line: above all where somebody else has changed the file since.
    pub(crate) fn take_back(&mut self, stamps: &[&Stamped]) -> Result<Option<String>, String> {
        let (Some(first), Some(last)) = (stamps.first(), stamps.last()) else { return Ok(None) };
        let path = self.folder.path(&last.inside);
        let shown = path.display().to_string();
        let stays = |why: String| format!("Not taken back: `{shown}` keeps its stamp: {why}.");
        let with = self.folder.with(&[(last.inside.clone(), first.before.clone())]);
        let with = with.map_err(|_| stays("without it the content would not load".to_owned()))?;
        writing::replace(&path, &last.after, &first.before).map_err(|error| {
            stays(match error {
                NotWritten::Changed => {
                    "it was changed on disk since then, and that is not written over".to_owned()
                }
                error => error.to_string(),
            })
        })?;
        self.folder = with;
        Ok(Some(format!("Taken back: {shown} is as it was before its stamp.")))
    }

    /// Returns the path, inside the folder, of the file that has the thing now.
    fn inside(&self, thing: &Thing) -> Option<String> {
        let file = self.due(thing)?.file;
        self.folder.inside(&file).map(str::to_owned)
    }

    /// Returns why the thing is due in this folder; nothing where it is not.
    fn whys(&self, folder: &Folder, thing: &Thing) -> Vec<Why> {
        let due = due(folder, thing, &self.verifier);
        due.into_iter().flat_map(|due| due.reasons).map(|reason| reason.why).collect()
    }
}

fn due(folder: &Folder, thing: &Thing, verifier: &Verifier) -> Option<Due> {
    let all = review::dues(&folder.loaded, verifier.today);
    all.into_iter().find(|due| due.thing == *thing)
}
