//! Puts one stamp on disk: the change, the check of the whole with it, and then the file.
//!
//! A stamp that would not load, that changes nothing of what is due, or that would write over what
//! somebody else has changed is refused with the next step, and the file is as it was.

use super::super::Failure;
use super::super::conversation::refusal;
use super::super::folder::Folder;
use super::super::writing;
use crate::content::{self, Content, Due, Review, Thing, Verifier, Why};

/// A folder, and who stamps its files.
#[derive(Debug)]
pub(super) struct Stamper {
    folder: Folder,
    verifier: Verifier,
}

impl Stamper {
    /// Returns a stamper of the files of `folder`.
    pub(super) const fn new(folder: Folder, verifier: Verifier) -> Self {
        Self { folder, verifier }
    }

    /// Returns the content as it is with every stamp so far.
    pub(super) const fn content(&self) -> &Content {
        &self.folder.loaded.content
    }

    /// Returns how many of `all` are still due.
    pub(super) fn still_due(&self, all: &[Due]) -> usize {
        let now = content::dues(&self.folder.loaded, self.verifier.today);
        all.iter().filter(|due| now.iter().any(|it| it.thing == due.thing)).count()
    }

    /// Returns when the text is read again, and who read it last.
    pub(super) fn review(&self, thing: &Thing) -> Option<&Review> {
        match thing {
            Thing::Door(id) => self.content().doors.get(id).map(|(_, door)| &door.review),
            Thing::Area(id) => self.content().areas.get(id).map(|(_, area)| &area.review),
            Thing::Topic(id) => self.content().topics.get(id).map(|(_, topic)| &topic.review),
            Thing::Service(_) | Thing::BankHolidays => None,
        }
    }

    /// Writes the file with the change in it, once the whole is known to load with it and what was
    /// due to be done.
    pub(super) fn stamp(
        &mut self,
        due: &Due,
        change: impl Fn(&Verifier, &str) -> Option<String>,
    ) -> Result<(), Failure> {
        let path = &due.file.path;
        let no_place = || {
            let message = format!("`{path}` is written in a way that cannot be stamped");
            Failure::problems(message, "write it as content/README.md shows, or stamp it by hand")
        };
        let inside = self.inside(&due.thing).ok_or_else(no_place)?;
        let old = self.folder.text(&inside).ok_or_else(no_place)?;
        let new = change(&self.verifier, old).ok_or_else(no_place)?;
        let with = self.folder.with(&[(inside.clone(), new.clone())]).map_err(|problems| {
            let message = format!("`{path}` would not load:\n{}", refusal(&problems));
            Failure::problems(message, "stamp it by hand, and run `signpost check`")
        })?;
        let is_done = self.whys(&with, &due.thing) != self.whys(&self.folder, &due.thing);
        is_done.then_some(()).ok_or_else(no_place)?;
        writing::replace(&self.folder.path(&inside), old, &new).map_err(|error| {
            let hint = "see to it, then run `signpost verify` again";
            Failure::problems(format!("`{path}`: {error}"), hint)
        })?;
        self.folder = with;
        Ok(())
    }

    /// Returns the path inside the folder of the file that the thing stands in now.
    fn inside(&self, thing: &Thing) -> Option<String> {
        let file = self.due(&self.folder, thing)?.file;
        self.folder.inside(&file).map(str::to_owned)
    }

    /// Returns why the thing is due in this folder; nothing where it is not.
    fn whys(&self, folder: &Folder, thing: &Thing) -> Vec<Why> {
        let due = self.due(folder, thing);
        due.into_iter().flat_map(|due| due.reasons).map(|reason| reason.why).collect()
    }

    fn due(&self, folder: &Folder, thing: &Thing) -> Option<Due> {
        let all = content::dues(&folder.loaded, self.verifier.today);
        all.into_iter().find(|due| due.thing == *thing)
    }
}
