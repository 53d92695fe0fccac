//! Cuts a text into pages, so that each fits into a message with the signpost beside it.
//!
//! The room for the signpost is taken off before anything is cut: the text gives way, never the
//! numbers. Lengths are in characters (code points), as Discord counts.

use crate::answer::Block;

use super::markdown;

/// A piece of text that stays together where it can.
struct Piece {
    text: String,
    /// What stands between it and the piece before.
    glue: &'static str,
    /// How many characters the two have together.
    length: usize,
    /// How strongly it starts something that belongs together.
    starts: Starts,
}

/// What a piece starts. A section holds steps, a step holds lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Starts {
    Line,
    Step,
    Section,
}

/// Returns the pages of `blocks`, each of at most `room` characters. There is at least one.
///
/// A section or step that would be torn apart moves to the next page, where it fits on one.
pub(super) fn pages<'b>(blocks: impl Iterator<Item = &'b Block>, room: usize) -> Vec<String> {
    let mut pages = vec![String::new()];
    let mut used = 0;
    let pieces = pieces(blocks, room);
    for (index, piece) in pieces.iter().enumerate() {
        let left = room.saturating_sub(used);
        let here = &pieces[index..];
        let whole = together(here, usize::MAX);
        let fits_on_one = whole <= room + piece.glue.len();
        let torn = (whole > left && fits_on_one) || together(here, 2) > left;
        if used > 0 && torn {
            pages.push(String::new());
            used = 0;
        }
        let page = pages.last_mut().expect("there is at least one page");
        if used > 0 {
            page.push_str(piece.glue);
            used += piece.glue.len();
        }
        page.push_str(&piece.text);
        used += piece.length - piece.glue.len();
    }
    pages
}

/// Returns how many characters the first piece has with what belongs to it, at most `most` pieces.
fn together(pieces: &[Piece], most: usize) -> usize {
    let starts = pieces.first().map_or(Starts::Line, |first| first.starts);
    let rest = pieces.iter().skip(1).take_while(|piece| piece.starts < starts);
    pieces.iter().take(1).chain(rest).take(most).map(|piece| piece.length).sum()
}

/// Returns how many characters Discord counts.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

fn pieces<'b>(blocks: impl Iterator<Item = &'b Block>, room: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let glue = if before.is_some_and(|before| is_tight(before, block)) { "\n" } else { "\n\n" };
        let starts = match block {
            Block::Heading(_) => Starts::Section,
            Block::Step(..) => Starts::Step,
            _ => Starts::Line,
        };
        let texts = split(markdown::block(block), room);
        pieces.extend(texts.into_iter().map(|text| {
            let length = glue.len() + length(&text);
            Piece { text, glue, length, starts }
        }));
        before = Some(block);
    }
    pieces
}

/// Returns whether two blocks stand on lines next to each other.
fn is_tight(before: &Block, after: &Block) -> bool {
    let listed =
        |block: &Block| matches!(block, Block::Point(_) | Block::Step(..) | Block::UnderStep(_));
    matches!(before, Block::Heading(_)) || (listed(before) && listed(after))
}

/// Splits a text that is longer than a page, at a space where there is one.
fn split(text: String, room: usize) -> Vec<String> {
    if length(&text) <= room {
        return vec![text];
    }
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let at = head.rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or_else(|| {
        // A backslash that escapes belongs to the character behind it.
        let backslashes = head.bytes().rev().take_while(|byte| *byte == b'\\').count();
        end - usize::from(backslashes % 2 == 1 && end > 1)
    });
    let mut parts = vec![text[..at].to_owned()];
    parts.extend(split(text[at..].trim_start().to_owned(), room));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Line;
    use proptest::prelude::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Line::plain(text))
    }

    #[test]
    fn a_heading_is_never_last_on_a_page() {
        let blocks = [paragraph("aaaa"), Block::Heading("head".into()), paragraph("bbbbbb")];
        let pages = pages(blocks.iter(), 16);
        assert_eq!(pages, ["aaaa", "### head\nbbbbbb"]);
    }

    #[test]
    fn a_section_that_fits_on_a_page_is_not_torn_apart() {
        let point = |text: &str| Block::Point(Line::plain(text));
        let blocks = [paragraph("aaaaaaaaaa"), Block::Heading("h".into()), point("b"), point("c")];
        assert_eq!(pages(blocks.iter(), 20), ["aaaaaaaaaa", "### h\n- b\n- c"]);
    }

    #[test]
    fn a_step_stays_with_its_lines() {
        let under = |text: &str| Block::UnderStep(Line::plain(text));
        let step = |number| Block::Step(number, Line::plain("go"));
        let blocks = [step(1), under("a"), step(2), under("b")];
        assert_eq!(pages(blocks.iter(), 24), ["1. go\n   - a", "2. go\n   - b"]);
    }

    #[test]
    fn points_stand_on_lines_next_to_each_other() {
        let blocks =
            [paragraph("a"), Block::Point(Line::plain("b")), Block::Point(Line::plain("c"))];
        assert_eq!(pages(blocks.iter(), 100), ["a\n\n- b\n- c"]);
    }

    #[test]
    fn no_text_is_still_one_page() {
        assert_eq!(pages([].iter(), 10), [""]);
    }

    proptest! {
        #[test]
        fn no_page_is_too_long_and_no_character_is_lost(
            texts in proptest::collection::vec("[a-z*\\\\ é]{0,300}", 0..12),
            room in 10usize..200,
        ) {
            let blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
            let pages = pages(blocks.iter(), room);
            for page in &pages {
                prop_assert!(length(page) <= room);
            }
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&pages.concat()), letters(&texts.concat()));
        }
    }
}
