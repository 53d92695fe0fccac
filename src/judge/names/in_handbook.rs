//! What the words that only the handbook has say to press or to open: its pages, by the names of their links.
//!
//! Every other word on its pages is a reply's, and is looked up among the buttons of that reply.

use super::hint::meant;
use super::label::begins_with;
use super::lost::Lost;
use crate::content::{Assembled, Content, FileKind};
use crate::values::ButtonLabel;

/// The file of those words.
pub(super) const HANDBOOK: FileKind = FileKind::Single("handbook.toml");

impl Lost {
    /// Adds the names that no page of the handbook has.
    pub(super) fn add_those_of_the_handbook(&mut self, loaded: &Assembled) {
        let path = loaded.files.single("handbook.toml").path.clone();
        let Some(names) = loaded.files.names().find(|names| names.kind == HANDBOOK) else {
            return;
        };
        let pages = pages(&loaded.content);
        let pressed = names.pressed.into_iter().filter(|name| !pages.contains(&name.as_str()));
        let opened =
            names.opened.iter().filter(|rest| !pages.iter().any(|it| begins_with(rest, it)));
        for name in pressed.chain(opened.filter_map(|rest| meant(&loaded.content, rest))) {
            let message = format!("no page of the handbook is called `{name}`");
            let said = loaded.files.saying(&name);
            for written in said.into_iter().filter(|said| said.file.path == path) {
                let hint = self.called(loaded, &pages, &name);
                self.add_problem(written, &message, &hint);
            }
        }
    }
}

/// Returns the names of the pages that are listed, and of the doors.
fn pages(content: &Content) -> Vec<&str> {
    let (buttons, words) = (&content.words.buttons, &content.handbook);
    let labels = [
        &buttons.local_contacts,
        &buttons.help_for_me,
        &buttons.concern,
        &buttons.helplines,
        &buttons.emergency,
        &buttons.guidance,
        &buttons.a_z,
        &buttons.glossary,
        &buttons.induction,
        &buttons.sources,
        &words.start,
        &words.about.title,
        &words.search.title,
        &words.whole.title,
        &words.card.title,
    ];
    let doors = content.doors.iter().map(|(_, door)| door.button());
    labels.into_iter().map(ButtonLabel::as_str).chain(doors).collect()
}
