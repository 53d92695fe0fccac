//! The numbers of the pinned posts, as the last round has left them.
//!
//! They are counted by state and by nothing else: no server, channel or board is named.

use std::fmt::Error;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;

use super::content::gauges;
use super::state::State;
use crate::boards::Boards;

/// The numbers of the pinned posts.
pub(super) struct BoardNumbers {
    pub(super) state: Arc<State>,
    pub(super) boards: Arc<Boards>,
}

impl std::fmt::Debug for BoardNumbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BoardNumbers").finish_non_exhaustive()
    }
}

impl Collector for BoardNumbers {
    fn encode(&self, mut page: DescriptorEncoder<'_>) -> Result<(), Error> {
        let states = self.boards.states(&self.state.live.current());
        let help = "Pinned posts that the configuration lists, by how the last round left them";
        gauges(
            &mut page,
            "boards",
            help,
            states.into_iter().map(|(state, count)| (state, count as u64)),
        )
    }
}
