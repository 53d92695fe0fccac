//! How long what is read of an interaction lives.
//!
//! Memory that is freed is overwritten (`main.rs`), so what has ended is nowhere any more.

use std::fmt;

/// When what was read of an interaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// With the reading.
    Reading,
    /// With the choice of the reply.
    Choosing,
    /// With the answer.
    Answering,
    /// With the work on a board.
    Board,
    /// A while after the post of a board was renewed.
    Renewed,
}

impl Lifetime {
    /// Returns when it ends, in words that follow "kept".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reading => "until the interaction has been read",
            Self::Choosing => "until the reply has been chosen",
            Self::Answering => {
                "until the answer has been sent, which takes seconds; for `/board`, until its work has been reported; over the gateway \
                 the buffers of a connection to Discord may hold them for some minutes more"
            }
            Self::Board => {
                "until the reply has been chosen; for a pinned post, until the work on it is done, and in the lists of channels and of \
                 Discord's rate limits until those are cleared: with the next such work, and every six hours"
            }
            Self::Renewed => {
                "until the interaction has been read; of a pinned post with old words, until another such post is pressed after \
                 five minutes, so that nobody's presses renew a post again and again"
            }
        }
    }
}

impl fmt::Display for Lifetime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
