//! Whatever words a reply has: in HTML they are words, and no mark of them; in Discord's Markdown too.
//!
//! The HTML is made with `render::html` and the templates of the handbook and the preview. Each tag and attribute in it is
//! ours, tags balance, and whoever reads it reads every word. In a message, what Discord reads as a mark is escaped.

#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost::answer::{Block, Line, Query, Setting, Subject, Visibility, answer};
use signpost::render::response;
use signpost_fuzz::answered::is_right;
use signpost_fuzz::bots::{MOMENTS, SHIPPED};
use signpost_fuzz::marks::are_words;
use signpost_fuzz::page::{MadeText, html};
use signpost_fuzz::well_formed::words_of;

fuzz_target!(|text: MadeText<'_>| {
    // What pages are called is in the text too.
    let called = text.named.iter().map(|words| Block::Paragraph(Line::plain(*words)));
    let made = text.blocks.iter().take(12).map(|made| made.block());
    let blocks: Vec<Block> = called.chain(made).collect();
    let shown = words_of(&html(&blocks, &text));
    if !text.has_sections {
        for line in blocks.iter().flat_map(Block::lines) {
            assert!(shown.contains(&line.text()), "{:?} is not in {shown:?}", line.text());
        }
    }
    in_a_message(&blocks);
});

/// Judges a message of the same words, as far as content can have them: on one line, and not too long for a message.
fn in_a_message(blocks: &[Block]) {
    let words: Vec<String> = blocks.iter().flat_map(Block::lines).map(|line| line.text()).collect();
    let is_of_content = |words: &&String| {
        !words.trim().is_empty()
            && words.chars().count() < 200
            && !words.contains(|c: char| c.is_control())
    };
    let words: Vec<&String> = words.iter().filter(is_of_content).take(4).collect();
    let mut reply = answer(&SHIPPED.content, &Query::of(Subject::Help), &Setting::at(MOMENTS[0]));
    reply.blocks.clear();
    for words in words {
        let line = Line::plain(words.as_str());
        reply.blocks.push(Block::Paragraph(line.clone()));
        reply.blocks.push(Block::Point(line));
        reply.blocks.push(Block::Heading(words.clone()));
    }
    let response = (&response(&SHIPPED.content, &reply, Visibility::Ephemeral).response).into();
    is_right(&response);
    let body: serde_json::Value =
        serde_json::from_slice(response.json()).expect("a response is JSON");
    let message = body["data"]["content"].as_str().expect("a message has a text");
    are_words(&message.lines().collect::<Vec<_>>());
}
