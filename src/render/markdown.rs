//! Discord Markdown: lines with their marks, and content that cannot be read as marks.
//!
//! Content is plain text. What Discord would read as a mark is escaped, also at the start of a
//! line, where "999." would become a list. See Discord Docs, Reference (Message Formatting).

use crate::answer::{Block, Line, Span};

/// Returns one line.
pub(super) fn line(line: &Line) -> String {
    let mut out = String::new();
    for span in &line.0 {
        match span {
            Span::Plain(words) if out.is_empty() => out.push_str(&escape_start(words)),
            Span::Plain(words) => out.push_str(&escape(words)),
            Span::Strong(words) => out.push_str(&format!("**{}**", escape(words))),
            // Digits and addresses are dialled and opened as they are; their types hold no marks.
            Span::Number(number) | Span::TextNumber(number) => out.push_str(number.as_str()),
            Span::Address(url) => out.push_str(url.as_str()),
        }
    }
    out
}

/// Returns the lines of one block.
pub(super) fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(words) => vec![format!("### {}", escape_start(words))],
        Block::Paragraph(words) | Block::Unshared(words) => vec![line(words)],
        Block::Point(words) => vec![format!("- {}", line(words))],
        Block::Step(number, words) => vec![format!("{number}. {}", line(words))],
        Block::UnderStep(words) => vec![format!("   - {}", line(words))],
        Block::Card(lines) => lines.iter().map(line).collect(),
        Block::Ways(ways) => ways.iter().map(|way| escape_start(&way.label)).collect(),
        Block::Copy(lines) => {
            let fence = || std::iter::once("```".to_owned());
            fence().chain(lines.clone()).chain(fence()).collect()
        }
    }
}

/// Returns the title.
pub(super) fn title(words: &str) -> String {
    format!("## {}", escape_start(words))
}

/// Returns small print.
pub(super) fn small(words: &str) -> String {
    format!("-# {}", escape_start(words))
}

/// Escapes what marks words anywhere in a line.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut written = 0;
    // Every mark is one byte long, and no byte of a longer character looks like one.
    for (at, _) in words.bytes().enumerate().filter(|(_, byte)| is_mark(*byte)) {
        out.push_str(&words[written..at]);
        out.push('\\');
        written = at;
    }
    out.push_str(&words[written..]);
    out
}

/// Returns whether Discord reads this as a mark anywhere in a line.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'\\' | b'*' | b'_' | b'~' | b'`' | b'|' | b'<' | b'[' | b']')
}

/// Escapes what marks words anywhere, and what marks a line at its start.
pub(super) fn escape_start(words: &str) -> String {
    escape_line_start(&escape(words))
}

/// Escapes what marks a line at the start of one whose other marks are escaped.
pub(super) fn escape_line_start(escaped: &str) -> String {
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = escaped.split_at(digits);
    let marks_a_list = !number.is_empty() && rest.starts_with(['.', ')']);
    let marks_a_line = number.is_empty() && rest.starts_with(['#', '>', '-', '+']);
    if marks_a_list || marks_a_line { format!("{number}\\{rest}") } else { escaped.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_starts_with_999_is_not_a_list() {
        assert_eq!(escape_start("999. Now."), "999\\. Now.");
        assert_eq!(escape_start("1) one"), "1\\) one");
        assert_eq!(escape_start("999 is free."), "999 is free.");
    }

    #[test]
    fn marks_in_content_are_shown_as_characters() {
        assert_eq!(escape_start("# not a heading"), "\\# not a heading");
        assert_eq!(escape_start("-# not small"), "\\-# not small");
        assert_eq!(escape_start("> no quote"), "\\> no quote");
        assert_eq!(escape("a*b_c~d`e|f<@1>[g](h)\\"), "a\\*b\\_c\\~d\\`e\\|f\\<@1>\\[g\\](h)\\\\");
    }

    #[test]
    fn marks_are_put_where_they_are_meant() {
        let both = Line(vec![Span::strong("Danger now:"), Span::plain(" 1*1")]);
        assert_eq!(line(&both), "**Danger now:** 1\\*1");
        assert_eq!(lines(&Block::Step(3, Line::plain("Call."))), ["3. Call."]);
    }
}
