//! One line of a reply, and the spans it is made of.
//!
//! A span says of what kind its characters are; what that looks like is for `render` to say.

use crate::values::{PhoneNumber, Url};

/// One line, made of spans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Span>);

/// A run of characters of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// A number to ring. It comes last on its line.
    Number(PhoneNumber),
    /// A number to send a text message to. It comes last on its line.
    TextNumber(PhoneNumber),
    /// An address on the web. It comes last on its line.
    Address(Url),
}

impl Line {
    /// Returns a line of plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self(vec![Span::plain(words)])
    }

    /// Returns a line of words that stand out.
    pub fn strong(words: impl Into<String>) -> Self {
        Self(vec![Span::strong(words)])
    }

    /// Returns `label: ` with something after it, such as a number.
    pub fn labelled(label: &str, last: Span) -> Self {
        Self(vec![Span::plain(format!("{label}: ")), last])
    }

    /// Returns its characters, without any mark.
    pub fn text(&self) -> String {
        self.0.iter().map(Span::text).collect()
    }
}

impl Span {
    /// Returns plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::Plain(words.into())
    }

    /// Returns words that stand out.
    pub fn strong(words: impl Into<String>) -> Self {
        Self::Strong(words.into())
    }

    /// Returns its characters, without any mark.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Strong(words) => words,
            Self::Number(number) | Self::TextNumber(number) => number.as_str(),
            Self::Address(url) => url.as_str(),
        }
    }
}
