//! A token: the bot's or an interaction's.
//!
//! It prints as `[redacted]`, also in an error, and is written out where it is sent and nowhere
//! else. What is freed of it is overwritten, as all memory of the program is (`main.rs`).

use std::fmt;

/// The bot's token or an interaction's. It prints as `[redacted]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Returns a token that came from Discord, such as an interaction's.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Returns the token itself, for where it is sent: a header, an identify, a callback's address.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
