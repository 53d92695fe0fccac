//! Boards: pinned posts that keep themselves right.
//!
//! - `place` is where a board is, `permissions` what we may do there, `held` what boards are made from;
//! - `look` reads what is there, `plan` (pure) says what to do about it, `work` does it, `nonce` lets Discord
//!   know a post that is sent twice;
//! - `reconcile` does that for all servers at once, or for one channel;
//! - `keep` calls it again and again, `orders` when somebody asks; `progress` says how far a round has come, `state`
//!   and `numbers` how it has left each board, `told` and `diff` what came of it.
//!
//! No state is kept: our posts are known by the mark on their buttons, so any process can stop
//! anywhere and another goes on. Nobody else's post is edited, unpinned or deleted: nothing here
//! has a name for one. Start at [`Boards`].

mod diff;
mod held;
mod keep;
mod look;
mod nonce;
mod numbers;
mod orders;
mod permissions;
mod place;
mod plan;
mod progress;
mod reconcile;
mod state;
mod told;
mod work;

pub use held::{Current, Held};
pub use keep::{Rhythm, keep_boards};
pub use numbers::BoardNumbers;
pub use permissions::{Permissions, Whose};
pub use place::{Place, listed};
pub use plan::{BoardStep, ChannelState, FoundBoard, Plan, Post, plan};
pub use reconcile::{Boards, Task};
pub use state::BoardState;
pub use work::{Aim, Done, Made, Outcome, wanted};

pub(crate) use orders::Errands;
pub(crate) use place::by_channel;
pub(crate) use progress::Progress;
pub(crate) use told::{in_words, obstacle_in_words, rows};
