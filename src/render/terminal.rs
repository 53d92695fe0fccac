//! A reply in a terminal: the whole of it, without pages, and what its buttons would open.
//!
//! It shows the same words in the same order as Discord does, so that a reviewer without Discord
//! can approve them; golden texts are made with it.

use crate::answer::{Block, Reply};

/// Returns the whole of `reply` as plain text that ends with a line break.
pub fn terminal(reply: &Reply) -> String {
    let mut out: Vec<String> = Vec::new();
    out.extend(reply.opening.clone());
    out.push(reply.title.clone());
    out.push("=".repeat(reply.title.chars().count()));
    let before = [None].into_iter().chain(reply.blocks.iter().map(Some));
    for (before, block) in before.zip(&reply.blocks) {
        out.extend(lines(before, block));
    }
    out.extend(reply.source.as_ref().map(|source| format!("\n{source}")));
    out.push(String::new());
    out.extend(reply.signpost().lines().iter().map(crate::answer::Line::text));
    out.extend(reply.imprint.clone());
    out.push(String::new());
    let ways = reply.always.iter().chain(&reply.back).chain(&reply.onward).chain(&reply.ways);
    let link = reply.link.iter().map(|(label, url)| in_brackets(&format!("{label}: {url}")));
    let jump = reply.jump.iter().map(|jump| in_brackets(&format!("{} \u{2026}", jump.label)));
    let labels = ways.map(|way| in_brackets(&way.label));
    let labels: Vec<String> = labels.chain(jump).chain(link).collect();
    out.extend(wrapped(&labels));
    out.push(String::new());
    out.join("\n")
}

fn lines(before: Option<&Block>, block: &Block) -> Vec<String> {
    match block {
        Block::Heading(words) => {
            vec![String::new(), words.clone(), "-".repeat(words.chars().count())]
        }
        Block::Paragraph(line) | Block::Unshared(line) => vec![String::new(), line.text()],
        Block::Point(line) => vec![format!("- {}", line.text())],
        Block::Step(number, line) => vec![String::new(), format!("{number}. {}", line.text())],
        Block::UnderStep(line) => vec![format!("   - {}", line.text())],
        Block::Ways(ways) => {
            let labels: Vec<String> = ways.iter().map(|way| in_brackets(&way.label)).collect();
            let labels = labels.join(" ");
            match before {
                Some(Block::UnderStep(_)) => vec![format!("   - {labels}")],
                _ => vec![String::new(), labels],
            }
        }
        Block::Copy(lines) => {
            let lines = lines.iter().map(|line| format!("    {line}"));
            std::iter::once(String::new()).chain(lines).collect()
        }
        Block::Card(lines) => {
            let lines = lines.iter().map(crate::answer::Line::text);
            std::iter::once(String::new()).chain(lines).collect()
        }
    }
}

fn in_brackets(label: &str) -> String {
    format!("[ {label} ]")
}

/// Returns the labels in lines of at most 100 characters.
fn wrapped(labels: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for label in labels {
        match lines.last_mut() {
            Some(line) if line.chars().count() + label.chars().count() < 100 => {
                line.push(' ');
                line.push_str(label);
            }
            _ => lines.push(label.clone()),
        }
    }
    lines
}
