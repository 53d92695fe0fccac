//! The numbers of the pinned posts, as the last round has left them.
//!
//! They are counted by state and by nothing else: no server, channel or board is named.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;

use super::reconcile::Boards;
use crate::live::Live;
use crate::metrics::gauges;

/// What a page of numbers says of the pinned posts.
pub struct BoardNumbers {
    /// Which are listed.
    pub live: Arc<Live>,
    /// How each is.
    pub boards: Arc<Boards>,
}

impl Debug for BoardNumbers {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoardNumbers").finish_non_exhaustive()
    }
}

impl Collector for BoardNumbers {
    fn encode(&self, mut page: DescriptorEncoder<'_>) -> fmt::Result {
        let states = self.boards.states(&self.live.current()).into_iter();
        let help = "Pinned posts that the configuration lists, by how the last round left them";
        gauges(&mut page, "boards", help, states.map(|(state, count)| (state, count as u64)))
    }
}
