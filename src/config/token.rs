//! A token: the bot's or an interaction's.
//!
//! It prints as `[redacted]`, also in an error, and is written out where it is sent and nowhere
//! else. Its memory is overwritten when it is dropped; what the HTTP library copies for a call is not.

use std::fmt;

use zeroize::Zeroizing;

/// The bot's token or an interaction's. It prints as `[redacted]`, and is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// Returns a token that came from Discord, such as an interaction's.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
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
