//! What a reply says, line by line, as far as a line can name a button.
//!
//! Some lines are left out of a shared reply; those look for their names in the private one alone.

use crate::answer::{Block, Line, Reply, Span};

/// Words of a reply that can name something.
pub(super) struct Said<'r> {
    pub(super) words: &'r str,
    /// Whether they are left out where the reply is shared.
    pub(super) is_unshared: bool,
}

/// Returns all of them.
pub(super) fn said(reply: &Reply) -> impl Iterator<Item = Said<'_>> {
    let Reply { title, opening, source, imprint, .. } = reply;
    let single = [Some(title), opening.as_ref(), source.as_ref(), imprint.as_ref()];
    let single = single.into_iter().flatten().map(|words| Said { words, is_unshared: false });
    let signpost = reply.signpost().lines().iter().flat_map(|line| of_line(line, false));
    single.chain(signpost).chain(reply.blocks.iter().flat_map(of_block))
}

fn of_block(block: &Block) -> Vec<Said<'_>> {
    match block {
        Block::Heading(words) => vec![Said { words, is_unshared: false }],
        Block::Unshared(line) => of_line(line, true),
        Block::Paragraph(line)
        | Block::Point(line)
        | Block::Step(_, line)
        | Block::UnderStep(line) => of_line(line, false),
        Block::Card(lines) => lines.iter().flat_map(|line| of_line(line, false)).collect(),
        Block::Ways(_) | Block::Copy(_) => Vec::new(),
    }
}

fn of_line(line: &Line, is_unshared: bool) -> Vec<Said<'_>> {
    let words = line.0.iter().filter_map(|span| match span {
        Span::Plain(words) | Span::Strong(words) => Some(words.as_str()),
        Span::Number(_) | Span::TextNumber(_) | Span::Address(_) => None,
    });
    words.map(|words| Said { words, is_unshared }).collect()
}
