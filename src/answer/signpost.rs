//! The signpost: the same words in the same place under every message.
//!
//! A listener learns it by heart, so it is never shortened, reordered or left out; and it guards
//! against the worst misunderstanding, "I told the bot".

use super::line::{Line, Span};
use crate::content::{Content, Ending};
use crate::values::{Label, PhoneNumber};

/// The lines that every message ends with. It can only be made whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signpost {
    lines: [Line; 4],
}

impl Signpost {
    /// Returns the signpost that ends so.
    pub fn new(content: &Content, ending: Ending) -> Self {
        let words = &content.signpost;
        let numbers = &content.numbers;
        let next = words.next_step(ending);
        let line = |label: &Label, number: &PhoneNumber| {
            Line(vec![Span::plain(format!("{label} ")), Span::Number(number.clone())])
        };
        Self {
            lines: [
                Line(vec![
                    Span::strong(words.danger.as_str()),
                    Span::plain(format!(" {} ", words.police.label)),
                    Span::Number(numbers.police.clone()),
                ]),
                line(&words.adult.label, &numbers.adult),
                line(&words.child.label, &numbers.child),
                Line(vec![
                    Span::strong(words.not_a_report.as_str()),
                    Span::plain(format!(" {} {}", next.tell, next.details)),
                ]),
            ],
        }
    }

    /// Returns its lines, in order.
    pub const fn lines(&self) -> &[Line; 4] {
        &self.lines
    }
}
