//! The A to Z as in the back of a book: one line for each word, with every place that it leads to.
//!
//! A link has the title of its page, so that two places of one word are told apart. Where everything is one
//! document it has the number of the section, which is what a reader of paper can look up.

use super::book::Book;
use crate::answer::{Query, Subject};
use crate::content::{Destination, Form, IndexEntry};
use crate::render::html::Link;

/// The words that begin with one letter.
pub(super) struct Letter {
    /// The letter.
    pub(super) name: char,
    /// Its id on the page.
    pub(super) id: String,
    /// The words, in order.
    pub(super) words: Vec<IndexWord>,
}

/// A word, and where it leads.
pub(super) struct IndexWord {
    /// The word, with a capital letter.
    pub(super) word: String,
    /// Where it leads, each place once.
    pub(super) links: Vec<Link>,
}

/// Returns the words of the index by their letters, as they are on the page `from`.
pub(super) fn letters(book: &Book<'_>, from: &str, form: Form) -> Vec<Letter> {
    // The induction speaks of the lead on every page.
    let is_open = |entry: &&IndexEntry| form == Form::Usual || entry.to != Destination::Induction;
    let mut letters: Vec<Letter> = Vec::new();
    for entry in book.content.index.iter().filter(is_open) {
        let word = capitalised(&entry.term);
        let (Some(name), Some(link)) = (word.chars().next(), link(book, from, form, entry)) else {
            continue;
        };
        if letters.last().is_none_or(|letter| letter.name != name) {
            let id = format!("letters-{}", name.to_lowercase());
            letters.push(Letter { name, id, words: Vec::new() });
        }
        if let Some(letter) = letters.last_mut() {
            letter.add(word, link);
        }
    }
    if book.sections.is_some() {
        letters.iter_mut().flat_map(|letter| &mut letter.words).for_each(IndexWord::number);
    }
    letters
}

fn link(book: &Book<'_>, from: &str, form: Form, entry: &IndexEntry) -> Option<Link> {
    let place = book.place(&Query { form, ..Query::of(Subject::from(&entry.to)) })?;
    Some(book.to(from, entry.to.title(book.content)?.as_str(), &place))
}

impl Letter {
    /// Adds where a word leads, to its line where it has one.
    fn add(&mut self, word: String, link: Link) {
        match self.words.last_mut() {
            Some(last) if last.word == word => {
                if last.links.iter().all(|one| one.href != link.href) {
                    last.links.push(link);
                }
            }
            _ => self.words.push(IndexWord { word, links: vec![link] }),
        }
    }
}

impl IndexWord {
    /// Has its links say the numbers of sections, of which the first says what they are.
    fn number(&mut self) {
        for (link, place) in self.links.iter_mut().zip(0..) {
            let number = link.href.trim_start_matches("#s").to_owned();
            let section = link.section.take();
            link.label = section.filter(|_| place == 0).unwrap_or(number);
        }
    }
}

/// Returns a word with a capital letter, as a line begins.
fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.as_str().chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn a_line_begins_with_a_capital_letter_and_is_otherwise_as_written() {
        assert_eq!(capitalised("older boyfriend"), "Older boyfriend");
        assert_eq!(capitalised("AI images"), "AI images");
        assert_eq!(capitalised(""), "");
    }
}
