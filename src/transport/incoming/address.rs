//! Where the response to an interaction goes: read beside what was asked, and never part of it.
//!
//! Id and token become part of a path, so whatever could lead out of its place there is neither.

use std::fmt;

use super::wire::Wire;
use crate::config::Token;
use crate::discord::Snowflake;

/// Where the response to an interaction goes. Whoever sends it needs this, and nobody else has it. It
/// prints as `[redacted]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// The interaction's snowflake, digits alone.
    pub id: String,
    /// Its secret.
    pub token: Token,
    /// Whom it was sent to: who edits its response says so.
    pub application: Option<Snowflake>,
}

impl Address {
    /// Returns the address, where there is an id and a token.
    pub(super) fn of(wire: &Wire<'_>) -> Option<Self> {
        let id = wire.id.text().filter(|id| (1..=20).contains(&id.len()) && are_digits(id))?;
        let token = wire.token.text().filter(|token| is_one_segment(token))?;
        let application = wire.application_id.text().and_then(Snowflake::parse);
        Some(Self { id: id.to_owned(), token: Token::new(token.to_owned()), application })
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether `text` is one segment of a path as it is written. See RFC 3986, section 3.3; of
/// what that allows, `%` is left out, as it can spell a slash, and dots that lead up.
fn is_one_segment(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte);
    text.bytes().all(is_plain) && !["", "."].contains(&text) && !text.contains("..")
}
