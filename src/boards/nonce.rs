//! The nonce by which Discord knows a post again that is sent twice.
//!
//! It follows from what is posted and where, so a process that was killed before it heard that its
//! post was made, and two processes that post at the same moment, send the same one. See Discord
//! Docs, Message Resource (Create Message, `enforce_nonce`).

use sha2::{Digest, Sha256};

use crate::discord::Snowflake;
use crate::discord::limits::NONCE;
use crate::values::BoardMark;

/// How many hexadecimal digits of the hash are taken.
const LENGTH: usize = 24;
const _: () = assert!(LENGTH <= NONCE);

/// Returns the nonce of the post with this mark in a channel; another one for each `attempt`.
pub(super) fn nonce(channel: Snowflake, mark: &BoardMark, attempt: u8) -> String {
    let BoardMark { board, fingerprint } = mark;
    let hash = Sha256::digest(format!("{channel} {board} {fingerprint} {attempt}"));
    let first = hash.first_chunk().expect("it has 32 bytes");
    let mut nonce = format!("{:032x}", u128::from_be_bytes(*first));
    nonce.truncate(LENGTH);
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(channel: &str, custom_id: &str, attempt: u8) -> String {
        let mark = BoardMark::read(custom_id).unwrap();
        nonce(Snowflake::parse(channel).unwrap(), &mark, attempt)
    }

    #[test]
    fn a_nonce_is_short_and_differs_where_the_post_the_channel_or_the_attempt_does() {
        let (here, there) = ("645027906669510667", "645027906669510668");
        let mark = "ou1:concern~worried.0123456789abcdef.1";
        let other = "ou1:concern~worried.0123456789abcdee.1";
        let all = [
            of(here, mark, 0),
            of(there, mark, 0),
            of(here, other, 0),
            of(here, &mark.replace("worried", "find"), 0),
            of(here, mark, 1),
        ];
        let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert!(all.iter().all(|nonce| nonce.chars().count() <= NONCE));
        assert_eq!(of(here, mark, 0), of(here, &mark.replace(".1", ".2"), 0));
    }
}
