//! What is said: a value, built in one place and shown in another.
//!
//! A [`Reply`] is the whole answer. It knows no pages, no Markdown and no JSON; `render` does.
//! It cannot be built without its [`Signpost`].

use super::line::Line;
use super::query::{Press, Query};
use super::signpost::Signpost;
use crate::discord::limits::BUTTONS_BELOW_THE_FIRST_ROW;
use crate::values::Url;

/// Most ways on that most replies show as buttons: more would push a text off a phone's screen.
const FEW: usize = 10;

/// The whole answer to one query.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What was asked.
    pub query: Query,
    /// What every message ends with.
    signpost: Signpost,
    /// The urgent first line, where the reply has one.
    pub opening: Option<String>,
    /// The heading.
    pub title: String,
    /// The text, in order.
    pub blocks: Vec<Block>,
    /// Where it comes from, in small print.
    pub source: Option<String>,
    /// On a board alone: one line after the signpost, on how old it is and who vouches for it.
    pub imprint: Option<String>,
    /// The two buttons that every message has.
    pub always: [Way; 2],
    /// The way back to the menu, or to the page before.
    pub back: Option<Way>,
    /// Beside it, what leads on where pages have an order: the next one, and the way out.
    pub onward: Vec<Way>,
    /// The ways on from here.
    pub ways: Vec<Way>,
    /// Most ways on that are shown as buttons; where there are more, they are menus.
    pub most_buttons: usize,
    /// Every other page, where pages have an order.
    pub jump: Option<Jump>,
    /// A page on the web, where one is set.
    pub link: Option<(String, Url)>,
    /// Whether it may be shown to everyone, and if so its first line then.
    pub shared: Option<String>,
}

/// One part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading under the title.
    Heading(String),
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph that is left out where the reply is shared.
    Unshared(Line),
    /// A point of a list.
    Point(Line),
    /// A numbered step.
    Step(usize, Line),
    /// A line that belongs to the step before it.
    UnderStep(Line),
    /// Lines that stay together: a service and how to reach it.
    Card(Vec<Line>),
    /// Ways on that belong to the text before them. No message has any: there they are buttons.
    Ways(Vec<Way>),
    /// Lines to copy as they are, such as those of a file. They hold no content.
    Copy(Vec<String>),
}

/// A way on from a reply: a button or a menu entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What it says.
    pub label: String,
    /// What a menu says under it.
    pub description: Option<String>,
    /// What it asks.
    pub press: Press,
    /// Whether it is left out where the reply is shared.
    pub unshared: bool,
}

/// Pages to go to: a menu, at most 25 of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// What the menu shows before one is chosen.
    pub label: String,
    /// The pages.
    pub ways: Vec<Way>,
}

impl Block {
    /// Returns the ways on that belong to the text.
    pub fn ways(&self) -> &[Way] {
        match self {
            Self::Ways(ways) => ways,
            _ => &[],
        }
    }

    /// Returns its words, line by line.
    pub fn lines(&self) -> Vec<Line> {
        let plain = |words: &String| Line::plain(words.as_str());
        match self {
            Self::Heading(words) => vec![plain(words)],
            Self::Paragraph(line)
            | Self::Unshared(line)
            | Self::Point(line)
            | Self::Step(_, line)
            | Self::UnderStep(line) => vec![line.clone()],
            Self::Card(lines) => lines.clone(),
            Self::Ways(ways) => ways.iter().map(|way| plain(&way.label)).collect(),
            Self::Copy(lines) => lines.iter().map(plain).collect(),
        }
    }
}

impl Reply {
    /// Returns a reply that has its signpost and its two buttons, and as yet no text.
    pub(super) fn new(query: Query, signpost: Signpost, title: String, always: [Way; 2]) -> Self {
        Self {
            query,
            signpost,
            opening: None,
            title,
            blocks: Vec::new(),
            source: None,
            imprint: None,
            always,
            back: None,
            onward: Vec::new(),
            ways: Vec::new(),
            most_buttons: FEW,
            jump: None,
            link: None,
            shared: None,
        }
    }

    /// Returns what every message ends with.
    pub const fn signpost(&self) -> &Signpost {
        &self.signpost
    }

    /// Shows every way on as a button, however many there are: nobody in a hurry opens a closed list.
    pub(super) const fn all_buttons(&mut self) {
        self.most_buttons = BUTTONS_BELOW_THE_FIRST_ROW;
    }

    /// Adds a heading.
    pub(super) fn heading(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Heading(words.into()));
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Paragraph(Line::plain(words)));
    }

    /// Adds paragraphs.
    pub(super) fn paragraphs<W: AsRef<str>>(&mut self, all: &[W]) {
        for words in all {
            self.paragraph(words.as_ref());
        }
    }

    /// Adds the points of a list.
    pub(super) fn points<W: AsRef<str>>(&mut self, all: &[W]) {
        let points = all.iter().map(|words| Block::Point(Line::plain(words.as_ref())));
        self.blocks.extend(points);
    }
}
