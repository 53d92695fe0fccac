//! The blocks of a reply as the parts of a page: headings, paragraphs, lists and links.
//!
//! Steps that follow each other are one list, with what belongs to each inside it.

use super::link::Link;
use super::words::{WordsOnPage, words};
use crate::answer::{Block, Line, Way};

/// What ways and names of pages become on one page.
pub struct Links<'l> {
    /// Says where a way leads; one that leads nowhere is left out.
    pub of: &'l dyn Fn(&Way) -> Option<Link>,
    /// What a text can name: where it says to press or to open one of these, that is a link too.
    pub named: &'l [Link],
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<'r> {
    /// A heading under the title.
    Heading(&'r str),
    /// A paragraph.
    Paragraph(WordsOnPage),
    /// A list, whose items have numbers where they are steps.
    List(Vec<Item>),
    /// Lines that stay together: a service and how to reach it.
    Card(Vec<WordsOnPage>),
    /// Links that belong to the text before them.
    Links(Vec<Link>),
    /// Lines to copy as they are.
    Copy(&'r [String]),
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its number, where it is a step.
    pub number: Option<usize>,
    /// Its text.
    pub words: WordsOnPage,
    /// The lines that belong to it.
    pub under: Vec<WordsOnPage>,
}

/// Returns `blocks` as parts of a page.
pub fn parts<'r>(blocks: &'r [Block], links: &Links<'_>) -> Vec<Part<'r>> {
    let words = |line: &Line| words(line, links.named);
    let mut parts: Vec<Part<'r>> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(words) => parts.push(Part::Heading(words)),
            Block::Paragraph(line) | Block::Unshared(line) => {
                parts.push(Part::Paragraph(words(line)));
            }
            Block::Point(line) => add_item(&mut parts, None, words(line)),
            Block::Step(number, line) => add_item(&mut parts, Some(*number), words(line)),
            Block::UnderStep(line) => match last_item(&mut parts) {
                Some(item) => item.under.push(words(line)),
                None => parts.push(Part::Paragraph(words(line))),
            },
            Block::Card(lines) => parts.push(Part::Card(lines.iter().map(words).collect())),
            Block::Ways(ways) => {
                parts.push(Part::Links(ways.iter().filter_map(links.of).collect()));
            }
            Block::Copy(lines) => parts.push(Part::Copy(lines)),
        }
    }
    parts
}

/// Adds an item to the list before it, where that is of the same kind, else to a new one.
fn add_item(parts: &mut Vec<Part<'_>>, number: Option<usize>, words: WordsOnPage) {
    let item = Item { number, words, under: Vec::new() };
    match parts.last_mut() {
        Some(Part::List(items)) if items[0].number.is_some() == number.is_some() => {
            items.push(item);
        }
        _ => parts.push(Part::List(vec![item])),
    }
}

fn last_item<'p>(parts: &'p mut [Part<'_>]) -> Option<&'p mut Item> {
    match parts.last_mut() {
        Some(Part::List(items)) => items.last_mut(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Bit;
    use super::*;

    const NO_LINKS: Links<'static> = Links { of: &|_| None, named: &[] };

    #[test]
    fn steps_that_follow_each_other_are_one_list_with_what_belongs_to_each_inside_it() {
        let line = Line::plain;
        let blocks = [
            Block::Step(1, line("Listen.")),
            Block::UnderStep(line("Now.")),
            Block::Step(2, line("Write.")),
            Block::Point(line("A point.")),
        ];
        let parts = parts(&blocks, &NO_LINKS);
        let [Part::List(steps), Part::List(points)] = parts.as_slice() else {
            panic!("{parts:?}");
        };
        let numbers: Vec<Option<usize>> = steps.iter().map(|item| item.number).collect();
        assert_eq!(numbers, [Some(1), Some(2)]);
        assert_eq!(steps[0].under, [vec![Bit::Plain("Now.".to_owned())]]);
        assert_eq!(points.len(), 1);
    }

    #[test]
    fn what_belongs_to_no_item_is_a_paragraph() {
        let blocks = [Block::UnderStep(Line::plain("Alone."))];
        assert!(matches!(parts(&blocks, &NO_LINKS).as_slice(), [Part::Paragraph(_)]));
    }
}
