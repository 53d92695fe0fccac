//! What is to be done beside an answer, by whoever has a token: `/board`, and boards whose words are old.
//!
//! Who answers only says what; `boards` does it. Where nobody can, as in `ask` and in `serve`, the answer already says
//! so. Nothing here says who asked.

use crate::answer::BoardOrder;
use crate::discord::Snowflake;
use crate::values::BoardMark;

/// A channel of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The server.
    pub guild: Snowflake,
    /// The channel.
    pub channel: Snowflake,
}

/// What is to be done beside a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// What `/board` says; its reply takes the place of the response.
    Order(Order),
    /// A button of a board was pressed: where its words are old, they are renewed.
    Pressed(Pressed),
}

/// What `/board` says, in the channel where it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The channel.
    pub spot: Spot,
    /// What is to be done there.
    pub order: BoardOrder,
}

/// A board whose button was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// The channel.
    pub spot: Spot,
    /// The post.
    pub post: Snowflake,
    /// Which board it is, and in which wording.
    pub mark: BoardMark,
}
