//! Runs of first letters, under which `/a-z` files its terms.
//!
//! They are fixed, so that a button on an old post still opens the same run.

use crate::content::Content;

/// A run of first letters, from and to, such as `a` to `c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
        if first == last { first.to_string() } else { content.words.buttons.menu.fill(first, last) }
    }

    /// Returns whether any term is filed under it.
    pub fn are_used(self, content: &Content) -> bool {
        content.index.iter().any(|entry| self.holds(&entry.term))
    }

    /// Returns whether the term is filed under it.
    pub(super) fn holds(self, term: &str) -> bool {
        let first = term.chars().next().map(|c| c.to_ascii_lowercase());
        first.is_some_and(|c| (self.0..=self.1).contains(&c))
    }
}
