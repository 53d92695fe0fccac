//! Looks at everything that can be wrong with a bot, and says what to do about it: one finding a line.
//!
//! Nothing is changed, here or on Discord. What can be known without a token is looked at without one. `examined` is what
//! is looked at; `words` looks at content and configuration, `settings` at what the environment sets, `network` at the way
//! to Discord, `application` at what is set there, `servers` at each server and its boards, and `kernel` at the sandbox.

mod application;
mod examined;
mod kernel;
mod network;
mod servers;
mod settings;
mod words;

use std::sync::Arc;

use crate::config::{ApiBase, Token};
use crate::hosting::finding::Finding;
use crate::live::Reading;
use crate::rest::Rest;

pub(crate) use examined::Examined;
pub(crate) use kernel::of_the_sandbox;

/// Returns all that was found, in the order in which it is put right.
pub(crate) async fn examine(examined: Examined) -> Vec<Finding> {
    let mut found = words::findings(&examined.reading, examined.today);
    found.extend(settings::findings(&examined));
    let Ok(api) = &examined.api else {
        let rest = Rest::new(ApiBase::default(), Token::new(String::new()));
        found.extend(network::endpoint(&rest, examined.endpoint.as_deref()).await);
        return found;
    };
    let way = network::outgoing(api).await;
    let has_a_way = !way.is_broken();
    found.push(way);
    let nobody = || Token::new(String::new());
    let token = examined.environment.as_ref().map_or_else(|_| nobody(), |it| it.token.clone());
    let rest = Arc::new(Rest::new(api.clone(), token));
    let mut is_reached = false;
    if has_a_way {
        let clock = network::clock(&rest).await;
        is_reached = !clock.is_broken_connection;
        found.push(clock.finding);
    }
    let mut address = examined.endpoint.clone();
    if let (Ok(environment), true) = (&examined.environment, is_reached) {
        let seen = application::look(&rest, environment, examined.key.as_ref().ok()).await;
        found.extend(seen.findings);
        if let Some(own) = &seen.application {
            address = address.or_else(|| own.endpoint.clone());
            if let Ok(Reading { snapshot: Ok(snapshot), .. }) = &examined.reading {
                let snapshot = Arc::new(snapshot.clone());
                found.push(application::commands(&rest, own.bot.application, &snapshot).await);
                found.extend(servers::findings(&rest, own, &snapshot, examined.today).await);
            }
        }
    }
    found.extend(network::endpoint(&rest, address.as_deref()).await);
    found
}
