//! Cuts a text into pages, so that each fits into a message with the signpost beside it.
//!
//! The room for the signpost is taken off before anything is cut: the text gives way, never the
//! numbers. Lengths are in characters (code points), as Discord counts.

use super::markdown;
use crate::answer::Block;

/// A piece of text that stays together where it can.
struct Piece {
    text: String,
    /// What is between it and the piece before.
    glue: &'static str,
    /// How many characters the two have together.
    length: usize,
    /// How strongly it starts something that belongs together.
    starts: PieceStart,
    /// Whether a shared reply leaves it out.
    unshared: bool,
}

/// What a piece starts. A section holds steps and cards, those hold lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PieceStart {
    Line,
    Step,
    Section,
}

/// Returns the pages of `blocks`, each of at most `room` characters. There is at least one.
///
/// A section or step that would be torn apart moves to the next page, where it fits on one. What
/// a shared reply leaves out is left out after the cut: so the second page of the reader's own
/// copy begins where the first page that everyone saw ended.
pub(super) fn pages(blocks: &[Block], room: usize, shared: bool) -> Vec<String> {
    let room = room.max(1);
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
        if !(shared && piece.unshared) {
            page.push_str(if page.is_empty() { "" } else { piece.glue });
            page.push_str(&piece.text);
        }
        used += if used == 0 { piece.length - piece.glue.len() } else { piece.length };
    }
    pages
}

/// Returns how many characters the first piece has with what belongs to it, at most `most` pieces.
fn together(pieces: &[Piece], most: usize) -> usize {
    let starts = pieces.first().map_or(PieceStart::Line, |first| first.starts);
    let rest = pieces.iter().skip(1).take_while(|piece| piece.starts < starts);
    pieces.iter().take(1).chain(rest).take(most).map(|piece| piece.length).sum()
}

/// Returns how many characters Discord counts.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

fn pieces(blocks: &[Block], room: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let tight = before.is_some_and(|before| is_tight(before, block));
        let mut glue = if tight { "\n" } else { "\n\n" };
        let mut starts = match block {
            Block::Heading(_) => PieceStart::Section,
            Block::Step(..) | Block::Card(_) | Block::Ways(_) | Block::Copy(_) => PieceStart::Step,
            _ => PieceStart::Line,
        };
        let unshared = matches!(block, Block::Unshared(_));
        for text in markdown::lines(block).into_iter().flat_map(|line| split(line, room)) {
            let length = glue.len() + length(&text);
            pieces.push(Piece { text, glue, length, starts, unshared });
            (glue, starts) = ("\n", PieceStart::Line);
        }
        before = Some(block);
    }
    pieces
}

/// Returns whether two blocks are on lines next to each other.
fn is_tight(before: &Block, after: &Block) -> bool {
    let listed =
        |block: &Block| matches!(block, Block::Point(_) | Block::Step(..) | Block::UnderStep(_));
    matches!(before, Block::Heading(_)) || (listed(before) && listed(after))
}

/// Splits a line that is longer than a page, at a space where there is one.
fn split(line: String, room: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = line;
    while length(&rest) > room {
        let end = rest.char_indices().nth(room).map_or(rest.len(), |(at, _)| at);
        let at = break_in(&rest[..end]).max(1);
        let at = rest.char_indices().map(|(i, _)| i).find(|i| *i >= at).unwrap_or(rest.len());
        let after = rest[at..].trim_start();
        let escaped = markdown::escape_line_start(after);
        // What is left must get shorter, or a page of a few characters would never end.
        let shorter = length(&escaped) < length(&rest);
        let next = if shorter { escaped } else { after.to_owned() };
        rest.truncate(at);
        parts.push(std::mem::replace(&mut rest, next));
    }
    parts.push(rest);
    parts
}

/// Returns where to break: at the last space, else before an escape that would be torn apart.
fn break_in(head: &str) -> usize {
    head.rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or_else(|| {
        let backslashes = head.bytes().rev().take_while(|byte| *byte == b'\\').count();
        head.len() - usize::from(backslashes % 2 == 1 && head.len() > 1)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::Line;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Line::plain(text))
    }

    #[test]
    fn a_heading_is_never_last_on_a_page() {
        let blocks = [paragraph("aaaa"), Block::Heading("head".into()), paragraph("bbbbbb")];
        let pages = pages(&blocks, 16, false);
        assert_eq!(pages, ["aaaa", "### head\nbbbbbb"]);
    }

    #[test]
    fn a_section_that_fits_on_a_page_is_not_torn_apart() {
        let point = |text: &str| Block::Point(Line::plain(text));
        let blocks = [paragraph("aaaaaaaaaa"), Block::Heading("h".into()), point("b"), point("c")];
        assert_eq!(pages(&blocks, 20, false), ["aaaaaaaaaa", "### h\n- b\n- c"]);
    }

    #[test]
    fn a_step_stays_with_its_lines() {
        let under = |text: &str| Block::UnderStep(Line::plain(text));
        let step = |number| Block::Step(number, Line::plain("go"));
        let blocks = [step(1), under("a"), step(2), under("b")];
        assert_eq!(pages(&blocks, 24, false), ["1. go\n   - a", "2. go\n   - b"]);
    }

    #[test]
    fn points_stand_on_lines_next_to_each_other() {
        let blocks =
            [paragraph("a"), Block::Point(Line::plain("b")), Block::Point(Line::plain("c"))];
        assert_eq!(pages(&blocks, 100, false), ["a\n\n- b\n- c"]);
    }

    #[test]
    fn what_is_not_shared_takes_its_room_on_the_shared_page_too() {
        let unshared = Block::Unshared(Line::plain("hidden hidden"));
        let blocks = [paragraph("aaaa"), unshared, paragraph("bbbbbb"), paragraph("cccc")];
        let (own, shared) = (pages(&blocks, 24, false), pages(&blocks, 24, true));
        assert_eq!(own, ["aaaa\n\nhidden hidden", "bbbbbb\n\ncccc"]);
        assert_eq!(shared, ["aaaa", "bbbbbb\n\ncccc"]);
    }

    #[test]
    fn a_long_card_is_cut_between_its_lines() {
        let lines = ["The name of it", "For somebody", "Call: 01582 547653"].map(Line::plain);
        assert_eq!(
            pages(&[Block::Card(lines.to_vec())], 30, false),
            ["The name of it\nFor somebody", "Call: 01582 547653"]
        );
    }

    #[test]
    fn the_rest_of_a_line_that_was_cut_is_not_read_as_a_mark() {
        assert_eq!(split("aaaa 999. bbb".to_owned(), 8), ["aaaa", "999\\.", "bbb"]);
        assert_eq!(split("aaaa - b".to_owned(), 6), ["aaaa", "\\- b"]);
    }

    #[test]
    fn no_text_is_still_one_page() {
        assert_eq!(pages(&[], 10, false), [""]);
    }

    proptest! {
        #[test]
        fn no_page_is_too_long_and_no_character_is_lost(
            texts in proptest::collection::vec("[a-z*\\\\ é]{0,300}", 0..12),
            room in 10usize..200,
        ) {
            let blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
            let pages = pages(&blocks, room, false);
            for page in &pages {
                prop_assert!(length(page) <= room);
            }
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&pages.concat()), letters(&texts.concat()));
        }
    }
}
