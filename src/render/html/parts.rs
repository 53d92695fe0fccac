//! The blocks of a reply as the parts of a page: headings, paragraphs, lists and links.
//!
//! Steps that follow each other are one list, with what belongs to each inside it.

use super::link::Link;
use super::words::{Bit, WordsOnPage, words};
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
    /// A service and how to reach it, which stay together.
    Card(ServiceCard),
    /// Links that belong to the text before them.
    Links(Vec<Link>),
    /// Lines to copy as they are.
    Copy(&'r [String]),
}

/// A service and how to reach it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceCard {
    /// Its name: the first line.
    pub name: String,
    /// Every other line.
    pub lines: Vec<WordsOnPage>,
    /// How many levels its heading is below those of the text: 1 where the text before it has one.
    pub below: usize,
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

impl Part<'_> {
    /// Returns every reference to a page: what the page is called there, and its address.
    pub fn references(&self) -> Vec<(&str, &str)> {
        let lines: Vec<&WordsOnPage> = match self {
            Self::Links(links) => return links.iter().map(Link::reference).collect(),
            Self::Paragraph(line) => vec![line],
            Self::List(items) => {
                items.iter().flat_map(|item| [&item.words].into_iter().chain(&item.under)).collect()
            }
            Self::Card(card) => card.lines.iter().collect(),
            Self::Heading(_) | Self::Copy(_) => Vec::new(),
        };
        let pages = lines.into_iter().flatten().filter_map(|bit| match bit {
            Bit::Page { label, href } => Some((label.as_str(), href.as_str())),
            _ => None,
        });
        pages.collect()
    }
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
            Block::Card(lines) => {
                let below = parts.iter().any(|part| matches!(part, Part::Heading(_)));
                parts.extend(lines.split_first().map(|(name, lines)| {
                    let lines = lines.iter().map(words).collect();
                    Part::Card(ServiceCard { name: name.text(), lines, below: below.into() })
                }));
            }
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
    fn a_service_has_its_name_as_a_heading_below_the_one_before_it() {
        let service = Block::Card(vec![Line::strong("A helpline"), Line::plain("Free.")]);
        let blocks = [service.clone(), Block::Heading("By phone".to_owned()), service];
        let parts = parts(&blocks, &NO_LINKS);
        let cards = parts.iter().filter_map(|part| match part {
            Part::Card(card) => Some((card.name.as_str(), card.below, card.lines.len())),
            _ => None,
        });
        assert_eq!(cards.collect::<Vec<_>>(), [("A helpline", 0, 1), ("A helpline", 1, 1)]);
    }

    #[test]
    fn what_belongs_to_no_item_is_a_paragraph() {
        let blocks = [Block::UnderStep(Line::plain("Alone."))];
        assert!(matches!(parts(&blocks, &NO_LINKS).as_slice(), [Part::Paragraph(_)]));
    }
}
