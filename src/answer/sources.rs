//! `/sources`: the works that the guidance rests on.
//!
//! The paper is credited with its author and publisher; works it cites come with its pages, works
//! beside it with an address where one is known.

use super::answering::Answering;
use super::line::{Line, Span};
use super::reply::{Block, Reply};
use crate::content::Source;

/// Returns the paper and every work cited.
pub(super) fn answer(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.sources;
    let all = &answering.content.sources;
    let paper = &all.paper;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraph(words.credit.fill(&paper.title, &paper.author, &paper.publisher));
    reply.paragraph(paper.note.as_str());
    reply.heading(words.works.as_str());
    reply.blocks.extend(all.source.iter().map(|source| work(answering, source)));
    reply
}

fn work(answering: &Answering<'_>, source: &Source) -> Block {
    let mut words = format!("{} ({}).", source.author, source.year.as_str());
    if let Some(title) = &source.title {
        words = format!("{words} {title}.");
    }
    if let Some(pages) = &source.pages {
        words = format!(
            "{words} {}",
            answering.content.words.sources.cited.fill(answering.content.words.common.pages(pages))
        );
    }
    let address = source.url.iter().flat_map(|url| [Span::plain(" "), Span::Address(url.clone())]);
    let spans = std::iter::once(Span::plain(words)).chain(address);
    Block::Point(Line(spans.collect()))
}
