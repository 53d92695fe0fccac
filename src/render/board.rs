//! A board as the message that is posted and pinned, and the mark by which we know it again.
//!
//! Every custom id on a board ends in its mark, behind the `~` where decoding stops reading: the
//! board's id and a fingerprint of all that people see of it. So nothing about our posts has to be
//! remembered, and a button says by itself whether the post that it stands on is out of date.

use std::fmt;

use crate::content::{BoardId, Id};

/// Tells one wording of a board from another: sixteen hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which board a post is, and in which wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardMark {
    /// The board, as it was called when it was posted.
    pub board: BoardId,
    /// Its wording.
    pub fingerprint: Fingerprint,
}

impl BoardMark {
    /// Returns the mark that a custom id ends in, where it ends in one:
    /// `ou1:concern~worried.0123456789abcdef.3`.
    pub fn read(custom_id: &str) -> Option<Self> {
        let (_, mark) = custom_id.rsplit_once('~')?;
        let mut parts = mark.split('.');
        let (board, digits) = (parts.next()?, parts.next()?);
        let is_hexadecimal = digits.len() == 16
            && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let fingerprint = is_hexadecimal.then(|| Fingerprint(digits.to_owned()))?;
        Some(Self { board: BoardId::parse(board)?, fingerprint })
    }
}
