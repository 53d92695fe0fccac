//! The mark by which we know a board of ours again: which one it is, and in which wording.
//!
//! Every custom id on a board ends in it, after the `~` where decoding stops reading. So nothing about our
//! posts has to be remembered, and a button says by itself whether its post is out of date.

use std::fmt;

use sha2::{Digest, Sha256};

use super::id::{BoardId, Id};

/// How many digits a fingerprint has.
pub(crate) const DIGITS: usize = 16;

/// Tells one wording of a board from another: sixteen hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Returns the fingerprint of what is posted: the start of its SHA-256.
    pub(crate) fn of(posted: &[u8]) -> Self {
        let digest = Sha256::digest(posted);
        let first = digest.first_chunk().expect("it has 32 bytes");
        Self(format!("{:0DIGITS$x}", u64::from_be_bytes(*first)))
    }

    /// Returns the one that a board has while its own is reckoned: zeros.
    pub(crate) fn none() -> Self {
        Self("0".repeat(DIGITS))
    }
}

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
        let is_hexadecimal = digits.len() == DIGITS
            && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let fingerprint = is_hexadecimal.then(|| Fingerprint(digits.to_owned()))?;
        Some(Self { board: BoardId::parse(board)?, fingerprint })
    }
}

impl fmt::Display for BoardMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.board, self.fingerprint)
    }
}
