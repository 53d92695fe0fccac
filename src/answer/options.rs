//! The options of the commands: each a closed list from the content, or yes or no.
//!
//! There is no option with free text and none is required. What is offered depends on the content:
//! a list too long for Discord is left out, and the reply shows it as menus.

use super::letters::LETTERS;
use crate::content::{Audience, Content, OptionWords};
use crate::schema::named;
use crate::values::{Description, Id};

named! {
    /// An option of a command. Its name is what is typed before its value, and is written here alone.
    pub enum CommandOption {
        /// A door of the first screen, or one that is one press away: never one that only a door leads to.
        About = "about",
        /// An area.
        Area = "area",
        /// An audience.
        For = "for",
        /// A topic of the chapter.
        Topic = "topic",
        /// A run of letters.
        Letters = "letters",
        /// A glossary term.
        Term = "term",
        /// A pinned post.
        Board = "board",
        /// Whether everyone is to see the reply.
        Share = "share",
    }
}

/// One of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the person sees.
    pub name: String,
    /// What is sent.
    pub value: String,
}

impl CommandOption {
    /// Returns what Discord shows beside it.
    pub const fn description(self, words: &OptionWords) -> &Description {
        match self {
            Self::About => &words.about,
            Self::Area => &words.area,
            Self::For => &words.r#for,
            Self::Topic => &words.topic,
            Self::Letters => &words.letters,
            Self::Term => &words.term,
            Self::Board => &words.board,
            Self::Share => &words.share,
        }
    }

    /// Returns its choices, of `chapter` where it is a topic; none where it is a yes or no.
    pub fn choices(self, content: &Content, chapter: &str) -> Option<Vec<Choice>> {
        let choice =
            |name: &str, value: &str| Choice { name: name.to_owned(), value: value.to_owned() };
        Some(match self {
            Self::Share => return None,
            Self::About => content
                .doors
                .iter()
                .filter(|(_, door)| door.screen.is_some())
                .map(|(id, door)| choice(door.title.as_str(), id.as_str()))
                .collect(),
            Self::Area => content
                .areas
                .iter()
                .map(|(id, area)| choice(area.name.as_str(), id.as_str()))
                .collect(),
            Self::Term => content
                .terms
                .iter()
                .map(|(id, term)| choice(term.name.as_str(), id.as_str()))
                .collect(),
            Self::Board => content
                .boards
                .iter()
                .map(|(id, board)| choice(board.title.as_str(), id.as_str()))
                .collect(),
            Self::For => Audience::ALL
                .iter()
                .map(|audience| {
                    choice(content.helplines.listed(*audience).title.as_str(), audience.name())
                })
                .collect(),
            Self::Topic => content
                .topics
                .iter()
                .filter(|(_, topic)| topic.chapter.as_str() == chapter)
                .map(|(id, topic)| choice(topic.title.as_str(), id.as_str()))
                .collect(),
            Self::Letters => LETTERS
                .into_iter()
                .filter(|letters| letters.are_used(content))
                .map(|letters| choice(&letters.name(content), &letters.first().to_string()))
                .collect(),
        })
    }
}
