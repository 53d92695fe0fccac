//! `/a-z`: back-of-book terms as menus that open the section.

use crate::content::{Content, Destination, IndexEntry};

use super::desk::Desk;
use super::query::Subject;
use super::reply::{Reply, Way};

/// A run of first letters, from and to, such as `a` to `c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters(char, char);

/// Every run of letters. They are few enough to be choices and short enough to be menus.
pub const LETTERS: [Letters; 8] = [
    Letters('a', 'b'),
    Letters('c', 'd'),
    Letters('e', 'g'),
    Letters('h', 'k'),
    Letters('l', 'n'),
    Letters('o', 'r'),
    Letters('s', 's'),
    Letters('t', 'z'),
];

impl Letters {
    /// Returns its name in custom ids and choices: its first letter.
    pub const fn first(self) -> char {
        self.0
    }

    /// Returns its last letter.
    pub const fn last(self) -> char {
        self.1
    }

    /// Returns the run that starts with this letter.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = LETTERS.into_iter();
        all.find(|letters| name.chars().eq([letters.0]))
    }

    /// Returns what people read: `A to B`.
    pub fn name(self, content: &Content) -> String {
        let (first, last) = (self.0.to_ascii_uppercase(), self.1.to_ascii_uppercase());
        match first == last {
            true => first.to_string(),
            false => content.words.buttons.menu.fill(first, last),
        }
    }

    /// Returns whether any term is filed under it.
    pub fn are_used(self, content: &Content) -> bool {
        content.index.iter().any(|entry| self.holds(&entry.term))
    }

    /// Returns whether the term is filed under it.
    fn holds(self, term: &str) -> bool {
        let first = term.chars().next().map(|c| c.to_ascii_lowercase());
        first.is_some_and(|c| (self.0..=self.1).contains(&c))
    }
}

/// Returns the runs of letters that have terms.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.a_z;
    let mut reply = desk.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let runs = LETTERS.into_iter().filter(|letters| letters.are_used(desk.content));
    reply.ways = runs
        .map(|letters| desk.turns(&letters.name(desk.content), Subject::Letters(Some(letters))))
        .collect();
    reply
}

/// Returns the terms under some letters.
pub(super) fn answer(desk: &Desk<'_>, letters: Letters) -> Reply {
    let mut reply = desk.reply(letters.name(desk.content));
    reply.paragraphs(&desk.content.words.a_z.text);
    let terms = desk.content.index.iter().filter(|entry| letters.holds(&entry.term));
    reply.ways = terms.filter_map(|entry| way(desk, entry)).collect();
    reply.back = desk.back(Subject::Letters(None));
    reply
}

/// Returns the way to where a term leads, with what stands there as its description.
fn way(desk: &Desk<'_>, entry: &IndexEntry) -> Option<Way> {
    let content = desk.content;
    let (title, heads_up, subject) = match &entry.to {
        Destination::Topic(id) => {
            let (id, topic) = content.topics.get(id)?;
            (topic.title.as_str(), topic.heads_up.as_ref(), Subject::Topic(id.clone()))
        }
        Destination::Door(id) => {
            let (id, door) = content.doors.get(id)?;
            (door.title.as_str(), None, Subject::Door(id.clone()))
        }
        Destination::Area(id) => {
            let (id, area) = content.areas.get(id)?;
            (area.name.as_str(), None, Subject::Contacts(Some(id.clone())))
        }
    };
    let description = heads_up.map_or(title, |heads_up| heads_up.as_str()).to_owned();
    let mut way = desk.turns(&entry.term, subject);
    way.description = Some(description);
    Some(way)
}
