//! The servers that the host lists and that the bot is not in, as READY says when a session begins.
//!
//! Each is told with the address that installs the bot there, whenever a session begins. No message says later that it was
//! installed: with zero intents Discord tells of no server. See Discord Docs, Gateway Events (Ready).

use tracing::{info, warn};

use super::frame::Ready;
use crate::config::{Config, Server};
use crate::discord::{FOR_BOARDS, InstallAddress};

/// Returns the listed servers that are this session's to be in, and are not among those that READY names; none where
/// READY does not say whose session it is.
pub(super) fn absent<'c>(config: &'c Config, ready: &Ready) -> Vec<&'c Server> {
    let Some((guilds, [shard, shards])) = ready.guilds.as_ref().zip(ready.shard) else {
        return Vec::new();
    };
    // See Discord Docs, Gateway (Sharding).
    let is_ours = |guild: u64| shards > 0 && (guild >> 22) % shards == shard;
    let listed = config.servers.iter();
    let absent = listed.filter(|(guild, _)| is_ours(**guild) && !guilds.contains(*guild));
    absent.map(|(_, server)| server).collect()
}

/// Says in the log where the bot is still to be installed.
pub(super) fn tell(config: &Config, ready: &Ready) {
    let Some(application) = ready.application else { return };
    for server in absent(config, ready) {
        let guild = server.guild;
        let bot = (!server.board.is_empty()).then_some(FOR_BOARDS);
        let address = InstallAddress { application, bot, guild: Some(guild) };
        if bot.is_some() {
            warn!(
                "the bot is not in the server {guild}, which has boards: install it with {address}"
            );
        } else {
            info!(
                "the bot is not in the server {guild}; if / shows no commands there, install them with {address}"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::discord::Snowflake;

    fn config(guilds: &[u64]) -> Config {
        let servers = guilds.iter().map(|guild| {
            let id = Snowflake::parse(&guild.to_string()).unwrap();
            (*guild, Server::unset(id))
        });
        let mut config = Config::default();
        config.servers = servers.collect();
        config
    }

    #[test]
    fn a_listed_server_that_ready_does_not_name_is_absent_from_its_own_session_alone() {
        let (one, other) = (290_926_798_626_357_999, 290_926_798_630_552_303);
        assert_ne!((one >> 22) % 2, (other >> 22) % 2);
        let config = Arc::new(config(&[one, other]));
        let ready = |guilds: &[u64], shard| Ready {
            guilds: Some(guilds.to_vec()),
            shard: Some(shard),
            ..Ready::default()
        };
        let absent = |ready: &Ready| -> Vec<u64> {
            super::absent(&config, ready).iter().map(|server| server.guild.number()).collect()
        };
        assert_eq!(absent(&ready(&[], [0, 1])), [one, other]);
        assert_eq!(absent(&ready(&[one], [0, 1])), [other]);
        assert_eq!(absent(&ready(&[one, other], [0, 1])), Vec::<u64>::new());
        assert_eq!(absent(&ready(&[], [(one >> 22) % 2, 2])), [one]);
        assert_eq!(absent(&ready(&[], [0, 0])), Vec::<u64>::new());
        assert_eq!(absent(&Ready::default()), Vec::<u64>::new());
    }
}
