//! Whether a message has its whole signpost.
//!
//! Written from what people have to see and not from the product's code, so that one mistake cannot hide in both.
//! `fuzz/` judges by this file too.

use serde_json::Value;

use super::{SHIPPED, text};

/// Returns what is missing of the signpost in a response's text; empty where it is whole. On a
/// board alone, one line more comes after it.
pub(crate) fn missing_signpost(response: &Value) -> Vec<&'static str> {
    let text = text(response);
    if is_board(text) {
        return match text.rsplit_once('\n') {
            Some((rest, last)) if LAST_LINES.iter().any(|first| last.starts_with(first)) => {
                missing_in(rest)
            }
            _ => vec!["the last line of a board"],
        };
    }
    missing_in(text)
}

/// How the last line of a board begins: with what a person has checked, or nobody has.
const LAST_LINES: [&str; 2] = ["Checked ", "Numbers from pages read on "];

/// Returns whether a text is that of a shipped board: it opens urgently, then has its heading.
fn is_board(text: &str) -> bool {
    let heading = text.lines().nth(1).unwrap_or_default();
    let mut boards = SHIPPED.content.boards.iter();
    boards.any(|(_, board)| heading.starts_with(&format!("## {}", board.title)))
}

fn missing_in(text: &str) -> Vec<&'static str> {
    let wanted = [
        "**Danger now: call 999.** Police, not urgent: 101\n",
        "\nAdult worried about a child (no answer? Call 101): NSPCC 0808 800 5000\n",
        "\nUnder 19: Childline 0800 1111\n",
        "\n**This is not a report. No one has been told.** ",
    ];
    let endings = [
        "Give names and details by phone, not on Discord.",
        "Do not type names or details on Discord.",
        "Do not type names or details on Discord. Worried about a child? Open Local contacts.",
    ];
    let mut missing: Vec<&str> = wanted.into_iter().filter(|line| !text.contains(line)).collect();
    if !endings.iter().any(|ending| text.ends_with(ending)) {
        missing.push("the reminder not to type names or details");
    }
    missing
}
