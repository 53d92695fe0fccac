//! Where a board is: a server, a channel in it, and which board.
//!
//! A board may have had another id when it was listed; a place always has the one it has now, so
//! that two of its names are never kept as two posts.

use std::collections::BTreeMap;

use crate::discord::Snowflake;
use crate::errand::Spot;
use crate::live::Snapshot;
use crate::values::BoardId;

/// Where a board is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The server.
    pub guild: Snowflake,
    /// The channel.
    pub channel: Snowflake,
    /// The board, as the content calls it now.
    pub board: BoardId,
}

impl Spot {
    /// Returns the place of a board in this channel.
    pub fn place(self, board: &BoardId) -> Place {
        let Self { guild, channel } = self;
        Place { guild, channel, board: board.clone() }
    }
}

impl Place {
    /// Returns whether the configuration lists it, so that it is kept renewed.
    pub fn is_listed(&self, snapshot: &Snapshot) -> bool {
        let server = snapshot.config.servers.get(&self.guild.number());
        let listed = server.into_iter().flat_map(|server| &server.board);
        let boards = &snapshot.content().boards;
        listed
            .filter(|place| place.channel == self.channel)
            .any(|place| boards.id_now(&place.board) == boards.id_now(&self.board))
    }
}

/// Returns every place that the configuration lists, in its order.
pub fn listed(snapshot: &Snapshot) -> Vec<Place> {
    let boards = &snapshot.content().boards;
    let servers = snapshot.config.servers.values();
    servers
        .flat_map(|server| server.board.iter().map(move |place| (server.guild, place)))
        .filter_map(|(guild, place)| {
            let (board, _) = boards.get(&place.board)?;
            Some(Place { guild, channel: place.channel, board: board.clone() })
        })
        .collect()
}

/// Returns the boards of each channel of each server.
pub(crate) fn by_channel(
    places: &[Place],
) -> BTreeMap<Snowflake, BTreeMap<Snowflake, Vec<BoardId>>> {
    let mut guilds: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
    for Place { guild, channel, board } in places {
        let boards = guilds.entry(*guild).or_default().entry(*channel).or_default();
        if !boards.contains(board) {
            boards.push(board.clone());
        }
    }
    guilds
}
