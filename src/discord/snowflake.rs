//! Snowflakes: Discord's ids of guilds and channels.
//!
//! Of people none is ever held: only servers, channels, our own posts and ourselves have one here.
//! They are written as text, because they outgrow the numbers that many programs read.
//! See Discord Docs, Reference (Snowflakes).

use std::fmt;

/// When Discord's time begins, in milliseconds since 1970.
const FIRST_SECOND_OF_2015: u64 = 1_420_070_400_000;

/// The id of a guild, a channel or our own application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snowflake(u64);

impl Snowflake {
    /// The smallest one that can be written.
    pub const LEAST: Self = Self(100_000_000_000_000);

    /// Returns the snowflake in `text`: 15 to 20 digits that fit in 64 bits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits && (15..=20).contains(&text.len())).map(Self)
    }

    /// Returns it as a number.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// Returns when Discord made it, in milliseconds since 1970.
    pub const fn made(self) -> u64 {
        (self.0 >> 22) + FIRST_SECOND_OF_2015
    }
}

impl fmt::Display for Snowflake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
