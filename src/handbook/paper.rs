//! What is printed at the foot of every sheet of paper but the card: the signpost, and which sheet it is.
//!
//! A sheet can be lost from the others. Only styles can put words on each sheet, so the words of the
//! signpost are written into one; it is the one style that is made from content.

use crate::answer::Signpost;
use crate::content::{Content, Ending, OfSheet};

const PATH: &str = "paper.css";

/// The card is one sheet and has the numbers in its text.
const CARD: &str =
    "@page card { @bottom-left { content: \"\"; } @bottom-right { content: \"\"; } }\n";

/// Returns the styles for paper, by their path.
pub(super) fn file(content: &Content) -> (String, String) {
    let sheet = content.handbook.whole.sheet.as_ref().map(sheet).unwrap_or_default();
    let page = |ending: Ending| {
        let lines =
            Signpost::new(content, ending).lines().each_ref().map(crate::answer::Line::text);
        let name = match ending {
            Ending::Usual => "",
            Ending::PastTheLead => "past ",
            Ending::ForOneself => "oneself ",
        };
        format!(
            "@page {name}{{ @bottom-left {{ content: {}; }}{sheet} }}\n",
            quoted(&lines.join("\n"))
        )
    };
    let header = "/* The signpost at the foot of every sheet: made from the content. */\n";
    (PATH.to_owned(), format!("{header}{}{CARD}", Ending::ALL.map(page).concat()))
}

/// Returns what the right of a foot has: the sheet, in words, because sections have numbers too. A program that
/// knows which section it prints, as `WeasyPrint` does, takes the second line, which names that as well; others leave
/// that line out, because they do not know `string()`.
fn sheet(words: &OfSheet) -> String {
    let (before, after) = words.around();
    let sheet = format!("{} counter(page) {}", quoted(before), quoted(after));
    let named = format!("string(number) \" \" string(section) \"\\a \" {sheet}");
    format!(" @bottom-right {{ content: {sheet}; content: {named}; }}")
}

/// Returns the classes of what is printed on sheets with this signpost.
pub(super) const fn classes(ending: Ending) -> &'static str {
    match ending {
        Ending::Usual => "",
        Ending::PastTheLead => " past",
        Ending::ForOneself => " past oneself",
    }
}

/// Returns words as a text of a style. See CSS Syntax Module Level 3, Consume a string token.
fn quoted(words: &str) -> String {
    let escaped = words.chars().map(|c| match c {
        '"' | '\\' | '\n' | '<' => format!("\\{:x} ", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_word_ends_the_text_that_it_stands_in() {
        assert_eq!(quoted("a \"b\\\nc</style>"), "\"a \\22 b\\5c \\a c\\3c /style>\"");
    }
}
