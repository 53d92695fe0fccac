//! Which parts of a page stay on one sheet of paper, and how long each is there.
//!
//! A heading or an announcement alone at the end of a sheet says nothing. Browsers differ in what they keep together, but each
//! keeps one element whole; so what belongs together is one, unless it is long.

use super::link::Link;
use super::parts::{Item, Part};
use super::words::{Bit, WordsOnPage};

/// How many letters a line of paper has, at least.
const LETTERS: usize = 85;

/// How many lines stay together at most: more would leave much of a sheet empty.
const MOST: usize = 12;

/// Returns the parts in groups, each of which stays on one sheet: a part alone, or what leads to the next and that.
pub fn groups<'p, 'r>(parts: &'p [Part<'r>]) -> Vec<&'p [Part<'r>]> {
    let mut groups = Vec::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let mut length = 1;
        let mut lines = rest[0].lines();
        while leads(rest, length - 1) && lines + rest[length].lines() <= MOST {
            lines += rest[length].lines();
            length += 1;
        }
        let (group, others) = rest.split_at(length);
        groups.push(group);
        rest = others;
    }
    groups
}

/// Returns whether parts are few enough lines for one sheet, wherever on it they begin.
pub fn stay_together(parts: &[Part<'_>]) -> bool {
    parts.iter().map(Part::lines).sum::<usize>() <= MOST
}

/// Returns whether the part at this place says nothing without the next one: a heading, or what announces a list.
pub fn leads(parts: &[Part<'_>], at: usize) -> bool {
    match (parts.get(at), parts.get(at + 1)) {
        (Some(Part::Heading(_)), Some(_)) => true,
        (Some(Part::Paragraph(_)), Some(next)) => {
            matches!(next, Part::List(_) | Part::Links(_) | Part::Copy(_))
        }
        _ => false,
    }
}

impl Part<'_> {
    /// Returns how many lines of paper it has, as far as that is known before it is printed.
    pub fn lines(&self) -> usize {
        match self {
            Self::Heading(_) => 2,
            Self::Paragraph(words) => of_words(words),
            Self::List(items) => items.iter().map(of_item).sum(),
            Self::Card(card) => 2 + card.lines.iter().map(of_words).sum::<usize>(),
            Self::Links(links) => links.iter().map(of_link).sum(),
            Self::Copy(lines) => lines.len(),
        }
    }
}

fn of_item(item: &Item) -> usize {
    of_words(&item.words) + item.under.iter().map(of_words).sum::<usize>()
}

fn of_link(link: &Link) -> usize {
    1 + link.under.len()
}

fn of_words(words: &WordsOnPage) -> usize {
    let letters: usize = words.iter().map(of_bit).sum();
    letters.div_ceil(LETTERS).max(1)
}

fn of_bit(bit: &Bit) -> usize {
    let words = match bit {
        Bit::Plain(words) | Bit::Strong(words) | Bit::Address(words) | Bit::Section(words) => words,
        Bit::Call { shown, .. } | Bit::Text { shown, .. } => shown,
        Bit::Page { label, .. } => label,
    };
    words.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(letters: usize) -> Part<'static> {
        Part::Paragraph(vec![Bit::Plain("a".repeat(letters))])
    }

    fn list(items: usize) -> Part<'static> {
        let item = Item {
            number: None,
            words: vec![Bit::Plain("An item.".to_owned())],
            under: Vec::new(),
        };
        Part::List(vec![item; items])
    }

    fn lengths(parts: &[Part<'_>]) -> Vec<usize> {
        groups(parts).into_iter().map(<[_]>::len).collect()
    }

    #[test]
    fn a_heading_stays_with_what_is_under_it_and_an_announcement_with_its_list() {
        let parts = [Part::Heading("Signs"), paragraph(20), list(3), paragraph(20), paragraph(20)];
        assert_eq!(lengths(&parts), [3, 1, 1]);
    }

    #[test]
    fn what_is_long_stays_with_nothing() {
        assert_eq!(lengths(&[Part::Heading("Signs"), paragraph(20), list(40)]), [2, 1]);
        assert_eq!(lengths(&[Part::Heading("Signs"), list(40)]), [1, 1]);
        assert_eq!(lengths(&[Part::Heading("Signs")]), [1]);
    }

    #[test]
    fn a_long_line_is_several_on_paper() {
        assert_eq!(paragraph(20).lines(), 1);
        assert_eq!(paragraph(2 * LETTERS + 1).lines(), 3);
    }
}
